import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { digestCommand } from '../../../desk/cli/digest.ts';
import { County } from '../county.ts';
import { inFolder, quietly, runSettle, SETTLEMENT } from '../settling.ts';

const HEADER = '病組,機構或等級,起日,止日,每日標準,每日點數,文號';

/** The good county with a bed-day group, a case of it, and the lines of 床日標準. */
function county(...standards: readonly string[]): County {
  const good = new County()
    .add('病組', 'GD,精神類,床日,2.6000,,,')
    .add('病例', 'C13,H1,P13,居民,本地,2025-02-10,2025-03-20,GD,8000.00,,6000.00,,2000.00,,');
  return standards.length > 0 ? good.add('床日標準', HEADER, ...standards) : good;
}

/** What `settle` leaves of an input whose cases were digested with other standards. */
async function settledAfter(made: readonly string[], later: readonly string[]) {
  return inFolder(async (folder) => {
    const digest = join(folder, '病例摘要.json');
    const input = await county(...made).writeTo(join(folder, 'county'));
    const { exit } = await quietly(() => digestCommand({ input, shards: [], out: digest }));
    expect(exit).toBe(0);
    await rm(input, { recursive: true });
    await county(...later)
      .deleteTab('病例')
      .writeTo(input);
    return runSettle(input, join(folder, 'out'), { digest });
  });
}

const ONE = 'GD,H1,,,300,,示〔2025〕1號';

it('a digest of cases is good for the 床日標準 it was made with, and for no other', async () => {
  const same = await settledAfter([ONE], [ONE]);
  expect(same.lines.filter((line) => line.includes('阻斷'))).toEqual([]);
  expect(same.files.has(SETTLEMENT)).toBe(true);
  const changes: readonly (readonly [readonly string[], readonly string[]])[] = [
    [[ONE], ['GD,H1,,,301,,示〔2025〕1號']],
    [[ONE], []],
    [[], [ONE]],
  ];
  for (const [made, later] of changes) {
    const refused = await settledAfter(made, later);
    expect(refused.exit).toBe(2);
    expect(refused.lines).toEqual([
      expect.stringMatching(/^DIGEST_OTHER_INPUT 阻斷 床日標準!- 摘要所依據的「床日標準」與本次輸入不同。/),
    ]);
  }
});
