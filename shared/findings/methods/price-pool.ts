import { entries } from '../entry.ts';

/** Messages about the input of 調價資金池. */
export const pricePoolFindings = entries({
  PRICE_POOL_OPENING_TWICE: {
    severity: 'block',
    message: '上期結轉出現兩次，另一處在第 {other} 行。',
    remedy: '上期結轉只有一個；其餘請改為「其他增減」並填文號。',
  },
  PRICE_POOL_EXCEEDED: {
    severity: 'block',
    message: '服務調價的影響 {raised} 大於調價空間 {room}，超出 {excess}。',
    remedy: '提價不得大於騰出的空間；請調整新價或項目，或補上有文號的其他增減。',
  },
  PRICE_POOL_SAME_PRICE: {
    severity: 'warn',
    message: '項目「{text}」的新價與原價相同。',
    remedy: '請核對；沒有調價的項目可以刪除。',
  },
  PRICE_POOL_INDICATOR_TWICE: {
    severity: 'block',
    message: '監測指標「{text}」對同一機構或醫共體出現兩次，另一處在第 {other} 行。',
    remedy: '請只保留一行。',
  },
  PRICE_POOL_INDICATOR_COUNT: {
    severity: 'warn',
    message: '監測指標共 {count} 項，方案為 {expected} 項。',
    remedy: '請按本地監測方案補齊；項數不同的，請修改參數 pricePool.indicatorCount。',
  },
  PRICE_POOL_INDICATOR_ABSENT: {
    severity: 'warn',
    message: '調價監測表沒有文本點名的指標「{text}」。',
    remedy: '請補上；本地不監測的，請修改參數 pricePool.indicators。',
  },
});
