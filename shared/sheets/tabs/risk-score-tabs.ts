/** Tabs of 風險畫像. */
export const riskScoreTabs = {} as const;
