/** Settings of 監測指標, by their dotted keys. */
export const indicatorParameters = {} as const;
