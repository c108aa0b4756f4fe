/** Settings of 醫師記分, by their dotted keys. */
export const doctorPointsParameters = {} as const;
