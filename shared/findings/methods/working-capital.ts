import { entries } from '../entry.ts';

/** Messages about the input of 預付金. */
export const workingCapitalFindings = entries({
  ADVANCE_MONTHLY_ZERO: {
    severity: 'block',
    message: '{fund}基金的「月均支出」為 0，無法計算可支付月數。',
    remedy: '請填寫大於 0 的金額。',
  },
  ADVANCE_YEAR: {
    severity: 'block',
    message: '預付金基數的年度 {text} 不在 {first} 至 {last} 之間。',
    remedy: '基數取結算年度之前的 {years} 年（參數 workingCapital.years），請核對。',
  },
  ADVANCE_DATE: {
    severity: 'block',
    message: '日期 {text} 不在結算年度 {year} 內。',
    remedy: '預付金一年一定、年底收回；其他年度的收付請移除。',
  },
  ADVANCE_AMOUNT_MISSING: {
    severity: 'block',
    message: '「{kind}」一行的「金額」為空或 0。',
    remedy: '請填寫實際金額；只有申請可以留空。',
  },
  ADVANCE_FUND_MISSING: {
    severity: 'block',
    message: '{fund}有預付金基數或收付，預付金資格表沒有{fund}一行。',
    remedy: '請填寫該基金的累計結餘、月均支出與當期結餘。',
  },
  ADVANCE_RECOVERED_ABOVE: {
    severity: 'block',
    message: '{fund}機構「{text}」到 {date} 收回與沖抵 {recovered} 元，多於已撥付的 {paid} 元。',
    remedy: '請核對各筆的日期、類別與金額；月度預付的扣回不填在此表。',
  },
  ADVANCE_NOT_ELIGIBLE: {
    severity: 'warn',
    message: '{fund}基金不具備預付條件（{reasons}），仍撥付了 {paid} 元。',
    remedy: '請收回，或核對預付金資格表。',
  },
  ADVANCE_ABOVE_MOST: {
    severity: 'warn',
    message: '{fund}機構「{text}」撥付 {paid} 元，超過額度 {most} 元。',
    remedy: '請核對預付金基數、信用等級與撥付金額。',
  },
  ADVANCE_WITHOUT_APPLICATION: {
    severity: 'warn',
    message: '{fund}機構「{text}」有撥付而沒有申請。',
    remedy: '請補記申請及其日期。',
  },
  ADVANCE_APPLIED_LATE: {
    severity: 'warn',
    message: '申請日期 {date} 晚於 {month} 月。',
    remedy: '請核對日期；確屬逾期的請說明依據。',
  },
  ADVANCE_PAID_LATE: {
    severity: 'warn',
    message: '撥付日期 {date} 晚於 {month} 月。',
    remedy: '預付金原則上在第一季度末前撥付，請核對日期。',
  },
  ADVANCE_OUTSTANDING: {
    severity: 'warn',
    message: '{fund}機構「{text}」年末預付金餘額為 {balance} 元，應為 0.00。',
    remedy: '請在年底前收回至支出戶，或在結算中沖抵，並補記一行。',
  },
});
