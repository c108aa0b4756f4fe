import type { Place } from '../findings/finding.ts';
import type { RuleInForce } from '../law/rule.ts';
import { type Traced, type TraceStep, traced } from '../law/trace.ts';
import type { Fen } from '../money/fen.ts';
import { type Fraction, fraction } from '../money/fraction.ts';
import type { SchemeKey } from '../rules/parameters.ts';
import type { Area } from '../settle/area.ts';
import { parameterPlace } from '../settle/parameter-set.ts';
import type { Authority, Given, Line, Source } from './explanation.ts';

export const yuanOf = (amount: Fen): Traced => traced(fraction(amount, 100n), '元');

export const pointsOf = (units: bigint, decimals: number): Traced =>
  traced(fraction(units, 10n ** BigInt(decimals)), '點');

export const fromLine = (key: string): Source => ({ kind: 'line', key });
export const fromCell = (where: Place): Source => ({ kind: 'cell', where });

/** A setting, and whose word it is. */
export function fromParameter({ uses, tables, places }: Area, key: SchemeKey | 'area.meanCost'): Source {
  const use = uses.find((candidate) => candidate.key === key);
  return {
    kind: 'parameter',
    key,
    grade: use?.grade ?? '',
    ...(use?.cite && { cite: use.cite }),
    ...(use?.source === '本地' && { where: parameterPlace(key, tables.parameters, places.parameters) }),
  };
}

export const given = (symbol: string, name: string, amount: Traced, source: Source): Given => ({
  symbol,
  name,
  amount,
  source,
});

export const authority = ({ id, title, cites, interpretation }: RuleInForce<never, unknown>): Authority => ({
  id,
  title,
  cites,
  ...(interpretation !== undefined && { interpretation }),
});

/** `b1 + b2 + …`; of nothing, `0`. */
export const sumFormula = (givens: readonly Given[]): string =>
  givens.map(({ symbol }) => symbol).join(' + ') || '0';

export const sumOf = (amounts: readonly Traced[], unit: Traced['unit']): Traced =>
  traced(
    amounts.reduce<Fraction>(
      (sum, { value }) => ({ n: sum.n * value.d + value.n * sum.d, d: sum.d * value.d }),
      {
        n: 0n,
        d: 1n,
      },
    ),
    unit,
  );

/** What a symbol of a rule's trace is called and where it comes from. */
export type Names = Readonly<Record<string, readonly [name: string, source: Source]>>;

/** `a1`, `a2` … have one name, that of `a`. */
const nameOf = (names: Names, symbol: string) => names[symbol] ?? names[symbol.replace(/\d+$/, '')];

/**
 * A line made from what a rule told its trace.
 *
 * @throws RangeError for a symbol that has no name: every symbol a rule uses must be explained
 */
export function lineOf(
  key: string,
  title: string,
  step: TraceStep,
  names: Names,
  further: Pick<Line, 'decimals' | 'rule'> = {},
): Line {
  const givens = Object.entries(step.inputs).map(([symbol, amount]) => {
    const name = nameOf(names, symbol);
    if (!name) throw new RangeError(`${step.rule} uses ${symbol}, which has no name`);
    return given(symbol, name[0], amount, name[1]);
  });
  return { key, title, formula: step.formula, givens, result: step.result, ...further };
}

/** The steps a computation told its trace. */
export function stepsOf(compute: (trace: (step: TraceStep) => void) => void): readonly TraceStep[] {
  const steps: TraceStep[] = [];
  compute((step) => steps.push(step));
  return steps;
}
