import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../../functions/gateways/sha256.ts';
import { inScript, type Locale } from '../../functions/script.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { FindingList } from '../../shared/findings/finding-list.ts';
import { forecastDocument } from '../../shared/forecast/document.ts';
import { type Forecast, forecastYear } from '../../shared/forecast/forecast.ts';
import type { Script } from '../../shared/report/context.ts';
import { forecastSheet } from '../../shared/report/forecast-tab.ts';
import type { Area } from '../../shared/settle/area.ts';
import { checkYear } from '../../shared/settle/check-period.ts';
import { canonicalJson, hashOf } from '../../shared/settle/hash.ts';
import type { Period } from '../../shared/settle/settlement.ts';
import { writeAllOrNothing } from '../files/atomic-write.ts';
import { writeXlsx } from '../files/write-workbook.ts';
import { type LoadedInput, loadInput } from '../input.ts';
import { FINDINGS_FILE } from '../output.ts';
import { findingCounts } from './print.ts';
import { forecastSummary } from './print-forecast.ts';
import { progressOn, reading } from './progress.ts';
import { readMonth, refuse } from './settle.ts';
import { UsageError } from './usage.ts';

export const FORECAST_FILE = 'forecast.json';
export const FORECAST_WORKBOOK = '年度預測.xlsx';

type Month = Period & { readonly kind: 'month' };

export interface ForecastOptions {
  readonly input: string;
  /** Without it, the last month of 月度預付 */
  readonly through: Month | undefined;
  readonly out: string;
}

/** Forecasts the year's end from its closed months; the exit code of the command. */
export async function forecastCommand({ input: path, through, out }: ForecastOptions): Promise<number> {
  const list = new FindingList();
  let locale: Locale = 'zh-Hant';
  const progress = progressOn(process.stderr);
  const clocks = { knownAt: new Date().toISOString().slice(0, 10) };
  const options = {
    clocks,
    caseFiles: { onShard: reading(progress) },
    onRow: (rows: number) => progress.update(`讀取並核對病例 ${rows}`),
    onLocale: (known: Locale) => {
      locale = known;
    },
  };
  const input = await loadInput(path, options, list);
  progress.update('預測');
  const forecast = input && forecastOf(input, through, list);
  progress.done();
  if (!input || !forecast) {
    await refuse(out, list.all, locale);
    return 2;
  }
  const script = (text: string) => inScript(text, locale);
  const document = forecastDocument(forecast, input.inputDigest);
  const result = hashOf(sha256, canonicalJson(document));
  const files = [
    { name: FORECAST_FILE, content: `${JSON.stringify(document, null, 1)}\n` },
    { name: FORECAST_WORKBOOK, content: await workbook(input, forecast, result, script) },
  ];
  await mkdir(out, { recursive: true });
  await writeAllOrNothing(out, files, { remove: [FINDINGS_FILE] });
  const names = new Map([...input.area.institutions].map(([code, { name }]) => [code, name]));
  console.log(script([forecastSummary(forecast, names), ...findingCounts(list.all), '已寫入'].join('\n')));
  for (const { name } of files) console.log(`  ${join(out, name)}`);
  return 0;
}

function forecastOf(input: LoadedInput, through: Month | undefined, list: FindingList): Forecast | undefined {
  const { area, digest } = input;
  const last = through ?? lastPaid(area);
  if (last === undefined) {
    throw new UsageError(
      '「月度預付」沒有記錄，請給出 --through YYYY-MM / no month is paid: give --through YYYY-MM',
    );
  }
  if (!checkYear(last, area.params.year, area, list.report)) return undefined;
  return forecastYear(area, digest, last.month, list.report);
}

function lastPaid({ tables }: Area): Month | undefined {
  const months = tables.monthPayments.map(({ month }) => month).sort();
  const last = months.at(-1);
  return last === undefined ? undefined : readMonth(last, '月度預付');
}

function workbook(
  { area, digest, inputDigest }: LoadedInput,
  forecast: Forecast,
  result: string,
  script: Script,
): Promise<Uint8Array> {
  const { params } = area;
  const digests = { input: inputDigest, result };
  const sheet = forecastSheet({ area, digest, digests, script, codeVersion: packageJson.version }, forecast);
  const title = [params['region.name'], script(`${params.year} 年度預測`)].filter(Boolean).join(' ');
  const madeAt = new Date(`${area.clocks.knownAt}T00:00:00Z`);
  return writeXlsx([sheet], { title, madeAt });
}
