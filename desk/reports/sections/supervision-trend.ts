import { cell, decimalCell } from '../../../shared/report/cells.ts';
import { spanOf } from '../../../shared/report/routine/months.ts';
import { monthsTable } from '../../../shared/report/routine/months-table.ts';
import type { WatchReportContext } from '../../../shared/report/watch-context.ts';
import { MONTHS } from '../../../shared/rules/payment/month-budget.ts';
import type { StatementRow } from '../../../shared/settle/methods/statement.ts';
import { FUND_ORDER } from '../../../shared/settle/settlement.ts';
import type { Fund } from '../../../shared/sheets/tabs/values.ts';
import { amountAxis, endLabel, lineLook, nameAxis } from '../axes.ts';
import { type ChartOption, drawChart, length } from '../chart.ts';
import { type Html, html } from '../html.ts';
import type { Section } from '../section.ts';
import { table } from '../table.ts';
import type { View } from '../view.ts';
import { monthTitle } from './point-value.ts';

interface Line {
  readonly key: 'mean' | 'fundPaid';
  readonly title: string;
  readonly unit: string;
  /** Decimal digits from fen to the axis's unit */
  readonly decimals: number;
}

const LINES: readonly Line[] = [
  { key: 'mean', title: '次均費用', unit: '元', decimals: 2 },
  { key: 'fundPaid', title: '基金記賬', unit: '萬元', decimals: 6 },
];

/** 本醫共體逐月：次均費用與基金記賬，至本頁的月份為止。 */
export const supervisionTrend: Section = {
  id: 'supervision-trend',
  title: '本醫共體逐月',
  content: (view) => {
    const own = view.supervision?.own;
    if (!own) return undefined;
    const { rows, columns } = monthsTable(own, untilNow(own));
    const { script } = view;
    return html`<div class="pair">${LINES.map((line) => chartOf(view, line, rows))}</div>
${table({
  id: 'supervision-trend-t',
  caption: script('逐月（元）'),
  headers: [columns.map(({ title }) => cell(script(title), 'header'))],
  rows: rows.map(({ cells }) => columns.map(({ key, kind }) => shownCell(cells[key] ?? null, kind))),
  heads: 2,
})}
<p class="note">${script('只計本醫共體成員機構的病例；次均費用為總費用除以病例數。縱軸不從零開始。')}</p>`;
  },
};

/** What came after the published period is not shown with it. */
function untilNow({ watched: { period } }: WatchReportContext) {
  const span = spanOf(period);
  return { ...span, months: MONTHS.filter((month) => month <= span.months.at(-1)!) };
}

function shownCell(value: StatementRow['cells'][string], kind: string) {
  if (value === null) return cell('—');
  if (typeof value === 'string') return cell(value);
  if (typeof value === 'object') {
    return decimalCell(value, 2);
  }
  return kind === 'money'
    ? cell({ units: BigInt(value), decimals: 2 }, 'money')
    : cell({ units: BigInt(value), decimals: 0 }, 'count');
}

const chartOf = (view: View, line: Line, rows: readonly StatementRow[]): Html =>
  html`<div><h3>${view.script(`${line.title}（${line.unit}）`)}</h3>${drawChart({
    id: `supervision-${line.key}`,
    title: view.script(`${line.title}（${line.unit}）`),
    description: view.script(`每險種一條線，本醫共體各月的${line.title}，數值見表`),
    heights: [280, 240],
    half: true,
    option: ({ narrow }) => optionOf(view, line, rows, narrow),
  })}</div>`;

function optionOf({ script }: View, line: Line, rows: readonly StatementRow[], narrow: boolean): ChartOption {
  const funds = FUND_ORDER.filter((fund) => rows.some(({ cells }) => cells['fund'] === fund));
  const lines = funds.map((fund) => MONTHS.map((month) => amountAt(rows, line, fund, month)));
  const lasts = lines.map((values) => values.findLast((value) => value !== null) ?? 0);
  return {
    grid: { left: narrow ? 48 : 60, right: narrow ? 48 : 60, top: 40, bottom: 28 },
    xAxis: nameAxis(MONTHS.map((month) => (narrow ? month.replace(/^0/, '') : script(monthTitle(month))))),
    yAxis: { ...amountAxis(script(line.unit)), scale: true },
    series: lines.map((values, index) => {
      const last = values.findLastIndex((value) => value !== null);
      const above = lasts.every((other) => lasts[index]! >= other);
      return {
        type: 'line' as const,
        ...lineLook(index),
        data: values.map((value, at) =>
          at === last && value !== null
            ? { value, label: endLabel(script(funds[index]!), index, lasts.length > 1 && above) }
            : value,
        ),
      };
    }),
  };
}

function amountAt(rows: readonly StatementRow[], { key, decimals }: Line, fund: Fund, month: string) {
  const row = rows.find(
    ({ cells }) => cells['fund'] === fund && String(cells['month']).endsWith(`-${month}`),
  );
  const value = row?.cells[key];
  return typeof value === 'bigint' ? length(value, decimals) : null;
}
