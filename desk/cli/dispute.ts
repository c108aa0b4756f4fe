import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inScript, type Locale } from '../../functions/script.ts';
import { CaseTable } from '../../shared/cases/case-table.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { disputeFile, printedSheets, UnknownCases } from '../../shared/report/institution/files.ts';
import { type Period, periodText } from '../../shared/settle/settlement.ts';
import type { SheetModel } from '../../shared/sheets/sheet-model.ts';
import { type OutputFile, writeAllOrNothing } from '../files/atomic-write.ts';
import { printPdf } from '../files/print-pdf.ts';
import { writeXlsx } from '../files/write-workbook.ts';
import { FINDINGS_FILE } from '../output.ts';
import { orRefusal } from './foreign.ts';
import { type ByInstitution, inFileName, settledByInstitution } from './institution-input.ts';
import { findingCounts } from './print.ts';
import { refuse } from './settle.ts';
import { UsageError } from './usage.ts';

export interface DisputeOptions {
  readonly input: string;
  readonly period: Period;
  readonly institution: string;
  /** Case numbers; without them, every case that is not paid as a normal one */
  readonly cases: readonly string[] | undefined;
  readonly out: string;
}

/** Writes what one institution needs to dispute or to accept its settlement; the exit code of the command. */
export async function disputeCommand(options: DisputeOptions): Promise<number> {
  const { input, period, institution: code, cases, out } = options;
  const list = new FindingList();
  let locale: Locale = 'zh-Hant';
  const settled = await settledByInstitution(input, period, list, (known) => {
    locale = known;
  });
  const sheets = settled && (await orRefusal(list, () => sheetsOf(settled, code, cases)));
  if (!settled || !sheets) {
    await refuse(out, list.all, locale);
    return 2;
  }
  const stem = `爭議材料-${inFileName(code)}-${periodText(period)}`;
  const { area } = settled.settled;
  const name = area.institutions.get(code)!.name;
  const title = `${name} ${inScript(`${periodText(period)} 爭議材料`, locale)}`;
  const madeAt = new Date(`${area.clocks.knownAt}T00:00:00Z`);
  const workbook = await writeXlsx(sheets, { title, madeAt });
  const printed = printedSheets(sheets);
  const onPaper = await writeXlsx(printed, { title, madeAt });
  const pdf = await printPdf({ workbook: onPaper, sheets: printed, title, locale });
  const files: OutputFile[] = [
    { name: `${stem}.xlsx`, content: workbook },
    ...(pdf ? [{ name: `${stem}.pdf`, content: pdf }] : []),
  ];
  await mkdir(out, { recursive: true });
  await writeAllOrNothing(out, files, { remove: [FINDINGS_FILE, ...(pdf ? [] : [`${stem}.pdf`])] });
  const lines = [`${title}，${sheets.length} 張表`, ...findingCounts(list.all), '已寫入'];
  console.log(inScript(lines.join('\n'), locale));
  for (const file of files) console.log(`  ${join(out, file.name)}`);
  if (!pdf) console.log(inScript(WITHOUT_PDF, locale));
  const aside = sheets.filter(({ name }) => !printed.some((sheet) => sheet.name === name));
  if (pdf && aside.length > 0) {
    const names = aside.map(({ name }) => name).join('、');
    console.log(`${inScript('行數過多，只在 .xlsx 中，不在 PDF 中：', locale)}${names}`);
  }
  return 0;
}

const WITHOUT_PDF =
  '未寫 PDF：本機沒有 LibreOffice（soffice）或 Chromium（chromium），或未能轉換。.xlsx 各表已按 A4 排好，可在 WPS 或 Excel 中直接打印為 PDF。';

function sheetsOf(
  { settled, tables }: ByInstitution,
  code: string,
  cases: readonly string[] | undefined,
): readonly SheetModel[] {
  if (!settled.area.institutions.has(code)) {
    throw new UsageError(`沒有機構「${code}」 / no institution ${code}`);
  }
  try {
    return disputeFile(code, { ...settled, table: tables.get(code) ?? new CaseTable() }, cases);
  } catch (error) {
    if (!(error instanceof UnknownCases)) throw error;
    const numbers = error.numbers.join('、');
    throw new UsageError(`該機構本期沒有病例 ${numbers} / the institution has no such case in the period`);
  }
}
