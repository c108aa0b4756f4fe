import { describe, expect, test } from 'vitest';
import { paste } from '../../../desk/person.ts';
import type { Document } from '../../../functions/gateways/store.ts';
import { loadBasis } from '../../../functions/runs/basis.ts';
import { saveText } from '../../../functions/runs/chunks.ts';
import { paths } from '../../../functions/runs/paths.ts';
import { loadRun } from '../../../functions/runs/run.ts';
import type { RunBasis } from '../../../shared/compare/run-basis.ts';
import { AREA, type Bureau, CHIEF, CLERK, MONTH, openBureau, REVIEWER } from './bureau.ts';

const type = (bureau: Bureau, range: string, ...rows: string[][]): Promise<void> =>
  paste(bureau.person(CLERK), bureau.bureauFile, range, rows, 'typed');

/** The month settled twice, the second time with another budget and another base point. */
async function twoRuns(): Promise<{ bureau: Bureau; runA: string; runB: string }> {
  const bureau = await openBureau();
  const { runId: runA } = await bureau.press('settle', CLERK, { period: MONTH });
  await type(bureau, '預算!C2', ['2600000.00']);
  await type(bureau, '病組!D2', ['130.0000']);
  const { runId: runB } = await bureau.press('settle', CLERK, { period: MONTH });
  return { bureau, runA, runB };
}

interface Answer {
  readonly a: { readonly resultDigest: string };
  readonly b: { readonly resultDigest: string };
  readonly steps: readonly { readonly titles: readonly string[]; readonly moved: readonly Line[] }[];
  readonly change: readonly Line[];
}
type Line = Readonly<Record<string, string>>;

const dueOf = (lines: readonly Line[], code: string): bigint =>
  lines
    .filter((line) => line['of'] === 'institution' && line['code'] === code)
    .reduce((sum, line) => sum + BigInt((line['due'] ?? '0.00').replace('.', '')), 0n);

describe('POST compare', () => {
  test('two runs, settled again from what is stored: every difference and what it moved', async () => {
    const { bureau, runA, runB } = await twoRuns();
    const before = bureau.state();
    for (const email of [CLERK, REVIEWER, CHIEF]) {
      const answer = await bureau.call('compare', email, { area: AREA, runA, runB });
      expect([email, answer.status]).toEqual([email, 200]);
      const document = JSON.parse(answer.text) as Answer;
      expect(document).toMatchObject({ kind: 'dianzhi-compare', period: MONTH, a: { name: runA } });
      expect(document.a.resultDigest).toBe((await bureau.poll(runA)).body.resultDigest);
      expect(document.b.resultDigest).toBe((await bureau.poll(runB)).body.resultDigest);
      expect(document.steps.map(({ titles }) => titles)).toEqual([['病組'], ['預算']]);
      for (const code of ['H1', 'H2', 'H3', 'H4']) {
        const parts = document.steps.map(({ moved }) => dueOf(moved, code));
        expect(parts.reduce((sum, n) => sum + n, 0n)).toBe(dueOf(document.change, code));
      }
      expect(dueOf(document.change, 'H1')).not.toBe(0n);
    }
    expect(bureau.state()).toBe(before);
  });

  test('a run beside itself does not move', async () => {
    const { bureau, runA } = await twoRuns();
    const { text } = await bureau.call('compare', CLERK, { area: AREA, runA, runB: runA });
    expect(JSON.parse(text)).toMatchObject({ steps: [], change: [], groups: [] });
  });

  test('only settled runs of one period', async () => {
    const { bureau, runA } = await twoRuns();
    const code = async (runB: string) =>
      (await bureau.call('compare', CLERK, { area: AREA, runA, runB })).body.code;
    const year = await bureau.press('settle', CLERK, { period: '2025' });
    expect(await code(year.runId)).toBe('RUN_OTHER_PERIOD');
    expect(await code('0'.repeat(64))).toBe('RUN_UNKNOWN');
    const checked = await bureau.press('check', CLERK);
    expect(await code(checked.runId)).toBe('RUN_UNKNOWN');
    await type(bureau, '病例!H2', ['沒有這個病組']);
    const refused = await bureau.press('settle', CLERK, { period: MONTH });
    expect(await code(refused.runId)).toBe('RUN_NOT_DONE');
    expect((await bureau.call('compare', CLERK, { area: AREA, runA })).body.code).toBe('REQUEST_INVALID');
  });
});

describe('核驗賬冊 names what changed', () => {
  /** One closed month whose ledger says another result, with the snapshot of its run as `change` leaves it. */
  async function verified(change: (basis: RunBasis) => RunBasis | undefined): Promise<readonly string[]> {
    const bureau = await openBureau();
    const { runId } = await bureau.closeMonth();
    const { store } = bureau.stack;
    const forge = async (path: string, data: Document | undefined) => {
      const { version, data: old } = (await store.get(path))!;
      await store.commit([
        data
          ? { kind: 'update', path, data: { ...old, ...data }, ifVersion: version }
          : { kind: 'delete', path, ifVersion: version },
      ]);
    };
    await forge(paths.entry(AREA, 1), { resultDigest: 'sha256:as-it-was-then' });
    const { run } = (await loadRun(store, AREA, runId))!;
    const basis = change((await loadBasis(store, run))!);
    await forge(paths.basis(AREA, runId), undefined);
    if (basis) await saveText(store, paths.basis(AREA, runId), JSON.stringify(basis));
    const { summary } = await bureau.press('verify', CLERK);
    return summary;
  }

  test('a setting and a rule that have another version now', async () => {
    const [, , told] = await verified((basis) => ({
      ...basis,
      parameterDigest: 'sha256:other',
      parameters: { ...basis.parameters, 'prepay.ratio': '0.8' },
      rules: {
        ...basis.rules,
        'case-low': { ...basis.rules['case-low']!, from: '2019-01-01', to: '2024-12-31' },
      },
    }));
    expect(told).toMatch(/^第 1 筆 2025-03：重算結果不符/);
    expect(told).toContain('參數 prepay.ratio：原為「0.8」，現為「0.85」');
    expect(told).toMatch(/規則 .+ case-low：原為 自 2019-01-01 至 2024-12-31 的版本「.+」，現為 自 /);
    expect(told!.split('；').length).toBe(3);
  });

  test('neither: then it is the program', async () => {
    expect((await verified((basis) => basis))[2]).toMatch(/重算結果不符（程序 .+）；參數與規則版本均未變$/);
  });

  test('a run from before snapshots were kept', async () => {
    expect((await verified(() => undefined))[2]).toMatch(/；該次運算未存參數與規則版本$/);
  });
});
