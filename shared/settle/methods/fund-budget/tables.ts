import { type Fen, fen, NO_MONEY, sumFen } from '../../../money/fen.ts';
import { type Fraction, fraction } from '../../../money/fraction.ts';
import { isoDate } from '../../../sheets/calendar.ts';
import { budgetItemOf } from '../../budget-items.ts';
import { fundName } from '../../settlement.ts';
import type { MethodContext } from '../method.ts';
import type { StatementRow, StatementTable } from '../statement.ts';
import type { FundPlan } from './plan.ts';
import { FORM_TITLES, shareOfAll } from './settings.ts';

type Row = StatementRow['cells'];

const shareOf = (part: bigint, whole: bigint): Fraction | null =>
  whole === 0n ? null : fraction(part, whole);

/** How each fund's opening budget is found, line by line. */
export const openingTable = (plans: readonly FundPlan[], { area }: MethodContext): StatementTable => ({
  key: 'opening',
  title: '年初總額預算',
  columns: [
    { key: 'fund', title: '險種', kind: 'text' },
    { key: 'line', title: '內容', kind: 'text' },
    { key: 'year', title: '年度', kind: 'text' },
    { key: 'amount', title: '金額', kind: 'money' },
    { key: 'ratio', title: '比例', kind: 'ratio' },
    { key: 'document', title: '文號', kind: 'typed' },
  ],
  rows: plans.flatMap((plan) => openingRows(plan, area.params)).map((cells) => ({ cells })),
  notes: [
    '決算支出含結餘留用的部分；超支分擔與疫情一次性追加不作下一年的基數。',
    '增長以年初總額與上年基數相比；超過增速上限只作提示。',
  ],
});

function openingRows({ fund, opening }: FundPlan, params: MethodContext['area']['params']): readonly Row[] {
  const { year } = params;
  const { form, growth, years, contributions, guard } = opening;
  const line = (text: string, at: number, more: Row): Row => ({
    fund,
    line: text,
    year: String(at),
    ...more,
  });
  return [
    ...years.flatMap((one) => [
      line('決算支出', one.year, { amount: one.spending, document: one.documents }),
      ...(one.overrun > 0n ? [line('減：超支分擔', one.year, { amount: fen(-one.overrun) })] : []),
      ...(one.outbreak > 0n ? [line('減：疫情追加', one.year, { amount: fen(-one.outbreak) })] : []),
      ...(one.retained > 0n
        ? [line('其中：結餘留用（留在基數內）', one.year, { amount: one.retained })]
        : []),
      line('決算基數', one.year, { amount: one.base }),
    ]),
    ...(form === 'weighted'
      ? params['budget.year.weights'].map((weight, index, all) =>
          line('年度權重', year - all.length + index, { ratio: shareOfAll(weight, all) }),
        )
      : []),
    ...(form === 'contribution'
      ? [
          line('征繳額', year - 1, { amount: contributions.before }),
          line('征繳額', year, { amount: contributions.now, document: opening.documents }),
        ]
      : []),
    ...(form === 'audited' || form === 'mean' || form === 'weighted'
      ? [line('增長率', year, { ratio: growth })]
      : []),
    line(`年初總額預算（${FORM_TITLES[form]}）`, year, {
      amount: opening.amount,
      document: form === 'agreed' ? opening.documents : null,
    }),
    ...(guard
      ? [
          line('比上年基數增長', year, {
            amount: fen(opening.amount - guard.base),
            ratio: shareOf(opening.amount - guard.base, guard.base),
          }),
          line('增速上限', year, { amount: guard.most, ratio: params['budget.growth.cap'] }),
        ]
      : []),
  ];
}

/** 零基預算, category by category. */
export const categoriesTable = ({ fund, opening }: FundPlan): StatementTable => ({
  key: `categories-${fundName(fund)}`,
  title: `零基預算（${fund}）`,
  columns: [
    { key: 'category', title: '類別', kind: 'typed' },
    { key: 'base', title: '基數', kind: 'money', sum: true },
    { key: 'ratio', title: '調整合計', kind: 'ratio' },
    { key: 'amount', title: '預算', kind: 'money', sum: true },
    { key: 'reasons', title: '因素與測算依據', kind: 'text' },
    { key: 'document', title: '文號', kind: 'typed' },
  ],
  rows: opening.categories.map(({ category, base, ratio, amount, reasons, documents }) => ({
    cells: { category, base, ratio, amount, reasons, document: documents },
  })),
  totals: { label: '年初總額預算', cells: { amount: opening.amount } },
});

