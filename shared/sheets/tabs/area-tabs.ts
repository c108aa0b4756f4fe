import { defineTab } from '../tab.ts';
import { CREDIT_CLASSES, LEVELS } from './values.ts';

// Who is settled and by what settings: 參數, 醫共體, 機構.

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
