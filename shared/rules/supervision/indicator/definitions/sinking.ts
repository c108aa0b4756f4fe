import type { IndicatorRule } from '../facts.ts';
import { count, growth, growthOfShare, share } from '../forms.ts';
import { indicator } from '../indicator.ts';
import { practice, sinking } from './cites.ts';

const MAJOR = ['surgery3', 'surgery4'] as const;
const ALL = ['cases', 'transfersOut'] as const;
const MAJOR_WORDS = '三四類手術量增加約40.8%';
const AWAY_WORDS = '病人外轉率下降48%以上';

/** 雙下沉、兩提升的計數；文稿的數是成效，不是目標。 */
export const sinkingIndicators: readonly IndicatorRule[] = [
  indicator({
    id: 'indicator-specialist-days',
    title: '下沉專家天數',
    dimension: '過程',
    lists: ['雙下沉'],
    unit: '天',
    direction: '越高越好',
    scope: 'institution',
    formula: count('specialistDays'),
    cites: [sinking('年累計下沉常駐專家250餘人')],
    interpretation: '文稿計人數與人次，這裡計天數，便於各院相加。',
  }),
  indicator({
    id: 'indicator-major-surgery',
    title: '三四級手術例數',
    dimension: '過程',
    lists: ['雙下沉'],
    unit: '例',
    direction: '越高越好',
    scope: 'institution',
    formula: count(MAJOR),
    cites: [sinking(MAJOR_WORDS)],
    interpretation: '文稿稱三四類，讀作手術級別三級與四級。',
  }),
  indicator({
    id: 'indicator-major-surgery-growth',
    title: '三四級手術增長率',
    dimension: '結果',
    lists: ['雙下沉'],
    unit: '%',
    direction: '越高越好',
    scope: 'institution',
    formula: growth(MAJOR),
    cites: [sinking(MAJOR_WORDS)],
    interpretation: '與上年同期相比；40.8% 是某院的成效，不作目標。',
  }),
  indicator({
    id: 'indicator-referred-up',
    title: '上轉人次',
    dimension: '過程',
    lists: ['雙下沉'],
    unit: '人次',
    direction: null,
    scope: 'institution',
    formula: count('referredUp'),
    cites: [{ instrument: 'RA', quote: '上轉患者和下轉患者明顯增長', grade: '原文' }],
  }),
  indicator({
    id: 'indicator-referred-down',
    title: '下轉人次',
    dimension: '過程',
    lists: ['雙下沉'],
    unit: '人次',
    direction: '越高越好',
    scope: 'institution',
    formula: count('referredDown'),
    cites: [{ instrument: 'RA', quote: '上轉患者和下轉患者明顯增長', grade: '原文' }],
  }),
  indicator({
    id: 'indicator-transfer-out',
    title: '病人外轉率',
    dimension: '結果',
    lists: ['雙下沉'],
    unit: '%',
    direction: '越低越好',
    scope: 'area',
    lastYear: 'keep',
    formula: share('transfersOut', ALL),
    cites: [sinking(AWAY_WORDS)],
    interpretation: '外轉人次佔外轉與本地住院人次之和，算式為推定；沒有目標時與上年同期比。',
  }),
  indicator({
    id: 'indicator-transfer-out-growth',
    title: '病人外轉率增減',
    dimension: '結果',
    lists: ['雙下沉'],
    unit: '%',
    direction: '越低越好',
    scope: 'area',
    formula: growthOfShare('transfersOut', ALL),
    cites: [sinking(AWAY_WORDS)],
    interpretation: '負數為下降；48% 是文稿的成效，不作目標。',
  }),
  indicator({
    id: 'indicator-children',
    title: '兒童住院人次佔比',
    dimension: '過程',
    unit: '%',
    direction: null,
    scope: 'institution',
    formula: share('children', 'cases'),
    cites: [practice],
    interpretation: '佔比的高低本身不分好壞，異動另見兒童住院的異常。',
  }),
];
