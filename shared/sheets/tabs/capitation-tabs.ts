// What 門診按人頭付費 is settled from.

export const capitationTabs = {} as const;
