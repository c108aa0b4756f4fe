import type { Rule } from '../../../law/rule.ts';
import { traced } from '../../../law/trace.ts';
import { lowest } from '../../../money/common-unit.ts';
import {
  compare,
  type Fraction,
  larger,
  minus,
  over,
  smaller,
  times,
  ZERO,
} from '../../../money/fraction.ts';
import type { SchemeParameters } from '../../parameters.ts';
import { type FeatureKind, isIndicator, magnitude, median } from './facts.ts';

type Floors = 'watch.risk.floor' | 'watch.risk.shareFloor' | 'watch.risk.rateFloor';

export interface DeviationFacts {
  readonly kind: FeatureKind;
  readonly value: Fraction;
  /** Of the peers, without the one that is scored; fewer than `watch.risk.peers` are not compared with */
  readonly peers: readonly Fraction[];
  /** Less is worse. */
  readonly lessIsWorse: boolean;
  readonly params: Pick<SchemeParameters, Floors | 'watch.risk.from' | 'watch.risk.cap' | 'watch.risk.peers'>;
}

export interface Deviation {
  /** Of the peers; `undefined`: too few of them */
  readonly median: Fraction | undefined;
  /** What one unit of deviation is: the peers' MAD, or the floor where that is less */
  readonly scale: Fraction;
  /** How many units worse than the median; zero where it is no worse, and no more than the cap */
  readonly deviation: Fraction;
}

/** 穩健偏離：與同級其餘機構的中位數之差，以其絕對中位差（MAD）為單位，只計向差的一邊。 */
export const robustDeviation: Rule<DeviationFacts, Deviation, 'riskScore'> = {
  id: 'risk-deviation',
  title: '穩健偏離',
  step: 'riskScore',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'FG', article: '三（一）', grade: '待核' },
        { instrument: 'practice', grade: '待核' },
      ],
      interpretation:
        '中位數與 MAD 取自同級其餘機構，不含本機構，故本機構多一件異常，得分只升不降。MAD 小於下限時以下限為單位：指標為中位數的一定比例，比率另不小於若干百分點，病例異常為每百例的件數，用量異常為一件。指標的偏離不足起計倍數的不計。同級可比的不足時，指標不計，異常與零相比。',
      formula: 'min(cap, (v − m) ÷ max(MAD, 下限))，指標不足起計倍數的為 0',
      apply: ({ kind, value, peers, lessIsWorse, params }, trace) => {
        const enough = peers.length >= params['watch.risk.peers'];
        if (!enough && isIndicator(kind)) return { median: undefined, scale: ZERO, deviation: ZERO };
        const middle = enough ? median(peers) : ZERO;
        const mad = enough ? median(peers.map((peer) => magnitude(minus(peer, middle)))) : ZERO;
        const scale = larger(mad, floorOf(kind, middle, params));
        const worse = lessIsWorse ? minus(middle, value) : minus(value, middle);
        const from = isIndicator(kind) ? params['watch.risk.from'] : ZERO;
        const deviation = deviationOf(worse, scale, { from, cap: params['watch.risk.cap'] });
        trace?.({
          rule: 'risk-deviation',
          formula: lessIsWorse ? '(m − v) ÷ s' : '(v − m) ÷ s',
          inputs: {
            v: traced(value, '', '本機構'),
            m: traced(middle, '', '同級中位數'),
            s: traced(scale, '', '離差單位'),
          },
          result: traced(deviation, '倍'),
        });
        return { median: enough ? middle : undefined, scale, deviation };
      },
    },
  ],
};

const ONE_FLAG: Fraction = { n: 1n, d: 1n };

function floorOf(kind: FeatureKind, middle: Fraction, params: DeviationFacts['params']): Fraction {
  if (kind === 'case') return params['watch.risk.rateFloor'];
  if (kind === 'volume') return ONE_FLAG;
  const floor = times(magnitude(middle), params['watch.risk.floor']);
  return kind === 'share' ? larger(floor, params['watch.risk.shareFloor']) : floor;
}

/** Where all peers have none of it, whoever has any is as far off as can be. */
function deviationOf(
  worse: Fraction,
  scale: Fraction,
  { from, cap }: { readonly from: Fraction; readonly cap: Fraction },
): Fraction {
  if (worse.n <= 0n) return ZERO;
  if (scale.n === 0n) return cap;
  const units = lowest(over(worse, scale));
  return compare(units, from) < 0 ? ZERO : smaller(cap, units);
}
