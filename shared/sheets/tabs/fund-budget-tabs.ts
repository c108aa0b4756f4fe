// What 總額預算 is settled from.

export const fundBudgetTabs = {} as const;
