import { formatUnits } from '../../../shared/money/decimal-text.ts';
import { moneyText, withThousands } from '../../../shared/money/money-text.ts';

import { sumOf } from '../../../shared/report/figures.ts';
import { moneyFigures, payKey } from '../../../shared/report/statement-figures.ts';
import { html } from '../html.ts';
import type { Section } from '../section.ts';

interface Key {
  readonly name: string;
  readonly figure: string;
  readonly unit: string;
  readonly note?: string;
}

/** 要點：現在付多少、應付多少、比按項目記賬多或少多少、點值。 */
export const headline: Section = {
  id: 'headline',
  title: '要點',
  content: ({ settlement, script }) => {
    const { consortia, pools, institutions, period, pointsDecimals, valueDecimals } = settlement;
    if (institutions.length === 0) return undefined;
    const pay = moneyFigures(period).find(({ key }) => key === payKey(period))!;
    const due = sumOf(consortia, (line) => line.due);
    const billed = sumOf(consortia, (line) => line.byItemFund + line.leftPool);
    const cases = institutions.reduce((sum, line) => sum + line.cases, 0);
    const points = sumOf(institutions, (line) => line.points);
    const keys: Key[] = [
      { name: pay.title, figure: moneyText(sumOf(consortia, pay.of)), unit: '元', note: '撥付牽頭機構' },
      { name: '應付額', figure: moneyText(due), unit: '元' },
      {
        name: '應付額 − 按項目記賬',
        figure: moneyText(due - billed),
        unit: '元',
        note: due < billed ? '負數：所得少於記賬' : '正數：所得多於記賬',
      },
      ...pools.map(({ fund, pointValue }) => ({
        name: `${fund}點值`,
        figure: formatUnits(pointValue, valueDecimals),
        unit: '元／點',
      })),
      {
        name: '病例',
        figure: withThousands(String(cases)),
        unit: '例',
        note: `${withThousands(formatUnits(points, pointsDecimals))} 點`,
      },
    ];
    return html`<dl class="keys">${keys.map(
      ({ name, figure, unit, note }) => html`<div><dt>${script(name)}</dt>
<dd><b>${figure}</b> <span>${script(unit)}</span>${note ? html`<small>${script(note)}</small>` : ''}</dd></div>`,
    )}</dl>`;
  },
};
