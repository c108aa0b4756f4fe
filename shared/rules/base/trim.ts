import { type Fraction, fraction, minus, plus, times } from '../../money/fraction.ts';
import type { SchemeParameters } from '../parameters.ts';
import type { Ascending, GroupCases, Limits } from './facts.ts';

/**
 * 裁剪：剔除費用異常的病例。逐病組、各年合併進行。
 * 四分位距法保留 Q1 − k × IQR ≤ C ≤ Q3 + k × IQR；比例法保留 下限 × 組均 ≤ C ≤ 上限 × 組均；兩端均保留。
 */
export function trim(cases: GroupCases, params: SchemeParameters): GroupCases {
  const limits = trimLimits(cases, params);
  return limits ? cases.within(limits) : cases;
}

/** `undefined`: nothing is trimmed. */
export function trimLimits(cases: GroupCases, params: SchemeParameters): Limits | undefined {
  if (cases.size === 0) return undefined;
  switch (params['base.trim']) {
    case 'none':
      return undefined;
    case 'iqr': {
      const sorted = cases.ascending();
      const q1 = quartile(sorted, 1);
      const q3 = quartile(sorted, 3);
      const reach = times(minus(q3, q1), params['base.trim.k']);
      return { lower: minus(q1, reach), upper: plus(q3, reach) };
    }
    case 'ratio': {
      const mean = fraction(cases.total(), BigInt(cases.size));
      return {
        lower: times(mean, params['base.trim.lower']),
        upper: times(mean, params['base.trim.upper']),
      };
    }
  }
}

/**
 * The first or third quartile of an ascending, non-empty list: position (n − 1) × q ÷ 4 counted from zero, and
 * between two neighbours by linear interpolation. The same as Excel's QUARTILE.INC, but exact.
 */
export function quartile(sorted: Ascending, q: 1 | 3): Fraction {
  const position = (sorted.length - 1) * q;
  const below = sorted.at(Math.floor(position / 4))!;
  const above = sorted.at(Math.ceil(position / 4))!;
  return fraction(below * 4n + BigInt(position % 4) * (above - below), 4n);
}
