import { html } from '../html.ts';
import type { Section } from '../section.ts';
import { sheetTable } from '../sheet-table.ts';

/** 監管文書：與報表文件中的監管各表同一函數所出，沒有其他醫共體的內容，也沒有個人。 */
export const supervision: Section = {
  id: 'supervision',
  title: '監管文書',
  content: ({ supervision: shown, script }) =>
    shown
      ? html`${shown.sheets.map(
          (sheet, index) => html`<div class="tab"><h3>${sheet.name}</h3>
${sheetTable(`supervision-${index}`, sheet)}</div>`,
        )}`
      : html`<p>${script('本期沒有發布監管文書。')}</p>`,
};
