// What 調價資金池 is settled from.

export const pricePoolTabs = {} as const;
