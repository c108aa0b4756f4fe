import { theRule } from '../../../law/rule.ts';
import type { Trace } from '../../../law/trace.ts';
import { type Fen, fen, NO_MONEY } from '../../../money/fen.ts';
import { type Fraction, ZERO } from '../../../money/fraction.ts';
import { basicBenefit } from '../../../rules/benefits/basic.ts';
import { criticalBenefit } from '../../../rules/benefits/critical.ts';
import {
  accumulatedDeductible,
  oneStayDeductible,
  separateDeductible,
} from '../../../rules/benefits/deductible.ts';
import type { Band, ChainStay } from '../../../rules/benefits/facts.ts';
import { supplementBenefit } from '../../../rules/benefits/supplement.ts';
import { LEVELS, type Level } from '../../../sheets/tabs/values.ts';
import type { MethodContext } from '../method.ts';
import type { PolicyRow, StayRow } from './check.ts';

/** A stay with the benefits that the policy gives it. */
export interface StayBenefit {
  readonly row: StayRow;
  readonly level: Level;
  readonly standing: Standing;
  readonly deductible: Fen;
  /** Of the level, before anything is taken off */
  readonly ratio: Fraction;
  readonly basic: Fen;
  readonly supplement: Fen;
  readonly critical: Fen;
}

/** How a stay came about, as far as it decides the benefit. */
export type Standing = '' | '上轉' | '下轉' | '平級轉診' | '區外已轉診' | '區外未轉診';

export const totalBenefit = ({ basic, supplement, critical }: StayBenefit): Fen =>
  fen(basic + supplement + critical);

const RANK: readonly Level[] = LEVELS.map(({ hant }) => hant);

/** The benefits of all stays, by person in order of time. */
export function stayBenefits(context: MethodContext): readonly StayBenefit[] {
  const { tables } = context.area;
  const deductibles = deductiblesOf(context);
  const byPerson = Map.groupBy(inTime(tables.benefitStays), ({ fund, person }) => `${fund} ${person}`);
  return [...byPerson.values()].flatMap((stays) => personBenefits(context, stays, deductibles));
}

const inTime = (stays: readonly StayRow[]): StayRow[] =>
  [...stays].sort(
    (a, b) => a.admission - b.admission || a.discharge - b.discharge || (a.stay < b.stay ? -1 : 1),
  );

export const levelOf = ({ area }: MethodContext, { institution, level }: StayRow): Level =>
  (institution === null ? undefined : area.institutions.get(institution)?.level) ?? level!;

const inpatientPolicy = (context: MethodContext, row: StayRow): PolicyRow =>
  context.area.tables.benefitPolicies.find(
    (policy) => policy.cover === '住院' && policy.fund === row.fund && policy.level === levelOf(context, row),
  )!;

const consortiumOf = ({ area }: MethodContext, { institution }: StayRow): string | undefined =>
  institution === null ? undefined : area.institutions.get(institution)?.consortium;

/** The stay a stay was referred from, where both lie in one 醫共體. */
function predecessor(context: MethodContext, row: StayRow, stays: ReadonlyMap<string, StayRow>) {
  const before = row.referredFrom === null ? undefined : stays.get(row.referredFrom);
  const consortium = consortiumOf(context, row);
  return before && consortium !== undefined && consortiumOf(context, before) === consortium
    ? before
    : undefined;
}

function directionOf(context: MethodContext, before: StayRow, row: StayRow): ChainStay['direction'] {
  const step = RANK.indexOf(levelOf(context, row)) - RANK.indexOf(levelOf(context, before));
  return step < 0 ? 'up' : step > 0 ? 'down' : 'level';
}

