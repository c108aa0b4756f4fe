import { FindingList } from '../../shared/findings/finding-list.ts';
import { forecastDocument } from '../../shared/forecast/document.ts';
import { forecastYear } from '../../shared/forecast/forecast.ts';
import { forecastLines, warningFindings } from '../../shared/report/forecast-findings.ts';
import { forecastSheet } from '../../shared/report/forecast-tab.ts';
import { canonicalJson, hashOf } from '../../shared/settle/hash.ts';
import { periodOf } from '../../shared/settle/settlement.ts';
import { sha256 } from '../gateways/sha256.ts';
import { checkStored } from '../runs/stored-input.ts';
import { inScript } from '../script.ts';
import { type Job, JobStopped } from './job.ts';
import { stillHolds } from './unchanged.ts';
import { writeTabs } from './write-tabs.ts';

/** 年度預測: the year's end from the months up to the one asked for; limits that will break are findings. */
export const forecastJob: Job = async (input) => {
  const { context, run, config, progress } = input;
  const refused = (list: FindingList) =>
    ({ state: 'refused', findings: list.all, summary: [], resultDigest: '' }) as const;
  const list = new FindingList();
  await progress('讀取病例', 20);
  const read = await checkStored(context, run, { period: periodOf(run.period), progress });
  for (const found of read.findings) list.report(found);
  if (!read.ok) return refused(list);
  await progress('預測', 50);
  const { area, digest, inputDigest } = read;
  const forecast = forecastYear(area, digest, run.period.slice(5), list.report);
  if (!forecast) return refused(list);
  if (!(await stillHolds(context, config, run))) throw new JobStopped('INPUT_CHANGED');
  const result = hashOf(sha256, canonicalJson(forecastDocument(forecast, inputDigest)));
  const script = (text: string) => inScript(text, config.locale);
  const digests = { input: inputDigest, result };
  const sheet = forecastSheet({ area, digest, digests, script, codeVersion: context.codeVersion }, forecast);
  for (const found of warningFindings(forecast, sheet)) list.report(found);
  await writeTabs(input, [sheet], result);
  return { state: 'done', findings: list.all, summary: forecastLines(forecast), resultDigest: result };
};
