import type { Citation } from '../../law/instrument.ts';
import type { Parameter } from '../../law/parameter.ts';
import { theRule } from '../../law/rule.ts';
import { type Parameters, SUPERVISION_PARAMETERS } from '../../rules/parameters.ts';
import { MONTHS } from '../../rules/payment/month-budget.ts';
import type { Consortium } from '../../settle/institutions.ts';
import type { Statement, StatementTable } from '../../settle/methods/statement.ts';
import { FUND_ORDER } from '../../settle/settlement.ts';
import { clausesText } from '../../watch/rule-names.ts';
import type { WatchReportContext } from '../watch-context.ts';
import type { WatchDocument } from '../watch-tab.ts';
import { indicatorTargets } from './indicator-tables.ts';

export const NOTICE_SHEET = '預算告知書';

/**
 * 事前預算告知：給一個醫共體的預算、規則與目標。Of the whole area only the targets are told, which are everybody's.
 */
export function budgetNotice(
  context: WatchReportContext,
  { name }: Consortium,
  whole: WatchReportContext,
): WatchDocument {
  const { year } = context.area.params;
  return {
    sheet: NOTICE_SHEET,
    title: '預算告知書',
    about: `${year}年度`,
    opening: [
      '現將本年度醫保基金的預算、結算規則、監測目標與監管規則事先告知，請據此安排全年服務，並由牽頭機構轉告各成員機構。',
      '住院為全統籌區一個點數池，預算不切分到醫共體；應得多少由本醫共體的點數與全區點值決定。',
    ],
    tables: numbered([
      budgetTable(context),
      monthBudgetTable(context),
      ...ownBudgets(context),
      settlementRules(context),
      settingsTable(context),
      ...indicatorTargets(whole, '監測目標'),
      watchRules(context),
      watchLimits(context),
    ]),
    closing: [`${name}簽收：＿＿＿＿＿＿＿＿　　　日期：＿＿＿＿＿＿＿＿`],
  };
}

const NUMBERS = '一二三四五六七八九';

const numbered = (tables: readonly StatementTable[]): readonly StatementTable[] =>
  tables.map((table, index) => ({ ...table, title: `${NUMBERS[index]}、${table.title}` }));

const budgetTable = ({ area }: WatchReportContext): StatementTable => ({
  key: 'budget',
  title: '全區住院預算',
  columns: [
    { key: 'fund', title: '險種', kind: 'text' },
    { key: 'budget', title: '年度預算', kind: 'money', sum: true },
  ],
  rows: FUND_ORDER.flatMap((fund) => {
    const budget = area.budget.get(fund);
    return budget === undefined ? [] : [{ cells: { fund, budget } }];
  }),
});

function monthBudgetTable({ area }: WatchReportContext): StatementTable {
  const funds = FUND_ORDER.filter((fund) => area.budget.has(fund));
  const budgets = funds.map((fund) => {
    const facts = { budget: area.budget.get(fund)!, weights: area.monthWeights };
    return [fund, theRule(area.programme.monthBudget, facts).apply(facts)] as const;
  });
  return {
    key: 'monthBudget',
    title: '各月預算（按月度權重）',
    columns: [
      { key: 'month', title: '月份', kind: 'text' },
      ...funds.map((fund) => ({ key: fund, title: `${fund}基金`, kind: 'money', sum: true }) as const),
    ],
    rows: MONTHS.map((month) => ({
      cells: {
        month: `${area.params.year}-${month}`,
        ...Object.fromEntries(budgets.map(([fund, byMonth]) => [fund, byMonth.get(month)!])),
      },
    })),
  };
}

const WITH_BUDGETS: readonly Statement['method'][] = ['fundBudget', 'capitation', 'groupPayment'];

