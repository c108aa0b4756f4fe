import type { Context } from '../../functions/context.ts';
import { institutionSheets } from '../../functions/jobs/institution-job.ts';
import { areaConfig } from '../../functions/runs/area.ts';
import { loadRun } from '../../functions/runs/run.ts';
import { inScript } from '../../functions/script.ts';
import { printedSheets } from '../../shared/report/institution/files.ts';
import { printPdf } from '../files/print-pdf.ts';
import { writeXlsx } from '../files/write-workbook.ts';
import { XLSX } from '../google/export.ts';
import type { Stack } from '../stack.ts';
import { notFound, Refused } from './refused.ts';

const TITLES: Readonly<Record<string, string>> = { dispute: '爭議材料', pack: '數據包' };

/** Offered in the sidebar: the name of each form, and where the page gets it. */
export const deskFileLinks: Context['fileLinks'] = ({ area, runId, action, period, details }) =>
  ['xlsx', 'pdf'].map((as) => ({
    title: `${titleOf(action, period, details)}.${as}`,
    address: `${area}/institution-file?run=${runId}&as=${as}`,
  }));

const titleOf = (action: string, period: string, details: Readonly<Record<string, string>>): string =>
  `${TITLES[action]} ${details['institution']} ${period}`;

export interface Download {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What a run wrote for one institution, as people take it away. @throws Refused 404, 422 */
export async function institutionFile(
  { context }: Pick<Stack, 'context'>,
  area: string,
  runId: string,
  as: string,
): Promise<Download> {
  const run = /^[0-9a-f]{64}$/.test(runId) ? (await loadRun(context.store, area, runId))?.run : undefined;
  if (!run || !(run.action in TITLES) || run.state !== 'done') throw notFound('這份文件');
  const config = await areaConfig(context.store, area);
  const { sheets } = await institutionSheets(context, config, run);
  const title = inScript(titleOf(run.action, run.period, run.details), config.locale);
  const madeAt = new Date(`${run.knownAt}T00:00:00Z`);
  if (as === 'xlsx') {
    return { name: `${title}.xlsx`, type: XLSX, bytes: await writeXlsx(sheets, { title, madeAt }) };
  }
  const printed = printedSheets(sheets);
  const workbook = await writeXlsx(printed, { title, madeAt });
  const pdf = await printPdf({ workbook, sheets: printed, title, locale: config.locale });
  if (!pdf) throw new Refused(422, '本機沒有 LibreOffice 或 Chromium，不能轉為 PDF；請下載 .xlsx 後打印。');
  return { name: `${title}.pdf`, type: 'application/pdf', bytes: pdf };
}
