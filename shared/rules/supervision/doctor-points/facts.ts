import type { Rule } from '../../../law/rule.ts';
import type { SchemeParameters } from '../../parameters.ts';

/** The settings a rule reads. */
export type DoctorSettings<K extends keyof SchemeParameters> = {
  readonly params: Pick<SchemeParameters, K>;
};

/** A rule of 醫師記分. Days are day numbers, both ends of a term belonging to it. */
export type DoctorRule<F, R> = Rule<F, R, 'doctorPoints'>;

/** A term of days; no end: until something else ends it. */
export interface Term {
  readonly from: number;
  readonly to: number | null;
}
