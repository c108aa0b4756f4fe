import type { Rule, RuleInForce } from '../../law/rule.ts';
import { type Trace, type Traced, traced } from '../../law/trace.ts';
import type { Fen } from '../../money/fen.ts';
import { type Fraction, fraction } from '../../money/fraction.ts';
import type { DecisionKind, GroupKind, Level } from '../../sheets/tabs/values.ts';
import type { DailyPoints } from '../bed-day/daily-points.ts';
import type { SchemeParameters } from '../parameters.ts';

/** The classes of a case, in the words of contract.md. */
export type CaseClass =
  | 'normal'
  | 'low'
  | 'mid'
  | 'high'
  | 'unstable'
  | 'ambiguous'
  | 'ungrouped'
  | 'bed-day';

/** A disease group with the values in force for the year. */
export interface Group {
  readonly code: string;
  readonly name: string;
  readonly kind: GroupKind;
  /** P: points per case, or per day for a bed-day group. Zero where the kind needs none. */
  readonly basePoints: Fraction;
  /** c̄_g in fen; `undefined` where the kind needs none. */
  readonly meanCost: Fen | undefined;
  readonly noCoefficient: boolean;
  readonly upperMultiple: Fraction | undefined;
}

/** What a rule of a single case may look at. Money in fen. */
export interface CaseFacts {
  /** C */
  readonly total: Fen;
  /** D, found unreasonable on audit */
  readonly unreasonable: Fen;
  /** Days of stay, at least 1 */
  readonly days: number;
  readonly daySurgery: boolean;
  /** `undefined`: the code is not in the table and the programme takes such cases as ungrouped. */
  readonly group: Group | undefined;
  /** Of the 床日標準 tab for this group and institution; omitted: the group's own points count */
  readonly dailyPoints?: readonly DailyPoints[] | undefined;
  readonly level: Level;
  /** k, the difference coefficient of this institution in this group */
  readonly coefficient: Fraction;
  /** c̄ over all groups, in fen */
  readonly areaMeanCost: Fen;
  readonly params: SchemeParameters;
}

export interface Decision {
  readonly kind: DecisionKind;
  /** The fixed points, or the approved multiple; `undefined` when left blank. */
  readonly value: Fraction | undefined;
}

/** Facts of a case whose class is known. */
export interface ClassedFacts extends CaseFacts {
  readonly class: CaseClass;
  readonly decision: Decision | undefined;
}

/** Points a case of a known class gains, or loses when negative, before rounding. */
export type ExtraRule = Rule<ClassedFacts, Fraction, 'extra'>;

/** The first class rule of a programme whose `when` holds gives a case its class and its points before rounding. */
export type ClassRule = Rule<CaseFacts, Fraction, 'class'> & {
  readonly class: (facts: CaseFacts) => CaseClass;
};
export type ClassRuleInForce = RuleInForce<CaseFacts, Fraction> & Pick<ClassRule, 'class'>;

/** r = C ÷ c̄_g. Only groups of kind 一般 have it; others never reach a rule that asks. */
export const costRatio = ({ total, group }: CaseFacts): Fraction => fraction(total, group!.meanCost!);

/** (C − D) ÷ c̄ × 100: a charge expressed in points. */
export const chargePoints = ({ total, unreasonable, areaMeanCost }: CaseFacts): Fraction =>
  fraction((total - unreasonable) * 100n, areaMeanCost);

/** The group has points of its own, and a mean to compare with. */
export const isGeneral = ({ group }: CaseFacts): boolean => group?.kind === '一般';

const yuanOf = (amount: Fen): Traced => traced(fraction(amount, 100n), '元');

/** The inputs of a case by the symbols of the rulebook; asked for only when a trace is taken. */
export const symbols = {
  C: ({ total }: CaseFacts) => yuanOf(total),
  D: ({ unreasonable }: CaseFacts) => yuanOf(unreasonable),
  c̄: ({ areaMeanCost }: CaseFacts) => yuanOf(areaMeanCost),
  c̄_g: ({ group }: CaseFacts) => yuanOf(group!.meanCost!),
  P: ({ group }: CaseFacts) => traced(group!.basePoints, '點'),
  k: ({ coefficient }: CaseFacts) => traced(coefficient),
  r: (facts: CaseFacts) => traced(costRatio(facts), '倍'),
  days: ({ days }: CaseFacts) => traced(fraction(BigInt(days)), '天'),
} as const;

export type CaseSymbol = keyof typeof symbols;

/** Tells the trace of one application and hands the result on. */
export function note(
  trace: Trace | undefined,
  rule: string,
  formula: string,
  facts: CaseFacts,
  used: readonly CaseSymbol[],
  result: Fraction,
  further: Readonly<Record<string, Traced>> = {},
): Fraction {
  trace?.({
    rule,
    formula,
    inputs: { ...Object.fromEntries(used.map((symbol) => [symbol, symbols[symbol](facts)])), ...further },
    result: traced(result, '點'),
  });
  return result;
}
