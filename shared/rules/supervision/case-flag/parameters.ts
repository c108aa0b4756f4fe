/** Settings of 病例異常, by their dotted keys. */
export const caseFlagParameters = {} as const;
