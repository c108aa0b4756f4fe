import type { IndicatorRule } from '../facts.ts';
import { areaGap, changeOfShare, fundGap, share } from '../forms.ts';
import { indicator } from '../indicator.ts';
import { lecture, negative, practice, UNWRITTEN } from './cites.ts';

const REIMBURSED = ['fundPaid', 'otherPaid'] as const;

/** 公平：地區之間、人群之間的差異，個人的負擔。 */
export const fairnessIndicators: readonly IndicatorRule[] = [
  indicator({
    id: 'indicator-spending-per-head',
    title: '人均基金支出',
    dimension: '公平',
    unit: '元',
    direction: null,
    scope: 'consortium',
    formula: share('spending', 'insured'),
    cites: [lecture('一（一）')],
    interpretation: '各醫共體所屬參保人的基金支出除以人數；高低本身不分好壞，只看差異。',
  }),
  indicator({
    id: 'indicator-area-gap',
    title: '區域間人均基金支出差異',
    dimension: '公平',
    lists: ['三維評價'],
    unit: '%',
    direction: '越低越好',
    scope: 'area',
    formula: areaGap('spending', 'insured'),
    cites: [lecture('一（一）')],
    interpretation: '以醫共體為區域；差異取最大與最小之差佔均值，算式為推定。',
  }),
  indicator({
    id: 'indicator-group-gap',
    title: '不同群體報銷比例差異',
    dimension: '公平',
    lists: ['三維評價'],
    unit: '%',
    direction: '越低越好',
    scope: 'area',
    formula: fundGap(REIMBURSED, 'total'),
    cites: [lecture('一（一）')],
    interpretation: '以職工與居民為群體，住院實際報銷比例之差，以百分點計。',
  }),
  indicator({
    id: 'indicator-reimbursed',
    title: '住院實際報銷比例',
    dimension: '公平',
    unit: '%',
    direction: '越高越好',
    scope: 'institution',
    formula: share(REIMBURSED, 'total'),
    cites: [practice],
    interpretation: UNWRITTEN,
  }),
  indicator({
    id: 'indicator-patient-share',
    title: '個人負擔率',
    dimension: '公平',
    unit: '%',
    direction: '越低越好',
    scope: 'institution',
    formula: share('patientPaid', 'total'),
    cites: [{ instrument: 'SW', article: '三（三）2（6）', grade: '推定' }],
    interpretation: '個人賬戶與現金佔住院總費用；文稿沒有數字，不設目標。',
  }),
  indicator({
    id: 'indicator-patient-share-change',
    title: '個人負擔率升降',
    dimension: '公平',
    lists: ['汕尾負面清單'],
    unit: '%',
    direction: '越低越好',
    scope: 'institution',
    target: 'watch.target.patientShareChange',
    formula: changeOfShare('patientPaid', 'total'),
    cites: [negative(6, '個人醫療費用加重')],
    interpretation: '「加重」讀作個人負擔率高於上年同期，以百分點計；持平不算加重。',
  }),
];
