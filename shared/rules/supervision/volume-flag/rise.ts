import { setting, traced } from '../../../law/trace.ts';
import { compare, type Fraction, minus, ONE, over } from '../../../money/fraction.ts';
import type { VolumeRule, VolumeSettings } from './facts.ts';

export interface RiseFacts extends VolumeSettings<'watch.volume.rise' | 'watch.volume.least'> {
  readonly quantity: Fraction;
  /** Of the same month last year; `null`: not known */
  readonly lastYear: Fraction | null;
}

/** 用量同比：重點監控品目當月用量比上年同月上升達到界限，提示核查。 */
export const volumeRise: VolumeRule<RiseFacts> = {
  id: 'volume-rise',
  title: '用量同比異常',
  step: 'volumeFlag',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'Z12', article: '二（三）11', quote: '加強對異常數據監測', grade: '原文' },
        { instrument: 'FG', article: '二（三）', quote: '用量異常波動監測機制', grade: '待核' },
        { instrument: 'FG', article: '二（三）', quote: '某抗生素用量同比上升200%', grade: '待核' },
      ],
      interpretation:
        '浙江只要求監測，沒有界限；界限取自演講稿。同比上升 200% 指為上年同月的 3 倍；稿中恰上升 200% 的即被查處，故達到界限即提示。上年同月為 0 或不詳的不作同比，由同級中位數核對；' +
        '當月數量不足 watch.volume.least 的波動不提示。',
      formula: 'q ÷ l − 1 ≥ 界限',
      apply: ({ quantity, lastYear, params }, trace) => {
        if (lastYear === null || lastYear.n === 0n) return undefined;
        const limit = params['watch.volume.rise'];
        const value = minus(over(quantity, lastYear), ONE);
        trace?.({
          rule: 'volume-rise',
          formula: 'q ÷ l − 1',
          inputs: {
            q: traced(quantity, '', '當月數量'),
            l: traced(lastYear, '', '上年同月數量'),
            t: setting(limit, '界限', 'watch.volume.rise'),
          },
          result: traced(value),
        });
        const enough = compare(quantity, params['watch.volume.least']) >= 0;
        return { value, limit, raised: enough && compare(value, limit) >= 0 };
      },
    },
  ],
};
