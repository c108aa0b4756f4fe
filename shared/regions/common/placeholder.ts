import type { Citation } from '../../law/instrument.ts';
import { valuesFrom } from '../region.ts';

export const CHECKED = '2026-11-23';

/** A value that begins with the oldest scheme. */
export const at = valuesFrom('2016-07-01', CHECKED);

/** What is done in practice and confirmed by no text. */
export const unconfirmed: Citation = { instrument: 'practice', grade: '待核' };

/** What follows from facts that were read. */
export const reasoned: Citation = { instrument: 'practice', grade: '推定' };

/** Another area's text, which is no rule here. */
export const borrowed = (instrument: string, article?: string): Citation => ({
  instrument,
  ...(article === undefined ? {} : { article }),
  grade: '待核',
});
