import { describe, expect, it } from 'vitest';
import { placeText } from '../../../shared/findings/finding.ts';
import { settleTabs, type Tabs } from '../../methods/workbook.ts';

const HEADERS = {
  調價池結轉: ['類別', '金額', '文號'],
  藥耗節約: ['機構或醫共體', '類別', '基準費用', '實際費用', '文號'],
  服務調價: ['項目編碼', '項目名稱', '原價', '新價', '服務量', '文號'],
  調價監測: ['指標', '機構或醫共體', '調價前', '調價後', '方向', '目標值'],
} as const;

const settled = async (
  rows: Partial<Record<keyof typeof HEADERS, readonly string[]>>,
  params: Record<string, string> = {},
) => {
  const tabs: Tabs = Object.fromEntries(
    Object.entries(rows).map(([tab, lines]) => [
      tab,
      [HEADERS[tab as keyof typeof HEADERS], ...lines.map((line) => line.split(','))],
    ]),
  );
  const { findings, settlement } = await settleTabs(tabs, '2025', params);
  const told = findings.map(
    ({ code, where, message, remedy }) => `${code} ${placeText(where)} ${message}${remedy}`,
  );
  return { told, settlement };
};

describe('調價資金池 refuses', () => {
  it('prices beyond the room, to the fen', async () => {
    const rows = {
      調價池結轉: ['上期結轉,1.19,示'],
      服務調價: ['1,甲,1,1.40,3,示'],
    };
    const { told, settlement } = await settled(rows);
    expect(settlement).toBeUndefined();
    expect(told).toEqual([
      'PRICE_POOL_EXCEEDED 服務調價!- 服務調價的影響 1.20 大於調價空間 1.19，超出 0.01。提價不得大於騰出的空間；請調整新價或項目，或補上有文號的其他增減。',
    ]);
  });

  it('two balances carried over, a service twice, an indicator twice', async () => {
    const { told, settlement } = await settled(
      {
        調價池結轉: ['上期結轉,100,示', '其他增減,5,示', '上期結轉,1,示'],
        服務調價: ['1,甲,1,1.40,3,示', '1,甲,1,1.50,3,示'],
        調價監測: ['均次費用,G1,1,1,不升,', '均次 費用,G1,1,1,不升,', '均次費用,G2,1,1,不升,'],
      },
      { 'pricePool.indicatorCount': '1' },
    );
    expect(settlement).toBeUndefined();
    expect(told.sort()).toEqual([
      'CODE_DUPLICATE 服務調價!A3 「編碼」1 重複，另一處在第 2 行。請只保留一行。',
      'PRICE_POOL_INDICATOR_TWICE 調價監測!A3 監測指標「均次 費用」對同一機構或醫共體出現兩次，另一處在第 2 行。請只保留一行。',
      'PRICE_POOL_OPENING_TWICE 調價池結轉!A4 上期結轉出現兩次，另一處在第 2 行。上期結轉只有一個；其餘請改為「其他增減」並填文號。',
    ]);
  });

  it('a party that is not there', async () => {
    const { told, settlement } = await settled({ 藥耗節約: ['G9,藥品,2,1,示'] });
    expect(settlement).toBeUndefined();
    expect(told).toEqual([expect.stringContaining('PARTY_UNKNOWN 藥耗節約!A2')]);
  });
});

describe('調價資金池 tells', () => {
  it('of a price that did not change, and of a missing document', async () => {
    const { told, settlement } = await settled({ 服務調價: ['1,甲,1,1,3,'] });
    expect(settlement).toBeDefined();
    expect(told).toEqual([
      'PRICE_POOL_SAME_PRICE 服務調價!D2 項目「甲」的新價與原價相同。請核對；沒有調價的項目可以刪除。',
      'DOCUMENT_MISSING 服務調價!F2 「文號」為空。請補上文號，供日後核查。',
    ]);
  });

  it('of indicators that are not as many as the text says, or lack the one it names', async () => {
    const { told, settlement } = await settled({ 調價監測: ['本地指標,G1,1,1,不升,'] });
    expect(settlement).toBeDefined();
    expect(told).toEqual([
      'PRICE_POOL_INDICATOR_ABSENT 調價監測!- 調價監測表沒有文本點名的指標「均次費用」。請補上；本地不監測的，請修改參數 pricePool.indicators。',
      'PRICE_POOL_INDICATOR_COUNT 調價監測!- 監測指標共 1 項，方案為 13 項。請按本地監測方案補齊；項數不同的，請修改參數 pricePool.indicatorCount。',
    ]);
  });

  it('nothing of indicators where the area says how many it has', async () => {
    const own = { 'pricePool.indicatorCount': '', 'pricePool.indicators': '' };
    const { told } = await settled({ 調價監測: ['本地指標,G1,1,1,不升,'] }, own);
    expect(told).toEqual([]);
  });
});
