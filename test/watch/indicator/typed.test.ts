import { describe, expect, it } from 'vitest';
import { indicatorPart } from '../../../shared/watch/parts/indicator.ts';
import { toldByCode } from '../../methods/workbook.ts';
import { data, rowOf, rows, rowsOf, targets, WATCHED, watchPart } from './county.ts';

describe('監測數據', () => {
  it('gives the area what its parts have, if all of them do', async () => {
    const visits = ['基層門急診人次', '門急診人次'];
    const parts = ['G1,,2025,,600', 'G2,,2025,,700', 'P1,,2025,,0'].map((part) => part.split(','));
    const typed = (counts: readonly string[]) =>
      data(
        ...visits.flatMap((item, index) =>
          parts.map(
            ([party], at) => `${item},${party},,2025,,${index === 0 ? parts[at]![4] : counts[at]},報表`,
          ),
        ),
      );
    const full = await watchPart(indicatorPart, { tabs: typed(['1000', '900', '100']) });
    // 1,300 of 2,000: just 65 %.
    expect(rowOf(rowsOf(full, '監測指標', 'ratios'), '基層就診率')).toMatchObject({
      value: '0.65',
      light: '綠',
    });
    const more = await watchPart(indicatorPart, { tabs: typed(['1000', '900', '101']) });
    expect(rowOf(rowsOf(more, '監測指標', 'ratios'), '基層就診率')?.['light']).toBe('黃');
    const lines = typed(['1000', '900', '100'])['監測數據'].slice(0, -1);
    const lacking = await watchPart(indicatorPart, { tabs: { 監測數據: lines } });
    expect(rowOf(rowsOf(lacking, '監測指標', 'ratios'), '基層就診率')).toBeUndefined();
    expect(rowOf(rowsOf(lacking, '監測指標', 'missing'), '基層就診率')?.['missing']).toBe(
      '監測數據「門急診人次」',
    );
  });

  it('adds twelve months of a flow up, and takes the latest of a stock', async () => {
    const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
    const flow = months.map((month) => `基金支出,,居民,2025,${month},100,報表`);
    const stock = ['基金累計結餘,,居民,2025,03,900,報表', '基金累計結餘,,居民,2025,09,700,報表'];
    const lasting = async (lines: readonly string[]) =>
      rowOf(
        rowsOf(await watchPart(indicatorPart, { tabs: data(...lines) }), '監測指標', 'levels'),
        '基金可支付月數',
        '居民',
      );
    expect(await lasting([...flow, ...stock])).toMatchObject({ value: '7.00', target: '6.00', light: '綠' });
    expect(await lasting([...flow.slice(1), ...stock])).toBeUndefined();
    expect(await lasting(['基金支出,,居民,2025,,1800,報表', ...stock])).toMatchObject({
      value: '4.67',
      light: '紅',
    });
  });

  it('takes the year before from its own rows', async () => {
    const tabs = data(
      '住院總費用,,,2024,,40000,年報',
      '住院人次,,,2024,,5,年報',
      '住院總費用,H1,,2024,,16000,年報',
      '住院總費用,,,2024,01,23000,年報',
    );
    const year = await watchPart(indicatorPart, { tabs });
    // 42,000 against 40,000; 7,000 a stay against 8,000.
    const ratios = rowsOf(year, '監測指標', 'ratios');
    expect(rowOf(ratios, '醫療費用增長率')).toMatchObject({ value: '0.05', target: '0.1', light: '綠' });
    expect(rowOf(ratios, '次均費用增長率')?.['value']).toBe('-0.125');
    expect(rowOf(rowsOf(year, '監測指標', 'levels'), '次均住院費用')).toMatchObject({
      value: '7000.00',
      before: '8000.00',
      change: '-1000.00',
    });
    // 20,000 against 16,000: a quarter more.
    const short = rowsOf(year, '機構監測', 'short').filter(({ indicator }) => indicator === '醫療費用增長率');
    expect(short).toMatchObject([{ party: 'H1', light: '紅', value: '25.00%', target: '10.00%' }]);
    const january = await watchPart(indicatorPart, { tabs, period: '2025-01' });
    expect(rowOf(rowsOf(january, '監測指標', 'ratios'), '醫療費用增長率')?.['value']).toBe('0');
  });

  it('may give an indicator itself, or a quantity, which the program’s own count goes before', async () => {
    const tabs = data(
      '高血壓控制率,,,2025,,0.72,報表',
      '平均住院日,H1,,2025,,12,報表',
      '住院人次,,居民,2025,01,99,報表',
      '住院人次,,,2025,03,99,報表',
      '耗材費,,,2025,,4200,報表',
    );
    const typed = await watchPart(indicatorPart, { tabs });
    expect(rowOf(rowsOf(typed, '監測指標', 'ratios'), '高血壓控制率')?.['value']).toBe('0.72');
    // No file tells of materials, so what was typed stands; March has no case.
    expect(rowOf(rowsOf(typed, '監測指標', 'ratios'), '耗材佔比')?.['value']).toBe('0.1');
    expect(rowOf(rowsOf(typed, '監測指標', 'levels'), '平均住院日')?.['value']).toBe('6.67');
    expect(toldByCode(typed.findings)).toEqual([
      'WATCH_VALUE_COMPUTED 監測數據!F3',
      'WATCH_VALUE_COMPUTED 監測數據!F4',
    ]);
  });
});

