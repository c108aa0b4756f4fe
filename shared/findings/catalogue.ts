import { draftFindings } from './drafts.ts';
import { entries } from './entry.ts';
import { appraisalFindings } from './methods/appraisal.ts';
import { bedDayStandardFindings } from './methods/bed-day.ts';
import { benefitsFindings } from './methods/benefits.ts';
import { capitationFindings } from './methods/capitation.ts';
import { diseasePackageFindings } from './methods/disease-package.ts';
import { equivalentsFindings } from './methods/equivalents.ts';
import { fundBudgetFindings } from './methods/fund-budget.ts';
import { groupPaymentFindings } from './methods/group-payment.ts';
import { longTermCareFindings } from './methods/long-term-care.ts';
import { negotiatedValueFindings } from './methods/negotiated-value.ts';
import { pricePoolFindings } from './methods/price-pool.ts';
import { procurementFindings } from './methods/procurement.ts';
import { workingCapitalFindings } from './methods/working-capital.ts';
import { caseFlagFindings } from './supervision/case-flag.ts';
import { doctorPointsFindings } from './supervision/doctor-points.ts';
import { earlyWarningFindings } from './supervision/early-warning.ts';
import { indicatorFindings } from './supervision/indicator.ts';
import { riskScoreFindings } from './supervision/risk-score.ts';
import { volumeFlagFindings } from './supervision/volume-flag.ts';

/**
 * Every message this program can give about its input, by a code that never changes its meaning. Written in
 * Traditional Chinese; surfaces convert for Simplified workbooks. Each code is provoked by a test.
 */
