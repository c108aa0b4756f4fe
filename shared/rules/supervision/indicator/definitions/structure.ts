import type { IndicatorRule } from '../facts.ts';
import { share } from '../forms.ts';
import { indicator } from '../indicator.ts';
import { lecture, positive, practice, UNWRITTEN } from './cites.ts';

/** 費用結構：各類費用佔住院總費用。 */
export const structureIndicators: readonly IndicatorRule[] = [
  indicator({
    id: 'indicator-drug-share',
    title: '藥品佔比',
    dimension: '效率',
    lists: ['費用結構'],
    unit: '%',
    direction: '越低越好',
    scope: 'institution',
    target: 'watch.target.drugShare',
    formula: share('drugs', 'total'),
    cites: [lecture('三（一）')],
    interpretation: UNWRITTEN,
  }),
  indicator({
    id: 'indicator-test-share',
    title: '檢查檢驗佔比',
    dimension: '效率',
    lists: ['費用結構'],
    unit: '%',
    direction: '越低越好',
    scope: 'institution',
    target: 'watch.target.testShare',
    formula: share('tests', 'total'),
    cites: [lecture('三（一）')],
    interpretation: UNWRITTEN,
  }),
  indicator({
    id: 'indicator-material-share',
    title: '耗材佔比',
    dimension: '效率',
    lists: ['費用結構'],
    unit: '%',
    direction: '越低越好',
    scope: 'institution',
    formula: share('materials', 'total'),
    cites: [practice],
    interpretation: '未讀到參照數。',
  }),
  indicator({
    id: 'indicator-own-paid',
    title: '自費率',
    dimension: '公平',
    lists: ['汕尾正面清單', '費用結構'],
    unit: '%',
    direction: '越低越好',
    scope: 'institution',
    target: 'watch.target.ownPaid',
    formula: share('ownPaid', 'total'),
    cites: [positive(3, '自費率不超過10%')],
    interpretation: '目錄外自費金額佔住院總費用；「不超過」含本數。',
  }),
];
