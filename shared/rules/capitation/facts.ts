import type { Rule } from '../../law/rule.ts';
import { type Traced, traced } from '../../law/trace.ts';
import type { Fen } from '../../money/fen.ts';
import { fraction } from '../../money/fraction.ts';
import type { SchemeParameters } from '../parameters.ts';

export type CapitationRule<F, R> = Rule<F, R, 'capitation'>;

/** A part of a scheme's settings, so that facts name only what they look at. */
export type Settings<K extends keyof SchemeParameters> = Pick<SchemeParameters, K>;

export const yuanOf = (amount: Fen, name?: string): Traced => traced(fraction(amount, 100n), '元', name);
