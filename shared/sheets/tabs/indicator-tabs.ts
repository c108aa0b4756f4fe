/** Tabs of 監測指標. */
export const indicatorTabs = {} as const;
