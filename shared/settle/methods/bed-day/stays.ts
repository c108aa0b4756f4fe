import { type Fen, NO_MONEY, sumFen } from '../../../money/fen.ts';
import { ZERO } from '../../../money/fraction.ts';
import { bedDayAmount, quotaOf } from '../../../rules/bed-day/amount.ts';
import type { StayFacts } from '../../../rules/bed-day/facts.ts';
import { bedDayLimit } from '../../../rules/bed-day/limit.ts';
import { bedDayClearing, bedDayPrepayment } from '../../../rules/bed-day/payment.ts';
import { type BedDayStandards, daysInBands } from '../../../rules/bed-day/standards.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import type { Area } from '../../area.ts';
import { bedDayStandards } from '../../bed-day-standards.ts';
import { inPeriod } from '../in-period.ts';
import type { MethodContext } from '../method.ts';

export type StayRow = Tables['bedDayStays'][number];

/** The stays of one institution in one fund and group, paid by the day. Money in fen. */
export interface StaySums {
  readonly institution: string;
  readonly fund: Fund;
  readonly group: string | null;
  readonly stays: number;
  readonly days: number;
  /** Σ standard × days */
  readonly quota: Fen;
  /** What the charges really were; `null`: not told of every stay */
  readonly total: Fen | null;
  /** The fund's part of the quota */
  readonly amount: Fen;
  readonly advance: Fen;
}

/** What one institution is owed in one fund. Money in fen. */
export interface BedDayDue {
  readonly institution: string;
  readonly fund: Fund;
  readonly amount: Fen;
  readonly advance: Fen;
  readonly due: Fen;
  /** Month: what is to be paid now; year: what is left to pay */
  readonly payment: Fen;
  /** Year: what was paid in its months */
  readonly paid: Fen;
}

/** A row that continues a stay of an earlier month is no stay of its own. */
export const staysOf = ({ stays, daysBefore }: StayRow): number => (daysBefore ? 0 : (stays ?? 1));

export const staysIn = ({ area, period }: Pick<MethodContext, 'area' | 'period'>): readonly StayRow[] =>
  area.tables.bedDayStays.filter((row) => inPeriod(period, row));

/** By institution, fund and group, in plain string order. */
export function staySums(context: MethodContext): readonly StaySums[] {
  const standards = bedDayStandards(context.area.tables);
  const byKey = Map.groupBy(staysIn(context), ({ institution, fund, group }) =>
    sumsKey({ institution, fund, group }),
  );
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rows]) => sumOf(context, standards, rows));
}

export const sumsKey = ({ institution, fund, group }: Pick<StaySums, 'institution' | 'fund' | 'group'>) =>
  `${institution} ${fund} ${group ?? ''}`.trim();

function sumOf(context: MethodContext, standards: BedDayStandards, rows: readonly StayRow[]): StaySums {
  const { institution, fund, group } = rows[0]!;
  const rule = context.use(bedDayAmount);
  const row = sumsKey({ institution, fund, group });
  const trace = context.trace?.({ table: 'amounts', row, column: 'amount' });
  const facts = rows.map((stay) => stayFacts(stay, standards, context.area));
  const totals = rows.map(({ total }) => total);
  return {
    institution,
    fund,
    group,
    stays: rows.reduce((sum, stay) => sum + staysOf(stay), 0),
    days: rows.reduce((sum, { days }) => sum + days, 0),
    quota: sumFen(facts.map(quotaOf)),
    total: totals.every((total) => total !== null) ? sumFen(totals) : null,
    amount: sumFen(facts.map((stay) => rule.apply(stay, trace))),
    advance: sumFen(rows.map(({ advance }) => advance ?? NO_MONEY)),
  };
}

/** The days of a stay by the standard that prices them; the check has seen to it that every stay has one in money. */
export function partsOf(
  stay: StayRow,
  standards: BedDayStandards,
  { institutions }: Area,
): StayFacts['parts'] {
  const bands = standards.lookup(stay.group, institutions.get(stay.institution)!)!;
  return daysInBands(bands, stay.daysBefore ?? 0, stay.days).map(({ band, days }) => ({
    standard: band.standard!,
    days,
  }));
}

const stayFacts = (stay: StayRow, standards: BedDayStandards, area: Area): StayFacts => ({
  parts: partsOf(stay, standards, area),
  shareA: stay.shareA,
  ratioA: stay.ratioA,
  shareB: stay.shareB ?? ZERO,
  ratioB: stay.ratioB ?? ZERO,
});

/** Every institution with a stay, or, for the year, with a payment; by institution, then fund. */
export function bedDayDues(context: MethodContext, sums: readonly StaySums[]): readonly BedDayDue[] {
  const { area, period, use, trace } = context;
  const payments = period.kind === 'year' ? area.tables.bedDayPayments : [];
  const keyOf = ({ institution, fund }: { institution: string; fund: Fund }) => `${institution} ${fund}`;
  const byKey = Map.groupBy(sums, keyOf);
  const paidByKey = Map.groupBy(payments, keyOf);
  return [...new Set([...byKey.keys(), ...paidByKey.keys()])].sort().map((row) => {
    const ofRow = byKey.get(row) ?? [];
    const paidRows = paidByKey.get(row) ?? [];
    const { institution, fund } = (ofRow[0] ?? paidRows[0])!;
    const amount = sumFen(ofRow.map((line) => line.amount));
    const advance = sumFen(ofRow.map((line) => line.advance));
    const paid = sumFen(paidRows.map((line) => line.amount));
    const told = (column: string) => trace?.({ table: 'dues', row, column });
    const due = use(bedDayLimit).apply({ amount, advance, params: area.params }, told('due'));
    const payment =
      period.kind === 'month'
        ? use(bedDayPrepayment).apply({ due, params: area.params }, told('payment'))
        : use(bedDayClearing).apply({ due, paid }, told('payment'));
    return { institution, fund, amount, advance, due, payment, paid };
  });
}
