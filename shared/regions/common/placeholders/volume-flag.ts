import type { SupervisionValues } from '../../region.ts';
import { at, borrowed, unconfirmed } from '../placeholder.ts';

/** What no text of a region settles for 用量與人次異常. */
export const volumeFlagPlaceholders: SupervisionValues<'volumeFlag'> = {
  'watch.volume.classes': at(
    '抗生素,中藥注射劑,高值耗材',
    borrowed('FG', '二（三）'),
    '演講稿的重點監控清單；本地監控的其他類別自行加入。',
  ),
  'watch.volume.rise': at(
    '2',
    borrowed('FG', '二（三）'),
    '演講稿舉例：某抗生素用量同比上升 200%，即上年同月的 3 倍。',
  ),
  'watch.volume.peers': at('3', unconfirmed, '與同比的 3 倍取同一倍數。'),
  'watch.volume.peersLeast': at('3', unconfirmed, '少於三家的中位數沒有意義。'),
  'watch.volume.least': at('10', unconfirmed, '數量很小的品目起伏大；單位不同的品目可在本地調整。'),
  'watch.drug.institutions': at('2', borrowed('FG', '三（一）'), '演講稿舉例為在不同醫院，即兩家起。'),
  'watch.child.rise': at('0.08', borrowed('FG', '二（一）'), '演講稿舉例：兒童住院率同比上升 8%。'),
  'watch.child.riseMode': at(
    'relative',
    borrowed('FG', '二（一）'),
    '「同比上升 8%」按比例；按百分點的填 points。',
  ),
  'watch.child.deviations': at('2', unconfirmed, '兩個標準差以內視為偶然；填 0 則只看上升幅度。'),
  'watch.points.growth': at('0.1', unconfirmed, '比同級平均快一成。'),
};
