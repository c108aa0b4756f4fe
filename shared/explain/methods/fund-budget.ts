import { traced } from '../../law/trace.ts';
import { plus, ZERO } from '../../money/fraction.ts';
import type { SchemeKey } from '../../rules/parameters.ts';
import { budgetItemOf, EMERGENCY, OUTPATIENT, RESERVE } from '../../settle/budget-items.ts';
import { settingsOf } from '../../settle/methods/fund-budget/settings.ts';
import { isoDate } from '../../sheets/calendar.ts';
import { INPATIENT } from '../../sheets/read-tables.ts';
import type { BudgetElement } from '../../sheets/tabs/fund-budget-tabs.ts';
import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../../sheets/tabs/values.ts';
import type { CellAt, Way } from './cell.ts';
import type { MethodExplained } from './explained.ts';
import { fromTab, tabCell, tabValue } from './tab-ways.ts';
import { bySetting, either, found, fromRows, fromSetting, made, nothing, part, told } from './ways.ts';

type Entry = Tables['fundBudgetAdjustments'][number];

/** The fund of a table of one fund: `lines-employee`. */
const fundOf = ({ table }: CellAt): Fund => (table.key.endsWith('-employee') ? '職工' : '居民');

const yearOf = ({ context }: CellAt): number => context.area.params.year;

const element = (name: BudgetElement, year: (at: CellAt) => number = (at) => Number(at.text('year'))): Way =>
  fromTab(
    'fundBudgetBase',
    'amount',
    (row, at) => row.fund === at.text('fund') && row.element === name && row.year === year(at),
  );

const lastYear = (at: CellAt): number => yearOf(at) - 1;

/** The bases of years: numbered symbols are the years shown, oldest first. */
const base = (line: string) => (at: CellAt, symbol: string, amount: ReturnType<typeof traced>) => {
  const rows = at.rows
    .get('opening')!
    .filter(({ cells }) => cells['fund'] === at.text('fund') && cells['line'] === line);
  const form = settingsOf(at.context.area, at.text('fund') as Fund).form;
  const wanted =
    form === 'audited' ? [String(lastYear(at))] : rows.map(({ cells }) => String(cells['year'])).sort();
  const year = wanted[Number(symbol.slice(1) || '1') - 1];
  return part(
    fromRows(
      'opening',
      'amount',
      ({ cells }) => cells['fund'] === at.text('fund') && cells['line'] === line && cells['year'] === year,
    ),
  )(at, symbol, amount);
};

const opening = (fund: (at: CellAt) => string): Way =>
  fromRows(
    'opening',
    'amount',
    ({ cells }, at) => cells['fund'] === fund(at) && String(cells['line']).startsWith('年初總額預算（'),
  );

const growth = (at: CellAt): SchemeKey =>
  at.text('fund') === '職工' ? 'budget.growth.employee' : 'budget.growth.resident';

const AMOUNTS: Readonly<Record<string, Way>> = {
  決算支出: element('決算支出'),
  '減：超支分擔': made('0 − a', { a: element('超支分擔') }),
  '減：疫情追加': made('0 − a', { a: element('疫情追加') }),
  '其中：結餘留用（留在基數內）': element('結餘留用'),
  征繳額: element('征繳額'),
  決算基數: (at) =>
    stepAt(at, `決算基數 ${at.text('year')}`, {
      S: part(element('決算支出')),
      O: part(element('超支分擔')),
      X: part(element('疫情追加')),
    }),
  比上年基數增長: made('A − b', {
    A: opening((at) => at.text('fund')),
    b: baseOfLastYear(),
  }),
  增速上限: (at) => stepAt(at, '增速上限', { b: base('決算基數') }),
};

function baseOfLastYear(): Way {
  return fromRows(
    'opening',
    'amount',
    ({ cells }, at) =>
      cells['fund'] === at.text('fund') &&
      cells['line'] === '決算基數' &&
      cells['year'] === String(lastYear(at)),
  );
}

