import type { Tabs } from '../../methods/workbook.ts';
import { share } from '../oracle.ts';
import { least, NIL, Rational, total, whole } from '../rational.ts';
import { larger, num, type Params, type Row, rowsIn, yuan } from './oracle-tabs.ts';

/** Rulebook §11, 考核: indicators to a score; the score to money by a release table, a coefficient or a pool. */

const YES = '是';
const ONE = whole(1);

/** As good as the limit, or better. */
function reaches(row: Row, value: Rational, limit: Rational): boolean {
  const lead = row['方向'] === '越高越好' ? value.subtract(limit) : limit.subtract(value);
  return row['不含本數'] === YES ? NIL.less(lead) : !lead.less(NIL);
}

function pointsOf(row: Row, value: Rational): Rational {
  const [weight, target, zero] = [num(row['權重']), num(row['目標值']), num(row['零分值'])];
  switch (row['計分方式']) {
    case '線性': {
      const part = value.subtract(zero).divide(target.subtract(zero));
      return weight.multiply(least(larger(part, NIL), ONE));
    }
    case '分段': {
      const reached = row['分段']!.split(',')
        .map((step) => step.split(':').map(Rational.of))
        .filter(([limit]) => reaches(row, value, limit!));
      return reached.at(-1)?.[1] ?? NIL;
    }
    case '達標':
      return reaches(row, value, target) ? weight : NIL;
    default:
      return NIL.subtract(weight.multiply(value));
  }
}

function vetoes(row: Row, value: Rational): boolean {
  if (row['一票否決'] !== YES) return false;
  return row['計分方式'] === '扣分' ? NIL.less(value) : !reaches(row, value, num(row['目標值']));
}

export interface Scored {
  readonly score: Rational;
  readonly passed: boolean;
}

/** The score of a party under a plan: earned less deducted, never below nothing, nothing at all after a veto. */
export function scoreIn(tabs: Tabs, plan: string, party: string): Scored {
  const row = rowsIn(tabs, '考核方案').find((one) => one['方案'] === plan)!;
  const lines = rowsIn(tabs, '考核指標')
    .filter((one) => one['方案'] === plan)
    .map((indicator) => {
      const value = rowsIn(tabs, '考核數據').find(
        (one) => one['方案'] === plan && one['機構或醫共體'] === party && one['指標'] === indicator['指標'],
      )!;
      return { indicator, value: num(value['數值']) };
    });
  const vetoed = lines.some(({ indicator, value }) => vetoes(indicator, value));
  const sum = total(lines.map(({ indicator, value }) => pointsOf(indicator, value)));
  const score = vetoed ? NIL : larger(sum, NIL);
  return { score, passed: !vetoed && !score.less(num(row['合格線'])) };
}

interface Band {
  readonly ratio: Rational;
  readonly reward: Rational;
}

/** 福建 2001: from 90 all and a reward, from 80 all, from 60 3 % less for every point below 80, below 60 nothing. */
function released(score: Rational, reward: Rational): Band {
  if (score.less(whole(60))) return { ratio: NIL, reward: NIL };
  if (!score.less(whole(90))) return { ratio: ONE, reward };
  const short = larger(whole(80).subtract(score), NIL);
  return { ratio: ONE.subtract(short.multiply(Rational.of('0.03'))), reward: NIL };
}

/** The plan's own bands, the highest that the score reaches. */
function banded(tabs: Tabs, plan: string, score: Rational): Band | undefined {
  const bands = rowsIn(tabs, '考核分檔').filter((row) => row['方案'] === plan);
  if (bands.length === 0) return undefined;
  const best = bands
    .filter((row) => !score.less(num(row['得分下限'])))
    .reduce<Row | undefined>(
      (high, row) => (high && num(row['得分下限']).less(num(high['得分下限'])) ? high : row),
      undefined,
    );
  if (!best) return { ratio: NIL, reward: NIL };
  const short = best['起算分'] ? larger(num(best['起算分']).subtract(score), NIL) : NIL;
  const ratio = num(best['比例']).subtract(short.multiply(num(best['每分減'])));
  return { ratio: larger(ratio, NIL), reward: num(best['獎勵比例']) };
}

/** What is held and not released is lost; the reward comes on top. */
export function oracleDeposit(tabs: Tabs, row: Row, params: Params) {
  const { score } = scoreIn(tabs, row['方案']!, row['機構或醫共體']!);
  const band =
    banded(tabs, row['方案']!, score) ?? released(score, num(params['appraisal.reward.ratio'] ?? '0'));
  const held = num(row['基數'])
    .multiply(num(row['計提比例'] || (params['appraisal.deposit'] ?? '0.05')))
    .round(2);
  const lost = ONE.less(band.ratio) ? NIL : held.multiply(ONE.subtract(band.ratio)).round(2);
  const reward = held.multiply(band.reward).round(2);
  return {
    held: yuan(held),
    lost: yuan(lost),
    released: yuan(held.subtract(lost)),
    reward: yuan(reward),
    change: yuan(reward.subtract(lost)),
  };
}

/** A coefficient by the plan's bands, or the score's share of the full mark. */
export function oracleCoefficient(tabs: Tabs, row: Row) {
  const plan = rowsIn(tabs, '考核方案').find((one) => one['方案'] === row['方案'])!;
  const { score } = scoreIn(tabs, row['方案']!, row['機構或醫共體']!);
  const base = num(row['基數'])
    .multiply(num(row['計提比例'] || '1'))
    .round(2);
  const ratio = banded(tabs, row['方案']!, score)?.ratio ?? score.divide(num(plan['滿分']));
  const amount = base.multiply(ratio).round(2);
  return { base: yuan(base), amount: yuan(amount), change: yuan(amount.subtract(base)) };
}

/** Hamilton by score × size among those who passed; nothing where nobody has a weight. */
export function oraclePool(tabs: Tabs, plan: string, fund: string, params: Params) {
  const rows = rowsIn(tabs, '考核兌現').filter((row) => row['方案'] === plan && row['險種'] === fund);
  const pool = rows.find((row) => row['機構或醫共體'] === '');
  if (!pool) return new Map<string, string>();
  const ratio = num(pool['計提比例'] || (params['appraisal.pool'] ?? '0.02'));
  const money = num(pool['基數']).multiply(ratio).round(2);
  const members = rows.filter((row) => row['機構或醫共體'] !== '');
  const passedOnly = (params['appraisal.pool.passedOnly'] ?? YES) === YES;
  const weights = members.map((row) => {
    const { score, passed } = scoreIn(tabs, plan, row['機構或醫共體']!);
    const weight = passed || !passedOnly ? score.multiply(num(row['規模'])) : NIL;
    return [row['機構或醫共體']!, weight] as const;
  });
  const sharing = new Map(weights.filter(([, weight]) => !weight.equals(NIL)));
  const parts = sharing.size > 0 ? share(money, sharing) : new Map<string, Rational>();
  return new Map(members.map((row) => [row['機構或醫共體']!, yuan(parts.get(row['機構或醫共體']!) ?? NIL)]));
}
