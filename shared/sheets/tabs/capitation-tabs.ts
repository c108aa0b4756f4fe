import { defineTab } from '../tab.ts';
import { paymentsTab, ratesTab, spendingTab } from './capitation-money-tabs.ts';
import { consortium, document, fund, party } from './common-columns.ts';

// What 門診按人頭付費 is settled from: who is insured, and what a head is worth; the money is in
// capitation-money-tabs.ts.

export const PERSON_CATEGORIES = [
  { hant: '簽約', hans: '签约' },
  { hant: '居民', hans: '居民' },
  { hant: '靈活就業', hans: '灵活就业' },
  { hant: '職工', hans: '职工' },
] as const;
export const CHRONIC_DISEASES = [
  { hant: '高血壓', hans: '高血压' },
  { hant: '糖尿病', hans: '糖尿病' },
  { hant: '其他慢性病', hans: '其他慢性病' },
] as const;

export type PersonCategory = (typeof PERSON_CATEGORIES)[number]['hant'];
export type ChronicDisease = (typeof CHRONIC_DISEASES)[number]['hant'];

/** A branch of a 醫共體, where heads are kept by branch. */
const branch = {
  header: { hant: '分院', hans: '分院' },
  type: 'identifier',
  help: '機構表中的編碼；按分院定標準時填，否則留空。',
} as const;

const group = {
  header: { hant: '人群', hans: '人群' },
  type: 'text',
  required: true,
  help: '人頭標準表中的人群名稱，如「居民一般」。',
} as const;

const disease = {
  header: { hant: '病種', hans: '病种' },
  type: 'listed',
  values: CHRONIC_DISEASES,
} as const;

const personsTab = defineTab({
  name: { hant: '參保人名冊', hans: '参保人名册' },
  optional: true,
  edits: '經辦',
  help: '參保人逐人一行，由程序歸屬到醫共體；年內變動的一人多行，月份不重疊。同一險種已填參保人頭數的不填。',
  columns: {
    person: {
      header: { hant: '參保人', hans: '参保人' },
      type: 'identifier',
      required: true,
      help: '參保人編號；只用於查重與歸集支出，不出現在結算表。',
    },
    fund,
    category: {
      header: { hant: '人員類別', hans: '人员类别' },
      type: 'listed',
      values: PERSON_CATEGORIES,
      required: true,
      help: '與家庭醫生簽約的填「簽約」，不分險種；其餘按參保身份。',
    },
    consortium: {
      header: { hant: '簽約醫共體', hans: '签约医共体' },
      type: 'identifier',
      help: '家庭醫生所屬醫共體的編碼；只有簽約的填。',
    },
    institution: { ...branch, help: '家庭醫生所在分院的編碼；只有簽約的填，可以留空。' },
    household: {
      header: { hant: '戶籍地', hans: '户籍地' },
      type: 'text',
      help: '歸屬地表中的地區；未簽約的居民與靈活就業人員必填。',
    },
    workplace: {
      header: { hant: '單位所在地', hans: '单位所在地' },
      type: 'text',
      help: '歸屬地表中的地區；未簽約的職工必填。',
    },
    birthYear: {
      header: { hant: '出生年份', hans: '出生年份' },
      type: 'count',
      help: '四位年份；標準分年齡段時必填。年齡為結算年度減出生年份。',
    },
    disease: { ...disease, help: '已確診並納入慢性病管理的病種；患多種的填其一，一人只算一個人頭。' },
    from: {
      header: { hant: '起始月', hans: '起始月' },
      type: 'monthOfYear',
      help: '年內參保的首月，01 至 12；留空為 01。',
    },
    to: {
      header: { hant: '終止月', hans: '终止月' },
      type: 'monthOfYear',
      help: '年內參保的末月，01 至 12；留空為 12。',
    },
  },
});

