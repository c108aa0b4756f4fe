import { finding, type Report } from '../../findings/finding.ts';
import { compare, type Fraction, ONE, plus, ZERO } from '../../money/fraction.ts';
import type { Places } from '../../sheets/read-tables.ts';
import { SCHEME_PARAMETERS } from '../parameters.ts';
import type { CoefficientFacts } from './facts.ts';
import { institutionCodes } from './group-means.ts';
import { GIVEN_COMPONENTS } from './weighted.ts';

const LEVEL = 'coefficient.weight.level';
const HISTORY = 'coefficient.weight.history';
const CMI = 'coefficient.weight.cmi';
const WEIGHTS = [LEVEL, HISTORY, ...GIVEN_COMPONENTS.map(([, key]) => key)] as const;

/** 浙江 2025 第四項（原文）為各項權重設了上下限；沒有此規定的方案，界限參數留空。 */
const BOUNDS = [
  { key: LEVEL, bound: 'coefficient.bound.levelLeast', wrong: '不得低於', side: -1 },
  { key: HISTORY, bound: 'coefficient.bound.historyMost', wrong: '不得高於', side: 1 },
  { key: CMI, bound: 'coefficient.bound.cmiLeast', wrong: '不得低於', side: -1 },
] as const;

type CheckedFacts = Pick<CoefficientFacts, 'params' | 'institutions' | 'components'>;
type CheckedPlaces = Pick<Places, 'parameters' | 'components'>;

/**
 * 多要素加權的權重檢查：各項權重的上下限，合計恰為 1（推定）；權重大於 0 的要素，各機構都須有值。
 * Says nothing where the coefficients are computed by another method.
 */
export function checkWeights(facts: CheckedFacts, places: CheckedPlaces, report: Report): void {
  const { params } = facts;
  if (params['coefficient.method'] !== 'weighted') return;
  const refuse = (reason: string) => report(finding('COEFFICIENT_WEIGHTS', places.parameters(), { reason }));

  for (const { key, bound, wrong, side } of BOUNDS) {
    const limit = params[bound];
    if (limit === null || compare(params[key], limit) !== side) continue;
    const { title, write } = SCHEME_PARAMETERS[key];
    refuse(`${title}為 ${write(params[key])}，${wrong} ${write(limit)}`);
  }
  const sum = WEIGHTS.reduce<Fraction>((total, key) => plus(total, params[key]), ZERO);
  if (compare(sum, ONE) !== 0) refuse(`各項權重合計為 ${SCHEME_PARAMETERS[LEVEL].write(sum)}，應恰為 1`);

  checkComponents(facts, places, report);
}

function checkComponents(
  { params, institutions, components }: CheckedFacts,
  places: CheckedPlaces,
  report: Report,
): void {
  for (const code of institutionCodes(institutions)) {
    for (const [component, key] of GIVEN_COMPONENTS) {
      if (params[key].n === 0n || components.get(code)?.has(component)) continue;
      report(finding('COMPONENT_MISSING', places.components(), { code, component }));
    }
  }
}
