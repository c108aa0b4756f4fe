import { entries } from '../entry.ts';

/** Messages about the input of 集採結餘留用. */
export const procurementFindings = entries({});
