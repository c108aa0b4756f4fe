// What 待遇與轉診 is settled from.

export const benefitsTabs = {} as const;
