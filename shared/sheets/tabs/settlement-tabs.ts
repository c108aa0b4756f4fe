import { defineTab, type RowOf } from '../tab.ts';
import {
  COMPONENTS,
  CREDIT_CLASSES,
  DECISIONS,
  FUNDS,
  GROUP_KINDS,
  HOME_AREAS,
  INDICATORS,
  LEVELS,
} from './values.ts';

const fund = {
  header: { hant: '險種', hans: '险种' },
  type: 'listed',
  values: FUNDS,
  required: true,
  help: '職工或居民；兩種基金分開核算。',
} as const;

const institution = {
  header: { hant: '機構', hans: '机构' },
  type: 'identifier',
  required: true,
  help: '機構表中的編碼。',
} as const;

const document = {
  header: { hant: '文號', hans: '文号' },
  type: 'text',
  help: '依據文件的文號。',
} as const;

export const parametersTab = defineTab({
  name: { hant: '參數', hans: '参数' },
  edits: '經辦',
  help: '本統籌區的設定。未列出的鍵取自方案；列出的鍵覆蓋方案的值，並在報告中註明。',
  columns: {
    key: {
      header: { hant: '鍵', hans: '键' },
      type: 'text',
      required: true,
      help: '參數鍵，如 prepay.ratio。',
    },
    title: {
      header: { hant: '名稱', hans: '名称' },
      type: 'text',
      informative: true,
      help: '供閱讀，不參與計算。',
    },
    value: { header: { hant: '值', hans: '值' }, type: 'text', help: '參數的值。' },
    unit: {
      header: { hant: '單位', hans: '单位' },
      type: 'text',
      informative: true,
      help: '供閱讀，不參與計算。',
    },
    basis: {
      header: { hant: '依據', hans: '依据' },
      type: 'text',
      informative: true,
      help: '文件與條款，會印在報告上。',
    },
    grade: {
      header: { hant: '等級', hans: '等级' },
      type: 'text',
      informative: true,
      help: '原文、轉述、推定或待核。',
    },
  },
});

export const consortiaTab = defineTab({
  name: { hant: '醫共體', hans: '医共体' },
  optional: true,
  edits: '經辦',
  help: '縣級醫院與其成員機構組成的醫共體。',
  columns: {
    code: {
      header: { hant: '編碼', hans: '编码' },
      type: 'identifier',
      required: true,
      help: '醫共體編碼，不重複。',
    },
    name: { header: { hant: '名稱', hans: '名称' }, type: 'text', required: true, help: '醫共體名稱。' },
    lead: {
      header: { hant: '牽頭機構', hans: '牵头机构' },
      type: 'identifier',
      help: '牽頭機構的編碼；應付額撥付至此。',
    },
  },
});

export const institutionsTab = defineTab({
  name: { hant: '機構', hans: '机构' },
  needsRows: true,
  edits: '經辦',
  help: '參與點數分配的定點醫療機構。',
  columns: {
    code: {
      header: { hant: '編碼', hans: '编码' },
      type: 'identifier',
      required: true,
      help: '機構編碼，不重複。',
    },
    name: { header: { hant: '名稱', hans: '名称' }, type: 'text', required: true, help: '機構名稱。' },
    level: {
      header: { hant: '等級', hans: '等级' },
      type: 'listed',
      values: LEVELS,
      required: true,
      help: '三級、二級、一級或社區。',
    },
    consortium: {
      header: { hant: '醫共體', hans: '医共体' },
      type: 'identifier',
      help: '所屬醫共體的編碼；不屬於任何醫共體則留空。',
    },
    primaryCare: { header: { hant: '基層', hans: '基层' }, type: 'yesNo', help: '基層醫療機構填「是」。' },
    creditClass: {
      header: { hant: '信用等級', hans: '信用等级' },
      type: 'listed',
      values: CREDIT_CLASSES,
      help: 'A、B 或 C。',
    },
  },
});

