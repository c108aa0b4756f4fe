import { defineTab } from '../tab.ts';
import { document, institution } from './common-columns.ts';

// What 談判相對價值 is worked out from: what institutions propose for a group, and what was agreed.

const group = {
  header: { hant: '病組', hans: '病组' },
  type: 'identifier',
  required: true,
  help: '病組表中的編碼。',
} as const;

export const negotiatedValueTabs = {
  negotiationProposals: defineTab({
    name: { hant: '談判建議', hans: '谈判建议' },
    optional: true,
    edits: '經辦',
    help: '各機構對病組價值的建議，每家機構每個病組一行；年度結算時測算其影響，不改變結算。',
    columns: {
      group,
      institution: { ...institution, help: '提出建議的機構，機構表中的編碼。' },
      value: {
        header: { hant: '建議值', hans: '建议值' },
        type: 'decimal',
        required: true,
        help: '按 negotiated.unit 為基準點數或相對價值；床日病組為每床日的數。',
      },
      reason: {
        header: { hant: '理由', hans: '理由' },
        type: 'text',
        informative: true,
        help: '供談判時查閱，不參與計算。',
      },
    },
  }),
  negotiationAgreements: defineTab({
    name: { hant: '談判結果', hans: '谈判结果' },
    optional: true,
    edits: '覆核',
    help: '協議的病組價值，每個病組一行。要用於結算時，須由人把議定的基準點數填入病組表。',
    columns: {
      group,
      value: {
        header: { hant: '議定值', hans: '议定值' },
        type: 'decimal',
        required: true,
        help: '按 negotiated.unit 為基準點數或相對價值；床日病組為每床日的數。',
      },
      document,
    },
  }),
} as const;
