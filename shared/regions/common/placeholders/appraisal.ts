import type { MethodValues } from '../../region.ts';
import { at, borrowed, unconfirmed } from '../placeholder.ts';

/** What no text of a region settles for 考核. */
export const appraisalPlaceholders: MethodValues<'appraisal'> = {
  'appraisal.full': at('100', unconfirmed, '百分制；千分制等由考核方案表的「滿分」另定。'),
  'appraisal.pass': at('60', borrowed('FJ01'), '福建 2001 的整改界限，作佔位；考核方案表可另定。'),
  'appraisal.deposit': at('0.05', borrowed('FJ01'), '福建 2001 扣留 5%；重慶 2025 為 3%。'),
  'appraisal.release': at(
    '60:1:80:0.03,80:1',
    borrowed('FJ01'),
    '福建 2001：80 分以上全部釋放，60 至 80 分每低一分減 3%，60 分以下全不釋放。考核分檔表可另定。',
  ),
  'appraisal.reward.from': at('90', borrowed('FJ01'), '福建 2001：90 分以上另有獎勵。'),
  'appraisal.reward.ratio': at('0', borrowed('FJ01'), '文本只說獎勵，沒有讀到數字；0 為不計。'),
  'appraisal.pool': at('0.02', borrowed('SW', '三（一）2（3）'), '汕尾城區預留上年基金使用額的 2%。'),
  'appraisal.pool.passedOnly': at('是', borrowed('SW', '三（一）2（3）'), '獎勵給考核達標的機構。'),
};
