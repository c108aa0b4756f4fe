import type { Fraction } from '../../../shared/money/fraction.ts';
import { roundTo } from '../../../shared/money/round.ts';
import type { WatchReportContext } from '../../../shared/report/watch-context.ts';
import { MONTHS } from '../../../shared/rules/payment/month-budget.ts';
import type { StatementRow } from '../../../shared/settle/methods/statement.ts';
import { amountAxis, lineLook, nameAxis } from '../axes.ts';
import { type ChartOption, drawChart, length } from '../chart.ts';
import { type Html, html } from '../html.ts';
import type { Section } from '../section.ts';
import type { View } from '../view.ts';
import { monthTitle } from './point-value.ts';

/** How the months of an indicator are drawn: as percentages, or as they are. */
const FORMS = { ratioMonths: { unit: '%', decimals: 4 }, levelMonths: { unit: '', decimals: 2 } } as const;
type Form = (typeof FORMS)[keyof typeof FORMS];

interface Trend {
  readonly title: string;
  readonly form: Form;
  /** January first; `null` where a month has no value, or came after the page's period */
  readonly months: readonly (number | null)[];
  /** 紅 or 黃, where the target is missed */
  readonly light: string;
}

/** 監測指標：本醫共體各指標逐月的走勢，未達標的標明燈色；數值見下方「機構監測」。 */
export const supervisionIndicators: Section = {
  id: 'supervision-indicators',
  title: '監測指標走勢',
  content: (view) => {
    const own = view.supervision?.own;
    const trends = own ? trendsOf(own, view.consortium.code) : [];
    if (trends.length === 0) return undefined;
    return html`<div class="pair">${trends.map((trend, index) => trendChart(view, trend, index))}</div>
<p class="note">${view.script('標明紅、黃的為未達目標的指標；沒有標明的為達標或沒有目標。縱軸不從零開始。')}</p>`;
  },
};

function trendsOf({ watched }: WatchReportContext, code: string): readonly Trend[] {
  const tables = watched.sheets.filter(({ part }) => part === 'indicator').flatMap((sheet) => sheet.tables);
  const ofCode = (key: string) =>
    tables
      .filter((table) => table.key === key)
      .flatMap(({ rows }) => rows.filter(({ cells }) => cells['party'] === code));
  const lights = new Map(ofCode('short').map(({ cells }) => [cells['indicator'], String(cells['light'])]));
  const { period } = watched;
  const last = period.kind === 'month' ? period.month : '12';
  return Object.entries(FORMS).flatMap(([key, form]) =>
    ofCode(key).flatMap(({ cells }) => {
      const months = MONTHS.map((month) => (month <= last ? valueAt(cells, month, form) : null));
      const title = String(cells['indicator']);
      const known = months.filter((value) => value !== null).length;
      return known > 1 ? [{ title, form, months, light: lights.get(title) ?? '' }] : [];
    }),
  );
}

function valueAt(cells: StatementRow['cells'], month: string, { decimals }: Form): number | null {
  const value = cells[`m${month}`];
  return typeof value === 'object' && value !== null ? length(roundTo(value as Fraction, decimals), 2) : null;
}

function trendChart(view: View, trend: Trend, index: number): Html {
  const { script } = view;
  const { title, light, form } = trend;
  const name = script(form.unit === '' ? title : `${title}（${form.unit}）`);
  const shown = light === '' ? '' : html` <span class="warn">${script(`●${light}燈`)}</span>`;
  return html`<div><h3>${name}${shown}</h3>${drawChart({
    id: `supervision-indicator-${index}`,
    title: name,
    description: script(`本醫共體各月的${title}，數值見「機構監測」`),
    heights: [220, 200],
    half: true,
    option: ({ narrow }) => optionOf(view, trend, narrow),
  })}</div>`;
}

const optionOf = ({ script }: View, { months, form }: Trend, narrow: boolean): ChartOption => ({
  grid: { left: narrow ? 52 : 64, right: 24, top: 36, bottom: 28 },
  xAxis: nameAxis(MONTHS.map((month) => (narrow ? month.replace(/^0/, '') : script(monthTitle(month))))),
  yAxis: { ...amountAxis(form.unit), scale: true },
  series: [{ type: 'line' as const, ...lineLook(0), data: [...months] }],
});
