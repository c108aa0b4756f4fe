import * as kind from '../../../law/parameter.ts';

/** Settings of 病例異常, by their dotted keys. */
export const caseFlagParameters = {
  'watch.stay.days': kind.count('住院天數的界限', '天', 1, 365),
  'watch.stay.bedDay': kind.yesNo('住院天數的界限也用於床日病組'),
  'watch.bill.amount': kind.money('單次費用的界限'),
  'watch.low.ratio': kind.ratio('低費用病例的界限（對組均倍數）', '倍', '0', '1'),
  'watch.low.share': kind.ratio('低費用病例佔當月病例的界限', '', '0', '1'),
  'watch.ownPaid.ratio': kind.ratio('自費率的界限', '', '0', '1'),
  'watch.readmission.days': kind.count('分解住院的天數界限', '天', 0, 365),
  'watch.stretch.days': kind.count('剛過床日分段的天數', '天', 0, 60),
  'watch.cmi.jump': kind.ratio('CMI 上升的界限', '', '0'),
  'watch.cmi.same': kind.ratio('次均費用與平均住院日視為不變的幅度', '', '0'),
  'watch.cmi.months': kind.count('CMI 對比的最少先前月數', '月', 1, 11),
  'watch.cmi.cases': kind.count('CMI 對比的每月最少例數', '例', 1, 100_000),
  'watch.child.age': kind.count('兒童的年齡上限（未滿）', '歲', 1, 18),
} as const;
