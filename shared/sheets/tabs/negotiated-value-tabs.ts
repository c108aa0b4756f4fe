// What 談判相對價值 is settled from.

export const negotiatedValueTabs = {} as const;
