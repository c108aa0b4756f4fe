// What 單病種付費 is settled from.

export const diseasePackageTabs = {} as const;