/** What each stay bears of the deductible, chain by chain. */
function deductiblesOf(context: MethodContext): ReadonlyMap<StayRow, Fen> {
  const { params, tables } = context.area;
  const stays = new Map(tables.benefitStays.map((row) => [row.stay, row]));
  const next = new Map<StayRow, StayRow>();
  const first: StayRow[] = [];
  for (const row of tables.benefitStays) {
    const before = predecessor(context, row, stays);
    if (before) next.set(before, row);
    else first.push(row);
  }
  const rules = [oneStayDeductible, accumulatedDeductible, separateDeductible].map((rule) =>
    context.use(rule),
  );
  const borne = new Map<StayRow, Fen>();
  for (const start of first) {
    const rows: StayRow[] = [];
    for (let row: StayRow | undefined = start; row; row = next.get(row)) rows.push(row);
    const chain = rows.map((row, index): ChainStay => {
      const before = rows[index - 1];
      const standard = inpatientPolicy(context, row).deductible;
      const direction = before ? directionOf(context, before, row) : 'first';
      return { eligible: row.eligible, standard, direction };
    });
    const facts = { chain, params };
    const parts = theRule(rules, facts).apply(facts, inTurn(context, rows));
    rows.forEach((row, index) => {
      borne.set(row, parts[index]!);
    });
  }
  return borne;
}

/** The rule tells of the stays in their order; each goes to its own row. */
function inTurn(context: MethodContext, rows: readonly StayRow[]): Trace | undefined {
  if (!context.trace) return undefined;
  const traces = rows.map((row) => traceOf(context, row, 'deductible'));
  let next = 0;
  return (step) => traces[next++]?.(step);
}

const traceOf = ({ trace }: MethodContext, { stay }: StayRow, column: string): Trace | undefined =>
  trace?.({ table: 'stays', row: stay, column });

/** The stays of one person in one fund: caps and the burden of the year run through them. */
function personBenefits(
  context: MethodContext,
  stays: readonly StayRow[],
  deductibles: ReadonlyMap<StayRow, Fen>,
): readonly StayBenefit[] {
  const { tables, params } = context.area;
  const fund = stays[0]!.fund;
  const policies = tables.benefitPolicies.filter((policy) => policy.fund === fund);
  const supplements = policies.find(({ cover }) => cover === '大額補助');
  const bands = bandsOf(policies);
  const all = new Map(tables.benefitStays.map((row) => [row.stay, row]));
  let [used, supplemented, burden] = [NO_MONEY, NO_MONEY, NO_MONEY];
  return stays.map((row) => {
    const { ratio, cap } = inpatientPolicy(context, row);
    const deductible = deductibles.get(row)!;
    const standing = standingOf(context, row, all);
    used = fen(used + row.paidBefore);
    const less = standing === '區外未轉診' ? params['benefits.unreferred.add'] : ZERO;
    const { paid: basic, beyond } = context
      .use(basicBenefit)
      .apply({ eligible: row.eligible, deductible, ratio, less, cap, used }, traceOf(context, row, 'basic'));
    used = fen(used + basic);
    const supplement = supplements
      ? context
          .use(supplementBenefit)
          .apply(
            { beyond, ratio: supplements.ratio, cap: supplements.cap, used: supplemented },
            traceOf(context, row, 'supplement'),
          )
      : NO_MONEY;
    supplemented = fen(supplemented + supplement);
    const after = fen(burden + row.eligible - basic - supplement);
    const critical = context
      .use(criticalBenefit)
      .apply({ before: burden, after, bands }, traceOf(context, row, 'critical'));
    burden = after;
    const level = levelOf(context, row);
    return { row, level, standing, deductible, ratio, basic, supplement, critical };
  });
}

export const bandsOf = (policies: readonly PolicyRow[]): readonly Band[] =>
  policies
    .filter(({ cover }) => cover === '大病保險')
    .map(({ deductible, ratio }) => ({ from: deductible, ratio }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));

const STANDING = { up: '上轉', down: '下轉', level: '平級轉診' } as const;

function standingOf(context: MethodContext, row: StayRow, stays: ReadonlyMap<string, StayRow>): Standing {
  if (row.institution === null) return row.referred ? '區外已轉診' : '區外未轉診';
  const before = predecessor(context, row, stays);
  const direction = before && directionOf(context, before, row);
  return direction && direction !== 'first' ? STANDING[direction] : '';
}