const areasTab = defineTab({
  name: { hant: '歸屬地', hans: '归属地' },
  optional: true,
  edits: '經辦',
  help: '未簽約參保人按地區歸屬的醫共體，一個地區一行。',
  columns: {
    area: {
      header: { hant: '地區', hans: '地区' },
      type: 'text',
      required: true,
      help: '鄉鎮或街道，寫法與參保人名冊一致。',
    },
    consortium,
    institution: { ...branch, help: '該地區所屬分院的編碼；按分院定標準時填。' },
  },
});

const headsTab = defineTab({
  name: { hant: '參保人頭數', hans: '参保人头数' },
  optional: true,
  edits: '經辦',
  help: '已按醫共體歸屬的人頭合計，代替參保人名冊；同一險種兩表只用其一。',
  columns: {
    fund,
    consortium,
    institution: branch,
    group,
    heads: {
      header: { hant: '人數', hans: '人数' },
      type: 'count',
      unit: '人',
      required: true,
      help: '歸屬於該醫共體的參保人數。',
    },
    months: {
      header: { hant: '人月數', hans: '人月数' },
      type: 'count',
      help: '年內參保月數之和；留空為人數乘 12。',
    },
    document,
  },
});

const standardsTab = defineTab({
  name: { hant: '人頭標準', hans: '人头标准' },
  optional: true,
  edits: '經辦',
  help: '每個人群一個人頭一年的標準；可按年齡段、病種、分院或醫共體分別規定。',
  columns: {
    fund,
    group: { ...group, help: '人群名稱，如「居民一般」「高血壓」；參保人頭數表以此為準。' },
    party: {
      header: party.header,
      type: party.type,
      help: '標準只適用於該分院或醫共體時填；留空為全體。分院先於醫共體，醫共體先於全體。',
    },
    ageFrom: {
      header: { hant: '年齡下限', hans: '年龄下限' },
      type: 'count',
      unit: '歲',
      help: '含本數；留空為不限。',
    },
    ageTo: {
      header: { hant: '年齡上限', hans: '年龄上限' },
      type: 'count',
      unit: '歲',
      help: '含本數；留空為不限。',
    },
    disease: { ...disease, help: '單列的慢性病人群填病種，先於一般人群；留空為一般人群。' },
    standard: {
      header: { hant: '年標準', hans: '年标准' },
      type: 'money',
      unit: '元',
      help: '一個人頭一年的金額；留空則由人頭歷史數據與增長率測算。',
    },
    growth: {
      header: { hant: '增長率', hans: '增长率' },
      type: 'signedDecimal',
      help: '測算標準時的增長率，如 0.08，下降為負；年標準已填的不用。',
    },
    adjustment: {
      header: { hant: '調整係數', hans: '调整系数' },
      type: 'decimal',
      help: '協商的調整係數；留空為 1。',
    },
    document,
  },
});

const historyTab = defineTab({
  name: { hant: '人頭歷史數據', hans: '人头历史数据' },
  optional: true,
  edits: '經辦',
  help: '測算人頭標準用的前幾年人數與門診基金支出，每個標準每年一行。',
  columns: {
    fund,
    group,
    party: { header: party.header, type: party.type, help: '與人頭標準表的同一格相同。' },
    year: {
      header: { hant: '年度', hans: '年度' },
      type: 'count',
      required: true,
      help: '四位年份。',
    },
    heads: {
      header: { hant: '人數', hans: '人数' },
      type: 'count',
      unit: '人',
      required: true,
      help: '該年人數，大於 0。',
    },
    spent: {
      header: { hant: '基金支出', hans: '基金支出' },
      type: 'money',
      unit: '元',
      required: true,
      help: '該年門診基金支出，統籌區外就醫在內。',
    },
  },
});

export const capitationTabs = {
  capitationPersons: personsTab,
  capitationAreas: areasTab,
  capitationHeads: headsTab,
  capitationStandards: standardsTab,
  capitationHistory: historyTab,
  capitationSpending: spendingTab,
  capitationRates: ratesTab,
  capitationPayments: paymentsTab,
} as const;
