import { defineTab } from '../tab.ts';
import { document, fund, institution } from './common-columns.ts';
import { DECISIONS, HOME_AREAS } from './values.ts';
import { watchColumns } from './watch-columns.ts';

// The cases of the year and the special reviews of single ones.

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
  beside: watchColumns,
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
