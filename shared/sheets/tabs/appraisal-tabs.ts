// What 考核 is settled from.

export const appraisalTabs = {} as const;
