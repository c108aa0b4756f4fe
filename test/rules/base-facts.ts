import fc from 'fast-check';
import { exactDecimal } from '../../shared/money/decimal-text.ts';
import { yuan } from '../../shared/money/fen.ts';
import type { Fraction } from '../../shared/money/fraction.ts';
import type { BaseFacts, ReferenceCase } from '../../shared/rules/base/facts.ts';
import { ListedCases } from '../../shared/rules/base/listed-cases.ts';
import { SCHEME_PARAMETERS, type SchemeKey, type SchemeParameters } from '../../shared/rules/parameters.ts';

/** The settings that base data and coefficients read, as the 參數 tab would give them. */
const DEFAULTS = {
  'base.yearWeights': '2:3:5',
  'base.yearWeightMode': 'means',
  'base.trim': 'none',
  'base.trim.k': '1.5',
  'base.trim.lower': '0',
  'base.trim.upper': '3',
  'base.minCases': '5',
  'base.cvMax': '1',
  'base.deviation': 'population',
  'base.bedDay.decimals': '4',
  'coefficient.method': 'none',
  'coefficient.weight.level': '0.5',
  'coefficient.weight.history': '0.3',
  'coefficient.weight.cmi': '0.03',
  'coefficient.weight.visits': '0.085',
  'coefficient.weight.burden': '0.085',
  'coefficient.bound.levelLeast': '0.5',
  'coefficient.bound.historyMost': '0.3',
  'coefficient.bound.cmiLeast': '0.03',
  'coefficient.floor': '',
  'coefficient.cap': '',
} satisfies Partial<Record<SchemeKey, string>>;

export type Settings = Partial<Record<keyof typeof DEFAULTS, string>>;

/** @throws RangeError for a text that the parameter does not accept, so that no test runs on a setting that cannot be. */
export function settings(own: Settings = {}): SchemeParameters {
  const read = Object.entries({ ...DEFAULTS, ...own }).map(([key, text]) => {
    const value = SCHEME_PARAMETERS[key as SchemeKey].read(text);
    if (value === undefined) throw new RangeError(`${key} cannot be ${text}`);
    return [key, value];
  });
  return Object.fromEntries(read) as SchemeParameters;
}

/** `2024:H1:120.50` or `2024:120.50` or `120.50`, in yuan. */
export function cases(...texts: readonly string[]): readonly ReferenceCase[] {
  return texts.map((text) => {
    const parts = text.split(':');
    const total = yuan(parts.pop()!);
    return { year: Number(parts[0] ?? '2024'), institution: parts[1] ?? 'H1', total };
  });
}

export function baseFacts(
  groups: Readonly<Record<string, readonly ReferenceCase[]>>,
  own: Settings = {},
  apart: readonly string[] = [],
): BaseFacts {
  return { year: 2025, params: settings(own), cases: listed(groups), apart: new Set(apart) };
}

/** Groups of rows as the rules take them. */
export const listed = (
  groups: Readonly<Record<string, readonly ReferenceCase[]>>,
): ReadonlyMap<string, ListedCases> =>
  new Map(Object.entries(groups).map(([group, rows]) => [group, new ListedCases(rows)]));

/** The rows of cases that were listed. */
export const rowsOf = (cases: unknown): readonly ReferenceCase[] => (cases as ListedCases).rows;

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

/** A fraction as one reads it: a decimal where it ends, else in lowest terms. */
export function show(value: Fraction | undefined): string | undefined {
  if (!value) return undefined;
  const common = gcd(value.n, value.d) || 1n;
  return exactDecimal(value) ?? `${value.n / common}/${value.d / common}`;
}

export const INSTITUTIONS = ['H1', 'H2', 'H3', 'H4'] as const;

/** Reference cases of 2022 to 2024 in up to five groups; charges from nothing to a million yuan. */
export const anyGroups: fc.Arbitrary<Readonly<Record<string, readonly ReferenceCase[]>>> = fc.dictionary(
  fc.constantFrom('A1', 'A2', 'B1', 'B2', 'C1'),
  fc.array(
    fc.record({
      year: fc.integer({ min: 2022, max: 2024 }),
      institution: fc.constantFrom(...INSTITUTIONS),
      total: fc
        .oneof(fc.bigInt(0n, 3000n), fc.bigInt(0n, 10n ** 8n))
        .map((amount) => amount as ReferenceCase['total']),
    }),
    { minLength: 1, maxLength: 30 },
  ),
  { minKeys: 1 },
);

/** Settings under which every branch of trimming and weighting comes up. */
export const anySettings: fc.Arbitrary<Settings> = fc.record({
  'base.trim': fc.constantFrom('none', 'iqr', 'ratio'),
  'base.trim.k': fc.constantFrom('0', '0.5', '1.5', '3'),
  'base.trim.lower': fc.constantFrom('0', '0.25', '0.9'),
  'base.trim.upper': fc.constantFrom('1.1', '3'),
  'base.yearWeights': fc.constantFrom('2:3:5', '1:1:1', '0.2:0.3:0.5', '0:0:1'),
  'base.yearWeightMode': fc.constantFrom('means', 'sums'),
  'base.minCases': fc.constantFrom('0', '5'),
  'base.cvMax': fc.constantFrom('0.3', '1'),
  'base.deviation': fc.constantFrom('population', 'sample'),
});
