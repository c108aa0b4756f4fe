// What 集採結餘留用 is settled from.

export const procurementTabs = {} as const;
