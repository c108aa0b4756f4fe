/** Tabs of 用量與人次異常. */
export const volumeFlagTabs = {} as const;
