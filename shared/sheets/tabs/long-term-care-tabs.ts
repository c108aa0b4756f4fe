// What 長期護理保險 is settled from.

export const longTermCareTabs = {} as const;
