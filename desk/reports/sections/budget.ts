import { type Fen, fen, NO_MONEY } from '../../../shared/money/fen.ts';
import { fraction } from '../../../shared/money/fraction.ts';
import { cell, moneyCell, percentCell } from '../../../shared/report/cells.ts';
import type { ModelCell } from '../../../shared/sheets/sheet-model.ts';
import type { Fund } from '../../../shared/sheets/tabs/values.ts';
import { amountAxis, endLabel, lineLook, nameAxis } from '../axes.ts';
import { type ChartOption, drawChart, length } from '../chart.ts';
import { type Html, html } from '../html.ts';
import type { Section } from '../section.ts';
import { table } from '../table.ts';
import { fundsOf, type View } from '../view.ts';
import { monthTitle } from './point-value.ts';

/** Sums of the published months up to one of them. */
interface Running {
  readonly month: string;
  readonly budget: Fen;
  readonly billed: Fen;
}

/**
 * 預算與支出：全統籌區點數池的預算份額與按項目記賬的支出，各由已發布的月份累計。兩者只加同樣的月份，故有月份未發布時仍可相比。
 */
export const budget: Section = {
  id: 'budget',
  title: '預算與支出（全統籌區）',
  content: (view) => {
    const { months, script } = view;
    if (months.length === 0) return undefined;
    return html`<div class="pair">${fundsOf(months).map((fund) => fundPart(view, fund))}</div>
<p class="note">${script('預算為全統籌區住院預算按月度權重的份額；支出為同月出院病例按項目記賬的基金金額，含特病單議按項目支付者。均為全統籌區之數，不分醫共體。')}</p>`;
  },
};

function fundPart(view: View, fund: Fund): Html {
  const { script, period, common } = view;
  const lines = running(view, fund);
  const id = `budget-${fund === '職工' ? 'e' : 'r'}`;
  const year = common.budget.get(fund);
  return html`<div>${drawChart({
    id: `${id}-c`,
    title: script(`${fund}基金 ${period.year}年累計預算與支出`),
    description: script('兩條線：預算份額的累計，按項目記賬支出的累計，單位萬元，數值見表'),
    heights: [280, 250],
    half: true,
    option: ({ narrow }) => optionOf(view, lines, narrow),
  })}
${table({
  id: `${id}-t`,
  caption: script(`${fund}基金，累計（元）`),
  headers: [['截至', '預算', '支出', '支出÷預算'].map((title) => cell(script(title), 'header'))],
  rows: [
    ...lines.map((line) => [
      cell(script(monthTitle(line.month))),
      moneyCell(line.budget),
      moneyCell(line.billed),
      share(line.billed, line.budget),
    ]),
    ...(year === undefined || lines.at(-1)?.budget === year
      ? []
      : [yearRow(view, year, lines.at(-1)!.billed)]),
  ],
})}</div>`;
}

const share = (part: Fen, whole: Fen): ModelCell =>
  whole === 0n ? cell('—') : percentCell(fraction(part, whole));

const yearRow = ({ script }: View, year: Fen, billed: Fen): ModelCell[] => [
  cell(script('全年預算'), 'total'),
  moneyCell(year, 'total'),
  moneyCell(billed, 'total'),
  { ...share(billed, year), style: 'ratio' },
];

function running({ months }: View, fund: Fund): readonly Running[] {
  let [budgetSum, billedSum] = [NO_MONEY, NO_MONEY];
  return months
    .filter((line) => line.fund === fund)
    .map(({ month, budget: ofMonth, billed }) => {
      budgetSum = fen(budgetSum + ofMonth);
      billedSum = fen(billedSum + billed);
      return { month, budget: budgetSum, billed: billedSum };
    });
}

/** 萬元 to a readable axis. */
const TEN_THOUSAND_YUAN = 6;

function optionOf({ script }: View, lines: readonly Running[], narrow: boolean): ChartOption {
  const last = lines.at(-1)!;
  const series = [
    { name: '預算', of: (line: Running) => line.budget, above: last.budget >= last.billed },
    { name: '支出', of: (line: Running) => line.billed, above: last.billed > last.budget },
  ];
  return {
    grid: { left: narrow ? 52 : 60, right: narrow ? 48 : 56, top: 40, bottom: 28 },
    xAxis: nameAxis(lines.map(({ month }) => (narrow ? String(Number(month)) : script(monthTitle(month))))),
    yAxis: amountAxis(script('萬元')),
    series: series.map(({ name, of, above }, index) => ({
      type: 'line' as const,
      ...lineLook(index),
      data: lines.map((line, at) => {
        const value = length(of(line), TEN_THOUSAND_YUAN);
        return at === lines.length - 1 ? { value, label: endLabel(script(name), index, above) } : value;
      }),
    })),
  };
}
