import { traced } from '../../law/trace.ts';
import { ZERO } from '../../money/fraction.ts';
import { budgetItemOf, EMERGENCY, OUTPATIENT, RESERVE } from '../../settle/budget-items.ts';
import { isoDate } from '../../sheets/calendar.ts';
import { INPATIENT } from '../../sheets/read-tables.ts';
import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';
import type { CellAt, Way } from './cell.ts';
import type { MethodExplained } from './explained.ts';
import { computedShare, current, packageOf, packages, partOf } from './fund-budget-division.ts';
import { AMOUNTS, categoryOf, fundOf, opening, openingAmount, RATIOS } from './fund-budget-opening.ts';
import { fromRows } from './row-ways.ts';
import { bySetting } from './setting-ways.ts';
import { fromTab, tabCell, tabValue } from './tab-ways.ts';
import { told } from './told-ways.ts';
import { either, made, nothing, part } from './ways.ts';

type Entry = Tables['fundBudgetAdjustments'][number];

const itemOf = (row: Tables['fundBudgetItems'][number], at: CellAt): boolean =>
  row.fund === fundOf(at) && budgetItemOf(row.item) === at.text('item');

/** What is divided by shares: the opening budget without reserves and fixed amounts. */
const divisible: Way = (at) => {
  const parts = [
    opening(fundOf)(at)!,
    fromRows(
      at.table.key,
      'opening',
      ({ cells }) => cells['item'] === RESERVE || cells['item'] === EMERGENCY,
    )(at)!,
    fromTab(
      'fundBudgetItems',
      'amount',
      (row, own) =>
        row.fund === fundOf(own) &&
        budgetItemOf(row.item) !== RESERVE &&
        budgetItemOf(row.item) !== EMERGENCY,
    )(at)!,
  ];
  const [whole, ...less] = parts.map((one, index) =>
    one.givens.map((given, number) => ({ ...given, symbol: `${'Bed'[index]}${number + 1}` })),
  );
  const givens = [...whole!, ...less.flat()];
  return { formula: givens.map(({ symbol }) => symbol).join(' − '), givens };
};

const shareOfItem = (at: CellAt, symbol: string, amount: ReturnType<typeof traced>) => {
  const row = at.context.area.tables.fundBudgetItems.find((one) => itemOf(one, at));
  if (row?.ratio) return tabCell('fundBudgetItems', 'ratio', itemOf)(at, symbol, amount);
  const fixed = at.text('item') === RESERVE ? 'budget.reserve.ratio' : 'budget.emergency.ratio';
  const isReserve = at.text('item') === RESERVE || at.text('item') === EMERGENCY;
  return isReserve
    ? bySetting(fixed)(at, symbol, amount)
    : ({ kind: 'choice', because: '餘額項目：1 減其他各項的比例' } as const);
};

/** What no item was given: the rest of the opening budget. */
const unassigned: Way = (at) => {
  const whole = opening(fundOf)(at)!;
  const others = fromRows(at.table.key, 'opening', ({ cells }) => cells['item'] !== at.text('item'))(at)!;
  const givens = [
    ...whole.givens.map((given) => ({ ...given, symbol: 'B' })),
    ...others.givens.map((given, index) => ({ ...given, symbol: `a${index + 1}` })),
  ];
  return { formula: givens.map(({ symbol }) => symbol).join(' − '), givens };
};

const moved =
  (kind: 'added' | 'drawn'): Way =>
  (at) => {
    const item = at.text('item');
    const entries = at.context.area.tables.fundBudgetAdjustments.filter((row) => row.fund === fundOf(at));
    const into = ({ item: typed, source }: Entry) =>
      budgetItemOf(typed) === item && (kind === 'added') === (source === '追加調減');
    const out = ({ source }: Entry) => kind === 'drawn' && source === item;
    const come = fromTab('fundBudgetAdjustments', 'amount', (row) => entries.includes(row) && into(row))(at)!;
    const gone = fromTab('fundBudgetAdjustments', 'amount', (row) => entries.includes(row) && out(row))(at)!;
    const plusses = come.givens.map((given, index) => ({ ...given, symbol: `a${index + 1}` }));
    const minuses = gone.givens.map((given, index) => ({ ...given, symbol: `b${index + 1}` }));
    return {
      formula: [
        plusses.map(({ symbol }) => symbol).join(' + ') || '0',
        ...minuses.map(({ symbol }) => symbol),
      ].join(' − '),
      givens: [...plusses, ...minuses],
    };
  };

const entryOf = (row: Entry, at: CellAt): boolean => row === entriesLike(at)[0];

/** Entries that look the same: any of them is the one shown. */
const entriesLike = (at: CellAt): readonly Entry[] =>
  at.context.area.tables.fundBudgetAdjustments.filter(
    (row) =>
      row.fund === at.text('fund') &&
      isoDate(row.date) === at.text('date') &&
      budgetItemOf(row.item) === at.text('item') &&
      row.source === at.text('source') &&
      row.amount === at.row.cells['amount'] &&
      (row.document ?? '') === at.text('document') &&
      (row.reason ?? '') === at.text('reason'),
  );

