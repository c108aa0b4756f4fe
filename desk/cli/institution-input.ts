import { inScript, type Locale } from '../../functions/script.ts';
import type { CaseTable } from '../../shared/cases/case-table.ts';
import type { FindingList } from '../../shared/findings/finding-list.ts';
import type { SettledCases } from '../../shared/report/institution/files.ts';
import { byInstitution } from '../../shared/report/institution/own-cases.ts';
import { lastDay } from '../../shared/settle/run.ts';
import type { Period } from '../../shared/settle/settlement.ts';
import { loadInput } from '../input.ts';
import { settleInput } from '../settle-input.ts';
import { progressOn } from './progress.ts';
import { UsageError } from './usage.ts';

/** A settled period, and the case rows of every institution apart. */
export interface ByInstitution {
  readonly settled: Omit<SettledCases, 'table'>;
  readonly tables: ReadonlyMap<string, CaseTable>;
  readonly locale: Locale;
}

/** `undefined` when a blocking finding was reported; the locale is known as soon as it was read. */
export async function settledByInstitution(
  path: string,
  period: Period,
  list: FindingList,
  onLocale: (locale: Locale) => void,
): Promise<ByInstitution | undefined> {
  const progress = progressOn(process.stderr);
  const input = await loadInput(
    path,
    {
      clocks: { lawDate: lastDay(period), knownAt: new Date().toISOString().slice(0, 10) },
      period,
      onRow: (rows) => progress.update(`讀取並核對病例 ${rows}`),
      onLocale,
    },
    list,
  );
  progress.update('計算點值');
  const run = input && settleInput(input, period, list.report);
  progress.done();
  if (!input || !run) return undefined;
  const { area, digest, cases } = input;
  if (!cases) throw new UsageError('摘要不含病例行，不能編製機構文件 / a digest has no case rows');
  const locale = area.params.locale ?? 'zh-Hant';
  const script = (text: string) => inScript(text, locale);
  const { settlement, digests } = run;
  return {
    settled: { area, digest, settlement, digests, places: cases.places, script },
    tables: byInstitution(cases.table),
    locale,
  };
}

/** A code as part of a file's name, different for different codes. */
export const inFileName = (code: string): string =>
  code.replace(/[^\p{L}\p{N}_-]/gu, (sign) => `%${sign.codePointAt(0)!.toString(16).toUpperCase()}`);
