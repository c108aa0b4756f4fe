import * as kind from '../../../law/parameter.ts';

/** Settings of 風險畫像, by their dotted keys. */
export const riskScoreParameters = {
  'watch.risk.weights': {
    ...kind.byName('風險權重（按規則）'),
    expects: '規則編號與權重以冒號相連，* 為其餘各項異常，如 indicator-drug-share:1,*:2',
  },
  'watch.risk.from': kind.ratio('指標計入得分的最小偏離', '倍', '0', '1000'),
  'watch.risk.cap': kind.ratio('單項偏離計入的上限', '倍', '0.1', '1000'),
  'watch.risk.peers': kind.count('同級可比的最少數目', '家', 2, 1000),
  'watch.risk.floor': kind.ratio('指標離差的下限（佔中位數）', '', '0.0001', '1'),
  'watch.risk.shareFloor': kind.ratio('比率離差的下限（1 為百分之百）', '', '0', '1'),
  'watch.risk.rateFloor': kind.ratio('病例異常離差的下限', '每百例', '0.0001', '100'),
  'watch.risk.persons': kind.count('參保人風險列出的人數', '人', 1, 100000),
  'watch.inspection.least': kind.ratio('列入現場核查清單的最低得分', '', '0', '1000000'),
  'watch.inspection.top': kind.count('現場核查清單列出的機構數', '家', 1, 1000),
} as const;