export const FINDINGS = entries({
  // ── the file ──
  FILE_NOT_FOUND: {
    severity: 'block',
    message: '找不到「{path}」。',
    remedy: '請核對路徑；輸入可以是 .xlsx 工作簿、每表一個 CSV 的文件夾，或摘要文件。',
  },
  FILE_NOT_WORKBOOK: {
    severity: 'block',
    message: '「{path}」不是可讀的工作簿：{reason}。',
    remedy: '請用 Excel 或 WPS 打開後另存為 .xlsx；舊版 .xls、加密或損壞的文件不能讀取。',
  },
  FILE_TOO_LARGE: {
    severity: 'block',
    message: '「{path}」超出可讀範圍：{reason}。',
    remedy: '病例較多時請改用 CSV（病例.csv），並刪除表外多餘的格式與空行。',
  },
  FILE_ENCODING: {
    severity: 'block',
    message: '「{path}」的文字編碼不是 UTF-8，也不是 GB18030。',
    remedy: '請另存為「CSV UTF-8」後重試。',
  },
  CSV_BROKEN: {
    severity: 'block',
    message: 'CSV 第 {line} 行無法解析：{reason}。',
    remedy: '請檢查該行的引號是否成對；建議由表格軟件重新導出。',
  },
  DIGEST_BROKEN: {
    severity: 'block',
    message: '摘要文件「{path}」無法讀取：{reason}。',
    remedy: '請重新執行 dianzhi digest。',
  },
  DIGEST_OTHER_INPUT: {
    severity: 'block',
    message: '摘要所依據的「{tab}」與本次輸入不同。',
    remedy: '病組、差異係數、機構、特病單議或病例參數變動後，須用原病例重新生成摘要。',
  },

  // ── tabs and headers ──
  TAB_MISSING: {
    severity: 'block',
    message: '缺少工作表「{tab}」。',
    remedy: '請補上該表；可用 dianzhi init 生成空白模板。',
  },
  TAB_DUPLICATE: {
    severity: 'block',
    message: '工作表「{tab}」出現兩次（「{other}」與「{name}」）。',
    remedy: '請只保留一張。',
  },
  TAB_NEARLY: {
    severity: 'block',
    message: '工作表「{name}」與「{tab}」名稱相近而不同，無法確定是否同一張表。',
    remedy: '請把表名改為「{tab}」，或改成明顯不同的名稱。',
  },
  TAB_EMPTY: {
    severity: 'block',
    message: '工作表「{tab}」是空的，連表頭也沒有。',
    remedy: '請在第一行填寫表頭：{headers}。',
  },
  CASES_TWICE: {
    severity: 'block',
    message: '「病例」表已有內容，又附加了病例檔「{name}」，無法確定以哪一份為準。',
    remedy: '請清空「病例」表，或移除附加的病例檔。',
  },
  TAB_WITHOUT_ROWS: {
    severity: 'block',
    message: '工作表「{tab}」只有表頭，沒有任何一行。',
    remedy: '請填寫該表；其他各表的編碼要在其中查找。',
  },
  HEADER_MISSING: {
    severity: 'block',
    message: '表頭缺少「{header}」。',
    remedy: '請在第 1 行補上名為「{header}」的欄；欄的先後不限。',
  },
  HEADER_DUPLICATE: {
    severity: 'block',
    message: '表頭「{header}」重複，另一處在 {other} 欄。',
    remedy: '請刪除或改名其中一欄。',
  },
  HEADER_NEARLY: {
    severity: 'block',
    message: '表頭「{text}」與「{header}」相近而不同，無法確定是否同一欄。',
    remedy: '請改為「{header}」，或改成明顯不同的名稱。',
  },
  HEADER_UNKNOWN: {
    severity: 'warn',
    message: '表頭「{text}」不在本表的定義中，該欄未讀取。',
    remedy: '如為備註可保留；否則請核對欄名。',
  },
  HEADER_BLANK: {
    severity: 'block',
    message: '「{text}」所在的欄沒有表頭。',
    remedy: '請補上表頭，或清除該欄中表外的內容。',
  },
  MERGED_CELLS: {
    severity: 'block',
    message: '數據區內有合併單元格（{range}）。',
    remedy: '請取消合併，並在每一格填寫各自的值。',
  },

  // ── cells ──
  CELL_BLANK: {
    severity: 'block',
    message: '「{header}」為空。',
    remedy: '此欄必填，請補上。',
  },
  CELL_FORMULA: {
    severity: 'block',
    message: '「{header}」是公式（{text}）。',
    remedy: '結算只讀取數值；請複製後「選擇性貼上—值」。',
  },
  CELL_ERROR: {
    severity: 'block',
    message: '「{header}」是錯誤值 {text}。',
    remedy: '請修正來源後以數值填寫。',
  },
  CELL_NOT_MONEY: {
    severity: 'block',
    message: '「{header}」為「{text}」，不是金額。',
    remedy: '請填寫以元為單位的數字，如 12600.00。',
  },
  CELL_NOT_NUMBER: {
    severity: 'block',
    message: '「{header}」為「{text}」，不是數字。',
    remedy: '請填寫數字，如 1.1000。',
  },
  CELL_MAGNITUDE: {
    severity: 'block',
    message: '「{header}」為「{text}」，帶有「{suffix}」單位。',
    remedy: '請換算成元後填寫完整數字，不使用萬、億。',
  },
  CELL_DECIMALS: {
    severity: 'block',
    message: '「{header}」為 {text}，最多 {decimals} 位小數。',
    remedy: '請按結算清單核對後填寫。',
  },
  CELL_NEGATIVE: {
    severity: 'block',
    message: '「{header}」為 {text}，不能為負。',
    remedy: '請核對；沖銷的病例應刪除原行，而不是填負數。',
  },
  CELL_TOO_BIG: {
    severity: 'block',
    message: '「{header}」為 {text}，超出可處理的範圍。',
    remedy: '請核對是否多填了位數。',
  },
  CELL_NOT_DATE: {
    severity: 'block',
    message: '「{header}」為「{text}」，不是可識別的日期。',
    remedy: '請寫成 2025-01-31、2025/1/31、2025年1月31日 或 20250131。',
  },
  CELL_NOT_MONTH: {
    severity: 'block',
    message: '「{header}」為「{text}」，不是可識別的月份。',
    remedy: '請寫成 {example}。',
  },
  CELL_NOT_LISTED: {
    severity: 'block',
    message: '「{header}」為「{text}」，不在可選值中。',
    remedy: '可選：{values}。',
  },
  IDENTIFIER_AS_NUMBER: {
    severity: 'block',
    message: '「{header}」以數字存放且超過 15 位（{text}），末位已失真。',
    remedy: '請把該欄設為文字格式，並由原系統重新導出。',
  },
  IDENTIFIER_SHORTENED: {
    severity: 'block',
    message: '「{header}」為「{text}」，是表格軟件以科學記數法寫出的數字，末位已丟失。',
    remedy: '請把該欄設為文字格式，並由原系統重新導出。',
  },

  // ── parameters ──
  PARAMETER_UNKNOWN: {
    severity: 'block',
    message: '參數鍵「{key}」不存在。',
    remedy: '最接近的是「{nearest}」；請核對或刪除該行。',
  },
  PARAMETER_VALUE: {
    severity: 'block',
    message: '參數「{key}」（{title}）的值「{text}」無效。',
    remedy: '應為：{expects}。',
  },
  PARAMETER_MISSING: {
    severity: 'block',
    message: '缺少參數「{key}」（{title}）。',
    remedy: '請在參數表補上；應為：{expects}。',
  },
  PARAMETER_DUPLICATE: {
    severity: 'block',
    message: '參數「{key}」出現兩次，另一處在第 {other} 行。',
    remedy: '請只保留一行。',
  },
  EXEMPT_GROUP_UNKNOWN: {
    severity: 'warn',
    message: '再入院豁免的病組「{text}」不在病組表中。',
    remedy: '{hint}',
  },
  PARAMETER_NOT_TOGETHER: {
    severity: 'block',
    message: '參數「{key}」（{title}）與其他參數不相容：{reason}。',
    remedy: '請對照手冊的參數說明修改。',
  },
  SCHEME_UNKNOWN: {
    severity: 'block',
    message: '方案「{scheme}」不存在。',
    remedy: '可選方案：{schemes}。',
  },
  SCHEME_NOT_IN_FORCE: {
    severity: 'block',
    message: '方案「{scheme}」自 {from} 起施行，不能用於 {date}。',
    remedy: '請改用當時有效的方案。',
  },
  SCHEME_REPLACED: {
    severity: 'info',
    message: '方案「{scheme}」的依據已被「{by}」取代；本次仍按所選方案計算。',
    remedy: '如應適用新規定，請更換方案。',
  },
  YEAR_DIFFERS: {
    severity: 'block',
    message: '要結算的期間 {period} 不在參數表的年度 {year} 內。',
    remedy: '請核對參數 year 與命令中的期間。',
  },

  // ── references between tabs ──
  CODE_DUPLICATE: {
    severity: 'block',
    message: '「{header}」{text} 重複，另一處在第 {other} 行。',
    remedy: '請只保留一行。',
  },
  CODE_RESERVED: {
    severity: 'block',
    message: '「{header}」不能是「{text}」，該寫法另有含義。',
    remedy: '請換一個編碼。',
  },
  INSTITUTION_UNKNOWN: {
    severity: 'block',
    message: '機構「{text}」不在機構表中。',
    remedy: '{hint}',
  },
  CONSORTIUM_UNKNOWN: {
    severity: 'block',
    message: '醫共體「{text}」不在醫共體表中。',
    remedy: '{hint}',
  },
  CONSORTIUM_LEAD_OUTSIDE: {
    severity: 'warn',
    message: '醫共體「{text}」的牽頭機構 {lead} 不是其成員。',
    remedy: '請核對機構表的「醫共體」欄；撥付仍按成員合計。',
  },
  GROUP_UNKNOWN: {
    severity: 'block',
    message: '病組「{text}」不在病組表中。',
    remedy: '{hint}',
  },
  GROUP_VALUE_MISSING: {
    severity: 'block',
    message: '{kind}病組「{code}」缺少「{header}」。',
    remedy: '請填寫公布的數值，或提供歷史病例以計算。',
  },
  GROUP_VALUE_ZERO: {
    severity: 'block',
    message: '病組「{code}」的「{header}」為 0。',
    remedy: '請填寫大於 0 的數值。',
  },
  COEFFICIENT_TARGET_UNKNOWN: {
    severity: 'block',
    message: '差異係數的「機構或等級」為「{text}」，既不是機構也不是等級。',
    remedy: '請填機構編碼、三級／二級／一級／社區，或 *。{hint}',
  },
  MONTH_OUTSIDE_YEAR: {
    severity: 'block',
    message: '月份 {text} 不在結算年度 {year} 內。',
    remedy: '請核對月份。',
  },
  MONTH_WEIGHT_MISSING: {
    severity: 'block',
    message: '月度權重缺少 {months} 月。',
    remedy: '請填滿 01 至 12 月，或清空整張表以平均分配。',
  },
  FOREIGN_CONTENT: {
    severity: 'block',
    message: '給一家機構的「{tab}」會出現另一家的名稱或編碼「{text}」，所有文件都沒有寫。',
    remedy: '請檢查該機構各行的文號、項目等文字與預算的文號，刪去其中別家的名稱或編碼。',
  },
  LAST_YEAR_MONTH_MISSING: {
    severity: 'warn',
    message: '上年月度的{fund}缺少 {months} 月，年度預測不能用上年的季節形狀，改按月度權重。',
    remedy: '請填滿 01 至 12 月，或刪除該險種的各行。',
  },
  FORECAST_BREAKS: {
    severity: 'warn',
    message: '{fund}基金「{title}」預計突破：全年期望 {amount} 元，上限 {limit} 元。',
    remedy: '請看「年度預測」的逐月與機構各行，及早調整預算或商議措施；預測不記賬，不據以付款。',
  },
  FORECAST_MAY_BREAK: {
    severity: 'info',
    message: '{fund}基金「{title}」可能突破：範圍高值 {amount} 元，上限 {limit} 元。',
    remedy: '請在下月結算後重新預測，並關注「年度預測」所列的比較。',
  },
  FORECAST_MONTH_EMPTY: {
    severity: 'warn',
    message: '{months} 月沒有病例，年度預測按 0 計。',
    remedy: '請核對病例是否齊全，補齊後重新預測。',
  },
  MONTH_WEIGHT_ZERO: {
    severity: 'block',
    message: '月度權重合計為 0。',
    remedy: '請至少填寫一個大於 0 的權重，或清空整張表以平均分配。',
  },
  BUDGET_MISSING: {
    severity: 'block',
    message: '{fund}有病例，但預算表沒有{fund}的「住院」預算。',
    remedy: '請補上預算行與文號。',
  },
  BUDGET_NOT_POSITIVE: {
    severity: 'block',
    message: '{fund}的住院預算合計為 {amount}，不大於 0。',
    remedy: '請核對各行金額；一增一減相抵時應刪除作廢的行。',
  },
  DOCUMENT_MISSING: {
    severity: 'warn',
    message: '「文號」為空。',
    remedy: '請補上文號，供日後核查。',
  },

  // ── cases ──
  CASE_DUPLICATE: {
    severity: 'block',
    message: '病例號「{text}」重複，另一處在第 {other} 行。',
    remedy: '請刪除重複的病例。',
  },
  CASE_MONEY_DIFFERS: {
    severity: 'block',
    message: '總費用 {total} ≠ 基金記賬 {fund} + 其他基金 {other} + 個人負擔 {patient}，相差 {difference}。',
    remedy: '請按結算清單核對四項金額。',
  },
  CASE_UNREASONABLE_EXCEEDS: {
    severity: 'block',
    message: '不合理費用 {unreasonable} 大於總費用 {total}。',
    remedy: '請核對審核結果。',
  },
  CASE_DATES_REVERSED: {
    severity: 'block',
    message: '出院日期 {discharge} 早於入院日期 {admission}。',
    remedy: '請按病案核對兩個日期。',
  },
  CASE_OTHER_YEAR: {
    severity: 'block',
    message: '出院日期 {discharge} 不在結算年度 {year} 內。',
    remedy: '請移除其他年度出院的病例，或核對日期。',
  },
  STAYS_OVERLAP: {
    severity: 'warn',
    message: '與病例「{other}」的住院時間重疊（同一人、同一機構、同一病組）。',
    remedy: '請核查兩次住院；重疊的住院不作再入院處理。',
  },
  DECISION_DUPLICATE: {
    severity: 'block',
    message: '病例「{text}」有兩項特病單議結論，另一處在第 {other} 行。',
    remedy: '一個病例只能有一項結論，請刪除其一。',
  },
  DECISION_VALUE_MISSING: {
    severity: 'block',
    message: '結論為「核定點數」，但沒有「數值」。',
    remedy: '請填寫核定的點數。',
  },
  DECISION_CASE_UNKNOWN: {
    severity: 'warn',
    message: '特病單議的病例「{text}」不在病例表中，未作任何處理。',
    remedy: '請核對病例號。',
  },
  DECISION_NOT_HIGH: {
    severity: 'warn',
    message: '病例「{text}」不是高倍率病例，「追加點數」不生效。',
    remedy: '請核對；如要另定點數，結論應為「核定點數」。',
  },
  DECISION_NO_EXTRA: {
    severity: 'warn',
    message: '本方案不追加點數（case.high.extra = none），病例「{text}」的「追加點數」不生效。',
    remedy: '請核對方案參數。',
  },
  REVIEW_SHARE_HIGH: {
    severity: 'warn',
    message: '特病單議 {decisions} 例，佔出院 {cases} 例的比例超過上限 {cap}。',
    remedy: '請按規定控制例數，或核對上限參數 review.cap。',
  },
  PERIOD_WITHOUT_CASES: {
    severity: 'block',
    message: '期間 {period} 沒有任何病例。',
    remedy: '請核對期間與出院日期。',
  },
  POINTS_ZERO: {
    severity: 'block',
    message: '{fund}在 {period} 的總點數為 0，{amount} 元無法分配。',
    remedy: '請核對病例、特病單議與基準點數。',
  },

  // ── base data and adjustments ──
  REFERENCE_YEAR: {
    severity: 'block',
    message: '歷史病例的年度 {text} 不在 {first} 至 {last} 之間。',
    remedy: '基準年度為結算年度之前的 {years} 年，請核對。',
  },
  REFERENCE_NONE: {
    severity: 'block',
    message: '歷史病例中沒有可用的病例，無法計算基準數據。',
    remedy: '請在歷史病例表填寫基準年度的病例；床日病組的病例不參與計算。',
  },
  REFERENCE_MISSING: {
    severity: 'block',
    message: '病組「{code}」沒有可用的歷史病例，無法計算基準數據。',
    remedy: '請填寫公布的基準點數與次均費用，或把類型改為「非穩定」。',
  },
  GROUP_NOT_STABLE: {
    severity: 'warn',
    message: '病組「{code}」例數 {cases}、變異係數 {cv}，未通過穩定檢驗，按非穩定病組計算。',
    remedy: '如須沿用一般病組，請在病組表直接填寫公布值。',
  },
  COEFFICIENT_WEIGHTS: {
    severity: 'block',
    message: '差異係數權重不合規：{reason}。',
    remedy: '請修改 coefficient.weight.* 各項。',
  },
  COMPONENT_MISSING: {
    severity: 'block',
    message: '機構「{code}」缺少差異係數要素「{component}」。',
    remedy: '請在係數要素表補上，或把該項權重設為 0。',
  },
  GROWTH_WITHOUT_LAST_YEAR: {
    severity: 'info',
    message: '機構「{code}」沒有上年點數，按首年新增機構免於增長調控。',
    remedy: '如非新增機構，請在上年點數表補上。',
  },
  INCENTIVE_WITHOUT_BASE: {
    severity: 'warn',
    message: '{fund}的激勵指標「{indicator}」區域合計為 0，無法比較，未作調整。',
    remedy: '該險種沒有這類參保人時不必處理；否則請補上各機構的數值，或關閉該項激勵。',
  },
  INCENTIVE_WITHOUT_LAST_YEAR: {
    severity: 'warn',
    message: '機構「{code}」的激勵指標「{indicator}」本年或上年數值為空或 0，無法比較，未作調整。',
    remedy: '請填寫兩年的數值；確無可比時可刪除該行。',
  },
  INCENTIVE_ABOVE_CASES: {
    severity: 'warn',
    message: '機構「{code}」的激勵指標「{indicator}」為 {persons} 人次，多於點數池內的病例 {cases} 例。',
    remedy: '請核對人次；只計清算年度本險種的住院。',
  },
  INCENTIVE_BELOW_ONE: {
    severity: 'block',
    message: '機構「{code}」的激勵指標「{indicator}」係數為 {text}，小於 1。',
    remedy: '係數以 1 為不加計，如 1.02 為加計 2%；不加計的機構請刪除該行。',
  },
  INNOVATION_YEAR: {
    severity: 'block',
    message: '創新項目「{item}」的列入年度 {text} 晚於結算年度 {year}。',
    remedy: '請核對列入年度。',
  },
  ADJUSTMENT_WITHOUT_CASES: {
    severity: 'warn',
    message: '機構「{code}」在{fund}的點數池內沒有病例，本行未作任何處理。',
    remedy: '請核對機構與險種。',
  },

  // ── the other payment methods ──
  PERIOD_WITHOUT_STATEMENTS: {
    severity: 'block',
    message: '{period} 沒有可結算的內容：沒有病例，其他支付方式在此期間也不出結算表。',
    remedy: '請核對期間；按年結算的方式請用年度。',
  },
  PARTY_UNKNOWN: {
    severity: 'block',
    message: '「{text}」既不在機構表，也不在醫共體表。',
    remedy: '{hint}',
  },
  PARTY_AMBIGUOUS: {
    severity: 'block',
    message: '「{text}」既是機構編碼，又是醫共體編碼，無從判斷。',
    remedy: '請改其一的編碼。',
  },
  ...appraisalFindings,
  ...fundBudgetFindings,
  ...capitationFindings,
  ...bedDayStandardFindings,
  ...diseasePackageFindings,
  ...negotiatedValueFindings,
  ...equivalentsFindings,
  ...procurementFindings,
  ...pricePoolFindings,
  ...groupPaymentFindings,
  ...workingCapitalFindings,
  ...caseFlagFindings,
  ...volumeFlagFindings,
  ...doctorPointsFindings,
  ...indicatorFindings,
  ...riskScoreFindings,
  ...earlyWarningFindings,

  ...benefitsFindings,
  ...longTermCareFindings,
  ...draftFindings,
});

export type FindingCode = keyof typeof FINDINGS;