/** The reserve after the entries up to this one: its opening, what came to it and what was drawn. */
const left: Way = (at) => {
  const rows = at.rows.get('adjustments')!;
  const before = rows
    .slice(0, rows.findIndex((row) => row.key === at.row.key) + 1)
    .filter(({ cells }) => cells['fund'] === at.text('fund'));
  const lines = `lines-${at.text('fund') === '職工' ? 'employee' : 'resident'}`;
  const isReserve = (name: string) => name === RESERVE || name === EMERGENCY;
  const reserve = isReserve(at.text('source')) ? at.text('source') : at.text('item');
  const start = fromRows(lines, 'opening', ({ cells }) => cells['item'] === reserve)(at)!;
  const signed = before.flatMap((row) => {
    const signs = [
      ...(row.cells['source'] === reserve ? ['−'] : []),
      ...(row.cells['item'] === reserve ? ['+'] : []),
    ];
    const [one] = fromRows('adjustments', 'amount', (other) => other === row)(at)!.givens;
    return signs.map((sign) => ({ sign, given: one! }));
  });
  const named = signed.map(({ sign, given }, index) => ({
    sign,
    given: { ...given, symbol: `a${index + 1}` },
  }));
  return {
    formula: `${start.formula}${named.map(({ sign, given }) => ` ${sign} ${given.symbol}`).join('')}`,
    givens: [...start.givens, ...named.map(({ given }) => given)],
  };
};

/** 預算平衡表 */
export const fundBudgetExplained: MethodExplained = {
  tables: {
    opening: {
      key: (text) => [text('fund'), text('line'), text('year')].filter(Boolean).join(' '),
      cells: {
        amount: (at) =>
          (at.text('line').startsWith('年初總額預算（') ? openingAmount : AMOUNTS[at.text('line')])?.(at),
        ratio: (at) => RATIOS[at.text('line')]?.(at),
      },
    },
    categories: {
      key: ['category'],
      cells: {
        base: fromTab('fundBudgetCategories', 'base', categoryOf),
        ratio: fromTab('fundBudgetCategories', 'ratio', categoryOf),
        amount: told({ b: 'base', a: 'ratio' }),
      },
    },
    lines: {
      key: ['item'],
      cells: {
        opening: either(
          told({
            B: part(opening(fundOf)),
            R: (at, symbol, amount) =>
              amount.name === '定額'
                ? tabCell('fundBudgetItems', 'amount', itemOf)(at, symbol, amount)
                : part(divisible)(at, symbol, amount),
            s: shareOfItem,
          }),
          (at) => (at.text('item') === '未分配' ? unassigned(at) : undefined),
          tabValue('fundBudgetItems', 'amount', itemOf),
          nothing,
        ),
        added: moved('added'),
        drawn: moved('drawn'),
        current: either(told({ B: 'opening', A: 'added', U: 'drawn' }), nothing),
        held: fromTab(
          'budget',
          'amount',
          (row, at) => row.fund === fundOf(at) && budgetItemOf(row.item) === at.text('item'),
        ),
        differs: 'held − current',
      },
    },
    adjustments: {
      key: (text) => [text('fund'), text('date'), text('item'), text('document')].filter(Boolean).join(' / '),
      cells: { amount: fromTab('fundBudgetAdjustments', 'amount', entryOf), left },
    },
    packages: {
      key: ['code'],
      cells: {
        spending: fromTab('fundBudgetPackages', 'spending', packageOf),
        perHead: made('v ÷ h', { v: packages('visits'), h: packages('heads') }),
        perVisit: made('c ÷ v', { c: packages('cost'), v: packages('visits') }),
        weight: computedShare,
        agreed: fromTab('fundBudgetPackages', 'agreed', packageOf),
        amount: told({
          B: current(OUTPATIENT),
          w: (at) => part(at.row.cells['agreed'] ? 'agreed' : 'weight')(at, 'w', traced(ZERO)),
          W: () => ({ kind: 'choice', because: '各醫共體的比例之和' }),
        }),
      },
    },
    parts: {
      key: (text) => `${text('part')} ${text('code')}`.trim(),
      cells: {
        weight: made(
          'w ÷ W',
          {
            w: tabValue('fundBudgetParts', 'weight', partOf),
            W: tabValue('fundBudgetParts', 'weight', (row, at) => row.fund === fundOf(at)),
          },
          { W: '權重合計' },
        ),
        amount: told({
          B: current(INPATIENT),
          w: tabCell('fundBudgetParts', 'weight', partOf),
          W: part(
            fromTab('fundBudgetParts', 'weight', (row, at) => row.fund === fundOf(at)),
            '權重合計',
          ),
        }),
      },
    },
  },
};
