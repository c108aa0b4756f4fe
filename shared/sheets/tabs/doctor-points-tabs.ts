import { defineTab } from '../tab.ts';
import { document, institution } from './common-columns.ts';

// What 醫師記分 is kept from: who is filed, and an account of events that is only ever added to.

export const DOCTOR_SCHEMES = [
  { hant: '十二分制', hans: '十二分制' },
  { hant: '百分制', hans: '百分制' },
] as const;

export const DOCTOR_ENTRIES = [
  { hant: '記分', hans: '记分' },
  { hant: '撤銷', hans: '撤销' },
] as const;

/** How grave an event is by the national scheme: what it may score. */
export const SEVERITIES = [
  { hant: '1至3分', hans: '1至3分' },
  { hant: '4至6分', hans: '4至6分' },
  { hant: '7至9分', hans: '7至9分' },
  { hant: '10至12分', hans: '10至12分' },
] as const;

export const RESPONSIBILITIES = [
  { hant: '一般責任', hans: '一般责任' },
  { hant: '重要責任', hans: '重要责任' },
  { hant: '主要責任', hans: '主要责任' },
] as const;

export type DoctorScheme = (typeof DOCTOR_SCHEMES)[number]['hant'];
export type Severity = (typeof SEVERITIES)[number]['hant'];

const doctor = {
  header: { hant: '醫師', hans: '医师' },
  type: 'identifier',
  required: true,
  help: '醫師名冊中的編碼。',
} as const;

export const doctorsTab = defineTab({
  name: { hant: '醫師名冊', hans: '医师名册' },
  optional: true,
  edits: '經辦',
  help: '備案的醫保醫師及其他相關人員，一次備案一行；終止後再備案的另加一行。記分全國有效，換了機構只改最近一行的機構。',
  columns: {
    doctor: { ...doctor, help: '醫保醫師編碼；同一醫師的各次備案用同一編碼。' },
    name: { header: { hant: '姓名', hans: '姓名' }, type: 'text', informative: true, help: '可以留空。' },
    institution,
    department: {
      header: { hant: '科室', hans: '科室' },
      type: 'text',
      informative: true,
      help: '可以留空。',
    },
    filed: {
      header: { hant: '備案日期', hans: '备案日期' },
      type: 'date',
      required: true,
      help: '該次備案的日期。',
    },
  },
});

export const doctorEventsTab = defineTab({
  name: { hant: '醫師記分', hans: '医师记分' },
  optional: true,
  edits: '覆核',
  help: '記分的流水，一件一行，只增不刪：記錯的另加一行「撤銷」，再按正確的記一行。以前年度的行保留，禁止備案的期限由此推算。',
  columns: {
    number: {
      header: { hant: '編號', hans: '编号' },
      type: 'identifier',
      required: true,
      help: '本表內不重複的流水號。',
    },
    entry: {
      header: { hant: '類型', hans: '类型' },
      type: 'listed',
      values: DOCTOR_ENTRIES,
      required: true,
      help: '記分，或撤銷以前的一件。',
    },
    corrects: {
      header: { hant: '撤銷編號', hans: '撤销编号' },
      type: 'identifier',
      help: '撤銷必填：所撤銷的記分的編號；被撤銷的自始不計。',
    },
    scheme: {
      header: { hant: '記分辦法', hans: '记分办法' },
      type: 'listed',
      values: DOCTOR_SCHEMES,
      required: true,
      help: '十二分制（由 0 累加）或百分制（由 100 扣減）。',
    },
    doctor,
    institution: { ...institution, help: '事情發生的機構，機構表中的編碼。' },
    date: {
      header: { hant: '日期', hans: '日期' },
      type: 'date',
      required: true,
      help: '決定生效的日期；記入當日所在的自然年度。',
    },
    points: {
      header: { hant: '分值', hans: '分值' },
      type: 'count',
      unit: '分',
      help: '按責任認定後的分值；十二分制一次 1 至 12 分。撤銷留空。',
    },
    severity: {
      header: { hant: '檔次', hans: '档次' },
      type: 'listed',
      informative: true,
      values: SEVERITIES,
      help: '十二分制的情節檔次；填了即核對分值。',
    },
    single: {
      header: { hant: '一次性情形', hans: '一次性情形' },
      type: 'yesNo',
      help: '一次即記 12 分的情形填「是」；填了即核對分值。',
    },
    responsibility: {
      header: { hant: '責任', hans: '责任' },
      type: 'listed',
      informative: true,
      values: RESPONSIBILITIES,
      help: '一般責任、重要責任或主要責任；只列示。',
    },
    months: {
      header: { hant: '暫停月數', hans: '暂停月数' },
      type: 'count',
      informative: true,
      unit: '月',
      help: '決定書寫明的暫停月數，1 至 120；留空時十二分制取該分值的下限，百分制到年末。',
    },
    reason: {
      header: { hant: '情形', hans: '情形' },
      type: 'text',
      required: true,
      help: '違反的條款與事由；不寫參保人的姓名或標識。',
    },
    document,
  },
});

/** Tabs of 醫師記分. */
export const doctorPointsTabs = { doctors: doctorsTab, doctorEvents: doctorEventsTab } as const;
