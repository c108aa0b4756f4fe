import type { Trace, Traced } from '../../law/trace.ts';
import { traced } from '../../law/trace.ts';
import { type Fen, fen, NO_MONEY, portion } from '../../money/fen.ts';
import { type Fraction, ONE, over, plus, smaller, times } from '../../money/fraction.ts';
import { type CapitationRule, type Settings, yuanOf } from './facts.ts';

export interface PerformanceFacts {
  /** A 醫共體's budget in one fund, in fen */
  readonly budget: Fen;
  /** 健康管理率 and 慢病控制率 where `capitation.performance.by` is `rates` */
  readonly rates: readonly [Fraction, Fraction] | undefined;
  /** Score and full mark of the appraisal where it is `score` */
  readonly score: readonly [Fraction, Fraction] | undefined;
  readonly params: Settings<
    | 'capitation.performance.by'
    | 'capitation.performance.share'
    | 'capitation.performance.weights'
    | 'capitation.performance.targets'
  >;
}

/** The part of a budget that waits for performance, and what of it is earned. */
export interface Performance {
  readonly held: Fen;
  readonly earned: Fen;
}

type PerformanceRule = CapitationRule<PerformanceFacts, Performance>;

const share = { instrument: 'FG', article: '二（一）', grade: '待核' } as const;

/** 不與績效掛鉤：全部人頭預算都可用。 */
export const noPerformance: PerformanceRule = {
  id: 'capitation-performance-none',
  title: '人頭預算不與績效掛鉤',
  step: 'capitation',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', grade: '待核' }],
      formula: '扣留 0',
      when: ({ params }) => params['capitation.performance.by'] === 'none',
      apply: () => ({ held: NO_MONEY, earned: NO_MONEY }),
    },
  ],
};

/** 按兩率掛鉤：預算的一部分按健康管理率與慢病控制率的完成程度核給，超過目標的按目標計。 */
export const performanceByRates: PerformanceRule = {
  id: 'capitation-performance-rates',
  title: '人頭預算按健康管理率與慢病控制率核給',
  step: 'capitation',
  versions: [
    {
      from: '2016-07-01',
      cites: [share],
      interpretation:
        '演講稿只說某市將預算的 30% 與兩率掛鉤，沒有算式；各率除以目標、以 1 為限，再按權重平均。',
      formula: 'B × p × Σ(w × min(r ÷ t, 1)) ÷ Σw',
      when: ({ params }) => params['capitation.performance.by'] === 'rates',
      apply: ({ budget, rates, params }, trace) => {
        if (!rates) throw new RangeError('performance by rates without rates');
        const weights = params['capitation.performance.weights'];
        const targets = params['capitation.performance.targets'];
        const reached = rates.map((rate, index) =>
          times(weights[index]!, smaller(over(rate, targets[index]!), ONE)),
        );
        const ratio = over(reached.reduce(plus), weights.reduce(plus));
        const inputs = {
          r1: traced(rates[0], '', '健康管理率'),
          t1: traced(targets[0]!, '', '健康管理率目標', 'capitation.performance.targets'),
          w1: traced(weights[0]!, '', '健康管理率權重', 'capitation.performance.weights'),
          r2: traced(rates[1], '', '慢病控制率'),
          t2: traced(targets[1]!, '', '慢病控制率目標', 'capitation.performance.targets'),
          w2: traced(weights[1]!, '', '慢病控制率權重', 'capitation.performance.weights'),
        };
        const formula = 'H × (w1 × min(r1 ÷ t1, 1) + w2 × min(r2 ÷ t2, 1)) ÷ (w1 + w2)';
        return earnedOf('capitation-performance-rates', formula, { budget, params, ratio, inputs }, trace);
      },
    },
  ],
};

/** 按考核掛鉤：預算的一部分按考核得分佔滿分的比例核給，以全額為限。 */
export const performanceByScore: PerformanceRule = {
  id: 'capitation-performance-score',
  title: '人頭預算按考核得分核給',
  step: 'capitation',
  versions: [
    {
      from: '2016-07-01',
      cites: [share],
      interpretation: '以考核得分代替兩率，按得分佔滿分的比例核給（文本未寫）。',
      formula: 'B × p × min(s ÷ 滿分, 1)',
      when: ({ params }) => params['capitation.performance.by'] === 'score',
      apply: ({ budget, score, params }, trace) => {
        if (!score) throw new RangeError('performance by score without a score');
        const ratio = smaller(over(...score), ONE);
        const inputs = { s: traced(score[0], '', '考核得分'), F: traced(score[1], '', '滿分') };
        const facts = { budget, params, ratio, inputs };
        return earnedOf('capitation-performance-score', 'H × min(s ÷ F, 1)', facts, trace);
      },
    },
  ],
};

interface Earning extends Pick<PerformanceFacts, 'budget' | 'params'> {
  readonly ratio: Fraction;
  readonly inputs: Readonly<Record<string, Traced>>;
}

/** Rounds what is held once, and what is earned of it once, so that each follows from the amount shown before it. */
function earnedOf(
  rule: string,
  formula: string,
  { budget, params, ratio, inputs }: Earning,
  trace: Trace | undefined,
): Performance {
  const held = heldOf(budget, params);
  const earned = portion(held, ratio);
  trace?.({
    rule,
    formula,
    inputs: { H: yuanOf(held, '績效部分'), ...inputs },
    result: yuanOf(earned),
  });
  return { held, earned };
}

/** What the settings ask to know of a 醫共體 at the end of the year. */
export const performanceAsks = (
  params: Settings<'capitation.performance.by' | 'capitation.control.steps'>,
): { readonly rates: boolean; readonly score: boolean; readonly control: boolean } => ({
  rates: params['capitation.performance.by'] === 'rates',
  score: params['capitation.performance.by'] === 'score',
  control: params['capitation.control.steps'].length > 0,
});

/** What of a budget waits for performance, before anybody knows how the year went. */
export const heldOf = (
  budget: Fen,
  params: Settings<'capitation.performance.by' | 'capitation.performance.share'>,
): Fen =>
  params['capitation.performance.by'] === 'none'
    ? NO_MONEY
    : portion(budget, params['capitation.performance.share']);

/** A, what a 醫共體 may spend: its budget but for what performance did not earn. */
export const availableOf = (budget: Fen, { held, earned }: Performance): Fen => fen(budget - held + earned);
