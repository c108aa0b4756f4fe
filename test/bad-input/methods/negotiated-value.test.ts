import { describe, expect, it } from 'vitest';
import { AGREEMENTS, NEGOTIATED, PARAMS, PROPOSALS } from '../../methods/negotiated-county.ts';
import { settleTabs, type Tabs, toldByCode } from '../../methods/workbook.ts';

const refused = async (tabs: Tabs, params = {}) => {
  const { findings, settlement } = await settleTabs({ ...NEGOTIATED, ...tabs }, '2025', {
    ...PARAMS,
    ...params,
  });
  expect(settlement).toBeUndefined();
  for (const { remedy } of findings) expect(remedy).not.toBe('');
  return { told: toldByCode(findings), first: findings[0]!.message };
};

describe('談判建議', () => {
  it('of a group that is not there', async () => {
    const result = await refused({ 談判建議: PROPOSALS('GX,H1,132') });
    expect(result.told).toEqual(['GROUP_UNKNOWN 談判建議!A2']);
  });

  it('of an institution that is not there', async () => {
    const result = await refused({ 談判建議: PROPOSALS('GA,H9,132') });
    expect(result.told).toEqual(['INSTITUTION_UNKNOWN 談判建議!B2']);
  });

  it('twice by one institution for one group', async () => {
    const result = await refused({ 談判建議: PROPOSALS('GA,H1,132', 'GB,H1,60', 'GA,H1,133') });
    expect(result.told).toEqual(['CODE_DUPLICATE 談判建議!A4']);
    expect(result.first).toBe('「病組＋機構」GA＋H1 重複，另一處在第 2 行。');
  });

  it('of nothing, or of less', async () => {
    const result = await refused({ 談判建議: PROPOSALS('GA,H1,0', 'GB,H1,-5') });
    // The row with the negative value is refused as a cell; the first one is looked at all the same.
    expect(result.told).toEqual(['NEGOTIATED_VALUE_ZERO 談判建議!C2', 'CELL_NEGATIVE 談判建議!C3']);
  });

  it('for a group that is paid by its charges', async () => {
    const result = await refused({ 談判建議: PROPOSALS('GU,H1,80') });
    expect(result.told).toEqual(['NEGOTIATED_WITHOUT_POINTS 談判建議!A2']);
    expect(result.first).toBe('非穩定病組「GU」按費用計點，沒有可談判的基準點數。');
  });

  it('that would leave a pool without a point', async () => {
    const result = await refused({
      病例: NEGOTIATED['病例']!.slice(0, 2),
      談判建議: PROPOSALS('GA,H1,0.00001'),
    });
    expect(result.told).toEqual([
      'NEGOTIATED_NOTHING_LEFT 談判建議!C2',
      'NEGOTIATED_UNIT_DOUBTFUL 談判建議!C2',
    ]);
    expect(result.first).toContain('居民的點數無法分配：總點數成為 0');
  });

  it('that would leave an institution with fewer points than the clearing took', async () => {
    const result = await refused(
      {
        上年點數: [
          ['險種', '機構', '點數'],
          ['職工', 'H1', '30'],
          ['職工', 'H2', '119'],
        ],
        談判建議: PROPOSALS('GB,H1,0.0001'),
      },
      { scheme: 'zhejiang-2025', 'adjust.growth.cut': '0.3', 'adjust.growth.always': '是' },
    );
    expect(result.told.slice(0, 1)).toEqual(['NEGOTIATED_NOTHING_LEFT 談判建議!C2']);
    expect(result.first).toContain('職工的點數無法分配：機構 H1 的點數成為負數');
  });
});

describe('談判結果', () => {
  it('twice for one group, of an unknown group, of nothing', async () => {
    const result = await refused({ 談判結果: AGREEMENTS('GA,132,號', 'GA,133,號', 'GY,1,號', 'GB,0,號') });
    expect(result.told).toEqual([
      'CODE_DUPLICATE 談判結果!A3',
      'GROUP_UNKNOWN 談判結果!A4',
      'NEGOTIATED_VALUE_ZERO 談判結果!B5',
    ]);
  });
});

describe('the number of groups in a document', () => {
  it('is held against the 病組 tab', async () => {
    const { findings, settlement } = await settleTabs(
      { ...NEGOTIATED, 談判結果: AGREEMENTS('GA,120,號') },
      '2025',
      { ...PARAMS, 'negotiated.groups': '813' },
    );
    expect(findings.map(({ code, message, where }) => [code, where.tab, message])).toEqual([
      ['NEGOTIATED_GROUP_COUNT', '病組', '病組表有 3 個可談判的病組，文件所載協議結算的病組為 813 個。'],
    ]);
    expect(settlement).toBeDefined();
  });
});

describe('a value in the other unit', () => {
  it('is doubted from twenty times on, up and down', async () => {
    const doubted = async (value: string, unit: string) => {
      const tabs = { 談判建議: PROPOSALS(`GA,H1,${value}`), 談判結果: AGREEMENTS(`GA,${value},號`) };
      const { findings } = await settleTabs({ ...NEGOTIATED, ...tabs }, '2025', {
        ...PARAMS,
        'negotiated.unit': unit,
      });
      return toldByCode(findings).filter((line) => line.startsWith('NEGOTIATED_UNIT_DOUBTFUL'));
    };
    const both = ['NEGOTIATED_UNIT_DOUBTFUL 談判建議!C2', 'NEGOTIATED_UNIT_DOUBTFUL 談判結果!B2'];
    expect(await doubted('1.2', 'points')).toEqual(both);
    expect(await doubted('120', 'relative')).toEqual(both);
    expect(await doubted('6', 'points')).toEqual([]);
    expect(await doubted('2400', 'points')).toEqual([]);
    expect(await doubted('1.2', 'relative')).toEqual([]);
  });
});
