import type { SupervisionValues } from '../../region.ts';
import { at, borrowed, unconfirmed } from '../placeholder.ts';

/** What no text of a region settles for 病例異常. */
export const caseFlagPlaceholders: SupervisionValues<'caseFlag'> = {
  'watch.stay.days': at('30', borrowed('FG', '二（三）'), '演講稿舉例：住院天數超 30 天自動預警。'),
  'watch.stay.bedDay': at('否', unconfirmed, '床日病組本為長期住院，演講稿沒有區分。'),
  'watch.bill.amount': at('50000', borrowed('FG', '二（三）'), '演講稿舉例：單次費用超 5 萬元人工核查。'),
  'watch.low.ratio': at('0.7', borrowed('FG', '二（二）'), '演講稿的低倍率病例：費用低於組均值 70%。'),
  'watch.low.share': at('0.5', unconfirmed, '文本沒有界限；超過一半的機構才逐例列出。'),
  'watch.ownPaid.ratio': at('0.1', borrowed('SW', '三（三）1（3）'), '汕尾城區：自費率不超過 10%。'),
  'watch.readmission.days': at('15', borrowed('Z21i', 'D8'), '取浙江再入院減點的天數。'),
  'watch.stretch.days': at('2', unconfirmed, '止日之後兩天之內。'),
  'watch.cmi.jump': at('0.15', unconfirmed, '比自身先前各月高一成半。'),
  'watch.cmi.same': at('0.1', unconfirmed, '上下一成視為不變；一個月一百多例的次均費用本身就有這樣的起伏。'),
  'watch.cmi.months': at('3', unconfirmed, '先前至少三個月。'),
  'watch.cmi.cases': at('30', unconfirmed, '例數太少的月份起伏大。'),
  'watch.child.age': at('14', unconfirmed, '未滿 14 周歲為兒童。'),
};
