import * as kind from '../../../law/parameter.ts';

/** Settings of 用量與人次異常, by their dotted keys. */
export const volumeFlagParameters = {
  'watch.volume.classes': kind.list('用量監測的類別'),
  'watch.volume.rise': kind.ratio('用量同比上升的界限', '', '0'),
  'watch.volume.peers': kind.ratio('用量與同級中位數之比的界限', '倍', '1'),
  'watch.volume.peersLeast': kind.count('與中位數相比至少要有的同級機構', '家', 1, 100),
  'watch.volume.least': kind.ratio('提示用量異常的最小當月數量'),
  'watch.drug.institutions': kind.count('同月同類藥品算重複開藥的機構數', '家', 2, 100),
  'watch.child.rise': kind.ratio('兒童住院率同比上升的界限', '', '0'),
  'watch.child.riseMode': kind.choice('兒童住院率上升按比例還是百分點', ['relative', 'points']),
  'watch.child.deviations': kind.ratio('兒童住院人次至少超出的標準差倍數', '倍'),
  'watch.points.growth': kind.ratio('點數增長快於同級平均的界限', '', '0'),
} as const;
