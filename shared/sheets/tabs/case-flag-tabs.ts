/** Tabs of 病例異常. */
export const caseFlagTabs = {} as const;
