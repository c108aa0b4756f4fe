/** Settings of 預警, by their dotted keys. */
export const earlyWarningParameters = {} as const;