/**
 * 預算平衡表 of one fund: 年初 + 追加調減 + 動用儲備 = 現行 for every line, and all lines are the opening budget and the
 * documented changes, to the fen.
 */
export function balanceTable({ fund, opening, lines, entries }: FundPlan): StatementTable {
  const added = sumFen(entries.filter(({ source }) => source === '追加調減').map(({ amount }) => amount));
  return {
    key: `lines-${fundName(fund)}`,
    title: `預算平衡（${fund}）`,
    columns: [
      { key: 'item', title: '項目', kind: 'text' },
      { key: 'size', title: '分配', kind: 'text' },
      { key: 'opening', title: '年初預算', kind: 'money', sum: true },
      { key: 'added', title: '追加調減', kind: 'money', sum: true },
      { key: 'drawn', title: '動用儲備', kind: 'money', sum: true },
      { key: 'current', title: '現行預算', kind: 'money', sum: true },
      { key: 'held', title: '預算表', kind: 'money', sum: true },
      { key: 'differs', title: '預算表差額', kind: 'money', sum: true },
      { key: 'document', title: '文號', kind: 'typed' },
    ],
    rows: lines.map((line) => ({
      cells: {
        item: line.item,
        size: line.size,
        opening: line.opening,
        added: line.added,
        drawn: line.drawn,
        current: line.current,
        held: line.held,
        differs: fen(line.held - line.current),
        document: line.documents,
      },
    })),
    totals: {
      label: '總額預算',
      cells: {
        opening: opening.amount,
        added,
        drawn: NO_MONEY,
        current: fen(opening.amount + added),
      },
    },
    notes: [
      '現行預算 = 年初預算 + 追加調減 + 動用儲備；動用儲備在項目之間移動，合計恆為 0。',
      '住院為全區一個整體，含異地就醫，不再細分到機構。結算以預算表為準，預算表差額應為 0。',
    ],
  };
}

/** Every documented change, with what is left of the reserve it came from. */
export function adjustmentsTable(plans: readonly FundPlan[]): StatementTable {
  return {
    key: 'adjustments',
    title: '預算調整',
    columns: [
      { key: 'fund', title: '險種', kind: 'text' },
      { key: 'date', title: '日期', kind: 'text' },
      { key: 'quarter', title: '季度', kind: 'text' },
      { key: 'item', title: '項目', kind: 'text' },
      { key: 'source', title: '資金來源', kind: 'text' },
      { key: 'amount', title: '金額', kind: 'money' },
      { key: 'left', title: '儲備餘額', kind: 'money' },
      { key: 'reason', title: '事由', kind: 'typed' },
      { key: 'document', title: '文號', kind: 'typed' },
    ],
    rows: plans.flatMap((plan) => adjustmentRows(plan)).map((cells) => ({ cells })),
  };
}

function adjustmentRows({ fund, lines, entries }: FundPlan): readonly Row[] {
  const reserves = new Map<string, Fen>(
    lines.filter(({ kind }) => kind === 'reserve').map((line) => [line.item, line.opening]),
  );
  const change = (item: string, amount: bigint) => {
    const held = reserves.get(item);
    if (held !== undefined) reserves.set(item, fen(held + amount));
  };
  return entries.map(({ date, item: typed, source, amount, reason, document }) => {
    const day = isoDate(date);
    const item = budgetItemOf(typed);
    change(source, -amount);
    change(item, amount);
    const left = reserves.get(source) ?? reserves.get(item) ?? null;
    return {
      fund,
      date: day,
      quarter: QUARTERS[day.slice(5, 7)]!,
      item,
      source,
      amount,
      left,
      reason,
      document,
    };
  });
}

const QUARTERS: Readonly<Record<string, string>> = Object.fromEntries(
  ['第一季度', '第二季度', '第三季度', '第四季度'].flatMap((name, quarter) =>
    [1, 2, 3].map((month) => [String(quarter * 3 + month).padStart(2, '0'), name]),
  ),
);
