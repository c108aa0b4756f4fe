import type { Finding } from '../../../shared/findings/finding.ts';
import type { TraceStep } from '../../../shared/law/trace.ts';
import { decimal } from '../../../shared/money/decimal-text.ts';
import { yuan } from '../../../shared/money/fen.ts';
import type {
  AdjustedMember,
  AdjustmentFacts,
  AdjustmentRule,
} from '../../../shared/rules/adjustment/facts.ts';
import {
  SCHEME_PARAMETERS,
  type SchemeKey,
  type SchemeParameters,
} from '../../../shared/rules/parameters.ts';
import type { Indicator } from '../../../shared/sheets/tabs/values.ts';

/** Every adjustment switched off, as texts of the 參數 tab. */
const OFF: Partial<Record<SchemeKey, string>> = {
  'adjust.negotiatedDrug': '0',
  'adjust.innovation': '0',
  'adjust.incentive.tcm': '0',
  'adjust.incentive.children': '0',
  'adjust.incentive.elderly': '0',
  'adjust.incentive.deliveries': '0',
  'adjust.incentive.specialty': '否',
  'adjust.incentive.cap': '1',
  'adjust.growth.cut': '0',
  'adjust.growth.reward': '0',
  'adjust.growth.excess': 'pointsAboveMean',
  'adjust.growth.always': '否',
};

/** The adjustment settings alone: no other is read by these rules. */
export function settings(texts: Partial<Record<SchemeKey, string>> = {}): SchemeParameters {
  const entries = Object.entries({ ...OFF, ...texts }).map(([key, text]) => {
    const value = SCHEME_PARAMETERS[key as SchemeKey].read(text);
    if (value === undefined) throw new RangeError(`${key} cannot be ${text}`);
    return [key, value];
  });
  return Object.fromEntries(entries) as SchemeParameters;
}

/** Points in units of 10^-4. */
export const member = (
  code: string,
  points: bigint,
  further: Partial<AdjustedMember> = {},
): AdjustedMember => ({ code, level: '二級', primaryCare: false, cases: 100, points, ...further });

/** A 居民 pool with c̄ = 10,000 yuan and 4 decimals, not overrun, with empty tabs. */
export const pool = (facts: Partial<AdjustmentFacts> = {}): AdjustmentFacts => ({
  fund: '居民',
  year: 2025,
  members: [],
  pointsDecimals: 4,
  areaMeanCost: yuan('10000.00'),
  budget: yuan('1000000.00'),
  itemized: yuan('1000000.00'),
  params: settings(),
  incentives: [],
  innovation: [],
  negotiatedDrugs: [],
  lastYearPoints: [],
  report: ({ code }) => {
    throw new Error(`unexpected ${code}`);
  },
  ...facts,
});

type Row<K extends 'incentives' | 'innovation' | 'negotiatedDrugs' | 'lastYearPoints'> =
  AdjustmentFacts[K][number];

export const drugRow = (row: number, institution: string, amount: string): Row<'negotiatedDrugs'> => ({
  row,
  fund: '居民',
  institution,
  amount: yuan(amount),
  document: null,
});

export const innovationRow = (
  row: number,
  institution: string,
  listedYear: number,
  points: string,
  cases: number,
): Row<'innovation'> => ({
  row,
  fund: '居民',
  institution,
  item: `項目${row}`,
  listedYear,
  points: decimal(points),
  cases,
  document: null,
});

export const incentiveRow = (
  row: number,
  institution: string,
  indicator: Indicator,
  value: string,
  before: string | null = null,
): Row<'incentives'> => ({
  row,
  fund: '居民',
  institution,
  indicator,
  value: decimal(value),
  before: before === null ? null : decimal(before),
  document: null,
});

export const lastYearRow = (
  row: number,
  institution: string,
  points: AdjustmentFacts['lastYearPoints'][number]['points'],
): Row<'lastYearPoints'> => ({ row, fund: '居民', institution, points });

const only = (rule: AdjustmentRule) => {
  const [version, other] = rule.versions;
  if (!version || other) throw new RangeError(`${rule.id} has not exactly one version`);
  return version;
};

export const applies = (rule: AdjustmentRule, facts: AdjustmentFacts): boolean => only(rule).when!(facts);

/** The rule's changes by code, the findings it gave and the steps it traced. */
export function run(rule: AdjustmentRule, facts: AdjustmentFacts) {
  const findings: Finding[] = [];
  const steps: TraceStep[] = [];
  const changes = only(rule).apply({ ...facts, report: (found) => findings.push(found) }, (step) => {
    steps.push(step);
  });
  return { changes: Object.fromEntries(changes), findings, steps };
}
