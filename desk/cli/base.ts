import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../../functions/gateways/sha256.ts';
import { inScript } from '../../functions/script.ts';
import { finding, type Report } from '../../shared/findings/finding.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { formatYuan } from '../../shared/money/fen.ts';
import { baseDocument, baseReport } from '../../shared/report/base-report.ts';
import { type BaseTable, baseTable } from '../../shared/report/base-table.ts';
import { type Area, prepareArea } from '../../shared/settle/area.ts';
import { inputDigest, tabDigests } from '../../shared/settle/input-digest.ts';
import { readTables } from '../../shared/sheets/read-tables.ts';
import { writeAllOrNothing } from '../files/atomic-write.ts';
import { writeXlsx } from '../files/write-workbook.ts';
import { openSource } from '../input.ts';
import { FINDINGS_FILE } from '../output.ts';
import { findingCounts } from './print.ts';
import { refuse } from './settle.ts';

export const BASE_WORKBOOK = '基準數據.xlsx';
export const BASE_FILE = 'base.json';

/** Computes base data from 歷史病例; the exit code of the command. 病例 is not needed. */
export async function baseCommand(input: string, out: string): Promise<number> {
  const list = new FindingList();
  const area = await readArea(input, list.report);
  const base = area && !list.blocked ? baseTable(area) : undefined;
  if (area && !list.blocked && !base) list.report(finding('REFERENCE_NONE', area.places.referenceCases()));
  const locale = area?.params.locale ?? 'zh-Hant';
  const script = (text: string) => inScript(text, locale);
  if (!area || !base) {
    await refuse(out, list.all, locale);
    return 2;
  }
  const digest = inputDigest(tabDigests(area.tables, sha256), sha256);
  const files = [
    { name: BASE_WORKBOOK, content: await workbook(area, base, script) },
    { name: BASE_FILE, content: `${JSON.stringify(baseDocument(area, base, digest), null, 1)}\n` },
  ];
  await mkdir(out, { recursive: true });
  await writeAllOrNothing(out, files, { remove: [FINDINGS_FILE] });
  const general = base.quality.groupsOfKind.get('一般');
  const lines = [
    `全部病組次均費用 ${formatYuan(base.areaMeanCost)} 元，病組 ${base.groups.length} 個，其中一般病組 ${general} 個`,
    ...findingCounts(list.all),
    '已寫入',
  ];
  console.log(script(lines.join('\n')));
  for (const { name } of files) console.log(`  ${join(out, name)}`);
  return 0;
}

/** The law is that of the end of the year that the base data is for. */
async function readArea(input: string, report: Report): Promise<Area | undefined> {
  const source = await openSource(input, {}, report);
  if (!source) return undefined;
  const workbook = await readTables(source.tabs, report, { casesElsewhere: true });
  const clocks = { knownAt: new Date().toISOString().slice(0, 10) };
  return prepareArea(workbook, clocks, report).area;
}

function workbook(area: Area, base: BaseTable, script: (text: string) => string): Promise<Uint8Array> {
  const { 'region.name': name, year } = area.params;
  const title = [name, script(`${year} 基準數據`)].filter(Boolean).join(' ');
  return writeXlsx(baseReport(area, base, { script }), {
    title,
    madeAt: new Date(`${area.clocks.knownAt}T00:00:00Z`),
  });
}
