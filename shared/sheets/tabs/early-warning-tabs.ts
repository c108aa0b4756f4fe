import { defineTab } from '../tab.ts';

// What people note about the hints of the supervision.

export const FLAG_STATUS = [
  { hant: '待核查', hans: '待核查' },
  { hant: '已核查', hans: '已核查' },
  { hant: '已處理', hans: '已处理' },
  { hant: '已排除', hans: '已排除' },
] as const;

export type FlagStatus = (typeof FLAG_STATUS)[number]['hant'];

export const flagHandlingTab = defineTab({
  name: { hant: '異常處理', hans: '异常处理' },
  optional: true,
  edits: '程序',
  help: '一條異常一行：監管分析把新的異常登記在末尾，已有的行一字不動；由人填寫狀態、經辦人、說明與日期。',
  columns: {
    flag: {
      header: { hant: '異常編號', hans: '异常编号' },
      type: 'text',
      required: true,
      help: '異常清單中的編號，即規則與病例號；病例還在，編號不變。',
    },
    status: {
      header: { hant: '狀態', hans: '状态' },
      type: 'listed',
      values: FLAG_STATUS,
      help: '待核查、已核查、已處理或已排除；留空為待核查。',
    },
    handler: {
      header: { hant: '處理人', hans: '处理人' },
      type: 'text',
      help: '核查或處理的人；狀態不是待核查時應填。',
    },
    note: { header: { hant: '處理說明', hans: '处理说明' }, type: 'text', help: '核查所見與處理結果。' },
    handledOn: {
      header: { hant: '處理日期', hans: '处理日期' },
      type: 'date',
      help: '狀態不是待核查時應填。',
    },
    rule: { header: { hant: '規則', hans: '规则' }, type: 'text', informative: true, help: '程序登記。' },
    ofMonth: {
      header: { hant: '期間', hans: '期间' },
      type: 'text',
      informative: true,
      help: '程序登記：異常所在的月份。',
    },
    ofInstitution: {
      header: { hant: '機構', hans: '机构' },
      type: 'text',
      informative: true,
      help: '程序登記：機構編碼。',
    },
    value: {
      header: { hant: '登記時數值', hans: '登记时数值' },
      type: 'text',
      informative: true,
      help: '程序登記。',
    },
    threshold: {
      header: { hant: '登記時界限', hans: '登记时界限' },
      type: 'text',
      informative: true,
      help: '程序登記。',
    },
    amount: {
      header: { hant: '登記時金額', hans: '登记时金额' },
      type: 'signedMoney',
      unit: '元',
      help: '程序登記。',
      informative: true,
    },
  },
});

/** Tabs of 預警 and of what became of 異常. */
export const earlyWarningTabs = { flagHandling: flagHandlingTab } as const;
