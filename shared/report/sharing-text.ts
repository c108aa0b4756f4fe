import { theRule } from '../law/rule.ts';
import type { Traced, TraceStep } from '../law/trace.ts';
import { exactDecimal } from '../money/decimal-text.ts';
import { fen } from '../money/fen.ts';
import { moneyText } from '../money/money-text.ts';
import { roundHalfAway } from '../money/round.ts';
import type { Area } from '../settle/area.ts';
import type { Pool } from '../settle/settlement.ts';

/**
 * How a year's money was shared, as the rule that did it tells: in words, with its ratio, then with the money put in.
 * `結餘留用與超支分擔　B ≥ E：D = E + (B − E) × 0.85 = 90.00 + (100.00 − 90.00) × 0.85 = 98.50`
 */
export function sharingText(pool: Pool, area: Area): string {
  const budget = fen(pool.budget - pool.leftPool);
  const facts = { budget, itemized: pool.byItemFund, params: area.params };
  const rule = theRule(area.programme.sharing, facts);
  const steps: TraceStep[] = [];
  const result = moneyText(rule.apply(facts, (step) => steps.push(step)));
  const { formula, inputs } = steps.at(-1)!;
  const side = budget >= pool.byItemFund ? 'B ≥ E' : 'B < E';
  const ratios = Object.fromEntries(Object.entries(inputs).filter(([, { unit }]) => unit !== '元'));
  const shown = [...new Set([put(formula, ratios), put(formula, inputs), result])];
  return `${rule.title}　${side}：D = ${shown.join(' = ')}`;
}

/** A formula with numbers in place of its symbols: a letter, or a letter and a number. */
const put = (formula: string, inputs: Readonly<Record<string, Traced>>): string =>
  formula.replace(/(?<![A-Za-z])[A-Za-z]\d*(?![A-Za-z\d])/g, (symbol) =>
    inputs[symbol] ? tracedText(inputs[symbol]) : symbol,
  );

const tracedText = ({ value, unit }: Traced): string =>
  unit === '元'
    ? moneyText(roundHalfAway({ n: value.n * 100n, d: value.d }))
    : (exactDecimal(value) ?? `${value.n}/${value.d}`);
