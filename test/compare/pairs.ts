import fc from 'fast-check';
import { sha256 } from '../../functions/gateways/sha256.ts';
import { type SettledInput, settledRun } from '../../shared/compare/compare-runs.ts';
import type { Period } from '../../shared/settle/settlement.ts';
import { type County, counties } from '../properties/county.ts';
import { load, rawCounty } from '../properties/harness.ts';

/** Two counties of one year that may differ in everything at once. */
export const strangers: fc.Arbitrary<readonly [County, County]> = fc
  .tuple(counties, counties)
  .filter(([a, b]) => a.year === b.year);

/** Two counties of one year, the second of which has some of the first's tabs. */
export const relatives: fc.Arbitrary<readonly [County, County]> = strangers.chain(([a, b]) =>
  fc
    .subarray(['參數', '差異係數', '特病單議', '預算', '月度權重', '月度預付', '清算調整'] as const)
    .map((taken) => [a, { year: a.year, tabs: { ...a.tabs, ...withOwn(b, taken) } }] as const),
);

const withOwn = (county: County, taken: readonly (keyof County['tabs'])[]): Partial<County['tabs']> =>
  Object.fromEntries(taken.map((name) => [name, county.tabs[name]]));

/** An input ready to be compared; `undefined` when it does not settle. */
export async function settled(county: County, period: Period): Promise<SettledInput | undefined> {
  const loaded = await load(rawCounty(county), period).catch(() => undefined);
  if (!loaded) return undefined;
  const subject = { ...loaded, casesDigest: loaded.tabDigests['病例'] };
  const run = settledRun(subject, period, sha256, () => {});
  return run && { subject, run };
}
