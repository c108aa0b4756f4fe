import { describe, expect, it } from 'vitest';
import { fraction, ONE } from '../../../shared/money/fraction.ts';
import { innovation } from '../../../shared/rules/adjustment/innovation.ts';
import { SCHEME_PARAMETERS } from '../../../shared/rules/parameters.ts';
import { applies, innovationRow, member, pool, run, settings } from './pool.ts';

const on = settings({ 'adjust.innovation': '1:0.7:0.4' });
const members = [member('H1', 1_000_0000n)];
const added = (listedYear: number) =>
  run(innovation, pool({ params: on, members, innovation: [innovationRow(2, 'H1', listedYear, '12.5', 3)] }));

describe('創新項目追加點數', () => {
  it('applies when some year has a ratio', () => {
    expect(applies(innovation, pool({ params: on }))).toBe(true);
    expect(applies(innovation, pool())).toBe(false);
    expect(applies(innovation, pool({ params: settings({ 'adjust.innovation': '0:0:0' }) }))).toBe(false);
  });

  it('refuses ratios that rise or exceed 1', () => {
    const { read, expects } = SCHEME_PARAMETERS['adjust.innovation'];
    expect(read('1:1:0.4')).toEqual([ONE, ONE, fraction(4n, 10n)]);
    expect(read('100:70:40')).toBeUndefined();
    expect(read('0.7:1')).toBeUndefined();
    expect(expects).toBe('以冒號分隔、逐年不增、不大於 1 的數，如 1:0.7:0.4；0 表示不加計');
  });

  it('declines year by year and ends after the list', () => {
    // 12.5 × 3 = 37.5; × 1, × 0.7 = 26.25, × 0.4 = 15, then nothing
    expect(added(2025)).toMatchObject({ changes: { H1: 37_5000n }, findings: [] });
    expect(added(2024).changes).toEqual({ H1: 26_2500n });
    expect(added(2023).changes).toEqual({ H1: 15_0000n });
    expect(added(2022).changes).toEqual({ H1: 0n });
  });

  it('blocks a year of listing after the year of settlement', () => {
    const { changes, findings } = added(2026);
    expect(changes).toEqual({ H1: 0n });
    expect(findings).toMatchObject([
      { code: 'INNOVATION_YEAR', severity: 'block', where: { tab: '創新項目', row: 2 } },
    ]);
    expect(findings[0]?.message).toBe('創新項目「項目2」的列入年度 2026 晚於結算年度 2025。');
  });

  it('adds up the items of an institution before it rounds', () => {
    // 0.00005 × 1 × 0.7 = 0.000035 and 0.00002 × 1 × 1 = 0.00002; together 0.000055 → 0.0001
    const rows = [innovationRow(3, 'H1', 2025, '0.00002', 1), innovationRow(2, 'H1', 2024, '0.00005', 1)];
    const { changes, steps } = run(innovation, pool({ params: on, members, innovation: rows }));
    expect(changes).toEqual({ H1: 1n });
    expect(steps).toEqual([
      {
        rule: 'innovation',
        formula: 'p1 × n1 × x1 + p2 × n2 × x2',
        inputs: {
          p1: { value: fraction(5n, 100_000n), unit: '點' },
          n1: { value: ONE, unit: '例' },
          x1: { value: fraction(7n, 10n), unit: '' },
          p2: { value: fraction(2n, 100_000n), unit: '點' },
          n2: { value: ONE, unit: '例' },
          x2: { value: ONE, unit: '' },
        },
        result: { value: fraction(1n, 10_000n), unit: '點' },
      },
    ]);
  });
});
