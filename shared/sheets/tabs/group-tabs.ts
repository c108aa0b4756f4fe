import { defineTab } from '../tab.ts';
import { institution } from './common-columns.ts';
import { COMPONENTS, GROUP_KINDS } from './values.ts';

// Groups, their coefficients, and what both are computed from.

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
