import { theRule } from '../../../law/rule.ts';
import { type Fen, fen, sumFen } from '../../../money/fen.ts';
import { groupAdvance } from '../../../rules/group-payment/advance.ts';
import { groupMonth } from '../../../rules/group-payment/month.ts';
import { evenOffset, firstOffset, yearEndOffset } from '../../../rules/group-payment/offset.ts';
import { groupTotal } from '../../../rules/group-payment/total.ts';
import { MONTHS } from '../../../rules/payment/month-budget.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import type { MethodContext } from '../method.ts';

export type TotalRow = Tables['groupTotals'][number];
export type SpendingRow = Tables['groupSpending'][number];

interface OfGroup {
  readonly consortium: string;
  readonly fund: Fund;
}

/** One group in one fund. */
export const lineKey = ({ consortium, fund }: OfGroup): string => `${consortium} ${fund}`;

/** What the audit left of a claim. */
export const audited = ({ claimed, disallowed }: Pick<SpendingRow, 'claimed' | 'disallowed'>): Fen =>
  fen(claimed - disallowed);

export const sumAudited = (rows: readonly SpendingRow[]): Fen => sumFen(rows.map(audited));

/** Spending by what becomes of it. Money in fen. */
export interface Spending {
  /** Within the total and paid here */
  readonly here: Fen;
  /** Within the total, paid by another method */
  readonly elsewhere: Fen;
  /** Outside the total, paid here by item */
  readonly exempt: Fen;
}

export function spendingOf(rows: readonly SpendingRow[]): Spending {
  const within = rows.filter(({ exempt }) => !exempt);
  return {
    here: sumAudited(within.filter(({ elsewhere }) => !elsewhere)),
    elsewhere: sumAudited(within.filter(({ elsewhere }) => elsewhere)),
    exempt: sumAudited(rows.filter(({ exempt, elsewhere }) => exempt && !elsewhere)),
  };
}

/** The base years of a total, oldest first. */
export const baseYears = ({ year, 'groupPayment.yearWeights': weights }: MethodContext['area']['params']) =>
  weights.map((_, index) => year - weights.length + index);

/** A group's total of the year, and the advance on it. Money in fen. */
export interface GroupLine extends OfGroup {
  readonly row: TotalRow;
  /** By base year, oldest first */
  readonly uses: readonly Fen[];
  readonly total: Fen;
  readonly advance: Fen;
}

/** Every row of 集團總額, by group, then fund; the check has seen to it that no year of the base lacks. */
export function groupLines(context: MethodContext): readonly GroupLine[] {
  const { area, use, trace } = context;
  const { params, tables } = area;
  return [...tables.groupTotals]
    .sort((a, b) => (lineKey(a) < lineKey(b) ? -1 : 1))
    .map((row) => {
      const key = lineKey(row);
      const ofLine = tables.groupBase.filter((base) => lineKey(base) === key);
      const uses = baseYears(params).map((year) => {
        const { outpatient, inpatient } = ofLine.find((base) => base.year === year)!;
        return fen(outpatient + inpatient);
      });
      const told = (column: string) => trace?.({ table: 'totals', row: key, column });
      const { contributionBefore, contribution, negotiated } = row;
      const facts = { uses, contributionBefore, contribution, negotiated, params };
      const total = use(groupTotal).apply(facts, told('total'));
      const advance = use(groupAdvance).apply({ total, params }, told('advance'));
      return { consortium: row.consortium, fund: row.fund, row, uses, total, advance };
    });
}

/** A group's month. Money in fen. */
export interface GroupMonth extends Spending {
  readonly line: GroupLine;
  /** Paid at the start of the year; zero in other months than January */
  readonly advance: Fen;
  readonly offset: Fen;
  /** To the lead institution; negative: to be set off in a later month */
  readonly payment: Fen;
  /** Spent of the total since January */
  readonly soFar: Fen;
}

export function groupMonthOf(context: MethodContext, line: GroupLine, month: string): GroupMonth {
  const { area, use, trace } = context;
  const { params, tables } = area;
  const key = lineKey(line);
  const ofLine = tables.groupSpending.filter((row) => lineKey(row) === key);
  const months = MONTHS.slice(0, MONTHS.indexOf(month as (typeof MONTHS)[number]) + 1).map((number) =>
    spendingOf(ofLine.filter((row) => row.month.endsWith(`-${number}`))),
  );
  const spending = months.at(-1)!;
  const facts = { advance: line.advance, audited: months.map(({ here }) => here), params };
  const rules = [use(evenOffset), use(firstOffset), use(yearEndOffset)];
  const told = (column: string) => trace?.({ table: 'months', row: key, column });
  const offset = theRule(rules, facts).apply(facts, told('offset'));
  const advance = fen(month === '01' ? line.advance : 0n);
  const { here, exempt } = spending;
  const payment = use(groupMonth).apply({ advance, audited: here, exempt, offset }, told('payment'));
  return {
    ...spending,
    line,
    advance,
    offset,
    payment,
    soFar: sumFen(months.flatMap((each) => [each.here, each.elsewhere])),
  };
}
