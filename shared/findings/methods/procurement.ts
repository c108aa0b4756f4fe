import { entries } from '../entry.ts';

/** Messages about the input of 集採結餘留用. */
export const procurementFindings = entries({
  PROCUREMENT_SHARE: {
    severity: 'block',
    message: '基金佔比為 {text}，大於 1。',
    remedy: '請填 0 至 1 之間的數，如 60% 填 0.6。',
  },
  PROCUREMENT_COEFFICIENT: {
    severity: 'block',
    message: '考核係數為 {text}，大於 1。',
    remedy: '請填 0 至 1 之間的數；合格得滿分的為 1。',
  },
  PROCUREMENT_ITEM_TWICE: {
    severity: 'block',
    message: '品種「{text}」在同一批次、機構、險種出現兩次，另一處在第 {other} 行。',
    remedy: '請合併為一行。',
  },
  PROCUREMENT_APPRAISAL_MISSING: {
    severity: 'block',
    message: '機構「{code}」在批次「{batch}」沒有考核係數。',
    remedy: '請在集採考核表補上，或修改參數 procurement.appraisal.by。',
  },
  PROCUREMENT_SCORE_MISSING: {
    severity: 'block',
    message: '機構「{code}」在考核方案「{plan}」沒有得分。',
    remedy: '請在考核數據表補上該機構的數值。',
  },
  PROCUREMENT_OVERSPENT: {
    severity: 'info',
    message: '機構「{code}」批次「{batch}」（{fund}）的實際基金支出高於預算 {amount}，沒有結餘。',
    remedy: '請核對約定採購量與實際支出；核對無誤的不必處理。',
  },
});
