import type { Grade } from '../../../shared/law/instrument.ts';
import { cell } from '../../../shared/report/cells.ts';
import type { Section } from '../section.ts';
import { table } from '../table.ts';
import { gradeOf } from './basis.ts';

/** Least certain first. */
const UNSURE: readonly Grade[] = ['待核', '推定', '轉述'];

/** 未經原文證實的參數：本次所用，最不確定的在前。 */
export const parameters: Section = {
  id: 'parameters',
  title: '未經原文證實的參數',
  content: ({ script, common }) => {
    const unsure = UNSURE.flatMap((grade) => common.uses.filter((use) => gradeOf(use) === grade));
    if (unsure.length === 0) return undefined;
    return table({
      id: 'parameters-t',
      caption: script(`本次結算所用參數中的 ${unsure.length} 項`),
      headers: [['參數', '值', '單位', '來源', '等級'].map((title) => cell(script(title), 'header'))],
      rows: unsure.map((use) => [
        cell(script(use.title)),
        cell(use.source === '本地' ? use.text : script(use.text)),
        cell(script(use.unit)),
        cell(script(use.source)),
        cell(script(gradeOf(use))),
      ]),
    });
  },
};
