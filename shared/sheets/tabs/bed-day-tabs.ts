// What 床日付費 is settled from.

export const bedDayStandardTabs = {} as const;
