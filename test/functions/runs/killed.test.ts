import { describe, expect, test } from 'vitest';
import { AREA, type Bureau, CHIEF, CLERK, MONTH, openBureau, REVIEWER } from './bureau.ts';
import { type Killed, killAtEveryStep, type Scene } from './killed.ts';
import type { Press } from './killed-child.ts';

const OTHER_MONTH = '2025-02';

async function settleCloseAndPublish(bureau: Bureau, period: string): Promise<void> {
  const { runId } = await bureau.press('settle', CLERK, { period });
  await bureau.press('close', REVIEWER, { period, runId });
  await bureau.press('publish', REVIEWER, { period });
}

/** Kills a press at every step, from where the bureau stands now. */
async function kill(
  bureau: Bureau,
  files: readonly string[],
  name: string,
  email: string,
  body: object = {},
): Promise<{ readonly scene: Scene; readonly all: readonly Killed[] }> {
  const { folder, bureauFile } = bureau;
  await bureau.close();
  const press: Press = { name, email, body: { area: AREA, period: MONTH, ...body } };
  const scene: Scene = { from: folder, bureauFile, files, press };
  return { scene, all: await killAtEveryStep(scene) };
}

/** What must hold wherever the process was killed. */
function expectWhole(
  { scene, all }: Awaited<ReturnType<typeof kill>>,
  count: { entries: number; payments: number },
) {
  const [untouched] = all;
  const last = all.at(-1)!;
  expect(untouched!.killed).toBe(true);
  expect(all.filter(({ killed }) => !killed).map(({ effects }) => effects)).toContain(last.effects);
  expect(all.map(({ effects }) => effects)).toEqual(all.map((_, index) => index));
  expect(all.length).toBeGreaterThan(15);

  const oldStamps = scene.files.map((file) => untouched!.atDeath.files.get(file)!.stamp);
  const unfinished = all.filter(({ resumed }) => resumed !== 'none' && resumed !== 'done');
  expect(unfinished).toEqual([]);
  for (const { effects, atDeath, after, again, verified } of all) {
    const newStamp = again.runId;
    expect([effects, again.state]).toEqual([effects, 'done']);
    expect(verified.state).toBe('done');
    expect(verified.summary[0]).toMatch(new RegExp(`^賬冊共 ${count.entries} 筆，鏈接完整`));

    scene.files.forEach((file, index) => {
      const seen = atDeath.files.get(file)!;
      expect([oldStamps[index], newStamp]).toContain(seen.stamp);
      const old = seen.stamp === newStamp ? after : untouched!.atDeath;
      expect(seen).toEqual(old.files.get(file));
      expect(after.files.get(file)!.stamp).toBe(newStamp);
    });
    expect(after.entries).toHaveLength(count.entries);
    expect(new Set(after.entries.map(({ runId }) => runId)).size).toBe(count.entries);
    expect(after.faults).toEqual([]);
    expect(atDeath.faults).toEqual([]);
    expect(after.payments).toBe(count.payments);
    expect(after.leftInQueue).toBe(0);
  }
}

describe.concurrent('killed after every effect in turn, a run ends once', () => {
  test('settling a month', async () => {
    const bureau = await openBureau();
    await bureau.press('settle', CLERK, { period: '2025' });
    const outcome = await kill(bureau, [bureau.bureauFile], 'settle', CLERK);
    expectWhole(outcome, { entries: 0, payments: 0 });
  });

  test('closing a month', async () => {
    const bureau = await openBureau();
    const { runId } = await bureau.press('settle', CLERK, { period: MONTH });
    const outcome = await kill(bureau, [bureau.bureauFile], 'close', REVIEWER, { runId });
    expectWhole(outcome, { entries: 1, payments: 7 });
    const steps = outcome.all.map(({ atDeath }) => [atDeath.entries.length, atDeath.payments]);
    expect(new Set(steps.map(String))).toEqual(new Set(['0,0', '1,0', '1,7']));
  });

  test('publishing a month', async () => {
    const bureau = await openBureau();
    await settleCloseAndPublish(bureau, OTHER_MONTH);
    await bureau.closeMonth();
    const { M1, M2 } = bureau.reportFiles;
    const paid = (await bureau.payments()).length;
    const outcome = await kill(bureau, [M1, M2], 'publish', CHIEF);
    expectWhole(outcome, { entries: 4, payments: paid });
    const published = outcome.all.map(
      ({ atDeath, again }) =>
        [M1, M2].filter((file) => atDeath.files.get(file)!.stamp === again.runId).length,
    );
    expect(new Set(published)).toEqual(new Set([0, 1, 2]));
  });
});
