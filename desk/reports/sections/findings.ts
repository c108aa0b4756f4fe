import { placeText, SEVERITY_TEXT } from '../../../shared/findings/finding.ts';
import { cell } from '../../../shared/report/cells.ts';
import { html } from '../html.ts';
import type { Section } from '../section.ts';
import { table } from '../table.ts';

/** 數據提示：結算時對本醫共體各機構數據行的提示。 */
export const findings: Section = {
  id: 'findings',
  title: '數據提示',
  content: ({ findings: own, script }) => {
    if (own.length === 0) {
      return html`<p>${script('結算時對本醫共體各機構的數據沒有提示。')}</p>`;
    }
    return table({
      id: 'findings-t',
      caption: script('結算時對本醫共體各機構數據行的提示；位置為經辦機構工作簿的表與單元格'),
      headers: [['位置', '程度', '問題', '處理'].map((title) => cell(script(title), 'header'))],
      rows: own.map(({ severity, where, message, remedy }) =>
        [placeText(where), SEVERITY_TEXT[severity], message, remedy].map((text) => cell(script(text))),
      ),
    });
  },
};
