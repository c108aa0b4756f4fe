export const settlementReport = (..._: unknown[]): never[] => [];
