import { describe, expect, it } from 'vitest';
import { decimal } from '../../../shared/money/decimal-text.ts';
import { belongsTo } from '../../../shared/settle/methods/party.ts';
import { figureText } from '../../../shared/settle/methods/statement-figures.ts';
import { indicatorPart } from '../../../shared/watch/parts/indicator.ts';
import { riskScorePart } from '../../../shared/watch/parts/risk-score.ts';
import { AREA, contextOf, flagOf, type Work } from './institutions.ts';

/** Alike but for A5, half of whose charges are drugs; A4's stays are twice as long. */
const WORKS: readonly Work[] = [
  { code: 'A1', cases: 100, days: 800, total: 1_000_000, drugs: 300_000, patientPaid: 200_000 },
  { code: 'A2', cases: 100, days: 800, total: 1_000_000, drugs: 320_000, patientPaid: 200_000 },
  { code: 'A3', cases: 100, days: 800, total: 1_000_000, drugs: 340_000, patientPaid: 200_000 },
  { code: 'A4', cases: 50, days: 800, total: 500_000, drugs: 160_000, patientPaid: 100_000 },
  { code: 'A5', cases: 200, days: 1600, total: 2_000_000, drugs: 1_000_000, patientPaid: 400_000 },
];

const sheetsOf = (works: readonly Work[], flags: Parameters<typeof contextOf>[1] = [], least = '10') =>
  riskScorePart.watch(contextOf(works, flags, 1n, { 'watch.inspection.least': decimal(least) })).sheets;

function rowsOf(sheets: ReturnType<typeof sheetsOf>, name: string, key: string): Record<string, string>[] {
  const table = sheets.find(({ sheet }) => sheet === name)?.tables.find((one) => one.key === key);
  return (table?.rows ?? []).map(({ cells }) =>
    Object.fromEntries(
      table!.columns.map((column) => [column.key, figureText(column, cells[column.key] ?? null)]),
    ),
  );
}

const linesOf = (sheets: ReturnType<typeof sheetsOf>, code: string) =>
  rowsOf(sheets, '風險畫像', 'institutionLines')
    .filter((row) => row['code'] === code && row['item'] !== '得分')
    .map(({ item, value, median, deviation, contribution }) => [
      item,
      value,
      median,
      deviation,
      contribution,
    ]);