describe('監測目標', () => {
  it('takes the place of the scheme’s, in its own year', async () => {
    const lines = ['平均住院日,2025,6,7,,,院〔2025〕1號', '藥品佔比,2026,0.3,,,,院〔2025〕1號'];
    const own = await watchPart(indicatorPart, { cases: WATCHED, tabs: targets(...lines) });
    expect(rowOf(rowsOf(own, '監測指標', 'levels'), '平均住院日')).toMatchObject({
      target: '6.00',
      yellow: '7.00',
      light: '黃',
    });
    expect(rowOf(rowsOf(own, '監測指標', 'ratios'), '藥品佔比')?.['target']).toBe('0.35');
    expect(rowsOf(own, '機構監測', 'short').find(({ party }) => party === 'H1')).toMatchObject({
      value: '10 天',
      target: '6 天',
      basis: '監測目標 院〔2025〕1號',
    });
  });

  it('gives a direction to an indicator that has none: document 04 from 18 % to 12 %', async () => {
    const rate = async (income: string, spending: string) =>
      rowOf(
        rowsOf(
          await watchPart(indicatorPart, {
            tabs: {
              ...targets('基金結餘率,2025,0.12,,越低越好,,示'),
              ...data(`基金收入,,居民,2025,,${income},`, `基金支出,,居民,2025,,${spending},`),
            },
          }),
          '監測指標',
          'ratios',
        ),
        '基金結餘率',
        '居民',
      );
    expect(await rate('100', '82')).toMatchObject({ value: '0.18', light: '紅' });
    expect(await rate('100', '88')).toMatchObject({ value: '0.12', light: '綠' });
    expect(await rate('1000', '870')).toMatchObject({ value: '0.13', light: '黃' });
  });

  it('defines indicators of the area’s own, typed by hand', async () => {
    const own = await watchPart(indicatorPart, {
      tabs: {
        ...targets('基層門急診增長,2025,0.05,,越高越好,過程,示', '無數據,2025,1,,越高越好,,示'),
        ...data('基層門急診增長,,,2025,,0.04,', '基層門急診增長,H1,,2025,,0.06,'),
      },
    });
    expect(rowOf(rowsOf(own, '監測指標', 'levels'), '基層門急診增長')).toMatchObject({
      dimension: '過程',
      value: '0.04',
      light: '紅',
    });
    expect(rowOf(rowsOf(own, '監測指標', 'missing'), '無數據')?.['missing']).toBe('監測數據「無數據」');
    const institutions = rowsOf(own, '機構監測', 'institutionsLevels');
    expect(institutions.find(({ party }) => party === 'H1')?.['基層門急診增長']).toBe('0.06');
  });

  it('lights what was watched after a change of prices, by the county’s own names', async () => {
    const after = await watchPart(indicatorPart, {
      params: { 'pricePool.indicatorCount': '3' },
      tabs: {
        調價監測: rows(`
指標,機構或醫共體,調價前,調價後,方向,目標值
均次費用,G1,285.4,281.2,不升,
均次費用,G2,240,243,不升,
本地指標,,30,20,不降,31`),
      },
    });
    expect(rowsOf(after, '監測指標', 'priceChange').map(({ party, light }) => [party, light])).toEqual([
      ['G1', '綠'],
      ['G2', '黃'],
      [undefined, '紅'],
    ]);
  });
});
