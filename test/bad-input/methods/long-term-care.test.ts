import { describe, expect, it } from 'vitest';
import { careTabs } from '../../methods/care-account.ts';
import { settleTabs, type Tabs, toldByCode } from '../../methods/workbook.ts';

const refused = async (tabs: Tabs) => {
  const { findings, settlement } = await settleTabs(tabs, '2025');
  expect(settlement).toBeUndefined();
  for (const { remedy } of findings) expect(remedy).not.toBe('');
  return { told: toldByCode(findings), messages: findings.map(({ message }) => message) };
};

describe('長護籌資', () => {
  it('that is negative but for last year’s balance', async () => {
    const result = await refused(careTabs(['上年結餘,-5,號', '單位繳費,100,號', '單位繳費,-100.01,號']));
    expect(result.told).toEqual(['CARE_INCOME_NEGATIVE 長護籌資!B3']);
    expect(result.messages).toEqual(['「單位繳費」合計為 -0.01，小於 0。']);
  });

  it('from a source that is none', async () => {
    const result = await refused(careTabs(['單位,100,號', '單位繳費,100,號']));
    expect(result.told).toEqual(['CELL_NOT_LISTED 長護籌資!A2']);
  });
});

describe('長護服務', () => {
  it('of nobody, and of two at once', async () => {
    const result = await refused(careTabs([], [',,護理,1,50,0.7,,號', 'C1,安康,護理,1,50,0.7,,號']));
    expect(result.told).toEqual(['CARE_PROVIDER 長護服務!A2', 'CARE_PROVIDER 長護服務!A3']);
    expect(result.messages).toEqual([
      '護理項目「護理」的機構與護理機構名稱都沒有填。',
      '護理項目「護理」的機構與護理機構名稱都填了。',
    ]);
  });

  it('of an institution that is not there, with a ratio above one', async () => {
    const result = await refused(careTabs([], ['C9,,護理,1,50,70,,號']));
    expect(result.told).toEqual(['INSTITUTION_UNKNOWN 長護服務!A2', 'CARE_RATIO 長護服務!F2']);
  });
});
