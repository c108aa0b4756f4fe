import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { sha256 } from '../../functions/gateways/sha256.ts';
import { inScript, type Locale } from '../../functions/script.ts';
import { compareRuns, type SettledInput } from '../../shared/compare/compare-runs.ts';
import { comparisonDocument } from '../../shared/compare/document.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import type { CompareContext } from '../../shared/report/compare-context.ts';
import type { Period } from '../../shared/settle/settlement.ts';
import { apart, comparedInput } from '../compared-input.ts';
import { writeAllOrNothing } from '../files/atomic-write.ts';
import { FINDINGS_FILE } from '../output.ts';
import { type AskedDates, readClocks } from './clocks.ts';
import { compareWorkbook } from './compare-workbook.ts';
import { comparisonSummary } from './print-comparison.ts';
import { progressOn } from './progress.ts';
import { refuse } from './settle.ts';

export const COMPARE_FILE = 'compare.json';
export const COMPARE_WORKBOOK = '比較.xlsx';

export interface CompareOptions {
  readonly inputs: readonly [string, string];
  readonly dates: readonly [AskedDates, AskedDates];
  readonly period: Period;
  readonly out: string;
}

const LABELS = ['甲', '乙'] as const;

/** Sets two inputs, or one under two laws, beside each other; the exit code of the command. */
export async function compareCommand({ inputs, dates, period, out }: CompareOptions): Promise<number> {
  const list = new FindingList();
  let locale: Locale = 'zh-Hant';
  const progress = progressOn(process.stderr);
  const load = (index: 0 | 1): Promise<SettledInput | undefined> =>
    apart(LABELS[index], list, (own) => {
      const asked = {
        path: inputs[index],
        clocks: readClocks(dates[index], period),
        period,
        onRow: (rows: number) => progress.update(`${LABELS[index]}　讀取並核對病例 ${rows}`),
        onLocale: (known: Locale) => {
          locale = known;
        },
      };
      return comparedInput(asked, own);
    });
  const a = await load(0);
  const b = await load(1);
  progress.update('逐項比較');
  const comparison = a && b && compareRuns(a, b, sha256);
  progress.done();
  if (!comparison) {
    await refuse(out, list.all, locale);
    return 2;
  }
  const script = (text: string) => inScript(text, locale);
  const names = { a: `甲 ${basename(inputs[0])}`, b: `乙 ${basename(inputs[1])}` };
  const context: CompareContext = {
    kind: '比較',
    base: { label: names.a, run: a.run },
    others: [{ label: names.b, comparison }],
    script,
  };
  const files = [
    { name: COMPARE_FILE, content: `${JSON.stringify(comparisonDocument(comparison, names), null, 1)}\n` },
    { name: COMPARE_WORKBOOK, content: await compareWorkbook(context) },
  ];
  await mkdir(out, { recursive: true });
  await writeAllOrNothing(out, files, { remove: [FINDINGS_FILE] });
  console.log(script([...comparisonSummary(context), '已寫入'].join('\n')));
  for (const { name } of files) console.log(`  ${join(out, name)}`);
  return 0;
}
