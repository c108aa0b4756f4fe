import type { traced } from '../../law/trace.ts';
import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';
import { type CellAt, type KeyedRow, rowLabel, type Way } from './cell.ts';
import { fundOf } from './fund-budget-opening.ts';
import { fromRows } from './row-ways.ts';
import { fromTab, tabValue } from './tab-ways.ts';
import { told } from './told-ways.ts';
import { made, part } from './ways.ts';

export const packageOf = (row: Tables['fundBudgetPackages'][number], at: CellAt): boolean =>
  row.fund === fundOf(at) && row.consortium === at.text('code');

export const packages = (column: 'visits' | 'heads' | 'cost' | 'spending'): Way =>
  tabValue('fundBudgetPackages', column, packageOf);

export const partOf = (row: Tables['fundBudgetParts'][number], at: CellAt): boolean =>
  row.fund === fundOf(at) && row.part === at.text('part') && (row.consortium ?? '') === at.text('code');

/** The current budget of an item, which is shared out. */
export const current = (item: string) => (at: CellAt, symbol: string, amount: ReturnType<typeof traced>) => {
  const table = `lines-${at.table.key.split('-')[1]}`;
  return part(fromRows(table, 'current', ({ cells }) => cells['item'] === item))(at, symbol, amount);
};

const textIn =
  ({ cells }: KeyedRow) =>
  (column: string): string =>
    String(cells[column] ?? '');

/** A sum of 門診打包 over every 醫共體 of the fund. */
const ofAll = (column: 'visits' | 'heads' | 'cost' | 'spending'): Way =>
  fromTab('fundBudgetPackages', column, (row, at) => row.fund === fundOf(at));

/** A relation to the whole area, the other way round where the setting says so. */
const relative =
  (above: readonly [Way, Way], below: readonly [Way, Way]): Way =>
  (at) => {
    const inverse = at.context.area.params['budget.package.direction'] === 'inverse';
    const inputs = { a: above[0], b: below[0], A: above[1], B: below[1] };
    return made(inverse ? '(A ÷ B) ÷ (a ÷ b)' : '(a ÷ b) ÷ (A ÷ B)', inputs)(at);
  };

const both = (column: 'visits' | 'heads' | 'cost'): readonly [Way, Way] => [packages(column), ofAll(column)];

const WEIGHT = {
  h: part(made('s ÷ S', { s: packages('spending'), S: ofAll('spending') })),
  v: part((at) => relative(both('visits'), both('heads'))({ ...at, key: `${at.key}v` })),
  c: part((at) => relative(both('cost'), both('visits'))({ ...at, key: `${at.key}c` })),
};

/** A share of all computed weights; each is what its rule told. */
export const computedShare: Way = (at) => {
  const rows = at.rows.get(at.table.key)!;
  const steps = rows.map((row) =>
    at.steps.get(`statement/fundBudget/${at.table.key}/${row.key}/weight`)?.at(-1),
  );
  const own = rows.findIndex(({ key }) => key === at.row.key);
  if (!steps.every((step) => step !== undefined)) return undefined;
  const givens = steps.map((step, index) => {
    const key = `${at.key}#w${index + 1}`;
    const parts = told(WEIGHT)({
      ...at,
      key,
      row: rows[index]!,
      steps: new Map([[key, [step]]]),
      text: textIn(rows[index]!),
    })!;
    at.context.add({ key, title: `${rowLabel(rows[index]!)} 門診打包權重`, ...parts, result: step.result });
    const name = `${rowLabel(rows[index]!)} 權重`;
    return { symbol: `w${index + 1}`, name, amount: step.result, source: { kind: 'line', key } as const };
  });
  return { formula: `w${own + 1} ÷ (${givens.map(({ symbol }) => symbol).join(' + ')})`, givens };
};
