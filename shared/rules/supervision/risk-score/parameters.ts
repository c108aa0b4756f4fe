/** Settings of 風險畫像, by their dotted keys. */
export const riskScoreParameters = {} as const;