/** What a rule told of a line that is shown under another name. */
function stepAt(at: CellAt, line: string, links: Parameters<typeof told>[0]): ReturnType<Way> {
  const steps = at.steps.get(`statement/fundBudget/opening/${at.text('fund')} ${line}/amount`);
  return steps && told(links)({ ...at, steps: new Map([[at.key, steps]]) });
}

const openingAmount: Way = (at) =>
  stepAt(at, '年初總額預算', {
    b: base('決算基數'),
    w: bySetting('budget.year.weights'),
    g: (own) => bySetting(growth(own))(own, 'g', traced(ZERO)),
    z: part(element('征繳額', yearOf)),
    y: part(element('征繳額', lastYear)),
    A: part(element('談定總額', yearOf)),
    c: category,
  });

/** The category of 零基預算 that a numbered symbol stands for. */
const category = (at: CellAt, symbol: string, amount: ReturnType<typeof traced>) => {
  const table = at.statement.tables.find(
    ({ key }) => key === `categories-${at.text('fund') === '職工' ? 'employee' : 'resident'}`,
  )!;
  const wanted = at.rows.get(table.key)![Number(symbol.slice(1)) - 1];
  return part(fromRows(table.key, 'amount', (row) => row === wanted))(at, symbol, amount);
};

const RATIOS: Readonly<Record<string, Way>> = {
  增長率: (at) => fromSetting(growth(at), '增長率')(at),
  比上年基數增長: made('d ÷ b', { d: 'amount', b: baseOfLastYear() }),
  增速上限: fromSetting('budget.growth.cap', '增速上限'),
  年度權重: (at) => {
    const weights = at.context.area.params['budget.year.weights'];
    const index = Number(at.text('year')) - (yearOf(at) - weights.length);
    const all = weights.reduce(plus, ZERO);
    const by = '參數 budget.year.weights';
    return made('w ÷ W', {
      w: found('年度權重', () => weights[index] && traced(weights[index]), by),
      W: found('權重合計', () => traced(all), by),
    })(at);
  },
};

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

const packageOf = (row: Tables['fundBudgetPackages'][number], at: CellAt): boolean =>
  row.fund === fundOf(at) && row.consortium === at.text('code');

const packages = (column: 'visits' | 'heads' | 'cost' | 'spending'): Way =>
  tabValue('fundBudgetPackages', column, packageOf);

const partOf = (row: Tables['fundBudgetParts'][number], at: CellAt): boolean =>
  row.fund === fundOf(at) && row.part === at.text('part') && (row.consortium ?? '') === at.text('code');

/** The current budget of an item, which is shared out. */
const current = (item: string) => (at: CellAt, symbol: string, amount: ReturnType<typeof traced>) => {
  const table = `lines-${at.table.key.split('-')[1]}`;
  return part(fromRows(table, 'current', ({ cells }) => cells['item'] === item))(at, symbol, amount);
};

/** A share of all computed weights; each is what its rule told. */
const computedShare: Way = (at) => {
  const rows = at.rows.get(at.table.key)!;
  const steps = rows.map((row) =>
    at.steps.get(`statement/fundBudget/${at.table.key}/${row.key}/weight`)?.at(-1),
  );
  const own = rows.findIndex(({ key }) => key === at.row.key);
  if (!steps.every((step) => step !== undefined)) return undefined;
  const givens = steps.map((step, index) => {
    const key = `${at.key}#w${index + 1}`;
    const parts = told({})({ ...at, key, steps: new Map([[key, [step]]]) })!;
    at.context.add({ key, title: `${rows[index]!.key} 門診打包權重`, ...parts, result: step.result });
    const name = `${rows[index]!.key} 權重`;
    return { symbol: `w${index + 1}`, name, amount: step.result, source: { kind: 'line', key } as const };
  });
  return { formula: `w${own + 1} ÷ (${givens.map(({ symbol }) => symbol).join(' + ')})`, givens };
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

function categoryOf(row: Tables['fundBudgetCategories'][number], at: CellAt): boolean {
  return row.fund === fundOf(at) && row.category.trim() === at.text('category');
}
