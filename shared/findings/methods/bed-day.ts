import { entries } from '../entry.ts';

/** Messages about the input of 床日付費. */
export const bedDayStandardFindings = entries({
  BED_DAY_GROUP_UNKNOWN: {
    severity: 'block',
    message: '床日標準的「病組」為「{text}」，病組表中沒有這個床日病組，床日住院表也沒有用到。',
    remedy: '請核對編碼；病組表中該組的類型須為床日。任何床日病組都適用的填 *。',
  },
  BED_DAY_TARGET_UNKNOWN: {
    severity: 'block',
    message: '床日標準的「機構或等級」為「{text}」，既不是機構也不是等級。',
    remedy: '請填機構編碼、三級／二級／一級／社區，或 *。{hint}',
  },
  BED_DAY_RATE: {
    severity: 'block',
    message: '每日標準與每日點數{state}。',
    remedy: '請只填其中一項：按金額付費或折算點數的填每日標準，已公布點數的填每日點數。',
  },
  BED_DAY_BANDS: {
    severity: 'block',
    message: '「{pair}」的住院日分段在第 {day} 日{reason}。',
    remedy: '各段須由第 1 日起首尾相接，最後一段的止日留空；某段不付費時每日標準填 0。',
  },
  BED_DAY_STANDARD_MISSING: {
    severity: 'block',
    message: '機構「{institution}」的這次住院沒有對應的床日標準。',
    remedy: '請在床日標準表補上該機構、其等級或 * 的每日標準。',
  },
  BED_DAY_NOT_MONEY: {
    severity: 'block',
    message: '機構「{institution}」的這次住院對應的床日標準（第 {row} 行）只有點數，不能按金額付費。',
    remedy: '請為它另填一行每日標準；按點數結算的住院應填在病例表。',
  },
  BED_DAY_STAYS_BANDED: {
    severity: 'block',
    message: '本行有 {stays} 人次，而其床日標準按住院日分段。',
    remedy: '分段須逐人計算，請改為一人一行，人次填 1。',
  },
  BED_DAY_RATIO: {
    severity: 'block',
    message: '「{header}」為 {text}，大於 1。',
    remedy: '請填比例，如 90% 填 0.9；甲類與乙類的占比合計不得大於 1。',
  },
  BED_DAY_ADVANCE_EXCEEDS: {
    severity: 'block',
    message: '合理墊付 {advance} 大於總費用 {total}。',
    remedy: '墊付是總費用中應由基金支付的部分，請核對兩個金額。',
  },
  BED_DAY_ADVANCE_MISSING: {
    severity: 'block',
    message: '「合理墊付」為空，而應付額以合理墊付的 {limit} 倍為限。',
    remedy: '請補上審核後的合理墊付金額；不設限額的，在參數表把 bedDayStandard.limit 的值留空。',
  },
  BED_DAY_PLAN_UNKNOWN: {
    severity: 'block',
    message: '參數 bedDayStandard.plan 的考核方案「{plan}」不在考核方案表。',
    remedy: '請核對方案名稱，或把該參數的值留空。',
  },
  BED_DAY_STAYS_WITHOUT_DAYS: {
    severity: 'warn',
    message: '本行的床日為 0，沒有金額。',
    remedy: '請核對床日；當日入出院的按 1 床日填寫。',
  },
});
