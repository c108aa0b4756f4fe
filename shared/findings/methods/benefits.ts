import { entries } from '../entry.ts';

/** Messages about the input of 待遇與轉診. */
export const benefitsFindings = entries({
  BENEFIT_LEVEL: {
    severity: 'block',
    message: '「等級」不合用：{reason}。',
    remedy: '請按該行的保障與機構核對等級。',
  },
  BENEFIT_RATIO: {
    severity: 'block',
    message: '「支付比例」為 {text}，大於 1。',
    remedy: '請填寫 0 至 1 之間的數，如 75% 填 0.75。',
  },
  BENEFIT_SUPPLEMENT_DEDUCTIBLE: {
    severity: 'block',
    message: '大額補助另設起付線 {amount}，無法與基本醫保封頂線銜接。',
    remedy: '大額補助由基本醫保封頂線起算，請清空起付線。',
  },
  BENEFIT_POLICY_MISSING: {
    severity: 'block',
    message: '待遇政策沒有{fund}在{level}機構的「住院」待遇，第 {row} 行的住院無法測算。',
    remedy: '請在待遇政策表補上該險種與等級的一行。',
  },
  BENEFIT_REFERRAL: {
    severity: 'block',
    message: '「轉自」為「{text}」，不能作為轉診的前一次住院：{reason}。',
    remedy: '請填寫同一參保人上一次住院的編號；不是轉診則留空。',
  },
  BENEFIT_PAID_DIFFERS: {
    severity: 'warn',
    message: '住院「{stay}」應享待遇 {due}，實付 {paid}，相差 {difference}。',
    remedy: '請核對結算清單、轉診登記與待遇政策。',
  },
  BENEFIT_LEVEL_GAP: {
    severity: 'warn',
    message: '{fund}{cover}{lower}與{higher}的支付比例相差 {gap} 個百分點，低於 {least} 個百分點。',
    remedy: '請核對待遇政策；屬現行政策的，列入待遇調整的議題。',
  },
  BENEFIT_BELOW_FLOOR: {
    severity: 'warn',
    message: '{subject}為 {value}，低於規定的 {least}。',
    remedy: '請核對待遇政策；屬現行政策的，列入待遇調整的議題。',
  },
  BENEFIT_CRITICAL_CAPPED: {
    severity: 'warn',
    message: '{fund}大病保險設有封頂線 {cap}，規定為不設封頂線。',
    remedy: '請核對待遇政策。',
  },
});
