/** Settings of 用量與人次異常, by their dotted keys. */
export const volumeFlagParameters = {} as const;
