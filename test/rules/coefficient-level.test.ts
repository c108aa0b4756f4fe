import { describe, expect, it } from 'vitest';
import type { TraceStep } from '../../shared/law/trace.ts';
import { levelCoefficients, levelRatios } from '../../shared/rules/coefficient/level.ts';
import type { Level } from '../../shared/sheets/tabs/values.ts';
import { cases, show } from './base-facts.ts';
import { coefficientFacts, inForce, shownLines } from './coefficient-facts.ts';

const level = inForce(levelCoefficients);

const LEVELS: readonly Level[] = ['三級', '二級', '一級', '社區'];

/** Coefficients from the highest level down, of level means given in thousandths of an area mean of 1. */
function filled(...thousandths: readonly (number | undefined)[]) {
  const levels = new Map(
    thousandths.flatMap((mean, index) =>
      mean === undefined ? [] : [[LEVELS[index]!, { cases: 1n, total: BigInt(mean) }] as const],
    ),
  );
  const ratios = levelRatios({
    group: 'A',
    area: { cases: 1n, total: 1000n },
    institutions: new Map(),
    levels,
  });
  expect([...ratios.keys()]).toEqual(ratios.size ? LEVELS : []);
  return [...ratios.values()].map(({ exact }) => show(exact));
}

const none = undefined;

describe('等級係數的缺值', () => {
  it('leaves values of its own alone', () => {
    expect(filled(1300, 1000, 900, 700)).toEqual(['1.3', '1', '0.9', '0.7']);
  });

  it.each([
    ['二級 from 三級', [1200, none, 900, 700], ['1.2', '1.08', '0.9', '0.7']],
    ['三級, the highest, from 二級', [none, 1000, 900, 700], ['1.1', '1', '0.9', '0.7']],
    ['社區, the lowest, from 一級', [1300, 1000, 900, none], ['1.3', '1', '0.9', '0.81']],
  ])('%s', (_, own, all) => {
    expect(filled(...own)).toEqual(all);
  });

  it('takes the higher level before the lower', () => {
    expect(filled(1200, none, 500, none)).toEqual(['1.2', '1.08', '0.5', '0.45']);
  });

  it('takes a neighbour computed from cases before one that is itself a fallback', () => {
    // 一級: 110 % of 社區, not 90 % of the 1.17 that 二級 falls back to.
    expect(filled(1300, none, none, 800)).toEqual(['1.3', '1.17', '0.88', '0.8']);
    // 二級: no value above, 110 % of 一級; 三級 then 110 % of that.
    expect(filled(none, none, 1000, 700)).toEqual(['1.21', '1.1', '1', '0.7']);
  });

  it.each([
    ['三級', [1000, none, none, none], ['1', '0.9', '0.81', '0.729']],
    ['二級', [none, 1000, none, none], ['1.1', '1', '0.9', '0.81']],
    ['一級', [none, none, 1000, none], ['1.21', '1.1', '1', '0.9']],
    ['社區', [none, none, none, 1000], ['1.331', '1.21', '1.1', '1']],
  ])('fills all levels from %s alone, step by step', (_, own, all) => {
    expect(filled(...own)).toEqual(all);
  });

  it('takes a level whose charges are zero for one without a value', () => {
    expect(filled(1200, 0, 900, 700)).toEqual(['1.2', '1.08', '0.9', '0.7']);
  });

  it('has nothing where no level has a value', () => {
    expect(filled()).toEqual([]);
  });
});

describe('等級係數', () => {
  // 三級 (H1, H3) 250, 二級 400, area 325.
  const groups = {
    A: cases('2024:H1:100', '2024:H1:200', '2024:H3:450', '2024:H2:300', '2024:H2:400', '2024:H2:500'),
    B: cases('2024:GONE:5'),
  };

  it('is published by level, each rounded once', () => {
    // 10/13, 16/13, 0.9 × 16/13 = 1.107692…, 0.81 × 16/13 = 0.996923…
    expect(shownLines(level.apply(coefficientFacts(groups)))).toEqual([
      'A 三級 0.7692',
      'A 二級 1.2308',
      'A 一級 1.1077',
      'A 社區 0.9969',
    ]);
  });

  it('has floor, cap and groups without', () => {
    const own = { 'coefficient.floor': '0.9', 'coefficient.cap': '1.15' };
    expect(shownLines(level.apply(coefficientFacts(groups, own)))).toEqual([
      'A 三級 0.9',
      'A 二級 1.15',
      'A 一級 1.1077',
      'A 社區 0.9969',
    ]);
    expect(level.apply(coefficientFacts(groups, {}, { without: ['A'] }))).toEqual([]);
  });

  it('tells the trace where each value comes from', () => {
    const steps: TraceStep[] = [];
    level.apply(coefficientFacts(groups), (step) => steps.push(step));
    expect(
      steps.map(({ formula, inputs }) => [
        formula,
        Object.fromEntries(Object.entries(inputs).map(([symbol, { value }]) => [symbol, show(value)])),
      ]),
    ).toEqual([
      ['c̄_l ÷ c̄_g', { c̄_l: '250', c̄_g: '325' }],
      ['c̄_l ÷ c̄_g', { c̄_l: '400', c̄_g: '325' }],
      ['0.9 × k_上', { k_上: '16/13' }],
      ['0.9 × k_上', { k_上: '72/65' }],
    ]);
  });
});
