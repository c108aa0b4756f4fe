import { type Trace, type Traced, traced } from '../../law/trace.ts';
import { allocate } from '../../money/allocate.ts';
import { type Fen, fen, NO_MONEY, portion } from '../../money/fen.ts';
import { type Fraction, fraction, ONE, over, plus, times, ZERO } from '../../money/fraction.ts';
import { oddFenOf } from '../odd-fen.ts';
import type { SchemeParameters } from '../parameters.ts';
import { type GroupRule, type YearFacts, type YearShares, yuanOf } from './facts.ts';

type SharingRule = GroupRule<YearFacts, YearShares>;

const NOTHING: YearShares = {
  retained: NO_MONEY,
  byGroup: NO_MONEY,
  byFinance: NO_MONEY,
  byFund: NO_MONEY,
};

const overran = ({ total, spent }: YearFacts): boolean => spent > total;
const bornByGroup = ({ passed, params }: YearFacts): boolean =>
  !passed && params['groupPayment.overrunFailed'] === 'group';

/** 結餘留用：支出低於年度總額，經考核合格，結餘按比例（汕尾城區為全部）留給集團。 */
export const groupSurplus: SharingRule = {
  id: 'group-surplus',
  title: '集團結餘留用',
  step: 'groupPayment',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'SW',
          article: '三（一）2（1）',
          quote: '經考核合格，其結餘部分留給醫療集團合理使用',
          grade: '原文',
        },
      ],
      interpretation: '考核不合格的按 groupPayment.retainFailed（預設不留用）。',
      formula: '(總額 − 支出) × 留用比例',
      when: (facts) => !overran(facts),
      apply: ({ total, spent, passed, params }, trace) => {
        const ratio = params[passed ? 'groupPayment.retain' : 'groupPayment.retainFailed'];
        const retained = portion(fen(total - spent), ratio);
        trace?.({
          rule: 'group-surplus',
          formula: '(B − E) × s',
          inputs: {
            B: yuanOf(total, '年度總額'),
            E: yuanOf(spent, '總額內支出'),
            s: traced(ratio, '', '留用比例', passed ? 'groupPayment.retain' : 'groupPayment.retainFailed'),
          },
          result: yuanOf(retained),
        });
        return { ...NOTHING, retained };
      },
    },
  ],
};

/** 合理超支分擔：超支按方案年次由集團、財政、醫保三方分擔，最大餘數法到分；不合理超支先由集團承擔。 */
export const groupOverrun: SharingRule = {
  id: 'group-overrun',
  title: '集團合理超支分擔',
  step: 'groupPayment',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'SW', article: '三（一）2（2）', grade: '原文' }],
      interpretation:
        '「合理超支」以外的部分由集團自行承擔，文稿未寫算法，取認定的金額且不大於超支。年次由參數 groupPayment.firstYear 起算，未填的按第三年起。',
      formula: '不合理超支歸集團；其餘 × 集團:財政:醫保（最大餘數法）',
      when: (facts) => overran(facts) && !bornByGroup(facts),
      apply: (facts, trace) => {
        const overrun = fen(facts.spent - facts.total);
        const own = facts.unreasonable < overrun ? facts.unreasonable : overrun;
        const shares = sharesOf(facts);
        const parts = allocate(fen(overrun - own), wholeWeights(shares));
        const byGroup = fen(own + parts.get('group')!);
        const [weight, whole] = [shares[0]!, shares.reduce(plus, ZERO)];
        const exact = over(times(fraction(overrun - own), weight), whole);
        tell(trace, 'group-overrun', 'N + trunc((E − B − N) × g ÷ W) + u', facts, byGroup, {
          N: yuanOf(own, '不合理超支（不大於超支）'),
          g: traced(weight, '', '集團分擔的份數', shareSetting(facts.schemeYear)),
          W: traced(whole, '', '三方份數合計', shareSetting(facts.schemeYear)),
          u: oddFenOf(exact, fen(byGroup - own)),
        });
        return { ...NOTHING, byGroup, byFinance: parts.get('finance')!, byFund: parts.get('fund')! };
      },
    },
  ],
};

/** 考核不合格的超支：參數定為全由集團承擔時適用。 */
export const groupOverrunFailed: SharingRule = {
  id: 'group-overrun-failed',
  title: '考核不合格的超支',
  step: 'groupPayment',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'SW', article: '三（一）2（2）', grade: '推定' }],
      interpretation: '文稿為「根據考核情況」分擔；不合格時全由集團承擔是一種讀法，預設不用。',
      formula: '支出 − 總額',
      when: (facts) => overran(facts) && bornByGroup(facts),
      apply: (facts, trace) => {
        const overrun = fen(facts.spent - facts.total);
        tell(trace, 'group-overrun-failed', 'E − B', facts, overrun);
        return { ...NOTHING, byGroup: overrun };
      },
    },
  ],
};

/** Percentages of group, finance and fund in the year of the scheme. */
export function sharesOf({
  schemeYear,
  params,
}: Pick<YearFacts, 'schemeYear'> & { params: SchemeParameters }) {
  return params[shareSetting(schemeYear)];
}

/** The setting of the shares in a year of the scheme. */
export function shareSetting(schemeYear: number | undefined) {
  if (schemeYear === 1) return 'groupPayment.overrun.first';
  return schemeYear === 2 ? 'groupPayment.overrun.second' : 'groupPayment.overrun.later';
}

/** The percentages as whole weights, in one unit. */
function wholeWeights(shares: readonly Fraction[]) {
  const unit = shares.reduce((product, { d }) => times(product, { n: d, d: 1n }), ONE).n;
  return ['group', 'finance', 'fund'].map((key, index) => {
    const { n, d } = shares[index]!;
    return { key, weight: (n * unit) / d };
  });
}

function tell(
  trace: Trace | undefined,
  rule: string,
  formula: string,
  { total, spent }: YearFacts,
  result: Fen,
  more: Readonly<Record<string, Traced>> = {},
): void {
  trace?.({
    rule,
    formula,
    inputs: {
      B: yuanOf(total, '年度總額'),
      E: yuanOf(spent, '總額內支出'),
      ...more,
    },
    result: yuanOf(result),
  });
}
