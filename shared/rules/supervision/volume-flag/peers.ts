import { setting, traced } from '../../../law/trace.ts';
import { compare, type Fraction, fraction, over } from '../../../money/fraction.ts';
import { median } from '../../../money/median.ts';
import type { VolumeRule, VolumeSettings } from './facts.ts';

/** A month's quantity of an institution, and its discharges of that month. */
export interface Use {
  readonly quantity: Fraction;
  readonly cases: number;
}

export interface PeersFacts
  extends VolumeSettings<'watch.volume.peers' | 'watch.volume.peersLeast' | 'watch.volume.least'> {
  readonly own: Use;
  /** Of the other institutions of its level that report the item in that month */
  readonly peers: readonly Use[];
}

const perCase = ({ quantity, cases }: Use): Fraction => over(quantity, fraction(BigInt(cases)));

/** 同級比較：每例出院的用量與同級其他機構中位數之比達到界限，提示核查。 */
export const volumePeers: VolumeRule<PeersFacts> = {
  id: 'volume-peers',
  title: '用量高於同級',
  step: 'volumeFlag',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'FG', article: '二（三）', quote: '用量異常波動監測機制', grade: '待核' },
        { instrument: 'practice', grade: '待核' },
      ],
      interpretation:
        '文本沒有同級比較的算法。機構大小不同，故按當月每例出院的用量相比；中位數取同級其他機構，不含本機構，不足 watch.volume.peersLeast 家、' +
        '中位數為 0 或當月沒有出院病例的不比。達到界限即提示。',
      formula: '(q ÷ n) ÷ 同級中位數 ≥ 界限',
      apply: ({ own, peers, params }, trace) => {
        const others = peers.filter(({ cases }) => cases > 0).map(perCase);
        if (own.cases === 0 || others.length < params['watch.volume.peersLeast']) return undefined;
        const middle = median(others);
        if (middle.n === 0n) return undefined;
        const limit = params['watch.volume.peers'];
        const value = over(perCase(own), middle);
        trace?.({
          rule: 'volume-peers',
          formula: 'q ÷ n ÷ m',
          inputs: {
            q: traced(own.quantity, '', '當月數量'),
            n: traced(fraction(BigInt(own.cases)), '例', '當月出院病例'),
            m: traced(middle, '', '同級其他機構每例用量的中位數'),
            t: setting(limit, '界限', 'watch.volume.peers'),
          },
          result: traced(value, '倍'),
        });
        const enough = compare(own.quantity, params['watch.volume.least']) >= 0;
        return { value, limit, raised: enough && compare(value, limit) >= 0 };
      },
    },
  ],
};
