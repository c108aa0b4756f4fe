import type { SheetModel } from '../../../shared/sheets/sheet-model.ts';
import { type Html, html } from '../html.ts';
import { openedAmounts } from '../opened.ts';
import type { Section } from '../section.ts';
import { sheetTable } from '../sheet-table.ts';
import { explanationPath, type View } from '../view.ts';

/** The tabs about points, which the page shows in its own way and 明細 in full. */
const OF_POINTS = ['點值', '醫共體結算', '機構結算', '病組分析'];

const isOfPoints = ({ name }: SheetModel, { script }: View) =>
  OF_POINTS.some((known) => script(known) === name);

/** 其他支付方式：按人頭、床日、單病種等各自的結算表，與報表文件相同。 */
export const methods: Section = {
  id: 'methods',
  title: '其他支付方式',
  content: (view) => {
    const sheets = view.sheets.filter((sheet) => !isOfPoints(sheet, view));
    return sheets.length > 0
      ? html`${sheets.map((sheet, index) => sheetPart(view, sheet, index))}`
      : undefined;
  },
};

const sheetPart = (view: View, sheet: SheetModel, index: number): Html =>
  html`<h3>${sheet.name}</h3>${sheetTable(`method-${index}`, sheet, (amount) => explanationPath(view, amount))}
${openedAmounts(view, view.entitlements.get(sheet.name) ?? [])}`;