export const groupsTab = defineTab({
  name: { hant: '病組', hans: '病组' },
  needsRows: true,
  edits: '經辦',
  help: '設區市公布的病組與基準點數。一般病組的數值留空且提供歷史病例時，由程序計算。',
  columns: {
    code: {
      header: { hant: '編碼', hans: '编码' },
      type: 'identifier',
      required: true,
      help: '病組編碼，不重複。',
    },
    name: { header: { hant: '名稱', hans: '名称' }, type: 'text', help: '病組名稱。' },
    kind: {
      header: { hant: '類型', hans: '类型' },
      type: 'listed',
      values: GROUP_KINDS,
      required: true,
      help: '一般、非穩定、床日、歧義或未入組。',
    },
    basePoints: {
      header: { hant: '基準點數', hans: '基准点数' },
      type: 'decimal',
      unit: '點',
      help: '一般病組為每例點數，床日病組為每床日點數。',
    },
    meanCost: {
      header: { hant: '次均費用', hans: '次均费用' },
      type: 'money',
      unit: '元',
      help: '該病組的次均住院費用；床日病組為每床日標準。',
    },
    noCoefficient: {
      header: { hant: '不設差異係數', hans: '不设差异系数' },
      type: 'yesNo',
      help: '同病同價的病組填「是」，係數恆為 1。',
    },
    upperMultiple: {
      header: { hant: '上限倍率', hans: '上限倍率' },
      type: 'decimal',
      unit: '倍',
      help: '本病組的高倍率界限；留空則按方案分段。',
    },
  },
});

export const coefficientsTab = defineTab({
  name: { hant: '差異係數', hans: '差异系数' },
  optional: true,
  edits: '經辦',
  help: '依次查找：病組＋機構、病組＋等級、*＋機構、*＋等級；都沒有則為 1。',
  columns: {
    group: {
      header: { hant: '病組', hans: '病组' },
      type: 'identifier',
      required: true,
      help: '病組編碼，* 表示任何病組。',
    },
    target: {
      header: { hant: '機構或等級', hans: '机构或等级' },
      type: 'identifier',
      required: true,
      help: '機構編碼、等級，或 *。',
    },
    value: {
      header: { hant: '係數', hans: '系数' },
      type: 'decimal',
      required: true,
      help: '差異係數，如 1.1000。',
    },
  },
});

export const casesTab = defineTab({
  name: { hant: '病例', hans: '病例' },
  edits: '經辦',
  help: '已分組的出院病例，一行一例。參保人須為假名標識，不填身份證號與姓名。',
  columns: {
    case: {
      header: { hant: '病例號', hans: '病例号' },
      type: 'identifier',
      required: true,
      help: '不重複的病例號。',
    },
    institution,
    person: {
      header: { hant: '參保人', hans: '参保人' },
      type: 'identifier',
      required: true,
      help: '參保人的假名標識，用於識別再入院。',
    },
    fund,
    home: {
      header: { hant: '參保地', hans: '参保地' },
      type: 'listed',
      values: HOME_AREAS,
      required: true,
      help: '本地、省內異地或跨省異地。',
    },
    admission: {
      header: { hant: '入院日期', hans: '入院日期' },
      type: 'date',
      required: true,
      help: '如 2025-01-31。',
    },
    discharge: {
      header: { hant: '出院日期', hans: '出院日期' },
      type: 'date',
      required: true,
      help: '決定病例所屬月份。',
    },
    group: {
      header: { hant: '病組', hans: '病组' },
      type: 'identifier',
      required: true,
      help: '病組表中的編碼。',
    },
    total: {
      header: { hant: '總費用', hans: '总费用' },
      type: 'money',
      unit: '元',
      required: true,
      help: '＝基金記賬＋其他基金＋個人負擔。',
    },
    unreasonable: {
      header: { hant: '不合理費用', hans: '不合理费用' },
      type: 'money',
      unit: '元',
      blankIsZero: true,
      help: '審核認定的不合理費用；空白為 0。',
    },
    fundPaid: {
      header: { hant: '基金記賬', hans: '基金记账' },
      type: 'money',
      unit: '元',
      required: true,
      help: '按項目計的統籌基金金額。',
    },
    otherPaid: {
      header: { hant: '其他基金', hans: '其他基金' },
      type: 'money',
      unit: '元',
      blankIsZero: true,
      help: '大病、救助等其他基金；空白為 0。',
    },
    patientPaid: {
      header: { hant: '個人負擔', hans: '个人负担' },
      type: 'money',
      unit: '元',
      blankIsZero: true,
      help: '個人賬戶與現金；空白為 0。',
    },
    daySurgery: {
      header: { hant: '日間手術', hans: '日间手术' },
      type: 'yesNo',
      help: '日間手術不作低倍率處理。',
    },
    plannedReturn: {
      header: { hant: '合理再入院', hans: '合理再入院' },
      type: 'yesNo',
      help: '本次入院有合理原因時填「是」，前一次住院不減點。',
    },
  },
});

