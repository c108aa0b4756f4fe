import type { RuleInForce } from '../../shared/law/rule.ts';
import { ruleInForce } from '../../shared/law/rule.ts';
import { decimal } from '../../shared/money/decimal-text.ts';
import type { ReferenceCase } from '../../shared/rules/base/facts.ts';
import type { CoefficientFacts, CoefficientRule } from '../../shared/rules/coefficient/facts.ts';
import type { CoefficientLine } from '../../shared/rules/coefficient/lookup.ts';
import type { Component, Level } from '../../shared/sheets/tabs/values.ts';
import { listed, type Settings, settings, show } from './base-facts.ts';

/** H1 and H3 of the third level, H2 of the second, H4 a community centre. */
const LEVEL_OF: Readonly<Record<string, Level>> = { H1: '三級', H2: '二級', H3: '三級', H4: '社區' };

export const AREA = new Map(Object.entries(LEVEL_OF).map(([code, level]) => [code, { code, level }]));

export function coefficientFacts(
  groups: Readonly<Record<string, readonly ReferenceCase[]>>,
  own: Settings = {},
  further: {
    readonly without?: readonly string[];
    readonly components?: Readonly<Record<string, Partial<Record<Component, string>>>>;
  } = {},
): CoefficientFacts {
  const components = Object.entries(further.components ?? {}).map(
    ([code, values]) =>
      [
        code,
        new Map(Object.entries(values).map(([name, text]) => [name as Component, decimal(text)])),
      ] as const,
  );
  return {
    params: settings(own),
    cases: listed(groups),
    institutions: AREA,
    without: new Set(further.without),
    components: new Map(components),
  };
}

export const inForce = (rule: CoefficientRule): RuleInForce<CoefficientFacts, readonly CoefficientLine[]> =>
  ruleInForce(rule, '2025-01-01')!;

export const shownLines = (lines: readonly CoefficientLine[]): readonly (string | undefined)[] =>
  lines.map(({ group, target, value }) => `${group} ${target} ${show(value)}`);
