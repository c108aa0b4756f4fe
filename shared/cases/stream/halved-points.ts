import type { Fraction } from '../../money/fraction.ts';
import type { StayPair } from '../../rules/case/readmission.ts';
import type { PhaseArea } from '../phase-area.ts';

/**
 * What a readmission makes of the points of the stay before it. The rule's factor does not depend on the two stays,
 * so it is applied to a stay as it is read; whether it applies is asked of the two stays themselves.
 */
export function halvedPoints(points: Fraction, group: string, { programme, params }: PhaseArea): Fraction {
  const rule = programme.readmission[0];
  const pair: StayPair = { previousDischarge: 0, admission: 0, plannedReturn: false, group, params };
  return rule ? rule.apply(pair)(points) : points;
}
