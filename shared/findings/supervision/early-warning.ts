import { entries } from '../entry.ts';

/** Messages about 預警 and about what became of 異常. */
export const earlyWarningFindings = entries({
  WARNING_PACE: {
    severity: 'warn',
    message:
      '{fund}基金至 {month} 的住院記賬 {billed} 元，為同期月度預算 {budget} 元的 {rate}，超過 {limit}。',
    remedy: '請對照機構結算與病組分析找出超支的機構與病組，必要時約談或調整預算。',
  },
  WARNING_GROWTH: {
    severity: 'warn',
    message:
      '{fund}基金至 {month} 的住院記賬 {billed} 元，比上年同期 {before} 元增長 {rate}，超過上限 {limit}。',
    remedy: '請核對上年月度與增長的來源；增速上限為參數 budget.growth.cap。',
  },
  WARNING_RESERVE: {
    severity: 'warn',
    message: '{fund}基金至 {month} 超支 {overrun} 元，由基金承擔的部分已用去調劑金的 {rate}，超過 {limit}。',
    remedy: '調劑金用盡之後超支由機構承擔；請及早約談，或按程序追加。',
  },
  WARNING_OUTLIER_MONTH: {
    severity: 'warn',
    message:
      '{fund}基金 {month} 的住院記賬 {billed} 元偏離各月中位數 {median} 元，差額 {rate} 元超過界限 {limit} 元。',
    remedy: '請先核對該月病例是否齊全或重複，再查記賬異常的機構。',
  },
  WARNING_YEAR_END: {
    severity: 'warn',
    message:
      '{fund}基金按已結月份（至 {month}）推算，年底「{title}」{state}：期望 {expected} 元，上限 {limit} 元。',
    remedy: '請以「年度預測」查看範圍與逐月數字；預測不是結算。',
  },
  WARNING_INDICATOR: {
    severity: 'warn',
    message: '指標「{title}」轉為紅燈：{value}，目標 {target}。',
    remedy: '請在監測指標的結果表查看其公式與逐月走勢，列入約談。',
  },
  FLAG_HANDLING_REPEATED: {
    severity: 'warn',
    message: '異常「{text}」在第 {other} 行已有處理記錄。',
    remedy: '一條異常只留一行；現以最下面一行為準。',
  },
  FLAG_HANDLING_UNSIGNED: {
    severity: 'warn',
    message: '異常「{text}」的狀態為「{status}」，但沒有填「{header}」。',
    remedy: '狀態改動後請寫明由誰、在哪一天核查或處理。',
  },
  FLAG_VANISHED: {
    severity: 'info',
    message: '已登記的異常「{text}」（{status}）這次沒有出現。',
    remedy: '病例可能已改正、刪除或不再達到界限；原記錄見「異常清單」的已消失一表。',
  },
});
