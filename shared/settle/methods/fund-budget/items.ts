import { finding, type Report } from '../../../findings/finding.ts';
import type { Trace } from '../../../law/trace.ts';
import { type Fen, fen, formatYuan, NO_MONEY, sumFen } from '../../../money/fen.ts';
import { compare, type Fraction, ONE, plus, ZERO } from '../../../money/fraction.ts';
import type { ItemFacts } from '../../../rules/fund-budget/facts.ts';
import { divideBudget } from '../../../rules/fund-budget/items.ts';
import { setAside } from '../../../rules/fund-budget/reserve.ts';
import { inForce } from '../../../rules/programme.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import { budgetItemOf, EMERGENCY, inItemOrder, RESERVE } from '../../budget-items.ts';
import { fundName } from '../../settlement.ts';
import type { AmountPlace, MethodInput } from '../method.ts';
import { documentsOf, percentText } from './settings.ts';

export type ItemKind = 'item' | 'reserve' | 'unassigned';

/** One line of the budget at the start of the year. */
export interface OpeningLine {
  readonly item: string;
  readonly kind: ItemKind;
  /** What was given for it, in words */
  readonly size: string;
  readonly opening: Fen;
  readonly documents: string;
}

export const UNASSIGNED = '未分配';

export const isReserve = (item: string): boolean => item === RESERVE || item === EMERGENCY;

type ItemRow = Tables['fundBudgetItems'][number];

/** 預算分項 of one fund by 項目. */
export type ItemRows = ReadonlyMap<string, ItemRow>;

/** The rows of a fund, checked by themselves. `undefined` after a blocking finding. */
export function itemRows(fund: Fund, { tables, places }: MethodInput, report: Report): ItemRows | undefined {
  const byItem = new Map<string, ItemRow>();
  let rest: ItemRow | undefined;
  let sound = true;
  const refuse: Report = (told) => {
    sound = false;
    report(told);
  };
  const place = places.fundBudgetItems;
  for (const row of tables.fundBudgetItems.filter((one) => one.fund === fund)) {
    const item = budgetItemOf(row.item);
    const before = byItem.get(item);
    if (before) {
      const values = { header: '項目', text: row.item, other: before.row };
      refuse(finding('CODE_DUPLICATE', place(row.row, 'item'), values));
      continue;
    }
    byItem.set(item, row);
    const blank = row.ratio === null && row.amount === null;
    if (row.ratio !== null && row.amount !== null) {
      refuse(finding('FUND_BUDGET_ITEM_BOTH', place(row.row, 'ratio'), { item }));
    } else if (blank && isReserve(item)) {
      refuse(finding('FUND_BUDGET_RESERVE_SIZE', place(row.row, 'ratio'), { item }));
    } else if (blank && rest) {
      refuse(finding('FUND_BUDGET_REST_TWICE', place(row.row, 'ratio'), { fund, other: rest.row }));
    } else if (blank) {
      rest = row;
    }
  }
  return sound ? new Map([...byItem].sort(([a], [b]) => inItemOrder(a, b))) : undefined;
}

type Placed = (place: AmountPlace) => Trace;

/** The opening budget divided into reserves and items. `undefined` after a blocking finding. */
export function openingLines(
  fund: Fund,
  opening: Fen,
  rows: ItemRows,
  input: MethodInput,
  report: Report,
  trace?: Placed,
): readonly OpeningLine[] | undefined {
  const at = (row: string) => trace?.({ table: `lines-${fundName(fund)}`, row, column: 'opening' });
  const reserves = reserveLines(opening, rows, input, at);
  const amount = fen(opening - sumFen(reserves.map((line) => line.opening)));
  const given = [...rows].filter(([item]) => !isReserve(item));
  const items = given.map(([key, row]): ItemFacts => ({ key, size: sizeOf(row) }));
  const excess = excessOf(amount, items);
  if (excess !== undefined) {
    const where = input.places.fundBudgetItems(given[0]?.[1].row);
    report(finding('FUND_BUDGET_OVERALLOCATED', where, { fund, reason: excess }));
    return undefined;
  }
  // The rule tells of the items that share what fixed amounts leave, in their order.
  const steps = items.filter(({ size }) => size === 'rest' || 'ratio' in size).map(({ key }) => at(key));
  let step = 0;
  const divided = inForce(input.programme, divideBudget).apply(
    { amount, items },
    trace && ((told) => steps[step++]?.(told)),
  );
  if (divided.unassigned > 0n) {
    const values = { fund, amount: formatYuan(divided.unassigned) };
    report(finding('FUND_BUDGET_UNASSIGNED', input.places.fundBudgetItems(), values));
  }
  return [
    ...given.map(
      ([item, row]): OpeningLine => ({
        item,
        kind: 'item',
        size: row.ratio ? percentText(row.ratio) : row.amount === null ? '餘額' : '定額',
        opening: divided.items.get(item)!,
        documents: documentsOf([row]),
      }),
    ),
    ...(divided.unassigned === 0n ? [] : [unassignedLine(divided.unassigned)]),
    ...reserves,
  ];
}

const unassignedLine = (opening: Fen): OpeningLine => ({
  item: UNASSIGNED,
  kind: 'unassigned',
  size: '',
  opening,
  documents: '',
});

const sizeOf = ({ ratio, amount }: ItemRow): ItemFacts['size'] =>
  ratio ? { ratio } : amount === null ? 'rest' : { amount };

/** 調劑金 and 應急預算池: as 預算分項 gives them, else by the parameters; those of nothing are left out. */
function reserveLines(
  opening: Fen,
  rows: ItemRows,
  { params, programme }: MethodInput,
  at: (row: string) => Trace | undefined,
): readonly OpeningLine[] {
  const ratios: readonly (readonly [string, Fraction])[] = [
    [RESERVE, params['budget.reserve.ratio']],
    [EMERGENCY, params['budget.emergency.ratio']],
  ];
  return ratios.flatMap(([item, ratio]): OpeningLine[] => {
    const row = rows.get(item);
    if (!row && ratio.n === 0n) return [];
    const size = row?.amount != null ? { amount: row.amount } : { ratio: row?.ratio ?? ratio };
    return [
      {
        item,
        kind: 'reserve',
        size: 'amount' in size ? '定額' : percentText(size.ratio),
        opening: inForce(programme, setAside).apply({ opening, size }, at(item)),
        documents: row ? documentsOf([row]) : '',
      },
    ];
  });
}

/** Why the items do not fit the amount; `undefined` when they do. */
function excessOf(amount: Fen, items: readonly ItemFacts[]): string | undefined {
  const ratios = items.flatMap(({ size }) => (size !== 'rest' && 'ratio' in size ? [size.ratio] : []));
  const ratio = ratios.reduce(plus, ZERO);
  if (compare(ratio, ONE) > 0) return `各項比例合計為 ${percentText(ratio)}`;
  const fixed = sumFen(
    items.map(({ size }) => (size !== 'rest' && 'amount' in size ? size.amount : NO_MONEY)),
  );
  if (amount < 0n) return `儲備超過年初總額 ${formatYuan(fen(-amount))}`;
  return fixed > amount
    ? `定額項目合計 ${formatYuan(fixed)}，扣除儲備後只有 ${formatYuan(amount)}`
    : undefined;
}
