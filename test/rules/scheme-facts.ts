import { valueAt } from '../../shared/law/dated.ts';
import type { TraceStep } from '../../shared/law/trace.ts';
import { decimal } from '../../shared/money/decimal-text.ts';
import { yuan } from '../../shared/money/fen.ts';
import { schemeById } from '../../shared/regions/index.ts';
import type { CaseFacts, Decision, Group } from '../../shared/rules/case/facts.ts';
import { SCHEME_PARAMETERS, type SchemeKey, type SchemeParameters } from '../../shared/rules/parameters.ts';
import { type ProgrammeInForce, programmeAt } from '../../shared/rules/programme.ts';
import { show } from './base-facts.ts';

const CLOCKS = { lawDate: '2025-12-31', knownAt: '2026-12-31' };

export type Own = Partial<Record<SchemeKey, string>>;

/** A scheme's rules in force at the end of 2025. @throws TypeError for an unknown scheme. */
export const programmeOf = (scheme: string): ProgrammeInForce =>
  programmeAt(schemeById(scheme)!.programme, CLOCKS.lawDate);

/** A scheme's values, some of them changed in the 參數 tab. @throws RangeError for a text that the tab would refuse. */
export function paramsOf(scheme: string, own: Own = {}): SchemeParameters {
  const values = schemeById(scheme)!.parameters;
  const read = (Object.keys(SCHEME_PARAMETERS) as SchemeKey[]).map((key) => {
    const value = SCHEME_PARAMETERS[key].read(own[key] ?? valueAt(key, values[key], CLOCKS).value);
    if (value === undefined) throw new RangeError(`${key} cannot be ${own[key]}`);
    return [key, value];
  });
  return Object.fromEntries(read) as SchemeParameters;
}

/** A case in the group of rulebook-evidence §19.2: c̄ 10,000, c̄_g 12,000, P 120, k 1.1; changed as told. */
export interface CaseText {
  readonly total: string;
  readonly unreasonable?: string;
  readonly k?: string;
  readonly days?: number;
  readonly daySurgery?: boolean;
  readonly group?: Partial<Group>;
}

export const factsOf = (text: CaseText, params: SchemeParameters): CaseFacts => ({
  total: yuan(text.total),
  unreasonable: yuan(text.unreasonable ?? '0'),
  days: text.days ?? 1,
  daySurgery: text.daySurgery ?? false,
  group: {
    code: 'G1',
    name: '',
    kind: '一般',
    basePoints: decimal('120'),
    meanCost: yuan('12000'),
    noCoefficient: false,
    upperMultiple: undefined,
    ...text.group,
  },
  level: '二級',
  coefficient: decimal(text.k ?? '1.1'),
  areaMeanCost: yuan('10000'),
  params,
});

export const decided = (kind: Decision['kind'], value?: string): Decision => ({
  kind,
  value: value === undefined ? undefined : decimal(value),
});

/** A step as one reads it: `case-normal: P × k; P 120, k 1.1 → 132`. */
export const stepText = ({ rule, formula, inputs, result }: TraceStep): string => {
  const used = Object.entries(inputs).map(([symbol, { value }]) => `${symbol} ${show(value)}`);
  return `${rule}: ${formula}; ${used.join(', ')} → ${show(result.value)}`;
};
