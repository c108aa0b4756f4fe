import type { CaseClass } from './facts.ts';

/** The classes of a case as statements name them, in the order they list them. */
export const CLASS_NAMES: Readonly<Record<CaseClass, string>> = {
  normal: '正常倍率病例',
  low: '低倍率病例',
  mid: '中間倍率病例',
  high: '高倍率病例',
  unstable: '非穩定病組病例',
  ambiguous: '歧義病例',
  ungrouped: '未入組病例',
  'bed-day': '床日病例',
};