/** 門診打包、人頭、集團總額：本醫共體自己的金額，明細見各付費方式的結算表。 */
function ownBudgets({ settlement }: WatchReportContext): readonly StatementTable[] {
  const own = settlement.statements.filter(({ method }) => WITH_BUDGETS.includes(method));
  const rows = own.flatMap(({ title: method, tables }) =>
    tables.flatMap((table) =>
      table.columns
        .filter(({ kind, sum }) => kind === 'money' && sum)
        .map(({ key, title: item }) => ({
          key: `${method} ${table.key} ${key}`,
          cells: { method, table: table.title, item, amount: sumOf(table, key) },
        })),
    ),
  );
  if (rows.length === 0) return [];
  return [
    {
      key: 'ownBudgets',
      title: '本醫共體的其他預算與結算金額（本期）',
      columns: [
        { key: 'method', title: '付費方式', kind: 'text' },
        { key: 'table', title: '表', kind: 'text' },
        { key: 'item', title: '項目', kind: 'text' },
        { key: 'amount', title: '金額', kind: 'money' },
      ],
      rows,
      notes: ['逐行明細見同名的結算表。'],
    },
  ];
}

const sumOf = ({ rows }: StatementTable, key: string): bigint =>
  rows.reduce((sum, { cells, subtotal }) => {
    const value = subtotal ? null : (cells[key] ?? null);
    return typeof value === 'bigint' ? sum + value : sum;
  }, 0n);

const STEPS = ['class', 'extra', 'readmission', 'sharing', 'value', 'prepayment', 'clearing'] as const;

function settlementRules({ area }: WatchReportContext): StatementTable {
  const { params } = area;
  const rules = STEPS.flatMap((step) => area.programme[step] as readonly RuleShown[]).filter(
    ({ step, when }) => !CHOSEN.includes(step) || (when?.({ params }) ?? true),
  );
  return {
    key: 'rules',
    title: `結算規則（${area.schemeTitle}）`,
    columns: [
      { key: 'title', title: '規則', kind: 'text' },
      { key: 'formula', title: '公式', kind: 'text' },
      { key: 'clauses', title: '條款', kind: 'text' },
    ],
    rows: rules.map(ruleRow),
  };
}

/** Of these exactly one rule applies, by the settings alone. */
const CHOSEN: readonly string[] = ['sharing', 'value'];

type RuleShown = {
  readonly id: string;
  readonly step: string;
  readonly when?: (facts: object) => boolean;
  readonly title: string;
  readonly formula: string;
  readonly cites: readonly Citation[];
};

const ruleRow = ({ id, title, formula, cites }: Pick<RuleShown, 'id' | 'title' | 'formula' | 'cites'>) => ({
  key: id,
  cells: { title, formula, clauses: clausesText(cites) },
});

const TOLD = /^(case|readmission|value|prepay|sharing|review)\./;

function settingsTable({ area }: WatchReportContext): StatementTable {
  return {
    key: 'settings',
    title: '關鍵參數',
    columns: [
      { key: 'title', title: '參數', kind: 'text' },
      { key: 'value', title: '值', kind: 'typed' },
      { key: 'unit', title: '單位', kind: 'text' },
    ],
    rows: area.uses
      .filter(({ key, text }) => TOLD.test(key) && text !== '')
      .map(({ key, title, text, unit }) => ({ key, cells: { title, value: text, unit } })),
  };
}

/** 病例與用量的監管規則：超過界限的只作提示，由人核查。 */
function watchRules({ area }: WatchReportContext): StatementTable {
  const { caseFlag, volumeFlag } = area.programme;
  return {
    key: 'watch',
    title: '監管規則',
    columns: [
      { key: 'title', title: '規則', kind: 'text' },
      { key: 'formula', title: '界限', kind: 'text' },
      { key: 'clauses', title: '條款', kind: 'text' },
    ],
    rows: [...caseFlag, ...volumeFlag].map(ruleRow),
    notes: ['達到界限的列入異常清單，由人核查，本身不扣任何款項；沒有文本依據的界限標明「待核」。'],
  };
}

/** 監管規則的界限。 */
const watchLimits = ({ area }: WatchReportContext): StatementTable => ({
  key: 'watchLimits',
  title: '監管界限',
  columns: [
    { key: 'title', title: '界限', kind: 'text' },
    { key: 'value', title: '值', kind: 'text' },
    { key: 'unit', title: '單位', kind: 'text' },
  ],
  rows: [SUPERVISION_PARAMETERS.caseFlag, SUPERVISION_PARAMETERS.volumeFlag].flatMap((parameters) =>
    Object.entries(parameters as Readonly<Record<string, Parameter<unknown>>>).map(
      ([key, { title, unit, write }]) => ({
        key,
        cells: { title, value: write(area.params[key as keyof Parameters]), unit },
      }),
    ),
  ),
});
