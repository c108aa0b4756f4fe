import { entries } from '../entry.ts';

/** Messages about the input of 門診按人頭付費. */
export const capitationFindings = entries({
  CAPITATION_SIGNED_NOWHERE: {
    severity: 'block',
    message: '人員類別為「簽約」，但沒有簽約醫共體，無從歸屬。',
    remedy: '請填寫家庭醫生所屬醫共體；未簽約的請改填參保身份。',
  },
  CAPITATION_SIGNED_TWICE: {
    severity: 'block',
    message: '人員類別為「{category}」，卻填了簽約醫共體「{text}」：按簽約與按地區會歸屬兩次。',
    remedy: '已簽約的請把人員類別改為「簽約」；未簽約的請清空簽約醫共體與分院。',
  },
  CAPITATION_CATEGORY_FUND: {
    severity: 'block',
    message: '人員類別「{category}」與險種「{fund}」不符。',
    remedy: '居民類別參加居民醫保，職工類別參加職工醫保；靈活就業人員兩者皆可。請核對。',
  },
  CAPITATION_PLACE_BLANK: {
    severity: 'block',
    message: '人員類別「{category}」未簽約，但「{header}」為空，無從歸屬。',
    remedy: '請按參保登記補上。',
  },
  CAPITATION_PLACE_UNKNOWN: {
    severity: 'block',
    message: '地區「{text}」不在歸屬地表中，無從歸屬。',
    remedy: '{hint}',
  },
  CAPITATION_BRANCH_OUTSIDE: {
    severity: 'block',
    message: '分院「{text}」不是醫共體「{consortium}」的成員。',
    remedy: '請核對分院，或機構表的「醫共體」欄。',
  },
  CAPITATION_PERSON_TWICE: {
    severity: 'block',
    message: '與第 {other} 行是同一參保人，參保月份重疊，會歸屬兩次。',
    remedy: '請只保留一行；年內變動的，請以起始月與終止月分開。',
  },
  CAPITATION_MONTHS_REVERSED: {
    severity: 'block',
    message: '起始月 {from} 晚於終止月 {to}。',
    remedy: '請核對兩個月份。',
  },
  CAPITATION_BIRTH_YEAR: {
    severity: 'block',
    message: '出生年份為「{text}」，{year} 年的年齡無從計算，而{fund}的人頭標準分年齡段。',
    remedy: '請按參保登記填寫四位年份。',
  },
  CAPITATION_STANDARD_MISSING: {
    severity: 'block',
    message: '沒有適用的人頭標準：{text}。',
    remedy: '請在人頭標準表補上適用的人群，或核對險種、年齡、病種與人群名稱。',
  },
  CAPITATION_STANDARD_OVERLAP: {
    severity: 'block',
    message: '人群「{text}」與第 {other} 行的人群對同一險種、病種、適用範圍年齡重疊，一人會有兩個標準。',
    remedy: '請把年齡段分開。',
  },
  CAPITATION_AGE_REVERSED: {
    severity: 'block',
    message: '年齡下限 {from} 大於年齡上限 {to}。',
    remedy: '請核對兩個年齡。',
  },
  CAPITATION_GROWTH_HIGH: {
    severity: 'warn',
    message: '增長率為 {text}，標準會增長一倍以上。',
    remedy: '增長率以 1 為百分之百，如增長 8% 填 0.08，請核對。',
  },
  CAPITATION_GROWTH: {
    severity: 'block',
    message: '增長率為 {text}，低於 -1。',
    remedy: '增長率以 1 為百分之百，如增長 8% 填 0.08。',
  },
  CAPITATION_HISTORY_MISSING: {
    severity: 'block',
    message: '人群「{text}」沒有年標準，而人頭歷史數據缺少 {years} 年。',
    remedy: '請填寫年標準，或補齊 capitation.yearWeights 所需各年的人數與基金支出。',
  },
  CAPITATION_HISTORY_HEADS: {
    severity: 'block',
    message: '人群「{text}」{year} 年的人數為 0，無法計算人均支出。',
    remedy: '請核對人數。',
  },
  CAPITATION_TWO_FORMS: {
    severity: 'block',
    message: '{fund}同時填了參保人名冊與參保人頭數，人頭會計兩次。',
    remedy: '同一險種請只用其中一張表。',
  },
  CAPITATION_HEADS_TWICE: {
    severity: 'block',
    message: '同一醫共體、分院、險種、人群「{text}」的人頭出現兩次，另一處在第 {other} 行。',
    remedy: '請合併為一行。',
  },
  CAPITATION_MONTHS_TOO_MANY: {
    severity: 'block',
    message: '人月數 {months} 大於人數 {heads} 的十二倍。',
    remedy: '請核對人數與人月數。',
  },
  CAPITATION_WITHOUT_HEADS: {
    severity: 'block',
    message: '門診支出歸屬於醫共體「{consortium}」，但它沒有{fund}的人頭。',
    remedy: '請核對歸屬醫共體與險種，或補上人頭。',
  },
  CAPITATION_SPENDING_NOBODY: {
    severity: 'block',
    message: '門診支出既沒有歸屬醫共體，也沒有參保人，無從歸集。',
    remedy: '請填寫其中之一。',
  },
  CAPITATION_SPENDING_PERSON: {
    severity: 'block',
    message: '參保人「{text}」在 {month} 不在{fund}的參保人名冊中，支出無從歸集。',
    remedy: '請核對編號、險種與參保月份，或填寫歸屬醫共體。',
  },
  CAPITATION_SPENDING_ELSEWHERE: {
    severity: 'block',
    message: '歸屬醫共體為「{text}」，但參保人名冊把此人歸屬於「{consortium}」。',
    remedy: '請核對；以名冊為準的，請清空歸屬醫共體。',
  },
  CAPITATION_RATE_IMPOSSIBLE: {
    severity: 'block',
    message: '達到人數 {achieved}、應管人數 {base}，不成比率。',
    remedy: '應管人數須大於 0，達到人數不得多於應管人數。',
  },
  CAPITATION_RATE_MISSING: {
    severity: 'block',
    message: '醫共體「{consortium}」缺少「{rate}」，年終人頭預算無法核定。',
    remedy: '請在人頭績效表補上，或核對 capitation.performance.by 與 capitation.control.steps。',
  },
  CAPITATION_SCORE_MISSING: {
    severity: 'block',
    message: '醫共體「{consortium}」在考核方案「{plan}」沒有得分，年終人頭預算無法核定。',
    remedy: '請在考核數據表補上該醫共體的數值。',
  },
  CAPITATION_ABOVE_BUDGET: {
    severity: 'warn',
    message: '{fund}各醫共體的人頭預算合計 {heads}，高於預算表的門診預算 {budget}。',
    remedy: '請核對人頭標準與人數，或調整預算並填文號。',
  },
  CAPITATION_WITHOUT_BUDGET: {
    severity: 'info',
    message: '預算表沒有{fund}的「門診」預算，人頭預算無從對照。',
    remedy: '填寫後可核對人頭預算是否超出總額。',
  },
});
