// What 標化工作當量 is settled from.

export const equivalentsTabs = {} as const;
