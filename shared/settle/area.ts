import { type CaseChecks, codeHint } from '../cases/check-case.ts';
import { DecisionTable } from '../cases/decision-table.ts';
import { finding, type Report } from '../findings/finding.ts';
import { type AskedClocks, type Clocks, valueAt } from '../law/dated.ts';
import { METHOD_STEPS, SUPERVISION_STEPS } from '../law/rule.ts';
import type { Fen } from '../money/fen.ts';
import { compare } from '../money/fraction.ts';
import { type DailyPointsTable, dailyPointsTable, NO_DAILY_POINTS } from '../rules/bed-day/daily-points.ts';
import type { Group } from '../rules/case/facts.ts';
import { CoefficientTable } from '../rules/coefficient/lookup.ts';
import {
  METHOD_PARAMETERS,
  type Parameters,
  POINTS_PARAMETERS,
  type SchemeKey,
  SUPERVISION_PARAMETERS,
} from '../rules/parameters.ts';
import { type ProgrammeInForce, programmeAt } from '../rules/programme.ts';
import type { Places, Workbook } from '../sheets/read-tables.ts';
import type { Tables } from '../sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../sheets/tabs/values.ts';
import { checkWatch } from '../watch/watch.ts';
import { type BaseInput, type CompletedBase, completeBase, NO_BASE } from './base-data.ts';
import { bedDayStandards } from './bed-day-standards.ts';
import { inpatientBudget } from './budget.ts';
import { checkReferences } from './check-references.ts';
import { readCoefficients } from './coefficients.ts';
import { readGroups } from './groups.ts';
import { type Consortium, type Institution, readInstitutions } from './institutions.ts';
import { checkLastYearMonths } from './last-year-months.ts';
import { checkMethods, methodsOn } from './methods/settle-methods.ts';
import { monthWeightsOf } from './month-weights.ts';
import { type ParameterSet, type ParameterUse, parameterPlace, readParameters } from './parameter-set.ts';
import { byUniqueCode } from './unique.ts';

/** Everything about a pooling area that a run needs besides its cases, checked. */
export interface Area {
  readonly clocks: Clocks;
  readonly checks: CaseChecks;
  readonly params: Parameters;
  readonly uses: readonly ParameterUse[];
  readonly programme: ProgrammeInForce;
  /** Whether DRG points are settled, or other payment methods alone */
  readonly settlesPoints: boolean;
  readonly schemeTitle: string;
  readonly institutions: ReadonlyMap<string, Institution>;
  readonly consortia: ReadonlyMap<string, Consortium>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly coefficients: CoefficientTable;
  /** What 床日標準 gives each bed-day group in each institution, in place of the group's own points */
  readonly dailyPoints: DailyPointsTable;
  /** c̄ in fen */
  readonly areaMeanCost: Fen;
  /** What 歷史病例 gave, whether or not the tabs publish other values */
  readonly base: CompletedBase;
  readonly decisions: DecisionTable;
  /** Inpatient budget of the year by fund, in fen */
  readonly budget: ReadonlyMap<Fund, Fen>;
  /** Twelve weights in one unit, January first */
  readonly monthWeights: readonly bigint[];
  readonly tables: Tables;
  readonly places: Places;
}

/** What an input comes to before its cases are read. */
export interface Prepared {
  /** What each case is held against, as far as it could be read */
  readonly checks: CaseChecks;
  /** The script its findings are told in */
  readonly locale: NonNullable<Parameters['locale']>;
  /** Absent when the year or the scheme cannot be trusted */
  readonly area: Area | undefined;
}

/**
 * Checks the tabs against each other and gathers what a run needs. The caller goes on to the cases and stops only
 * then on any blocking finding, so that all of them are told at once.
 */
export function prepareArea(
  { tables, places, settlesPoints, reference }: Workbook & Pick<BaseInput, 'reference'>,
  asked: AskedClocks,
  report: Report,
): Prepared {
  const { institutions, consortia } = readInstitutions(tables, places, report);
  const groupRows = byUniqueCode(tables.groups, places.groups, report);
  const coefficients = readCoefficients(tables, places, groupRows, institutions, report);
  const decisions = readDecisions(tables, places, report);
  const monthWeights = monthWeightsOf(tables.monthWeights, places.monthWeights, report);
  checkLastYearMonths(tables.lastYearMonths, places.lastYearMonths, report);
  const { known, set } = readParameters(tables.parameters, places.parameters, asked, report);
  checkReferences({ tables, places, institutions, consortia, year: known.year }, report);
  const checks: CaseChecks = {
    year: known.year,
    institutions,
    groups: groupRows,
    unknownGroupAllowed: known['case.unknownGroup'] === 'ungrouped',
  };
  const locale = known.locale ?? 'zh-Hant';
  if (!set) return { checks, locale, area: undefined };

  const { params, uses, scheme, clocks } = set;
  const programme = programmeAt(scheme.programme, clocks.lawDate);
  checkTogether(params, tables, places, report);
  checkExempt(params, groupRows, tables, places, report);
  checkAdjustments(set, programme, clocks, tables, places, report);
  const input = { params, tables, places, institutions, consortia, programme, clocks };
  checkMethods(input, report);
  checkWatch(input, report);
  const base = settlesPoints
    ? completeBase({ tables, places, programme, params, groupRows, institutions, reference, report })
    : NO_BASE;
  const dailyPoints = settlesPoints
    ? dailyPointsTable({
        standards: bedDayStandards(tables),
        groups: groupRows,
        institutions,
        areaMean: base.exactMeanCost,
        params,
      })
    : NO_DAILY_POINTS;
  const priced = new Set(
    [...dailyPoints].flatMap(([code, { size }]) => (size === institutions.size ? [code] : [])),
  );
  const area: Area = {
    clocks,
    checks,
    params,
    uses: usesOf(uses, settlesPoints, tables),
    programme,
    settlesPoints,
    schemeTitle: scheme.programme.title,
    institutions,
    consortia,
    groups: readGroups(groupRows, base.groups, priced, places, report),
    coefficients: new CoefficientTable(coefficients, base.coefficients),
    dailyPoints,
    areaMeanCost: base.areaMeanCost,
    base,
    decisions,
    budget: inpatientBudget(tables),
    monthWeights,
    tables,
    places,
  };
  return { checks, locale, area };
}

