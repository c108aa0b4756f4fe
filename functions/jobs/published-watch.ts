import type { WatchReportContext } from '../../shared/report/watch-context.ts';
import { NOT_WATCHED } from '../../shared/watch/case-watch.ts';
import { watchDigest } from '../../shared/watch/document.ts';
import { watch } from '../../shared/watch/watch.ts';
import type { Context } from '../context.ts';
import { sha256 } from '../gateways/sha256.ts';
import type { Run } from '../runs/run.ts';
import { inScript, type Locale } from '../script.ts';
import { type SettledInput, settleWithCases } from './settled.ts';

/**
 * What is published of the supervision of a settled run, where `watch.publish` asks for it: seen from the run's own
 * stored input, so that it goes with the figures beside it.
 */
export async function publishedWatch(
  context: Pick<Context, 'store' | 'attachedCases' | 'codeVersion'>,
  run: Run,
  { area }: Pick<Extract<SettledInput, { ok: true }>, 'area'>,
  locale: Locale,
): Promise<WatchReportContext | undefined> {
  if (!area.params['watch.publish']) return undefined;
  const settled = await settleWithCases(context, run, undefined, { watch: true });
  if (!settled.ok) return undefined;
  const { digest, settlement, caseWatch = NOT_WATCHED } = settled;
  const { period } = settlement;
  const watched = watch(settled.area, digest, caseWatch, settlement, () => {});
  return {
    area: settled.area,
    digest,
    cells: digest.cells.filter(({ month }) => period.kind === 'year' || month === period.month),
    settlement,
    caseWatch,
    watched,
    digests: { input: run.inputDigest, result: watchDigest(watched, sha256) },
    findings: [],
    script: (text) => inScript(text, locale),
    codeVersion: context.codeVersion,
  };
}
