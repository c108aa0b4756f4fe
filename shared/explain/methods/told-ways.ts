import { type TraceStep, traced } from '../../law/trace.ts';
import type { SchemeKey } from '../../rules/parameters.ts';
import type { Area } from '../../settle/area.ts';
import type { Authority, Given, Source } from '../explanation.ts';
import { authority, fromLine, fromParameter, given, sumFormula } from '../given.ts';
import { type CellAt, columnGiven, type Link, type Origin, type Parts, rowLabel, type Way } from './cell.ts';
import { roundedToFen } from './ways.ts';

/** What a rule told of the cell, its symbols linked to where they stand. */
export const told =
  (links: Readonly<Record<string, Link>> = {}): Way =>
  (at) => {
    const step = at.steps.get(at.key)?.at(-1);
    return step && stepParts(at, step, links);
  };

/** What a rule told of another column of the row, with the formula that gives this one. */
export const retold =
  (
    column: string,
    formula: (inputs: TraceStep['inputs']) => string,
    links: Readonly<Record<string, Link>> = {},
  ): Way =>
  (at) => {
    const step = at.steps.get(at.key.replace(/[^/]*$/, column))?.at(-1);
    return step && stepParts(at, { ...step, formula: formula(step.inputs) }, links);
  };

/**
 * The sum of what a rule told several times, each a line of its own. A step that only leads to the next one, by its
 * rule, is the line that the next one takes by the symbol given.
 */
export const toldSum =
  (
    links: Readonly<Record<string, Link>> = {},
    leading: { readonly rule: RegExp; readonly symbol: string } | undefined = undefined,
  ): Way =>
  (at) => {
    const steps = at.steps.get(at.key);
    if (!steps) return undefined;
    const lines: Given[] = [];
    let before: string | undefined;
    for (const [index, step] of steps.entries()) {
      const key = `${at.key}#${index + 1}`;
      const chained = before !== undefined && leading ? { [leading.symbol]: linkTo(before) } : {};
      const parts = stepParts(at, step, { ...links, ...chained });
      const title = `${rowLabel(at.row)} ${parts.rule?.title ?? ''}`.trim();
      const line = { key, title, ...parts, result: step.result };
      at.context.add(step.result.unit === '元' ? roundedToFen(line) : line);
      const leads = leading?.rule.test(step.rule) ?? false;
      before = leads ? key : undefined;
      if (!leads) lines.push(given(`a${lines.length + 1}`, title, step.result, fromLine(key)));
    }
    return { formula: sumFormula(lines), givens: lines };
  };

const linkTo =
  (key: string): Origin =>
  () =>
    fromLine(key);

export function stepParts(at: CellAt, step: TraceStep, links: Readonly<Record<string, Link>>): Parts {
  const rule = authorityOf(at.context.area, step.rule);
  const used = new Set(step.formula.match(/[^\s()+−×÷,]+/gu));
  const givens = Object.entries(step.inputs)
    .filter(([symbol]) => used.has(symbol) || !/[^\d.\s()+−×÷,]/u.test(step.formula))
    .map(([symbol, amount]) => {
      if (amount.name === undefined) throw new RangeError(`${step.rule} uses ${symbol}, which has no name`);
      const { name, value, unit } = amount;
      return given(symbol, name, traced(value, unit), sourceOf(at, step, symbol, links));
    });
  return { formula: step.formula, givens, ...(rule && { rule }) };
}

function sourceOf(
  at: CellAt,
  { rule, inputs }: TraceStep,
  symbol: string,
  links: Readonly<Record<string, Link>>,
): Source {
  const amount = inputs[symbol]!;
  const link = links[symbol] ?? links[symbol.replace(/\d+$/, '')];
  if (typeof link === 'string') return columnGiven(at, link).source;
  if (link) return link(at, symbol, amount);
  if (amount.reason !== undefined) return { kind: 'choice', because: amount.reason };
  if (amount.parameter !== undefined) return fromParameter(at.context.area, amount.parameter as SchemeKey);
  return { kind: 'rule', rule };
}

/** The rule of an id among those in force. */
export function authorityOf({ programme }: Pick<Area, 'programme'>, id: string): Authority | undefined {
  const rule = Object.values(programme)
    .flat()
    .find((candidate) => candidate.id === id);
  return rule && authority(rule as never);
}
