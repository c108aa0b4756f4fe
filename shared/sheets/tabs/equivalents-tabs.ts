import { defineTab } from '../tab.ts';
import { document, institution } from './common-columns.ts';

// What 標化工作當量 is settled from.

export const EQUIVALENT_FUNDS = [
  { hant: '年度預算', hans: '年度预算' },
  { hant: '分期預付', hans: '分期预付' },
  { hant: '風險金', hans: '风险金' },
] as const;

const item = {
  header: { hant: '項目', hans: '项目' },
  type: 'text',
  required: true,
  help: '當量項目表中的項目名稱。',
} as const;

const maybeInstitution = { header: institution.header, type: institution.type } as const;

export const equivalentItemsTab = defineTab({
  name: { hant: '當量項目', hans: '当量项目' },
  optional: true,
  edits: '覆核',
  help: '服務項目的標化工作當量、規範與取數標準；一個 15 分鐘的普通門診服務為 1 當量。',
  columns: {
    item: { ...item, help: '項目名稱，不重複。' },
    weight: {
      header: { hant: '當量', hans: '当量' },
      type: 'decimal',
      unit: '當量',
      required: true,
      help: '每一計量單位折合的當量。',
    },
    unit: { header: { hant: '計量單位', hans: '计量单位' }, type: 'text', help: '如人、人次、例。' },
    specification: { header: { hant: '規範', hans: '规范' }, type: 'text', help: '怎樣才算一個合格的單位。' },
    counting: {
      header: { hant: '取數標準', hans: '取数标准' },
      type: 'text',
      help: '由哪個系統按什麼條件取數。',
    },
    most: {
      header: { hant: '規範量', hans: '规范量' },
      type: 'decimal',
      help: '每個機構全年最多購買的數量；超過的不購買，留空為不限。',
    },
  },
});

export const equivalentWorkTab = defineTab({
  name: { hant: '當量工作量', hans: '当量工作量' },
  optional: true,
  edits: '經辦',
  help: '各機構完成的服務數量；同一機構同一項目的多行相加。',
  columns: {
    institution,
    item,
    month: {
      header: { hant: '月份', hans: '月份' },
      type: 'month',
      help: '如 2025-03；全年一筆的留空。',
    },
    quantity: {
      header: { hant: '數量', hans: '数量' },
      type: 'decimal',
      required: true,
      help: '系統取數的數量，抽查核減前。',
    },
  },
});

export const equivalentCeilingsTab = defineTab({
  name: { hant: '當量購買上限', hans: '当量购买上限' },
  optional: true,
  edits: '覆核',
  help: '填機構與項目：該機構該項目的規範量；只填機構：該機構的當量上限；都不填：全縣的當量上限，超過時各機構按比例核減。',
  columns: {
    institution: { ...maybeInstitution, help: '機構表中的編碼；全縣上限留空。' },
    item: { header: item.header, type: item.type, help: '當量項目表中的項目名稱；當量上限留空。' },
    limit: {
      header: { hant: '上限', hans: '上限' },
      type: 'decimal',
      help: '有項目時為數量，否則為當量；與上年當量擇一填寫。',
    },
    before: {
      header: { hant: '上年當量', hans: '上年当量' },
      type: 'decimal',
      unit: '當量',
      help: '上限按上年當量乘（1 + 增幅上限）計算時填寫。',
    },
    document,
  },
});

export const equivalentSamplesTab = defineTab({
  name: { hant: '當量抽查', hans: '当量抽查' },
  optional: true,
  edits: '覆核',
  help: '質量核查的抽查結果；不合格率 = 不合格數 ÷ 抽查數，按此核減工作量。',
  columns: {
    institution,
    item: {
      header: item.header,
      type: item.type,
      help: '當量項目表中的項目名稱；留空則用於該機構沒有單獨抽查的項目。',
    },
    sampled: {
      header: { hant: '抽查數', hans: '抽查数' },
      type: 'count',
      required: true,
      help: '抽查的數量。',
    },
    failed: {
      header: { hant: '不合格數', hans: '不合格数' },
      type: 'count',
      required: true,
      help: '其中不合規範的數量。',
    },
    document,
  },
});

export const equivalentMoneyTab = defineTab({
  name: { hant: '當量資金', hans: '当量资金' },
  optional: true,
  edits: '經辦',
  help: '年度預算、分期預付與改革風險金；由財政負擔。',
  columns: {
    kind: {
      header: { hant: '類別', hans: '类别' },
      type: 'listed',
      values: EQUIVALENT_FUNDS,
      required: true,
      help: '年度預算、分期預付或風險金。',
    },
    institution: { ...maybeInstitution, help: '分期預付必填；風險金留空。' },
    amount: {
      header: { hant: '金額', hans: '金额' },
      type: 'signedMoney',
      unit: '元',
      required: true,
      help: '調減或退回填負數；多行相加。',
    },
    document,
  },
});

export const equivalentRewardsTab = defineTab({
  name: { hant: '效益考核獎', hans: '效益考核奖' },
  optional: true,
  edits: '覆核',
  help: '得分達到界限的機構可在本年度收支結餘內計提效益考核獎，由機構自行分配，不由財政另付。',
  columns: {
    institution,
    surplus: {
      header: { hant: '收支結餘', hans: '收支结余' },
      type: 'signedMoney',
      unit: '元',
      required: true,
      help: '本年度收支結餘；虧損填負數。',
    },
    score: {
      header: { hant: '考核得分', hans: '考核得分' },
      type: 'decimal',
      unit: '分',
      help: '留空時取考核方案的得分。',
    },
    asked: {
      header: { hant: '擬計提額', hans: '拟计提额' },
      type: 'money',
      unit: '元',
      help: '留空則按可計提的最高額。',
    },
    document,
  },
});

export const equivalentsTabs = {
  equivalentItems: equivalentItemsTab,
  equivalentWork: equivalentWorkTab,
  equivalentCeilings: equivalentCeilingsTab,
  equivalentSamples: equivalentSamplesTab,
  equivalentMoney: equivalentMoneyTab,
  equivalentRewards: equivalentRewardsTab,
} as const;
