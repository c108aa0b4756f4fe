import { entries } from '../entry.ts';

/** Messages about the input of 總額預算, and of the fund's year on one page. */
export const fundBudgetFindings = entries({
  // ── the opening budget ──
  FUND_BUDGET_BASE_MISSING: {
    severity: 'block',
    message: '{fund}按「{form}」測算年初總額，缺少 {year} 年的「{element}」。',
    remedy: '請在預算基數表補上，金額確為 0 時填 0；或修改參數 {key}。',
  },
  FUND_BUDGET_BASE_TOO_SMALL: {
    severity: 'block',
    message: '{fund} {year} 年的超支分擔、疫情追加與結餘留用合計 {parts}，大於決算支出 {spending}。',
    remedy: '決算支出應包含這三項，請核對。',
  },
  FUND_BUDGET_BASE_UNUSED: {
    severity: 'info',
    message: '{fund} {year} 年的「{element}」在「{form}」的測算中用不到。',
    remedy: '請核對年度與參數 {key}；只作備查時不必處理。',
  },
  FUND_BUDGET_CATEGORY_BASE: {
    severity: 'block',
    message: '{fund}類別「{category}」的基數填了 {count} 次。',
    remedy: '同一類別的基數須填且只填一次。',
  },
  FUND_BUDGET_CATEGORY_EVIDENCE: {
    severity: 'block',
    message: '{fund}類別「{category}」的調整沒有因素或測算依據。',
    remedy: '每項調整都須寫明因素與測算依據；不調整的請把調整比例留空。',
  },
  FUND_BUDGET_CATEGORY_NEGATIVE: {
    severity: 'block',
    message: '{fund}類別「{category}」的各項調整合計低於 -100%。',
    remedy: '調整比例以 1 為全部，如 -0.08 表示下調 8%，請核對。',
  },
  FUND_BUDGET_CATEGORY_UNUSED: {
    severity: 'info',
    message: '{fund}不按零基預算測算，零基預算表的行用不到。',
    remedy: '要採用時請把參數 {key} 設為 zeroBased。',
  },
  FUND_BUDGET_GROWTH_HIGH: {
    severity: 'warn',
    message: '{fund}年初總額預算 {opening} 比上年基數 {base} 增長 {growth}，超過 {cap}。',
    remedy: '請核對增長率；確需超過的，請備妥說明。',
  },

  // ── its items and reserves ──
  FUND_BUDGET_ITEM_BOTH: {
    severity: 'block',
    message: '項目「{item}」同時填了比例與金額。',
    remedy: '請只填其一；兩者都留空的一行得餘額。',
  },
  FUND_BUDGET_REST_TWICE: {
    severity: 'block',
    message: '{fund}有不止一個得餘額的項目，另一處在第 {other} 行。',
    remedy: '比例與金額都留空的行，每個險種只能有一行。',
  },
  FUND_BUDGET_RESERVE_SIZE: {
    severity: 'block',
    message: '「{item}」沒有填比例或金額。',
    remedy: '儲備不能得餘額，請填其一；按參數提取的請刪除該行。',
  },
  FUND_BUDGET_OVERALLOCATED: {
    severity: 'block',
    message: '{fund}分出去的超過可分的：{reason}。',
    remedy: '請核對預算分項表的比例與金額，以及儲備的比例。',
  },
  FUND_BUDGET_UNASSIGNED: {
    severity: 'warn',
    message: '{fund}年初總額預算有 {amount} 沒有分到任何項目。',
    remedy: '請在預算分項表補上項目，或留一行比例與金額都為空的項目得餘額。',
  },

  // ── the course of the year ──
  FUND_BUDGET_DATE_OUTSIDE: {
    severity: 'block',
    message: '日期 {date} 不在 {year} 年。',
    remedy: '預算調整只登記本年度的文件，請核對日期與參數 year。',
  },
  FUND_BUDGET_ITEM_UNKNOWN: {
    severity: 'block',
    message: '{fund}的預算分項沒有「{item}」。',
    remedy: '請核對項目名稱；新設的項目請先在預算分項表加一行，金額填 0。',
  },
  FUND_BUDGET_DRAW_TO_ITSELF: {
    severity: 'block',
    message: '由「{source}」動用的錢又填入「{item}」自身。',
    remedy: '動用儲備時項目填用錢的項目；充實儲備時資金來源填追加調減。',
  },
  FUND_BUDGET_DRAW_WITHOUT_DOCUMENT: {
    severity: 'block',
    message: '動用「{source}」沒有文號。',
    remedy: '儲備只能憑文件動用，請填寫文號。',
  },
  FUND_BUDGET_RESERVE_UNKNOWN: {
    severity: 'block',
    message: '{fund}沒有提取「{source}」，無從動用。',
    remedy: '請先在預算分項表加上該儲備，或以參數設定提取比例；總額以外追加的，資金來源填追加調減。',
  },
  FUND_BUDGET_RESERVE_OVERDRAWN: {
    severity: 'block',
    message: '{fund}的{reserve}到 {date} 只有 {held}，卻動用了 {drawn}。',
    remedy: '請核對金額與日期；儲備不足的部分須以追加調減另行批准。',
  },
  FUND_BUDGET_ITEM_NEGATIVE: {
    severity: 'block',
    message: '{fund}項目「{item}」調整後為 {amount}。',
    remedy: '調減不得超過該項目的預算，請核對。',
  },
  FUND_BUDGET_TAB_DIFFERS: {
    severity: 'warn',
    message: '{fund}項目「{item}」現行預算應為 {current}，預算表合計為 {held}，相差 {difference}。',
    remedy: '結算以預算表為準；請按預算平衡表補上或更正預算表的行，調減填負數。',
  },

  // ── its division among 醫共體 ──
  FUND_BUDGET_ITEM_MISSING: {
    severity: 'block',
    message: '{fund}填了{tab}，預算分項卻沒有「{item}」。',
    remedy: '請在預算分項表加上該項目，或刪除這些行。',
  },
  FUND_BUDGET_PACKAGE_EMPTY: {
    severity: 'block',
    message: '{fund}醫共體 {code} 的「{header}」為 0，無法計算權重。',
    remedy: '請填寫大於 0 的數；已有協商比例的請對該險種每個醫共體都填。',
  },
  FUND_BUDGET_PACKAGE_AGREED: {
    severity: 'block',
    message: '{fund}的協商比例{reason}。',
    remedy: '同一險種要麼每個醫共體都填、合計恰為 1，要麼都留空。',
  },
  FUND_BUDGET_WEIGHTS_ZERO: {
    severity: 'block',
    message: '{fund}在{tab}的權重全部為 0，無法分配。',
    remedy: '請至少填寫一個大於 0 的權重。',
  },
  FUND_BUDGET_PART_CONSORTIUM: {
    severity: 'block',
    message: '「{part}」{reason}。',
    remedy: '縣域醫共體須填醫共體編碼，其他兩部分須留空。',
  },
  FUND_BUDGET_INPATIENT_SPLIT: {
    severity: 'warn',
    message: '已填病組表，又把{fund}的住院預算分成幾部分。',
    remedy: '實施點數法的統籌區住院預算是一個整體，不再細分；確在過渡期的可以保留。',
  },

  // ── the year on one page ──
  FUND_YEAR_WITHOUT_BUDGET: {
    severity: 'warn',
    message: '{account}的「{item}」有支出 {cost}（{methods}），預算表沒有這個項目。',
    remedy: '請在預算表加上該項目，或核對付費方式所用的項目名稱。',
  },
  FUND_YEAR_WITHOUT_METHOD: {
    severity: 'info',
    message: '{account}的「{item}」有預算 {budget}，本次結算沒有任何付費方式由此列支。',
    remedy: '由程序以外的方式支付的不必處理；否則請核對項目名稱或補填該付費方式的表。',
  },
});
