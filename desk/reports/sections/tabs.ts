import { html } from '../html.ts';
import type { Section } from '../section.ts';
import { sheetTable } from '../sheet-table.ts';
import { explanationPath } from '../view.ts';

/** 報表文件的各表：同一函數所出，逐格相同。 */
export const tabs: Section = {
  id: 'tabs',
  title: '報表文件各表',
  content: (view) =>
    html`${view.sheets.map(
      (sheet, index) => html`<div class="tab"><h3>${sheet.name}</h3>
${sheetTable(`tab-${index}`, sheet, (amount) => explanationPath(view, amount))}</div>`,
    )}`,
};
