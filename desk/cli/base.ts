import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inScript, type Locale } from '../../functions/script.ts';
import { finding } from '../../shared/findings/finding.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { formatYuan } from '../../shared/money/fen.ts';
import { baseDocument, baseReport } from '../../shared/report/base-report.ts';
import { type BaseTable, baseTable } from '../../shared/report/base-table.ts';
import type { Area } from '../../shared/settle/area.ts';
import { loadBase } from '../base-input.ts';
import { writeAllOrNothing } from '../files/atomic-write.ts';
import { writeXlsx } from '../files/write-workbook.ts';
import { FINDINGS_FILE } from '../output.ts';
import { findingCounts } from './print.ts';
import { progressOn, reading } from './progress.ts';
import { refuse } from './settle.ts';

export const BASE_WORKBOOK = '基準數據.xlsx';
export const BASE_FILE = 'base.json';

export interface BaseCommand {
  readonly input: string;
  /** Further CSV files of 歷史病例, or folders of them */
  readonly files?: readonly string[];
  readonly out: string;
  readonly threads?: number | undefined;
}

/** Computes base data from 歷史病例; the exit code of the command. 病例 is not needed. */
export async function baseCommand({ input, files = [], out, threads }: BaseCommand): Promise<number> {
  const list = new FindingList();
  let locale: Locale = 'zh-Hant';
  const progress = progressOn(process.stderr);
  // The law is that of the end of the year that the base data is for.
  const clocks = { knownAt: new Date().toISOString().slice(0, 10) };
  const loaded = await loadBase(
    input,
    {
      clocks,
      files,
      inShards: { threads, onShard: reading(progress, '歷史病例') },
      onRow: (rows) => progress.update(`讀取並核對歷史病例 ${rows}`),
      onLocale: (known) => {
        locale = known;
      },
    },
    list,
  );
  progress.done();
  const base = loaded && baseTable(loaded.area);
  if (loaded && !base) list.report(finding('REFERENCE_NONE', loaded.area.places.referenceCases()));
  if (!loaded || !base) {
    await refuse(out, list.all, locale);
    return 2;
  }
  const { area, inputDigest } = loaded;
  const script = (text: string) => inScript(text, locale);
  const written = [
    { name: BASE_WORKBOOK, content: await workbook(area, base, script) },
    { name: BASE_FILE, content: `${JSON.stringify(baseDocument(area, base, inputDigest), null, 1)}\n` },
  ];
  await mkdir(out, { recursive: true });
  await writeAllOrNothing(out, written, { remove: [FINDINGS_FILE] });
  const general = base.quality.groupsOfKind.get('一般');
  const lines = [
    `全部病組次均費用 ${formatYuan(base.areaMeanCost)} 元，病組 ${base.groups.length} 個，其中一般病組 ${general} 個`,
    ...findingCounts(list.all),
    '已寫入',
  ];
  console.log(script(lines.join('\n')));
  for (const { name } of written) console.log(`  ${join(out, name)}`);
  return 0;
}

function workbook(area: Area, base: BaseTable, script: (text: string) => string): Promise<Uint8Array> {
  const { 'region.name': name, year } = area.params;
  const title = [name, script(`${year} 基準數據`)].filter(Boolean).join(' ');
  return writeXlsx(baseReport(area, base, { script }), {
    title,
    madeAt: new Date(`${area.clocks.knownAt}T00:00:00Z`),
  });
}
