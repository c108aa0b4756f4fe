import type { SupervisionValues } from '../../region.ts';
import { at, borrowed, unconfirmed } from '../placeholder.ts';

const WEIGHTS = [
  'indicator-cost-index:2',
  'indicator-mean-cost:1',
  'indicator-mean-stay:1',
  'indicator-drug-share:1',
  'indicator-test-share:1',
  'indicator-material-share:1',
  'indicator-own-paid:1',
  'indicator-patient-share:1',
  'indicator-readmission:1',
  'volume-child-rate:10',
  'watch-cmi-jump:10',
  '*:2',
].join(',');

/** What no text of a region settles for 風險畫像. */
export const riskScorePlaceholders: SupervisionValues<'riskScore'> = {
  'watch.risk.weights': at(
    WEIGHTS,
    borrowed('FG', '三（一）'),
    '演講稿只說建立風險評分模型，沒有指標與權重；各項異常計 2，指標計 1，費用消耗指數計 2，一件即指整個機構的兒童住院與 CMI 異動計 10，均為佔位。',
  ),
  'watch.risk.from': at('1', unconfirmed, '同級有一半在一倍離差之內，不足一倍的不計；各項異常不設此限。'),
  'watch.risk.cap': at('5', unconfirmed, '偏離超過五倍離差的一律按五倍計，免得一項獨大。'),
  'watch.risk.peers': at('3', unconfirmed, '除本機構外同級至少三家，才算中位數。'),
  'watch.risk.floor': at('0.05', unconfirmed, '同級幾乎相同時，離差不小於中位數的二十分之一。'),
  'watch.risk.shareFloor': at('0.01', unconfirmed, '比率的離差不小於一個百分點，免得中位數近於零時誇大。'),
  'watch.risk.rateFloor': at('1', unconfirmed, '同級都沒有異常時，每百例一件算一倍。'),
  'watch.risk.persons': at('50', unconfirmed, '列出得分最高的五十人。'),
  'watch.inspection.least': at('10', unconfirmed, '相當於兩項指標到頂，或權重 2 的一項異常到頂。'),
  'watch.inspection.top': at('10', unconfirmed, '列出得分最高的十家機構。'),
};