export const decisionsTab = defineTab({
  name: { hant: '特病單議', hans: '特病单议' },
  optional: true,
  edits: '覆核',
  help: '專家評議的結論，一個病例至多一項。',
  columns: {
    case: {
      header: { hant: '病例號', hans: '病例号' },
      type: 'identifier',
      required: true,
      help: '病例表中的病例號。',
    },
    kind: {
      header: { hant: '結論', hans: '结论' },
      type: 'listed',
      values: DECISIONS,
      required: true,
      help: '追加點數、核定點數、按項目或不予支付。',
    },
    value: {
      header: { hant: '數值', hans: '数值' },
      type: 'decimal',
      help: '核定的點數；追加點數時為核定倍數，留空按公式計算。',
    },
    document,
  },
});

export const budgetTab = defineTab({
  name: { hant: '預算', hans: '预算' },
  edits: '經辦',
  help: '年度預算；同一險種同一項目的多行相加。',
  columns: {
    fund,
    item: {
      header: { hant: '項目', hans: '项目' },
      type: 'text',
      required: true,
      help: '住院、門診等；點數結算只取「住院」。',
    },
    amount: {
      header: { hant: '金額', hans: '金额' },
      type: 'signedMoney',
      unit: '元',
      required: true,
      help: '調減填負數。',
    },
    document,
  },
});

export const monthWeightsTab = defineTab({
  name: { hant: '月度權重', hans: '月度权重' },
  optional: true,
  mayBeBlank: true,
  edits: '經辦',
  help: '年度預算分到各月的權重；整張表留空為平均分配。',
  columns: {
    month: {
      header: { hant: '月份', hans: '月份' },
      type: 'monthOfYear',
      required: true,
      help: '01 至 12。',
    },
    weight: {
      header: { hant: '權重', hans: '权重' },
      type: 'decimal',
      required: true,
      help: '不小於 0 的數。',
    },
  },
});

export const monthPaymentsTab = defineTab({
  name: { hant: '月度預付', hans: '月度预付' },
  optional: true,
  edits: '程序',
  help: '各月實際預付的金額；月度結算時續寫於後。',
  columns: {
    month: { header: { hant: '月份', hans: '月份' }, type: 'month', required: true, help: '如 2025-03。' },
    fund,
    institution,
    amount: {
      header: { hant: '金額', hans: '金额' },
      type: 'signedMoney',
      unit: '元',
      required: true,
      help: '實際預付的金額；扣回為負。',
    },
  },
});

export const clearingAdjustmentsTab = defineTab({
  name: { hant: '清算調整', hans: '清算调整' },
  optional: true,
  edits: '覆核',
  help: '年終清算時逐項加減的金額：考核、獎勵、稽核扣款等。',
  columns: {
    fund,
    institution,
    item: { header: { hant: '項目', hans: '项目' }, type: 'text', required: true, help: '調整的名目。' },
    amount: {
      header: { hant: '金額', hans: '金额' },
      type: 'signedMoney',
      unit: '元',
      required: true,
      help: '扣減為負。',
    },
    document,
  },
});

export const referenceCasesTab = defineTab({
  name: { hant: '歷史病例', hans: '历史病例' },
  optional: true,
  edits: '經辦',
  help: '結算年度之前各年的病例，用於計算基準點數、次均費用與差異係數。',
  columns: {
    year: { header: { hant: '年度', hans: '年度' }, type: 'count', required: true, help: '出院年度。' },
    institution,
    group: {
      header: { hant: '病組', hans: '病组' },
      type: 'identifier',
      required: true,
      help: '病組表中的編碼。',
    },
    total: {
      header: { hant: '總費用', hans: '总费用' },
      type: 'money',
      unit: '元',
      required: true,
      help: '住院總費用。',
    },
  },
});

export const componentsTab = defineTab({
  name: { hant: '係數要素', hans: '系数要素' },
  optional: true,
  edits: '經辦',
  help: '差異係數按多要素加權時，各機構相對全市的要素係數。',
  columns: {
    institution,
    component: {
      header: { hant: '要素', hans: '要素' },
      type: 'listed',
      values: COMPONENTS,
      required: true,
      help: 'CMI、人次人頭比或個人負擔。',
    },
    value: {
      header: { hant: '數值', hans: '数值' },
      type: 'decimal',
      required: true,
      help: '要素係數，全市為 1。',
    },
  },
});

