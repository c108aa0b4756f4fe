import { finding, type Report } from '../../../findings/finding.ts';
import type { Trace } from '../../../law/trace.ts';
import { type Fen, fen, formatYuan, NO_MONEY, sumFen } from '../../../money/fen.ts';
import { currentBudget } from '../../../rules/fund-budget/current.ts';
import { inForce } from '../../../rules/programme.ts';
import { isoDate } from '../../../sheets/calendar.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import { budgetItemOf } from '../../budget-items.ts';
import { fundName } from '../../settlement.ts';
import type { AmountPlace, MethodInput } from '../method.ts';
import { type ItemRows, isReserve, type OpeningLine } from './items.ts';

/** One documented change of the year. */
export type Entry = Tables['fundBudgetAdjustments'][number];

/** One line of the budget as it stands. */
export interface CurrentLine extends OpeningLine {
  readonly added: Fen;
  readonly drawn: Fen;
  readonly current: Fen;
}

/** The entries of a fund by date, checked by themselves. `undefined` after a blocking finding. */
export function entriesOf(
  fund: Fund,
  rows: ItemRows | undefined,
  reserves: readonly string[],
  { params, tables, places }: MethodInput,
  report: Report,
): readonly Entry[] | undefined {
  const entries = tables.fundBudgetAdjustments.filter((row) => row.fund === fund);
  let sound = true;
  const refuse: Report = (told) => {
    sound = false;
    report(told);
  };
  const place = places.fundBudgetAdjustments;
  for (const { item: typed, date, source, document, row } of entries) {
    const item = budgetItemOf(typed);
    const day = isoDate(date);
    if (!day.startsWith(`${params.year}-`)) {
      const values = { date: day, year: String(params.year) };
      refuse(finding('FUND_BUDGET_DATE_OUTSIDE', place(row, 'date'), values));
    }
    const known = isReserve(item) ? reserves.includes(item) : rows?.has(item);
    if (rows && !known) {
      refuse(finding('FUND_BUDGET_ITEM_UNKNOWN', place(row, 'item'), { fund, item: typed }));
    }
    if (source === '追加調減') continue;
    if (rows && !reserves.includes(source)) {
      refuse(finding('FUND_BUDGET_RESERVE_UNKNOWN', place(row, 'source'), { fund, source }));
    }
    if (source === item) {
      refuse(finding('FUND_BUDGET_DRAW_TO_ITSELF', place(row, 'source'), { source, item: typed }));
    }
    if (document === null) {
      refuse(finding('FUND_BUDGET_DRAW_WITHOUT_DOCUMENT', place(row, 'document'), { source }));
    }
  }
  return sound ? [...entries].sort((a, b) => a.date - b.date || (textOf(a) < textOf(b) ? -1 : 1)) : undefined;
}

/** Whatever tells two entries of a day apart, wherever they stand in the tab. */
const textOf = ({ item, source, amount, reason, document }: Entry): string =>
  [item, source, amount, reason, document].join(' ');

/** The lines after the year's entries. `undefined` after a blocking finding. */
export function currentLines(
  fund: Fund,
  lines: readonly OpeningLine[],
  entries: readonly Entry[],
  input: MethodInput,
  report: Report,
  trace?: (place: AmountPlace) => Trace,
): readonly CurrentLine[] | undefined {
  const current = lines.map((line): CurrentLine => {
    const changes = changesOf(line.item, entries);
    const facts = {
      opening: line.opening,
      added: sumFen(changes.map(({ added }) => added)),
      drawn: sumFen(changes.map(({ drawn }) => drawn)),
    };
    const place = { table: `lines-${fundName(fund)}`, row: line.item, column: 'current' };
    const amount = inForce(input.programme, currentBudget).apply(facts, trace?.(place));
    return { ...line, ...facts, current: amount };
  });
  const overdrawn = current.filter(
    (line) => line.kind === 'reserve' && !staysCovered(fund, line, entries, input, report),
  );
  const negative = current.filter((line) => line.kind === 'item' && line.current < 0n);
  for (const { item, current: amount } of negative) {
    const last = entries.findLast((entry) => budgetItemOf(entry.item) === item);
    const where = input.places.fundBudgetAdjustments(last?.row, 'amount');
    report(finding('FUND_BUDGET_ITEM_NEGATIVE', where, { fund, item, amount: formatYuan(amount) }));
  }
  return overdrawn.length + negative.length === 0 ? current : undefined;
}

interface Change {
  readonly entry: Entry;
  readonly added: Fen;
  readonly drawn: Fen;
}

/** What the entries do to one line: money added to it, or moved to it or away from it. */
function changesOf(item: string, entries: readonly Entry[]): readonly Change[] {
  return entries.flatMap((entry): Change[] => {
    const { source, amount } = entry;
    const here = budgetItemOf(entry.item) === item;
    if (source === '追加調減') return here ? [{ entry, added: amount, drawn: NO_MONEY }] : [];
    const moved = (here ? amount : 0n) - (source === item ? amount : 0n);
    return here || source === item ? [{ entry, added: NO_MONEY, drawn: fen(moved) }] : [];
  });
}

/** A reserve is never below zero at the end of a day; the first day it would be is told. */
function staysCovered(
  fund: Fund,
  { item, opening }: CurrentLine,
  entries: readonly Entry[],
  { places }: MethodInput,
  report: Report,
): boolean {
  let held: Fen = opening;
  for (const [date, changes] of Map.groupBy(changesOf(item, entries), ({ entry }) => entry.date)) {
    const change = sumFen(changes.map(({ added, drawn }) => fen(added + drawn)));
    if (held + change < 0n) {
      const last = changes.findLast(({ added, drawn }) => added + drawn < 0n)!;
      const values = {
        fund,
        reserve: item,
        date: isoDate(date),
        held: formatYuan(held),
        drawn: formatYuan(fen(-change)),
      };
      const where = places.fundBudgetAdjustments(last.entry.row, 'amount');
      report(finding('FUND_BUDGET_RESERVE_OVERDRAWN', where, values));
      return false;
    }
    held = fen(held + change);
  }
  return true;
}
