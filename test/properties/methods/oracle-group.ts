import type { Tabs } from '../../methods/workbook.ts';
import { share } from '../oracle.ts';
import { least, NIL, Rational, total, whole } from '../rational.ts';
import { CONSORTIUM, MONTHS, num, type Params, type Row, rowsIn, sumOf, yuan } from './oracle-tabs.ts';

/** Rulebook §9 a second time: a group's total, its months, who keeps or bears the difference, and the reward. */

const of = (key: string) => (row: Row) => `${row['醫共體']} ${row['險種']}` === key;
const YES = '是';

/** What the audit left of the rows. */
const audited = (rows: readonly Row[]): Rational => sumOf(rows, '申報金額').subtract(sumOf(rows, '核減金額'));

/** Mean of the base years × growth of contributions, and what was negotiated besides. */
export function totalOf(tabs: Tabs, key: string, params: Params): Rational {
  const row = rowsIn(tabs, '集團總額').find(of(key))!;
  const weights = (params['groupPayment.yearWeights'] ?? '1:1:1').split(':').map(Rational.of);
  const years = rowsIn(tabs, '集團基數').filter(of(key));
  const uses = weights.map((weight, index) => {
    const year = years.find((one) => one['年度'] === String(2025 - weights.length + index))!;
    return num(year['門診支付']).add(num(year['住院支付'])).multiply(weight);
  });
  const mean = total(uses).divide(total(weights));
  const growth = num(row['當年徵繳']).divide(num(row['上年徵繳']));
  return mean.multiply(growth).round(2).add(num(row['協商調整']));
}

const advanceOf = (all: Rational, params: Params): Rational =>
  all
    .multiply(num(params['groupPayment.advanceMonths'] ?? '1'))
    .divide(whole(12))
    .round(2);

function offsetOf(advance: Rational, here: readonly Rational[], mode: string | undefined): Rational {
  if (mode === 'yearEnd') return NIL;
  const at = here.length - 1;
  if (mode === 'first') {
    const left = advance.subtract(total(here.slice(0, at)));
    return least(here[at]!, left.less(NIL) ? NIL : left);
  }
  return share(advance, new Map(MONTHS.map((month) => [month, whole(1)]))).get(MONTHS[at]!)!;
}

export function oracleGroupMonth(tabs: Tabs, key: string, month: string, params: Params) {
  const all = totalOf(tabs, key, params);
  const advance = advanceOf(all, params);
  const inMonth = (text: string) =>
    rowsIn(tabs, '集團支出').filter((row) => of(key)(row) && row['月份'] === `2025-${text}`);
  const hereIn = (text: string) =>
    audited(inMonth(text).filter((row) => row['總額外'] !== YES && row['由其他方法結算'] !== YES));
  const soFar = MONTHS.slice(0, MONTHS.indexOf(month) + 1);
  const exempt = audited(
    inMonth(month).filter((row) => row['總額外'] === YES && row['由其他方法結算'] !== YES),
  );
  const offset = offsetOf(advance, soFar.map(hereIn), params['groupPayment.offset']);
  const paidNow = month === '01' ? advance : NIL;
  return {
    total: yuan(all),
    advance: yuan(paidNow),
    offset: yuan(offset),
    payment: yuan(paidNow.add(hereIn(month)).add(exempt).subtract(offset)),
  };
}

export function oracleGroupYear(tabs: Tabs, key: string, params: Params) {
  const row = rowsIn(tabs, '集團總額').find(of(key))!;
  const all = totalOf(tabs, key, params);
  const rows = rowsIn(tabs, '集團支出').filter(of(key));
  const within = rows.filter((one) => one['總額外'] !== YES);
  const spent = audited(within);
  const here = audited(within.filter((one) => one['由其他方法結算'] !== YES));
  const exempt = audited(rows.filter((one) => one['總額外'] === YES && one['由其他方法結算'] !== YES));
  const { retained, byGroup, byFinance, byFund } = sharesOf(all, spent, row, params);
  const due = here.add(exempt).add(retained).subtract(byGroup).subtract(byFinance);
  const paid = sumOf(rowsIn(tabs, '集團撥付').filter(of(key)), '金額');
  return {
    total: yuan(all),
    spent: yuan(spent),
    retained: yuan(retained),
    byGroup: yuan(byGroup),
    byFinance: yuan(byFinance),
    byFund: yuan(byFund),
    due: yuan(due),
    paid: yuan(paid),
    clearing: yuan(due.subtract(paid)),
  };
}

function sharesOf(all: Rational, spent: Rational, row: Row, params: Params) {
  const passed = row['考核合格'] === YES;
  const none = { retained: NIL, byGroup: NIL, byFinance: NIL, byFund: NIL };
  if (!all.less(spent)) {
    const key = passed ? 'groupPayment.retain' : 'groupPayment.retainFailed';
    const ratio = num(params[key] ?? (passed ? '1' : '0'));
    return { ...none, retained: all.subtract(spent).multiply(ratio).round(2) };
  }
  const over = spent.subtract(all);
  if (!passed && params['groupPayment.overrunFailed'] === 'group') return { ...none, byGroup: over };
  const own = least(num(row['不合理超支']), over);
  const parts = share(over.subtract(own), percentages(params));
  return {
    ...none,
    byGroup: own.add(parts.get('group')!),
    byFinance: parts.get('finance')!,
    byFund: parts.get('fund')!,
  };
}

/** 汕尾城區: 5/22/73 in the first year, 7/21/72 in the second, 10/20/70 from the third on. */
function percentages(params: Params): ReadonlyMap<string, Rational> {
  const first = params['groupPayment.firstYear'];
  const [group, finance, fund] =
    first === '2025' ? [5, 22, 73] : first === '2024' ? [7, 21, 72] : [10, 20, 70];
  return new Map([
    ['group', whole(group!)],
    ['finance', whole(finance!)],
    ['fund', whole(fund!)],
  ]);
}

/** 2 % of last year's fund use, by score or by score × spending; nothing where nobody has a weight. */
export function oracleGroupRewards(tabs: Tabs, key: string, params: Params): ReadonlyMap<string, string> {
  const row = rowsIn(tabs, '集團總額').find(of(key))!;
  if (row['上年基金使用'] === '') return new Map();
  const pool = num(row['上年基金使用'])
    .multiply(num(params['groupPayment.reward'] ?? '0.02'))
    .round(2);
  const members = rowsIn(tabs, '集團獎勵').filter((one) => CONSORTIUM[one['機構']!] === row['醫共體']);
  const spentBy = (code: string) =>
    audited(
      rowsIn(tabs, '集團支出').filter((one) => of(key)(one) && one['機構'] === code && one['總額外'] !== YES),
    );
  const weights = new Map(
    members
      .filter((one) => one['達標'] === YES)
      .map((one) => {
        const score = num(one['得分']);
        const code = one['機構']!;
        return [code, params['groupPayment.rewardBy'] === 'score' ? score : score.multiply(spentBy(code))];
      }),
  );
  const any = [...weights.values()].some((weight) => !weight.equals(NIL));
  const parts = any ? share(pool, weights) : new Map<string, Rational>();
  return new Map(members.map((one) => [one['機構']!, yuan(parts.get(one['機構']!) ?? NIL)]));
}
