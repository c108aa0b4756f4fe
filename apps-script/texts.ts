/** The menu from top to bottom, by the function each item calls. */
export const MENU = {
  checkData: '檢查數據',
  settlePeriod: '重算點值',
  closeMonth: '月度結算',
  clearYear: '年終清算',
  publishReports: '發布報表',
  correctPeriod: '更正',
  verifyLedger: '核驗賬冊',
  explainCell: '解釋所選單元格',
  showHelp: '幫助',
} as const;

/** What menu and dialogs say, in Traditional Chinese; the build converts it once more for Simplified files. */
export const HANT = {
  ...MENU,
  menu: '醫保結算',
  anyPeriod: '結算期間：月份寫 2025-03，全年寫 2025。',
  monthPeriod: '要結算的月份，如 2025-03。',
  yearPeriod: '要清算的年度，如 2025。',
  lastPeriod: '留空即 {period}。',
  badPeriod: '「{typed}」不是可用的期間。',
  reason: '更正原因（寫入賬冊，最多 500 字）。',
  noReason: '更正須寫明原因。',
  document: '依據文號；沒有可留空。',
  settleFirst: '{period} 還沒有算過，請先執行「重算點值」。',
  notSettled: '{period} 最近一次計算尚未完成或未通過，請查看側邊欄，處理後重新執行「重算點值」。',
  settledBy: '由 {by} 計算。',
  confirm: '以上結果將記入賬冊；記入後不能修改，只能「更正」。是否繼續？',
  noSelection: '請先選擇結果表中的一個金額，或病例表的一行。',
  busy: '另一項操作正在進行，請稍候再試。',
  noSettings: '尚未填寫服務網址與統籌區，請在側邊欄的「設定」中填寫。',
  badUrl: '服務網址須以 https:// 開頭，不帶問號與井號。',
  noToken: '未能取得您的身份憑證。請重新打開本文件並同意授權；仍不行請聯繫管理員。',
  noAnswer: '服務沒有回應（{detail}）。操作可能已經開始；再按一次，同樣的數據會接上同一次運行。',
  badAnswer: '服務的回覆無法識別（狀態 {status}），請聯繫管理員核對服務網址。',
  status401: '服務未能確認您的身份，請重新打開本文件後再試。',
  status403: '您沒有執行這項操作的權限。',
  status404: '服務上沒有這項內容，請核對服務網址與統籌區。',
  status429: '服務正忙，請稍候再試。',
  status500: '服務出錯（狀態 {status}），請稍候再試。',
  noTab: '找不到工作表「{tab}」。',
  noCell: '工作表「{tab}」沒有這個位置。',
  saved: '已保存；菜單文字在重新打開文件後更新。',
  badReport: '「{line}」無法識別：每行寫醫共體編碼、空格、文件網址。',
  registered: '已登記。新建：{created}；沿用：{adopted}。',
} as const;

export type TextKey = keyof typeof HANT;
export type Texts = Readonly<Record<TextKey, string>>;
