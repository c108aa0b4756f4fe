import { codeHint } from '../cases/check-case.ts';
import { finding, type Report } from '../findings/finding.ts';
import { theRule } from '../law/rule.ts';
import { formatUnits } from '../money/decimal-text.ts';
import { type Fen, fen } from '../money/fen.ts';
import { type Fraction, fraction, ONE } from '../money/fraction.ts';
import { squareRoot } from '../money/root.ts';
import { roundHalfAway, roundTo } from '../money/round.ts';
import { basePoints, bedDayPoints } from '../rules/base/base-points.ts';
import type { BaseData, GroupBase, ReferenceCase } from '../rules/base/facts.ts';
import { checkWeights } from '../rules/coefficient/check-weights.ts';
import type { CoefficientLine } from '../rules/coefficient/lookup.ts';
import type { Parameters } from '../rules/parameters.ts';
import type { ProgrammeInForce } from '../rules/programme.ts';
import type { Places } from '../sheets/read-tables.ts';
import type { GroupRow, Tables } from '../sheets/tabs/settlement-tabs.ts';
import type { Component } from '../sheets/tabs/values.ts';
import type { ComputedGroup } from './groups.ts';
import type { Institution } from './institutions.ts';
import { reportMissing } from './parameter-set.ts';

interface BaseInput {
  readonly tables: Tables;
  readonly places: Places;
  readonly programme: ProgrammeInForce;
  readonly params: Parameters;
  readonly groupRows: ReadonlyMap<string, GroupRow>;
  readonly institutions: ReadonlyMap<string, Institution>;
  readonly report: Report;
}

/** The base data of a run: the published values, completed from reference cases where the tabs leave them out. */
export interface CompletedBase {
  /** c̄ in fen */
  readonly areaMeanCost: Fen;
  /** c̄ in fen, before it is rounded to the fen */
  readonly exactMeanCost: Fraction;
  readonly groups: ReadonlyMap<string, ComputedGroup>;
  readonly coefficients: readonly CoefficientLine[];
  /** Present when reference cases were given */
  readonly data?: BaseData;
}

/** Stand in for c̄ and for a group's values after a finding has stopped the run, so that the other checks can go on. */
const UNKNOWN_MEAN = fen(1n);
const UNKNOWN_GROUP: ComputedGroup = { kind: '一般', basePoints: ONE, meanCost: UNKNOWN_MEAN };

/** Where points are not settled. */
export const NO_BASE: CompletedBase = {
  areaMeanCost: UNKNOWN_MEAN,
  exactMeanCost: fraction(UNKNOWN_MEAN),
  groups: new Map(),
  coefficients: [],
};

/** c̄, P_g, c̄_g and k from 歷史病例 (rulebook §2, §3); values that the tabs publish always win. */
export function completeBase(input: BaseInput): CompletedBase {
  const published = input.params['area.meanCost'];
  const data = input.tables.referenceCases.length > 0 ? computeBase(input) : undefined;
  const exactMean = published ? fraction(published) : data?.areaMeanCost;
  if (!exactMean) {
    reportMissing('area.meanCost', input.tables.parameters, input.places.parameters, input.report);
  }
  const mean = exactMean ?? fraction(UNKNOWN_MEAN);
  return {
    areaMeanCost: fen(roundHalfAway(mean)),
    exactMeanCost: mean,
    groups: computedGroups(input, data, mean),
    coefficients: data ? computeCoefficients(input, data) : [],
    ...(data ? { data } : {}),
  };
}

/** Groups of kind 床日 are paid by the day and take no part in c̄. */
const bedDayGroups = (groupRows: ReadonlyMap<string, GroupRow>): ReadonlySet<string> =>
  new Set([...groupRows.values()].filter(({ kind }) => kind === '床日').map(({ code }) => code));

function computeBase({ tables, places, programme, params, groupRows, report }: BaseInput): BaseData {
  const years = params['base.yearWeights'].length;
  const first = params.year - years;
  const last = params.year - 1;
  const cases = new Map<string, ReferenceCase[]>();
  for (const { year, institution, group, total, row } of tables.referenceCases) {
    if (year < first || year > last) {
      const values = { text: String(year), first, last, years };
      report(finding('REFERENCE_YEAR', places.referenceCases(row, 'year'), values));
      continue;
    }
    if (!groupRows.has(group)) {
      const where = places.referenceCases(row, 'group');
      report(finding('GROUP_UNKNOWN', where, { text: group, hint: codeHint(group, groupRows) }));
    }
    const known = cases.get(group);
    if (known) known.push({ year, institution, total });
    else cases.set(group, [{ year, institution, total }]);
  }
  const facts = { year: params.year, params, cases, apart: bedDayGroups(groupRows) };
  return theRule(programme.base, facts).apply(facts);
}

/** Values for the groups that publish none; a group that fails the test of stability becomes 非穩定. */
function computedGroups(
  { groupRows, places, params, report }: BaseInput,
  data: BaseData | undefined,
  areaMean: Fraction,
): ReadonlyMap<string, ComputedGroup> {
  const computed = new Map<string, ComputedGroup>();
  const byGroup = new Map(data?.groups.map((line) => [line.group, line]));
  for (const { code, kind, basePoints: given, meanCost, row } of groupRows.values()) {
    if (kind === '床日' && given === null && meanCost !== null) {
      computed.set(code, { kind, basePoints: bedDayPoints(meanCost, areaMean, params), meanCost });
    }
    if (kind !== '一般' || !data || (given !== null && meanCost !== null)) continue;
    const line = byGroup.get(code);
    if (!line) {
      report(finding('REFERENCE_MISSING', places.groups(row, 'basePoints'), { code }));
      computed.set(code, UNKNOWN_GROUP);
      continue;
    }
    if (!line.stable) {
      const values = { code, cases: Number(line.kept.cases), cv: variationText(line) };
      report(finding('GROUP_NOT_STABLE', places.groups(row, 'kind'), values));
    }
    computed.set(code, {
      kind: line.stable ? '一般' : '非穩定',
      basePoints: basePoints(line.meanCost, areaMean),
      meanCost: fen(roundHalfAway(line.meanCost)),
    });
  }
  return computed;
}

const variationText = ({ squaredVariation }: GroupBase): string =>
  squaredVariation ? formatUnits(roundTo(squareRoot(squaredVariation), 4), 4) : '—';

function computeCoefficients(input: BaseInput, data: BaseData): readonly CoefficientLine[] {
  const { tables, places, programme, params, groupRows, institutions, report } = input;
  const components = new Map<string, Map<Component, Fraction>>();
  for (const { institution, component, value } of tables.components) {
    const known = components.get(institution) ?? new Map<Component, Fraction>();
    components.set(institution, known.set(component, value));
  }
  const facts = {
    params,
    cases: data.keptCases,
    institutions,
    without: new Set([...groupRows.values()].filter((row) => row.noCoefficient).map(({ code }) => code)),
    components,
  };
  checkWeights(facts, places, report);
  return theRule(programme.coefficient, facts).apply(facts);
}
