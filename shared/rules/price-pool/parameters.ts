import * as kind from '../../law/parameter.ts';

/** Settings of 調價資金池, by their dotted keys. */
export const pricePoolParameters = {
  'pricePool.share': kind.ratio('藥耗節約轉為調價空間的比例', '', '0', '1'),
  'pricePool.indicatorCount': kind.optional(kind.count('調價監測指標的項數', '項', 1, 100)),
  'pricePool.indicators': kind.list('文本點名的調價監測指標'),
} as const;
