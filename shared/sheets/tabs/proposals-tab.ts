import { defineTab } from '../tab.ts';
import { FUNDS } from './values.ts';

/** What a line of a proposal changes. */
export const PROPOSAL_KINDS = [
  { hant: '參數', hans: '参数' },
  { hant: '預算', hans: '预算' },
  { hant: '基準點數', hans: '基准点数' },
  { hant: '次均費用', hans: '次均费用' },
  { hant: '差異係數', hans: '差异系数' },
  { hant: '追加點數', hans: '追加点数' },
  { hant: '核定點數', hans: '核定点数' },
  { hant: '按項目', hans: '按项目' },
  { hant: '不予支付', hans: '不予支付' },
  { hant: '撤銷單議', hans: '撤销单议' },
] as const;

export type ProposalKind = (typeof PROPOSAL_KINDS)[number]['hant'];

/** What is to be tried out beside a settlement. No settlement reads it, so typing here changes no input digest. */
export const proposalsTab = defineTab({
  name: { hant: '測算提案', hans: '测算提案' },
  optional: true,
  edits: '經辦',
  help: '「假設測算」用的提案，一行改一處，提案名稱相同的各行為一份提案。不參與任何結算。',
  columns: {
    proposal: {
      header: { hant: '提案名稱', hans: '提案名称' },
      type: 'text',
      required: true,
      help: '如「縣人民醫院建議」；同名各行一併測算。',
    },
    kind: {
      header: { hant: '類別', hans: '类别' },
      type: 'listed',
      values: PROPOSAL_KINDS,
      required: true,
      help: '要改的是哪一種；後五種為特病單議的結論。',
    },
    subject: {
      header: { hant: '對象', hans: '对象' },
      type: 'identifier',
      required: true,
      help: '參數填鍵，預算填項目（如 住院），基準點數、次均費用、差異係數填病組編碼（係數可填 *），單議填病例號。',
    },
    target: {
      header: { hant: '機構或等級', hans: '机构或等级' },
      type: 'identifier',
      help: '只有差異係數要填：機構編碼、等級，或 *。',
    },
    fund: {
      header: { hant: '險種', hans: '险种' },
      type: 'listed',
      values: FUNDS,
      help: '只有預算要填：職工或居民。',
    },
    value: {
      header: { hant: '新值', hans: '新值' },
      type: 'text',
      help: '改成多少。預算填全年總額；按項目、不予支付、撤銷單議不填。',
    },
    note: {
      header: { hant: '說明', hans: '说明' },
      type: 'text',
      informative: true,
      help: '提案人、理由等，不參與測算。',
    },
  },
});
