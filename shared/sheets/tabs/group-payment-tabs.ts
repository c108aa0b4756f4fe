// What 集團總額付費 is settled from.

export const groupPaymentTabs = {} as const;
