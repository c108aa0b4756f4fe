import { compareRuns } from '../../shared/compare/compare-runs.ts';
import { comparisonDocument } from '../../shared/compare/document.ts';
import type { CompareContext } from '../../shared/report/compare-context.ts';
import { CONTRAST_TABS, compareTabs } from '../../shared/report/compare-report.ts';
import { changeLines } from '../../shared/report/compare-text.ts';
import { canonicalJson, hashOf } from '../../shared/settle/hash.ts';
import { sha256 } from '../gateways/sha256.ts';
import { labelOf } from '../runs/base-run.ts';
import { inScript } from '../script.ts';
import { besideRun } from './compared-runs.ts';
import type { Job } from './job.ts';
import { writeTabs } from './write-tabs.ts';

/** 兩次結算對比: what differs between two runs, and what every difference moved. */
export const contrastJob: Job = async (input) => {
  const { run, config, progress } = input;
  const { a = '', b = '' } = run.details;
  await progress('重算第一次結算', 10);
  const before = await besideRun(input, a);
  await progress('重算第二次結算', 35);
  const after = a === b ? before : await besideRun(input, b);
  await progress('逐項對比', 60);
  const comparison = compareRuns(before.settled, after.settled, sha256);
  const script = (text: string) => inScript(text, config.locale);
  const names = { a: script(`甲 ${labelOf(before)}`), b: script(`乙 ${labelOf(after)}`) };
  const context: CompareContext = {
    kind: '對比',
    base: { label: names.a, run: before.settled.run },
    others: [{ label: names.b, comparison }],
    script,
  };
  const resultDigest = hashOf(sha256, canonicalJson(comparisonDocument(comparison, { a, b })));
  await writeTabs(input, compareTabs({ ...context, names: CONTRAST_TABS }), resultDigest);
  const summary = [`${names.a} 對比 ${names.b}：${comparison.steps.length} 處差異`, ...changeLines(context)];
  return { state: 'done', findings: [], summary, resultDigest };
};
