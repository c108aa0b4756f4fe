// What 預付金 is settled from.

export const workingCapitalTabs = {} as const;