export const lastYearPointsTab = defineTab({
  name: { hant: '上年點數', hans: '上年点数' },
  optional: true,
  edits: '經辦',
  help: '各險種各機構的上年清算點數，一家機構一行，用於增長調控；首年新增的機構不填。',
  columns: {
    fund,
    institution,
    points: {
      header: { hant: '點數', hans: '点数' },
      type: 'decimal',
      unit: '點',
      required: true,
      help: '上年清算總點數。',
    },
  },
});

export const incentivesTab = defineTab({
  name: { hant: '激勵指標', hans: '激励指标' },
  optional: true,
  edits: '經辦',
  help: '清算年度的激勵指標，各險種各機構每項指標一行；兒童、高齡、分娩未填的機構按 0 人次計。',
  columns: {
    fund,
    institution,
    indicator: {
      header: { hant: '指標', hans: '指标' },
      type: 'listed',
      values: INDICATORS,
      required: true,
      help: '中醫、兒童、高齡、分娩或重點專科。',
    },
    value: {
      header: { hant: '數值', hans: '数值' },
      type: 'decimal',
      required: true,
      help: '兒童（6 歲及以下）、高齡（80 歲及以上）、分娩：人次；中醫：本年飲片帖均費用；重點專科：不小於 1 的係數，如 1.02。',
    },
    before: {
      header: { hant: '上年數值', hans: '上年数值' },
      type: 'decimal',
      help: '中醫：上年飲片帖均費用；其餘指標留空。',
    },
    document,
  },
});

export const negotiatedDrugsTab = defineTab({
  name: { hant: '國談藥', hans: '国谈药' },
  optional: true,
  edits: '經辦',
  help: '清算年度各機構住院使用國家談判藥品的金額，不含已列入創新清單的品種；多行相加。',
  columns: {
    fund,
    institution,
    amount: {
      header: { hant: '金額', hans: '金额' },
      type: 'money',
      unit: '元',
      required: true,
      help: '全年使用金額。',
    },
    document,
  },
});

export const innovationTab = defineTab({
  name: { hant: '創新項目', hans: '创新项目' },
  optional: true,
  edits: '經辦',
  help: '列入創新清單的藥品、服務項目與耗材的使用例數；多行相加。',
  columns: {
    fund,
    institution,
    item: { header: { hant: '項目', hans: '项目' }, type: 'text', required: true, help: '清單中的名稱。' },
    listedYear: {
      header: { hant: '列入年度', hans: '列入年度' },
      type: 'count',
      required: true,
      help: '首次列入清單的年度。',
    },
    points: {
      header: { hant: '每例點數', hans: '每例点数' },
      type: 'decimal',
      unit: '點',
      required: true,
      help: '首年每例加計的點數。',
    },
    cases: {
      header: { hant: '例數', hans: '例数' },
      type: 'count',
      required: true,
      help: '清算年度使用例數。',
    },
    document,
  },
});

/** Every tab a settlement reads, by the name code uses; in workbook order. */
export const TABS = {
  parameters: parametersTab,
  consortia: consortiaTab,
  institutions: institutionsTab,
  groups: groupsTab,
  coefficients: coefficientsTab,
  cases: casesTab,
  decisions: decisionsTab,
  budget: budgetTab,
  monthWeights: monthWeightsTab,
  monthPayments: monthPaymentsTab,
  clearingAdjustments: clearingAdjustmentsTab,
  referenceCases: referenceCasesTab,
  components: componentsTab,
  lastYearPoints: lastYearPointsTab,
  incentives: incentivesTab,
  negotiatedDrugs: negotiatedDrugsTab,
  innovation: innovationTab,
} as const;

export type TabKey = keyof typeof TABS;

/** All rows of all tabs but 病例, whose rows stream. */
export type Tables = {
  readonly [K in Exclude<TabKey, 'cases'>]: readonly RowOf<(typeof TABS)[K]>[];
};

export type CaseRow = RowOf<typeof casesTab>;
export type ParameterRow = RowOf<typeof parametersTab>;
export type GroupRow = RowOf<typeof groupsTab>;
export type DecisionRow = RowOf<typeof decisionsTab>;
