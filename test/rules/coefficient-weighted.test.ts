import { describe, expect, it } from 'vitest';
import type { Finding } from '../../shared/findings/finding.ts';
import type { TraceStep } from '../../shared/law/trace.ts';
import { checkWeights } from '../../shared/rules/coefficient/check-weights.ts';
import { weightedCoefficients } from '../../shared/rules/coefficient/weighted.ts';
import { definedPlaces } from '../../shared/sheets/read-tab.ts';
import { parametersTab } from '../../shared/sheets/tabs/area-tabs.ts';
import { componentsTab } from '../../shared/sheets/tabs/group-tabs.ts';
import { cases, type Settings, show } from './base-facts.ts';
import { coefficientFacts, inForce, shownLines } from './coefficient-facts.ts';

const weighted = inForce(weightedCoefficients);

// Area 325; 三級 250 = 10/13, of which H1 150 = 6/13 and H3 450 = 18/13; 二級 (H2) 400 = 16/13.
const GROUPS = {
  A: cases('2024:H1:100', '2024:H1:200', '2024:H3:450', '2024:H2:300', '2024:H2:400', '2024:H2:500'),
};

const ALL_ONE = { CMI: '1', 人次人頭比: '1', 個人負擔: '1' };
const COMPONENTS = {
  H1: { CMI: '1.1', 人次人頭比: '0.9', 個人負擔: '1.2' },
  H2: { CMI: '0.95', 人次人頭比: '1', 個人負擔: '1' },
  H3: ALL_ONE,
  H4: ALL_ONE,
};

const TWO_WEIGHTS = {
  'coefficient.weight.level': '0.7',
  'coefficient.weight.cmi': '0',
  'coefficient.weight.visits': '0',
  'coefficient.weight.burden': '0',
};

describe('多要素加權的差異係數', () => {
  it('adds weight × component, rounded once', () => {
    expect(shownLines(weighted.apply(coefficientFacts(GROUPS, {}, { components: COMPONENTS })))).toEqual([
      // 0.5 × 10/13 + 0.3 × 6/13 + 0.03 × 1.1 + 0.085 × 0.9 + 0.085 × 1.2 = 0.734576…
      'A H1 0.7346',
      // 0.8 × 16/13 + 0.03 × 0.95 + 0.17 = 1.183115…
      'A H2 1.1831',
      // 0.5 × 10/13 + 0.3 × 18/13 + 0.2 = 1
      'A H3 1',
      // 社區 falls back to 0.81 × 16/13; without cases of its own, history is 1: 0.498461… + 0.3 + 0.2
      'A H4 0.9985',
    ]);
  });

  it('does not round a component before it is weighted', () => {
    // Level 16/33, H1 4/11: 0.7 × 16/33 + 0.3 × 4/11 = 0.448484…; of 0.4848 and 0.3636 it would be 0.44844.
    const groups = { A: cases('2024:H1:1', '2024:H1:1', '2024:H3:2', '2024:H2:7') };
    expect(shownLines(weighted.apply(coefficientFacts(groups, TWO_WEIGHTS)))[0]).toBe('A H1 0.4485');
  });

  it('does not ask for a component that weighs nothing', () => {
    // H1: 0.7 × 10/13 + 0.3 × 6/13 = 8.8/13; H3: (7 + 5.4)/13.
    expect(shownLines(weighted.apply(coefficientFacts(GROUPS, TWO_WEIGHTS)))).toEqual([
      'A H1 0.6769',
      'A H2 1.2308',
      'A H3 0.9538',
      'A H4 0.9978',
    ]);
  });

  it('gives no line to an institution that lacks a component, nor to groups without coefficients or cases', () => {
    const { H3: _, ...others } = COMPONENTS;
    const lines = weighted.apply(coefficientFacts(GROUPS, {}, { components: others }));
    expect(lines.map(({ target }) => target)).toEqual(['H1', 'H2', 'H4']);
    expect(weighted.apply(coefficientFacts(GROUPS, {}, { components: COMPONENTS, without: ['A'] }))).toEqual(
      [],
    );
    const gone = { A: cases('2024:GONE:5') };
    expect(weighted.apply(coefficientFacts(gone, {}, { components: COMPONENTS }))).toEqual([]);
  });

  it('applies floor and cap to the sum', () => {
    const own = { 'coefficient.floor': '0.8', 'coefficient.cap': '1.1' };
    const lines = weighted.apply(coefficientFacts(GROUPS, own, { components: COMPONENTS }));
    expect(lines.map(({ value }) => show(value))).toEqual(['0.8', '1.1', '1', '0.9985']);
  });

  it('tells the trace the weight and the value of every component', () => {
    const steps: TraceStep[] = [];
    weighted.apply(coefficientFacts(GROUPS, {}, { components: COMPONENTS }), (step) => steps.push(step));
    const [first] = steps;
    expect(first!.formula).toBe(
      'w_等級 × 等級 + w_歷史 × 歷史 + w_CMI × CMI + w_人次人頭比 × 人次人頭比 + w_個人負擔 × 個人負擔',
    );
    expect(Object.entries(first!.inputs).map(([symbol, { value }]) => [symbol, show(value)])).toEqual([
      ['w_等級', '0.5'],
      ['等級', '10/13'],
      ['w_歷史', '0.3'],
      ['歷史', '6/13'],
      ['w_CMI', '0.03'],
      ['CMI', '1.1'],
      ['w_人次人頭比', '0.085'],
      ['人次人頭比', '0.9'],
      ['w_個人負擔', '0.085'],
      ['個人負擔', '1.2'],
    ]);
    expect(steps).toHaveLength(4);
  });
});

