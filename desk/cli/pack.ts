import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inScript, type Locale } from '../../functions/script.ts';
import { CaseTable } from '../../shared/cases/case-table.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { dataPack } from '../../shared/report/institution/files.ts';
import { type Period, periodText } from '../../shared/settle/settlement.ts';
import { writeAllOrNothing } from '../files/atomic-write.ts';
import { writeXlsx } from '../files/write-workbook.ts';
import { FINDINGS_FILE } from '../output.ts';
import { orRefusal } from './foreign.ts';
import { type ByInstitution, inFileName, settledByInstitution } from './institution-input.ts';
import { findingCounts } from './print.ts';
import { refuse } from './settle.ts';

export interface PackOptions {
  readonly input: string;
  readonly period: Period;
  readonly out: string;
}

export const packFile = (code: string, period: Period): string =>
  `數據包-${inFileName(code)}-${periodText(period)}.xlsx`;

/** Writes the month's data of every institution, each in a file of its own; the exit code of the command. */
export async function packCommand({ input, period, out }: PackOptions): Promise<number> {
  const list = new FindingList();
  let locale: Locale = 'zh-Hant';
  const settled = await settledByInstitution(input, period, list, (known) => {
    locale = known;
  });
  const files = settled && (await orRefusal(list, () => packs(settled, period)));
  if (!files) {
    await refuse(out, list.all, locale);
    return 2;
  }
  await mkdir(out, { recursive: true });
  await writeAllOrNothing(out, files, { remove: [FINDINGS_FILE] });
  const lines = [`${periodText(period)} 數據包 ${files.length} 份`, ...findingCounts(list.all), '已寫入'];
  console.log(inScript(lines.join('\n'), locale));
  for (const { name } of files) console.log(`  ${join(out, name)}`);
  return 0;
}

/** Of every institution that has a case or an amount in the period. */
async function packs({ settled, tables, locale }: ByInstitution, period: Period) {
  const { area, settlement } = settled;
  const codes = [...new Set(settlement.institutions.map(({ code }) => code))].sort();
  const files = [];
  for (const code of codes) {
    const table = tables.get(code) ?? new CaseTable();
    const name = area.institutions.get(code)?.name ?? code;
    const title = `${name} ${inScript(`${periodText(period)} 數據包`, locale)}`;
    const madeAt = new Date(`${area.clocks.knownAt}T00:00:00Z`);
    const content = await writeXlsx(dataPack(code, { ...settled, table }), { title, madeAt });
    files.push({ name: packFile(code, period), content });
  }
  return files;
}