describe('風險畫像', () => {
  it('opens into what each indicator is off the median of the others', () => {
    const sheets = sheetsOf(WORKS);
    // Drugs of the others 30, 32, 32, 34 %: median 32, MAD 1, floor 1.6; 18 above: capped at 5 units.
    expect(linesOf(sheets, 'A5')).toEqual([['藥品佔比', '50.00%', '32.00%', '5.00', '5.0000']]);
    // Stays of 16 days against 8: MAD 0, floor 0.4; capped.
    expect(linesOf(sheets, 'A4')).toEqual([['平均住院日', '16 天', '8 天', '5.00', '5.0000']]);
    // 34 % against 30, 32, 32, 50 %: median 32, MAD 1, floor 1.6; 2 ÷ 1.6.
    expect(linesOf(sheets, 'A3')).toEqual([['藥品佔比', '34.00%', '32.00%', '1.25', '1.2500']]);
    expect(linesOf(sheets, 'A1')).toEqual([]);
    expect(rowsOf(sheets, '風險畫像', 'institutions').map(({ code, score }) => `${code} ${score}`)).toEqual([
      'A4 5.0000',
      'A5 5.0000',
      'A3 1.2500',
      'A1 0.0000',
      'A2 0.0000',
    ]);
  });

  it('counts flags in a hundred cases, and those of volumes by number', () => {
    const flags = [
      ...[1, 2, 3].map((number) => flagOf('watch-split-stay', 'A1', { number })),
      ...[1, 2, 3].map((number) => flagOf('watch-split-stay', 'A5', { number })),
      flagOf('volume-rise', 'A2', { subject: { kind: 'volume', item: '抗生素', period: '2025-03' } }),
    ];
    const sheets = sheetsOf(WORKS, flags);
    // 3 in a hundred against 0, 0, 0, 1.5: median 0, MAD 0, a unit of one in a hundred; weight 2.
    expect(linesOf(sheets, 'A1')).toEqual([['分解住院', '3.00 件/百例', '0.00 件/百例', '3.00', '6.0000']]);
    expect(linesOf(sheets, 'A5')).toContainEqual([
      '分解住院',
      '1.50 件/百例',
      '0.00 件/百例',
      '1.50',
      '3.0000',
    ]);
    expect(linesOf(sheets, 'A2').map(([, value, , , contribution]) => [value, contribution])).toEqual([
      ['1.00 件', '2.0000'],
    ]);
    expect(rowsOf(sheets, '風險畫像', 'institutions')[0]).toMatchObject({
      code: 'A5',
      score: '8.0000',
      indicators: '5.0000',
      flagged: '3.0000',
      flags: '3',
    });
  });

  it('compares with the whole area where a level has too few', () => {
    const centres: readonly Work[] = [
      { code: 'B1', cases: 100, days: 1000, total: 300_000, drugs: 90_000, patientPaid: 30_000 },
      { code: 'B2', cases: 100, days: 400, total: 300_000, drugs: 90_000, patientPaid: 30_000 },
    ];
    // 10 days against 4, 8, 8, 8, 8, 16: median 8, MAD 0, floor 0.4.
    expect(linesOf(sheetsOf([...WORKS, ...centres]), 'B1')).toEqual([
      ['平均住院日', '10 天', '8 天', '5.00', '5.0000'],
    ]);
    // Alone they are two: no median, and indicators count for nothing.
    expect(linesOf(sheetsOf(centres, [flagOf('watch-overlap', 'B1')]), 'B1')).toEqual([
      [expect.any(String), '1.00 件/百例', '可比的不足', '1.00', '2.0000'],
    ]);
  });

  it('scores departments among those of the same name', () => {
    const works = WORKS.map((work) => ({ ...work, department: '骨科' }));
    const sheets = sheetsOf(works, [flagOf('watch-long-stay', 'A2', { department: '骨科' })]);
    expect(
      rowsOf(sheets, '風險畫像', 'departments').map(({ code, department, score }) => [
        code,
        department,
        score,
      ]),
    ).toEqual([
      ['A4', '骨科', '5.0000'],
      ['A5', '骨科', '5.0000'],
      ['A2', '骨科', '2.0000'],
      ['A3', '骨科', '1.2500'],
    ]);
  });

  it('adds the flags of a person up, under the pseudonym, for the bureau alone', () => {
    const flags = [
      flagOf('watch-split-stay', 'A1', { person: 'p9', number: 1 }),
      flagOf('watch-split-stay', 'A2', { person: 'p9', number: 2 }),
      flagOf('watch-overlap', 'A2', { person: 'p9', number: 3 }),
      flagOf('watch-overlap', 'A2', { person: 'p8', number: 4 }),
    ];
    const sheets = sheetsOf(WORKS, flags);
    expect(
      rowsOf(sheets, '風險畫像', 'persons').map(({ person, score, flags: of, institutions }) => [
        person,
        score,
        of,
        institutions,
      ]),
    ).toEqual([
      ['p9', '6.0000', '3', 'A1、A2'],
      ['p8', '2.0000', '1', 'A2'],
    ]);
    const persons = sheets.flatMap(({ tables }) => tables).find(({ key }) => key === 'persons')!;
    expect(persons.rows.every(({ owner }) => owner === undefined)).toBe(true);
    expect(persons.shared).toBeUndefined();
    const others = sheets.flatMap(({ tables }) => tables).filter(({ key }) => key !== 'persons');
    const shown = JSON.stringify(others, (_, value) => (typeof value === 'bigint' ? String(value) : value));
    expect(shown).not.toMatch(/p8|p9/);
  });

  it('shows a leader the scores of the own institutions and nothing else', () => {
    const sheets = sheetsOf(WORKS, [flagOf('watch-overlap', 'A3', { person: 'p1' })]);
    const mine = sheets.flatMap(({ tables }) =>
      tables.flatMap(({ key, rows, shared }) =>
        rows
          .filter(({ owner }) => (owner === undefined ? shared : belongsTo(AREA, owner, 'G1')))
          .map(({ cells }) => `${key} ${cells['code']}`),
      ),
    );
    expect(mine).toEqual(['institutions A1', 'institutions A2']);
  });
});

describe('現場核查清單', () => {
  it('is ranked, with the reasons in words', () => {
    const flags = [1, 2, 3].map((number) => flagOf('watch-split-stay', 'A5', { number }));
    expect(rowsOf(sheetsOf(WORKS, flags, '1'), '現場核查清單', 'inspection')).toEqual([
      {
        rank: '1',
        code: 'A5',
        name: '甲五',
        level: '二級',
        score: '8.0000',
        flags: '3',
        reasons:
          '藥品佔比 50.00%，高於同級中位數 32.00%，偏離 5.00 倍；分解住院 1.50 件/百例，高於同級中位數 0.00 件/百例，偏離 1.50 倍',
      },
      expect.objectContaining({
        rank: '2',
        code: 'A4',
        reasons: '平均住院日 16 天，高於同級中位數 8 天，偏離 5.00 倍',
      }),
      expect.objectContaining({ rank: '3', code: 'A3' }),
    ]);
  });

  it('leaves out who does not reach the least score', () => {
    const flags = [1, 2, 3].map((number) => flagOf('watch-split-stay', 'A5', { number }));
    const listed = (least: string) =>
      rowsOf(sheetsOf(WORKS, flags, least), '現場核查清單', 'inspection').map(({ code }) => code);
    expect(listed('5')).toEqual(['A5', 'A4']);
    expect(listed('5.0001')).toEqual(['A5']);
    expect(listed('8.0001')).toEqual([]);
  });

  it('is empty where nothing is out of line', () => {
    const same = WORKS.slice(0, 3).map((work) => ({ ...work, drugs: 300_000 }));
    expect(sheetsOf(same).map(({ sheet }) => sheet)).toEqual(['風險畫像']);
  });
});

describe('an area without cases', () => {
  it('has nothing to score', () => {
    expect(sheetsOf([])).toEqual([]);
  });

  it('has its indicators told missing, and no structure', () => {
    const { sheets } = indicatorPart.watch(contextOf([], []));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['監測指標', '指標說明']);
    expect(
      rowsOf(sheets, '監測指標', 'missing').find(({ indicator }) => indicator === '平均住院日'),
    ).toMatchObject({
      missing: '病例',
    });
  });
});
