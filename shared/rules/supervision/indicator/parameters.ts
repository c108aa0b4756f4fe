import * as kind from '../../../law/parameter.ts';

const target = (title: string, unit = '') => kind.optional(kind.ratio(`目標：${title}`, unit));

/** Settings of 監測指標, by their dotted keys. */
export const indicatorParameters = {
  'watch.target.monthsPayable.employee': target('職工基金可支付月數', '月'),
  'watch.target.monthsPayable.resident': target('居民基金可支付月數', '月'),
  'watch.target.fraud': target('查實騙保件數', '件'),
  'watch.target.spendingGrowth': target('基金支出年增速'),
  'watch.target.budgetUse': target('住院預算執行率'),
  'watch.target.costGrowth': target('醫療費用增長率'),
  'watch.target.primaryVisits': target('基層就診率'),
  'watch.target.countyVisits': target('縣域就診率'),
  'watch.target.signedPrimaryVisits': target('簽約居民基層就診率'),
  'watch.target.meanStay': target('平均住院日', '天'),
  'watch.target.drugShare': target('藥品佔比'),
  'watch.target.testShare': target('檢查檢驗佔比'),
  'watch.target.ownPaid': target('自費率'),
  'watch.target.repeatedChecks': target('重複檢查率'),
  'watch.target.violations': target('負面清單各項件數', '件'),
  'watch.target.patientShareChange': kind.optional(
    kind.ratio('目標：個人負擔率升降（不高於）', '', '0', '1'),
  ),
  'watch.light.band': kind.ratio('黃燈幅度（佔目標值）', '', '0', '1'),
  'watch.spectrum.prefix': kind.count('病組編碼中表示疾病大類的字符數', '個', 1, 20),
  'watch.spectrum.top': kind.count('病種結構列出的病組數', '個', 1, 1000),
} as const;

/** The settings that are targets of indicators. */
export type TargetKey = Extract<keyof typeof indicatorParameters, `watch.target.${string}`>;
