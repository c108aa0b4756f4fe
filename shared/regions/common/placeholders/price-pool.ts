import type { MethodValues } from '../../region.ts';
import { at, borrowed, unconfirmed } from '../placeholder.ts';

/** What no text of a region settles for 調價資金池. */
export const pricePoolPlaceholders: MethodValues<'pricePool'> = {
  'pricePool.share': at('1', unconfirmed, '未讀到折算比例，節約的費用全部作為調價空間。'),
  'pricePool.indicatorCount': at('13', borrowed('RA'), '瑞安的項數；與表中不同時只作提示。'),
  'pricePool.indicators': at('均次費用', borrowed('RA'), '瑞安的 13 項中文本只點名這一項，其餘由本地填寫。'),
};
