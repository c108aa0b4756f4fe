import type { ParameterUse } from '../../../shared/settle/parameter-set.ts';
import { html } from '../html.ts';
import type { Section } from '../section.ts';

/** 依據：方案、適用日期、參數的等級、摘要。 */
export const basis: Section = {
  id: 'basis',
  title: '依據',
  content: ({ script, common, publication }) => {
    const { schemeTitle, clocks, params, uses } = common;
    const { inputDigest, resultDigest } = publication.source;
    const facts: readonly (readonly [string, string])[] = [
      ['方案', `${schemeTitle}（${params.scheme}）`],
      ['適用法規日期', clocks.lawDate],
      ['法規知悉日期', clocks.knownAt],
      ['參數等級', gradeCounts(uses.map(gradeOf))],
      ['輸入摘要', inputDigest],
      ['結果摘要', resultDigest],
    ];
    return html`<dl class="facts">${facts.map(
      ([name, text]) => html`<div><dt>${script(name)}</dt><dd>${script(text)}</dd></div>`,
    )}</dl>
<p class="note">${script(
      '等級：原文為讀到文件本身；轉述為讀到解讀、報導或論文；推定為由其他規定推出；待核為未見任何文件，使用前應向經辦機構核對。未經原文證實的參數列於「明細」。',
    )}</p>`;
  },
};

export const gradeOf = ({ grade }: ParameterUse): string => grade.normalize('NFKC').trim();

const ORDER = ['原文', '轉述', '推定', '待核'];

function gradeCounts(grades: readonly string[]): string {
  const counts = ORDER.flatMap((grade) => {
    const count = grades.filter((other) => other === grade).length;
    return count > 0 ? [`${grade} ${count} 項`] : [];
  });
  const rest = grades.filter((grade) => !ORDER.includes(grade)).length;
  return [`共 ${grades.length} 項`, ...counts, ...(rest > 0 ? [`未註明 ${rest} 項`] : [])].join('，');
}
