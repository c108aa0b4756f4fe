/** Tabs of 預警. */
export const earlyWarningTabs = {} as const;
