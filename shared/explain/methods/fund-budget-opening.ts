import { traced } from '../../law/trace.ts';
import { plus, ZERO } from '../../money/fraction.ts';
import type { SchemeKey } from '../../rules/parameters.ts';
import { settingsOf } from '../../settle/methods/fund-budget/settings.ts';
import type { BudgetElement } from '../../sheets/tabs/fund-budget-tabs.ts';
import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../../sheets/tabs/values.ts';
import { type CellAt, nthOf, type Way } from './cell.ts';
import { fromRows } from './row-ways.ts';
import { bySetting, found, fromSetting } from './setting-ways.ts';
import { fromTab } from './tab-ways.ts';
import { told } from './told-ways.ts';
import { made, part } from './ways.ts';

const yearOf = ({ context }: CellAt): string => String(context.area.params.year);

const element = (name: BudgetElement, year: (at: CellAt) => string = (at) => at.text('year')): Way =>
  fromTab(
    'fundBudgetBase',
    'amount',
    (row, at) => row.fund === at.text('fund') && row.element === name && String(row.year) === year(at),
  );

const lastYear = ({ context }: CellAt): string => String(context.area.params.year - 1);

/** The bases of years: numbered symbols are the years shown, oldest first. */
export const base = (line: string) => (at: CellAt, symbol: string, amount: ReturnType<typeof traced>) => {
  const rows = at.rows
    .get('opening')!
    .filter(({ cells }) => cells['fund'] === at.text('fund') && cells['line'] === line);
  const form = settingsOf(at.context.area, at.text('fund') as Fund).form;
  const wanted = form === 'audited' ? [lastYear(at)] : rows.map(({ cells }) => String(cells['year'])).sort();
  const year = nthOf(wanted, symbol);
  return part(
    fromRows(
      'opening',
      'amount',
      ({ cells }) => cells['fund'] === at.text('fund') && cells['line'] === line && cells['year'] === year,
    ),
  )(at, symbol, amount);
};

export const opening = (fund: (at: CellAt) => string): Way =>
  fromRows(
    'opening',
    'amount',
    ({ cells }, at) => cells['fund'] === fund(at) && String(cells['line']).startsWith('年初總額預算（'),
  );

const growth = (at: CellAt): SchemeKey =>
  at.text('fund') === '職工' ? 'budget.growth.employee' : 'budget.growth.resident';

export const AMOUNTS: Readonly<Record<string, Way>> = {
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
  增速上限: (at) => stepAt(at, '增速上限', { b: part(baseOfLastYear()) }),
};

function baseOfLastYear(): Way {
  return fromRows(
    'opening',
    'amount',
    ({ cells }, at) =>
      cells['fund'] === at.text('fund') && cells['line'] === '決算基數' && cells['year'] === lastYear(at),
  );
}

/** What a rule told of a line that is shown under another name. */
function stepAt(at: CellAt, line: string, links: Parameters<typeof told>[0]): ReturnType<Way> {
  const steps = at.steps.get(`statement/fundBudget/opening/${at.text('fund')} ${line}/amount`);
  return steps && told(links)({ ...at, steps: new Map([[at.key, steps]]) });
}

export const openingAmount: Way = (at) =>
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
export const category = (at: CellAt, symbol: string, amount: ReturnType<typeof traced>) => {
  const table = at.statement.tables.find(
    ({ key }) => key === `categories-${at.text('fund') === '職工' ? 'employee' : 'resident'}`,
  )!;
  const wanted = nthOf(at.rows.get(table.key)!, symbol);
  return part(fromRows(table.key, 'amount', (row) => row === wanted))(at, symbol, amount);
};

export const RATIOS: Readonly<Record<string, Way>> = {
  增長率: (at) => fromSetting(growth(at), '增長率')(at),
  比上年基數增長: made('d ÷ b', { d: 'amount', b: baseOfLastYear() }),
  增速上限: fromSetting('budget.growth.cap', '增速上限'),
  年度權重: (at) => {
    const weights = at.context.area.params['budget.year.weights'];
    const first = at.context.area.params.year - weights.length;
    const index = weights.findIndex((_, position) => String(first + position) === at.text('year'));
    const all = weights.reduce(plus, ZERO);
    const by = '參數 budget.year.weights';
    return made('w ÷ W', {
      w: found('年度權重', () => weights[index] && traced(weights[index]), by),
      W: found('權重合計', () => traced(all), by),
    })(at);
  },
};

export function categoryOf(row: Tables['fundBudgetCategories'][number], at: CellAt): boolean {
  return row.fund === fundOf(at) && row.category.trim() === at.text('category');
}

/** The fund of a table of one fund: `lines-employee`. */
export const fundOf = ({ table }: CellAt): Fund => (table.key.endsWith('-employee') ? '職工' : '居民');
