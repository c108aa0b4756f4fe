import { entries } from '../entry.ts';

/** Messages about the input of 長期護理保險. */
export const longTermCareFindings = entries({
  CARE_PROVIDER: {
    severity: 'block',
    message: '護理項目「{item}」的機構與護理機構名稱{reason}。',
    remedy: '機構表中的機構填編碼，其他護理機構填名稱，兩者只填其一。',
  },
  CARE_RATIO: {
    severity: 'block',
    message: '「支付比例」為 {text}，大於 1。',
    remedy: '請填寫 0 至 1 之間的數，如 70% 填 0.7；定額支付填 1。',
  },
  CARE_INCOME_NEGATIVE: {
    severity: 'block',
    message: '「{source}」合計為 {amount}，小於 0。',
    remedy: '請核對退還的金額；只有上年結餘可以為負。',
  },
  CARE_SHARES_DIFFER: {
    severity: 'warn',
    message: '單位繳費 {employer}，按比例應為 {expected}，相差 {difference}。',
    remedy: '單位與個人原則上按同比例分擔；請核對繳費，或按本地規定修改參數 longTermCare.employerShare。',
  },
  CARE_OVERSPENT: {
    severity: 'warn',
    message: '本年支出 {spending} 大於本年籌資 {income}，超出 {difference}。',
    remedy: '請按以收定支核對待遇標準與籌資。',
  },
  CARE_ACCOUNT_EMPTY: {
    severity: 'warn',
    message: '長期護理保險基金年末結餘為 {balance}。',
    remedy: '基金單獨核算，不得由基本醫保基金彌補；請核對支付或落實籌資。',
  },
});
