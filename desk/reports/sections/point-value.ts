import { poolKey } from '../../../shared/explain/book-context.ts';
import { readDecimal } from '../../../shared/money/decimal-text.ts';
import { cell } from '../../../shared/report/cells.ts';
import type { Fund } from '../../../shared/sheets/tabs/values.ts';
import { amountAxis, endLabel, lineLook, nameAxis } from '../axes.ts';
import { type ChartOption, drawChart, FONT, INK, length } from '../chart.ts';
import { html } from '../html.ts';
import { openedAmounts } from '../opened.ts';
import type { Section } from '../section.ts';
import { table } from '../table.ts';
import { fundsOf, type PoolMonth, type View } from '../view.ts';

/** 各月點值：每險種一條線，只有已發布的月份。 */
export const pointValue: Section = {
  id: 'point-value',
  title: '各月點值',
  content: (view) => {
    const { months, script, period, settlement } = view;
    if (months.length === 0) return undefined;
    const funds = fundsOf(months);
    return html`<div class="pair">${drawChart({
      id: 'point-value-c',
      title: script(`${period.year}年各月點值`),
      description: script(`${funds.join('、')}基金各月的點值，元／點，數值見表`),
      heights: [400, 270],
      half: true,
      option: ({ narrow }) => optionOf(view, funds, narrow),
    })}
<div>${table({
      id: 'point-value-t',
      caption: script('已發布各月的點值（元／點）'),
      headers: [[cell(script('月份'), 'header'), ...funds.map((fund) => cell(script(fund), 'header'))]],
      rows: [...monthNames(months), ''].flatMap((month) => valueRow(view, funds, month)),
    })}</div></div>
<p class="note">${script('點值為全統籌區每一險種一個，各醫共體相同。縱軸不從零開始。')}</p>
${openedAmounts(
  view,
  settlement.pools.map(({ fund }) => poolKey(fund, 'pointValue')),
)}`;
  },
};

const monthNames = (months: readonly PoolMonth[]): readonly string[] => [
  ...new Set(months.map(({ month }) => month)),
];

export const monthTitle = (month: string): string => `${month.replace(/^0/, '')}月`;

/** A month's values; for no month, those of the year where the page is of the year. */
function valueRow({ months, script, settlement }: View, funds: readonly Fund[], month: string) {
  if (month !== '') {
    const of = (fund: Fund) => months.find((line) => line.month === month && line.fund === fund);
    return [[cell(script(monthTitle(month))), ...funds.map((fund) => valueCell(of(fund)?.pointValue))]];
  }
  if (settlement.period.kind === 'month') return [];
  const { pools, valueDecimals } = settlement;
  const ofYear = funds.map((fund) => {
    const pool = pools.find((line) => line.fund === fund);
    return pool ? cell({ units: pool.pointValue, decimals: valueDecimals }, 'total') : cell('—', 'total');
  });
  return [[cell(script('全年'), 'total'), ...ofYear]];
}

const valueCell = (text: string | undefined) => {
  const read = text === undefined ? undefined : readDecimal(text);
  return read ? cell(read, 'value') : cell('—');
};

function optionOf({ months, script }: View, funds: readonly Fund[], narrow: boolean): ChartOption {
  const names = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
  const lines = funds.map((fund) => names.map((month) => valueAt(months, fund, month)));
  const lasts = lines.map((line) => line.findLast((value) => value !== null) ?? 0);
  return {
    grid: { left: narrow ? 44 : 52, right: narrow ? 48 : 60, top: 40, bottom: 28 },
    xAxis: nameAxis(names.map((month) => (narrow ? String(Number(month)) : script(monthTitle(month))))),
    yAxis: { ...amountAxis(script('元／點')), scale: true },
    series: lines.map((line, index) => {
      const last = line.findLastIndex((value) => value !== null);
      const above = lasts.every((other) => lasts[index]! >= other);
      return {
        type: 'line' as const,
        ...lineLook(index),
        data: line.map((value, at) =>
          at === last && value !== null
            ? { value, label: endLabel(script(funds[index]!), index, lasts.length > 1 && above) }
            : value,
        ),
      };
    }),
    textStyle: { fontSize: FONT, color: INK.text },
  };
}

function valueAt(months: readonly PoolMonth[], fund: Fund, month: string): number | null {
  const text = months.find((line) => line.month === month && line.fund === fund)?.pointValue;
  const read = text === undefined ? undefined : readDecimal(text);
  return read ? length(read.units, read.decimals) : null;
}