describe('權重檢查', () => {
  const places = { parameters: definedPlaces(parametersTab), components: definedPlaces(componentsTab) };

  function check(
    own: Settings,
    components: Parameters<typeof coefficientFacts>[2] = { components: COMPONENTS },
  ) {
    const findings: Finding[] = [];
    const facts = coefficientFacts({}, { 'coefficient.method': 'weighted', ...own }, components);
    checkWeights(facts, places, (found) => findings.push(found));
    return findings;
  }
  const messages = (own: Settings) =>
    check(own).map(({ code, where, message }) => `${code} ${where.tab} ${message}`);

  it('passes the bounds themselves', () => {
    expect(check({})).toEqual([]);
  });

  it.each([
    [
      { 'coefficient.weight.level': '0.49', 'coefficient.weight.visits': '0.095' },
      '差異係數權重不合規：等級係數權重為 0.49，不得低於 0.5。',
    ],
    [
      { 'coefficient.weight.history': '0.3001', 'coefficient.weight.visits': '0.0849' },
      '差異係數權重不合規：歷史費用係數權重為 0.3001，不得高於 0.3。',
    ],
    [
      { 'coefficient.weight.cmi': '0.02', 'coefficient.weight.visits': '0.095' },
      '差異係數權重不合規：CMI 係數權重為 0.02，不得低於 0.03。',
    ],
    [
      { 'coefficient.weight.visits': '0.0850000001' },
      '差異係數權重不合規：各項權重合計為 1.0000000001，應恰為 1。',
    ],
    [
      { 'coefficient.weight.visits': '0.0849999999' },
      '差異係數權重不合規：各項權重合計為 0.9999999999，應恰為 1。',
    ],
  ])('refuses %o', (own, message) => {
    expect(messages(own)).toEqual([`COEFFICIENT_WEIGHTS 參數 ${message}`]);
  });

  it('tells everything at once', () => {
    const own = {
      'coefficient.weight.level': '0.4',
      'coefficient.weight.history': '0.5',
      'coefficient.weight.cmi': '0',
    };
    expect(check(own).map(({ code, severity }) => `${code} ${severity}`)).toEqual(
      Array(4).fill('COEFFICIENT_WEIGHTS block'),
    );
  });

  it('names every institution that lacks a component with a weight', () => {
    const { 個人負擔: _, ...two } = ALL_ONE;
    const own = {
      'coefficient.weight.level': '0.57',
      'coefficient.weight.visits': '0.1',
      'coefficient.weight.burden': '0',
    };
    const components = { components: { H1: two, H2: { CMI: '1' }, H3: ALL_ONE } };
    expect(
      check(own, components).map(({ code, where, message }) => `${code} ${where.tab} ${message}`),
    ).toEqual([
      'COMPONENT_MISSING 係數要素 機構「H2」缺少差異係數要素「人次人頭比」。',
      'COMPONENT_MISSING 係數要素 機構「H4」缺少差異係數要素「CMI」。',
      'COMPONENT_MISSING 係數要素 機構「H4」缺少差異係數要素「人次人頭比」。',
    ]);
  });

  it.each(['none', 'hospital', 'level'])('says nothing under the method %s', (method) => {
    expect(check({ 'coefficient.method': method, 'coefficient.weight.level': '0' }, {})).toEqual([]);
  });
});
