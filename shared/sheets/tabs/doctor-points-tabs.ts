/** Tabs of 醫師記分. */
export const doctorPointsTabs = {} as const;