/** The settings of what is settled; those of a method nobody uses would only lengthen the report. */
function usesOf(
  uses: readonly ParameterUse[],
  settlesPoints: boolean,
  tables: Tables,
): readonly ParameterUse[] {
  const steps = new Set<string>(methodsOn(tables).map(({ step }) => step));
  const idle = new Set<string>([
    ...(settlesPoints ? [] : Object.keys(POINTS_PARAMETERS)),
    ...SUPERVISION_STEPS.flatMap((step) => Object.keys(SUPERVISION_PARAMETERS[step])),
    ...METHOD_STEPS.filter((step) => !steps.has(step)).flatMap((step) =>
      Object.keys(METHOD_PARAMETERS[step]),
    ),
  ]);
  return uses.filter(({ key, source }) => source === '本地' || !idle.has(key));
}

/** Parameters that only make sense together. */
function checkTogether(params: Parameters, tables: Tables, places: Places, report: Report): void {
  const clash = (key: keyof Parameters, title: string, reason: string) => {
    const where = parameterPlace(key, tables.parameters, places.parameters);
    report(finding('PARAMETER_NOT_TOGETHER', where, { key, title, reason }));
  };
  if (params['sharing.mode'] === 'bands' && params['sharing.bands'].length === 0) {
    clash('sharing.bands', '分擔分段', 'sharing.mode 為 bands 時必須填寫分段');
  }
  if (params['case.mid.on'] && compare(params['case.mid.upper'], params['case.low.ratio']) <= 0) {
    clash('case.mid.upper', '中間倍率上界', '必須大於 case.low.ratio');
  }
  if (compare(params['base.trim.lower'], params['base.trim.upper']) > 0) {
    clash('base.trim.lower', '裁剪下限', '不得大於 base.trim.upper');
  }
  const { 'coefficient.floor': floor, 'coefficient.cap': cap } = params;
  if (floor !== null && cap !== null && compare(floor, cap) > 0) {
    clash('coefficient.floor', '差異係數下限', '不得大於 coefficient.cap');
  }
}

/** Exempt groups are named as the 病組 tab names them. */
function checkExempt(
  params: Parameters,
  groups: ReadonlyMap<string, unknown>,
  tables: Tables,
  places: Places,
  report: Report,
): void {
  const where = parameterPlace('readmission.exempt', tables.parameters, places.parameters);
  for (const code of params['readmission.exempt']) {
    if (groups.has(code)) continue;
    report(finding('EXEMPT_GROUP_UNKNOWN', where, { text: code, hint: codeHint(code, groups) }));
  }
}

/** An adjustment switched on in the 參數 tab must belong to the scheme, or it would be ignored in silence. */
function checkAdjustments(
  { scheme, uses }: ParameterSet,
  { adjustment }: ProgrammeInForce,
  clocks: Clocks,
  tables: Tables,
  places: Places,
  report: Report,
): void {
  if (adjustment.length > 0) return;
  const schemeText = (key: string) => valueAt(key, scheme.parameters[key as SchemeKey], clocks).value;
  const idle = uses.filter(
    ({ key, source, text }) =>
      source === '本地' &&
      key.startsWith('adjust.') &&
      key !== 'adjust.ungroupedDiscount' &&
      text !== schemeText(key),
  );
  for (const { key, title } of idle) {
    const reason = '所選方案沒有清算點數調整的規則';
    const where = parameterPlace(key, tables.parameters, places.parameters);
    report(finding('PARAMETER_NOT_TOGETHER', where, { key, title, reason }));
  }
}

function readDecisions(tables: Tables, places: Places, report: Report): DecisionTable {
  const decisions = new DecisionTable();
  for (const decision of tables.decisions) {
    const { case: number, kind, value, row } = decision;
    if (!decisions.add(decision)) {
      const values = { text: number, other: decisions.get(number)!.row };
      report(finding('DECISION_DUPLICATE', places.decisions(row, 'case'), values));
      continue;
    }
    if (kind === '核定點數' && value === null) {
      report(finding('DECISION_VALUE_MISSING', places.decisions(row, 'value')));
    }
  }
  return decisions;
}
