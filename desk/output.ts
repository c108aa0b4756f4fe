import { inScript } from '../functions/script.ts';
import packageJson from '../package.json' with { type: 'json' };
import type { Finding } from '../shared/findings/finding.ts';
import { settlementReport } from '../shared/report/settlement-report.ts';
import { caseLines } from '../shared/settle/case-lines.ts';
import { periodText, settlementDocument } from '../shared/settle/settlement.ts';
import type { OutputFile } from './files/atomic-write.ts';
import { writeXlsx } from './files/write-workbook.ts';
import type { LoadedInput } from './input.ts';
import type { SettledRun } from './settle-input.ts';

export const SETTLEMENT_FILE = 'settlement.json';
export const REPORT_FILE = '結算報告.xlsx';
export const CASES_FILE = 'cases.ndjson';
export const FINDINGS_FILE = 'findings.json';

/** Dated by the day whose knowledge the run rests on, so that the same run gives the same bytes. */
async function reportWorkbook(
  { area, digest }: LoadedInput,
  { settlement, digests }: SettledRun,
  findings: readonly Finding[],
): Promise<Uint8Array> {
  const locale = area.params.locale ?? 'zh-Hant';
  const script = (text: string) => inScript(text, locale);
  const options = { script, codeVersion: packageJson.version };
  const sheets = settlementReport(area, digest, settlement, digests, findings, options);
  const name = area.params['region.name'] ?? '';
  const title = `${name} ${script(`${periodText(settlement.period)} 結算報告`)}`.trim();
  return writeXlsx(sheets, { title, madeAt: new Date(`${area.clocks.knownAt}T00:00:00Z`) });
}

/** The files of a settled period, by name; contents complete before any is written. */
export async function settlementFiles(
  input: LoadedInput,
  run: SettledRun,
  findings: readonly Finding[],
  withCases: boolean,
): Promise<readonly OutputFile[]> {
  const { settlement, digests } = run;
  const document = settlementDocument(settlement, digests, findings, input.area.clocks);
  const files: OutputFile[] = [
    { name: SETTLEMENT_FILE, content: `${JSON.stringify(document, null, 1)}\n` },
    {
      name: REPORT_FILE,
      content: await reportWorkbook(input, run, findings),
    },
  ];
  if (withCases && input.cases) {
    const { table, results } = input.cases;
    files.push({
      name: CASES_FILE,
      content: caseLines(table, results, settlement.period, input.digest.decimals),
    });
  }
  return files;
}
