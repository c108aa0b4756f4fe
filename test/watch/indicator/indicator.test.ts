import { describe, expect, it } from 'vitest';
import { belongsTo } from '../../../shared/settle/methods/party.ts';
import { indicatorPart } from '../../../shared/watch/parts/indicator.ts';
import { toldByCode } from '../../methods/workbook.ts';
import { rowOf, rowsOf, WATCHED, watchPart } from './county.ts';

const YEAR = await watchPart(indicatorPart, { cases: WATCHED });

describe('監測指標', () => {
  it('are computed from the cases, the budget and what the files tell', () => {
    expect(toldByCode(YEAR.findings)).toEqual([]);
    const ratios = rowsOf(YEAR, '監測指標', 'ratios');
    // 17,640 of 42,000 and 11,760 of 42,000: document 04's 42 % and 28 %, against its 35 % and 30 %.
    expect(rowOf(ratios, '藥品佔比')).toMatchObject({
      value: '0.42',
      target: '0.35',
      yellow: '0.385',
      light: '紅',
    });
    expect(rowOf(ratios, '檢查檢驗佔比')).toMatchObject({ value: '0.28', target: '0.3', light: '綠' });
    // 3,100 of 42,000.
    expect(rowOf(ratios, '自費率')).toMatchObject({ value: '0.07380952', light: '綠' });
    // 11,300 billed of 12,000, and 18,400 of 20,000.
    expect(rowOf(ratios, '住院預算執行率', '職工')).toMatchObject({ value: '0.94166667', light: '綠' });
    expect(rowOf(ratios, '住院預算執行率', '居民')).toMatchObject({ value: '0.92', light: '綠' });
    // Employees 11,300 of 13,000, residents 19,400 of 29,000 (1,000 of other funds among them).
    expect(rowOf(ratios, '不同群體報銷比例差異')?.['value']).toBe('0.20026525');
    const levels = rowsOf(YEAR, '監測指標', 'levels');
    // 40 days in six stays; 42,000 in six stays; three of a mean of 10,000 and three of 4,000.
    expect(rowOf(levels, '平均住院日')).toMatchObject({ value: '6.67', unit: '天', light: '綠' });
    expect(rowOf(levels, '次均住院費用')).toMatchObject({ value: '7000.00', unit: '元' });
    expect(rowOf(levels, '費用消耗指數')).toMatchObject({ value: '1.00', unit: '倍' });
    expect(rowOf(levels, '三四級手術例數')?.['value']).toBe('2.00');
  });

  it('go month by month, a month without cases blank', () => {
    const months = rowOf(rowsOf(YEAR, '監測指標', 'ratiosMonths'), '藥品佔比');
    // 9,900 of 23,000 and 7,740 of 19,000.
    expect(months).toEqual({
      dimension: '效率',
      indicator: '藥品佔比',
      m01: '0.43043478',
      m02: '0.40736842',
    });
    expect(rowOf(rowsOf(YEAR, '監測指標', 'ratios'), '藥品佔比')?.['trend']).toBe('降（向好）');
  });

  it('say which tab or column is missing, and count nothing as zero', () => {
    const missing = (name: string, fund?: string) =>
      rowOf(rowsOf(YEAR, '監測指標', 'missing'), name, fund)?.['missing'];
    expect(missing('耗材佔比')).toBe('病例「耗材費」');
    expect(missing('基層就診率')).toBe('監測數據「基層門急診人次」；監測數據「門急診人次」');
    expect(missing('醫療費用增長率')).toBe('監測數據「住院總費用」上年同期');
    expect(missing('基金結餘率', '居民')).toBe('監測數據「基金收入」；監測數據「基金支出」');
    expect(rowOf(rowsOf(YEAR, '監測指標', 'ratios'), '耗材佔比')).toBeUndefined();
  });

  it('stand in the lists of the documents, with the lights that are not green', () => {
    const lists = rowsOf(YEAR, '監測指標', 'lists');
    expect(lists.find(({ list }) => list === '費用結構')).toEqual({
      list: '費用結構',
      given: '3',
      green: '2',
      yellow: '0',
      red: '1',
      unlit: '0',
      short: '藥品佔比',
    });
  });

  it('of a month are the month’s, and know nothing of later ones', async () => {
    const january = await watchPart(indicatorPart, { cases: WATCHED, period: '2025-01' });
    const ratios = rowsOf(january, '監測指標', 'ratios');
    expect(rowOf(ratios, '藥品佔比')?.['value']).toBe('0.43043478');
    const months = rowOf(rowsOf(january, '監測指標', 'ratiosMonths'), '藥品佔比')!;
    expect(Object.keys(months).filter((key) => key.startsWith('m'))).toEqual(['m01']);
  });

  it('leave what only the files tell out where nobody watched the cases', async () => {
    const unwatched = await watchPart(indicatorPart, {});
    expect(rowOf(rowsOf(unwatched, '監測指標', 'missing'), '藥品佔比')?.['missing']).toBe('病例「藥品費」');
    expect(rowOf(rowsOf(unwatched, '監測指標', 'levels'), '平均住院日')?.['value']).toBe('6.67');
    expect(unwatched.sheets.map(({ sheet }) => sheet)).toEqual([
      '監測指標',
      '機構監測',
      '病種結構',
      '指標說明',
    ]);
  });
});

describe('機構監測', () => {
  it('has a row for each 醫共體 and each institution, with what it came to', () => {
    const institutions = rowsOf(YEAR, '機構監測', 'institutionsRatios');
    expect(institutions.map(({ party, red }) => [party, red])).toEqual([
      ['C1', '0'],
      ['C2', '0'],
      ['H1', '2'],
      ['H2', '2'],
      ['P1', '3'],
    ]);
    expect(rowsOf(YEAR, '機構監測', 'institutionsLevels')[2]).toMatchObject({
      party: 'H1',
      次均住院費用: '10000.00',
      平均住院日: '10.00',
    });
    expect(institutions[2]).toMatchObject({ party: 'H1', 藥品佔比: '0.45' });
    expect(rowsOf(YEAR, '機構監測', 'consortiaRatios')[0]).toMatchObject({
      party: 'G1',
      牽頭機構住院佔比: '0.66666667',
    });
    expect(rowsOf(YEAR, '機構監測', 'consortiaLevels')[0]).toMatchObject({
      party: 'G1',
      下轉與上轉之比: '1.00',
    });
  });

  it('shows a leader nothing of another 醫共體', () => {
    for (const sheet of YEAR.sheets) {
      for (const { key, rows: all, shared } of sheet.tables) {
        const mine = all.filter(({ owner }) =>
          owner === undefined ? shared : belongsTo(YEAR.area, owner, 'G1'),
        );
        const shown = JSON.stringify(mine, (_, value) => (typeof value === 'bigint' ? String(value) : value));
        expect([sheet.sheet, key, /H2|C2|P1|G2|縣中醫院|西鎮|民營/.test(shown)]).toEqual([
          sheet.sheet,
          key,
          false,
        ]);
      }
    }
  });

  it('names no person anywhere', () => {
    const shown = JSON.stringify(YEAR.sheets, (_, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(shown).not.toMatch(/"p\d"/);
  });
});
