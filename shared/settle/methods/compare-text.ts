/** Plain string order, the same in every place and language. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
