import type { Tabs } from '../../methods/workbook.ts';
import { share } from '../oracle.ts';
import { least, NIL, Rational, total, whole } from '../rational.ts';
import { standardOf } from './oracle-standards.ts';
import { CONSORTIUM, FUNDS, MONTHS, num, type Params, type Row, rowsIn, sumOf, yuan } from './oracle-tabs.ts';

/** Rulebook §8 a second time: heads, budgets, care inside and outside, and what the year and a month come to. */

export interface Member {
  readonly fund: string;
  readonly consortium: string;
}

interface Heads extends Member {
  readonly branch: string;
  readonly standard: Row;
  readonly months: bigint;
}

const monthsOf = (row: Row): bigint =>
  BigInt(Number(row['終止月'] || '12') - Number(row['起始月'] || '1') + 1);

/** 簽約 → the family doctor's 醫共體; employees by workplace, the others by household registration. */
function homeOf(tabs: Tabs, person: Row): { readonly consortium: string; readonly branch: string } {
  if (person['人員類別'] === '簽約') return { consortium: person['簽約醫共體']!, branch: person['分院']! };
  const at = person['人員類別'] === '職工' ? person['單位所在地'] : person['戶籍地'];
  const area = rowsIn(tabs, '歸屬地').find((row) => row['地區'] === at)!;
  return { consortium: area['醫共體']!, branch: area['分院']! };
}

/** Everybody of the roster and of the counts, by fund, 醫共體, branch and standard. */
function headsOf(tabs: Tabs): readonly Heads[] {
  const listed = rowsIn(tabs, '參保人名冊').map((person) => {
    const home = homeOf(tabs, person);
    const who = {
      fund: person['險種']!,
      ...home,
      disease: person['病種']!,
      age: 2025 - Number(person['出生年份']),
    };
    return { ...who, standard: standardOf(tabs, who), months: monthsOf(person) };
  });
  const counted = rowsIn(tabs, '參保人頭數').map((row) => {
    const who = { fund: row['險種']!, consortium: row['醫共體']!, branch: row['分院']!, group: row['人群']! };
    const months = row['人月數'] ? BigInt(row['人月數']) : BigInt(row['人數']!) * 12n;
    return { ...who, standard: standardOf(tabs, who), months };
  });
  const keyOf = ({ fund, consortium, branch, standard }: Heads) =>
    [fund, consortium, branch, standard['人群'], standard['機構或醫共體']].join(' ');
  return [...Map.groupBy([...listed, ...counted], keyOf).values()].map((same) => ({
    ...same[0]!,
    months: same.reduce((sum, { months }) => sum + months, 0n),
  }));
}

/** A head's year: as typed, or the weighted spending per head of the years before × (1 + growth). */
function headStandard(tabs: Tabs, row: Row, params: Params): Rational {
  if (row['年標準']) return num(row['年標準']);
  const weights = (params['capitation.yearWeights'] ?? '1:1:1').split(':').map(Rational.of);
  const means = weights.map((weight, index) => {
    const year = rowsIn(tabs, '人頭歷史數據').find(
      (one) =>
        ['險種', '人群', '機構或醫共體'].every((header) => one[header] === row[header]) &&
        one['年度'] === String(2025 - weights.length + index),
    )!;
    return num(year['基金支出']).divide(num(year['人數'])).multiply(weight);
  });
  return total(means)
    .divide(total(weights))
    .multiply(whole(1).add(num(row['增長率'])))
    .round(2);
}

/** Σ heads × standard × adjustment, every line rounded once. */
function headBudget(tabs: Tabs, { fund, consortium }: Member, params: Params): Rational {
  const own = headsOf(tabs).filter((line) => line.fund === fund && line.consortium === consortium);
  return total(
    own.map(({ months, standard }) => {
      const adjustment = standard['調整係數'] ? num(standard['調整係數']) : whole(1);
      const year = headStandard(tabs, standard, params).multiply(adjustment);
      return new Rational(months, 12n).multiply(year).round(2);
    }),
  );
}

/** Where a person of the roster belonged in the month of a charge. */
function chargedTo(tabs: Tabs, row: Row): string {
  if (!row['參保人']) return row['歸屬醫共體']!;
  const month = Number(row['月份']!.slice(5));
  const person = rowsIn(tabs, '參保人名冊').find(
    (one) =>
      one['參保人'] === row['參保人'] &&
      one['險種'] === row['險種'] &&
      Number(one['起始月'] || '1') <= month &&
      month <= Number(one['終止月'] || '12'),
  )!;
  return homeOf(tabs, person).consortium;
}

const treatedBy = (row: Row): string => (row['就診機構'] ? CONSORTIUM[row['就診機構']]! : '');

function careOf(tabs: Tabs, { fund, consortium }: Member, period: string) {
  const rows = rowsIn(tabs, '門診支出').filter(
    (row) => row['險種'] === fund && row['月份']!.startsWith(period),
  );
  const mine = rows.filter((row) => chargedTo(tabs, row) === consortium);
  const here = rows.filter((row) => treatedBy(row) === consortium);
  return {
    spent: sumOf(mine, '基金支出'),
    outside: sumOf(
      mine.filter((row) => treatedBy(row) !== consortium),
      '基金支出',
    ),
    earned: sumOf(
      here.filter((row) => chargedTo(tabs, row) !== consortium),
      '基金支出',
    ),
  };
}

function paidTo(tabs: Tabs, { fund, consortium }: Member): Rational {
  const rows = rowsIn(tabs, '門診撥付').filter(
    (row) => row['險種'] === fund && (CONSORTIUM[row['機構或醫共體']!] ?? row['機構或醫共體']) === consortium,
  );
  return sumOf(rows, '金額');
}

const rateOf = (tabs: Tabs, consortium: string, name: string): Rational => {
  const row = rowsIn(tabs, '人頭績效').find((one) => one['醫共體'] === consortium && one['指標'] === name)!;
  return num(row['達到人數']).divide(num(row['應管人數']));
};

/** `0.5:0.9,0.7:1,*:1.15`: the factor of the first step that the rate does not exceed; beyond all of them 1. */
function controlled(tabs: Tabs, budget: Rational, consortium: string, steps: string): Rational {
  if (steps === '') return budget;
  const rate = rateOf(tabs, consortium, '慢病控制率');
  const step = steps
    .split(',')
    .map((one) => one.split(':'))
    .find(([limit]) => limit === '*' || !Rational.of(limit!).less(rate));
  return step ? budget.multiply(num(step[1])).round(2) : budget;
}

const heldOf = (budget: Rational, params: Params): Rational =>
  params['capitation.performance.by'] === 'rates'
    ? budget.multiply(num(params['capitation.performance.share'] ?? '0.3')).round(2)
    : NIL;

function earnedOf(tabs: Tabs, held: Rational, consortium: string, params: Params): Rational {
  const pair = (key: string) => (params[key] ?? '1:1').split(':').map(Rational.of);
  const weights = pair('capitation.performance.weights');
  const targets = pair('capitation.performance.targets');
  const reached = ['健康管理率', '慢病控制率'].map((name, index) => {
    const part = rateOf(tabs, consortium, name).divide(targets[index]!);
    return least(part, whole(1)).multiply(weights[index]!);
  });
  return held.multiply(total(reached)).divide(total(weights)).round(2);
}

/** Whom the period knows: by heads, by care given, or by payment. */
export const membersIn = (tabs: Tabs, period: string): readonly Member[] =>
  FUNDS.flatMap((fund) => ['G1', 'G2'].map((consortium) => ({ fund, consortium }))).filter((member) => {
    const { fund, consortium } = member;
    const inPeriod = (row: Row) => row['險種'] === fund && row['月份']!.startsWith(period);
    return (
      headsOf(tabs).some((line) => line.fund === fund && line.consortium === consortium) ||
      rowsIn(tabs, '門診支出').some((row) => inPeriod(row) && treatedBy(row) === consortium) ||
      rowsIn(tabs, '門診撥付').some(
        (row) => inPeriod(row) && (CONSORTIUM[row['機構或醫共體']!] ?? row['機構或醫共體']) === consortium,
      )
    );
  });

export function oracleCapitationYear(tabs: Tabs, member: Member, params: Params) {
  const heads = headBudget(tabs, member, params);
  const steps = params['capitation.control.steps'] ?? '';
  const nobody = heads.equals(NIL);
  const budget = nobody ? NIL : controlled(tabs, heads, member.consortium, steps);
  const held = nobody ? NIL : heldOf(budget, params);
  const earned = held.equals(NIL) ? NIL : earnedOf(tabs, held, member.consortium, params);
  const available = budget.subtract(held).add(earned);
  const { spent, outside, earned: received } = careOf(tabs, member, '2025');
  const ratio = params[available.less(spent) ? 'capitation.bear' : 'capitation.retain'] ?? '0.85';
  const settled = spent.add(available.subtract(spent).multiply(num(ratio)).round(2));
  const due = settled.subtract(outside).add(received);
  const paid = paidTo(tabs, member);
  return {
    budget: yuan(budget),
    held: yuan(held),
    earned: yuan(earned),
    available: yuan(available),
    spent: yuan(spent),
    settled: yuan(settled),
    outside: yuan(outside),
    receivable: yuan(received),
    due: yuan(due),
    paid: yuan(paid),
    clearing: yuan(due.subtract(paid)),
  };
}

/** The month's part of what does not wait for performance × the ratio, less care elsewhere, plus care of others. */
export function oracleCapitationMonth(tabs: Tabs, member: Member, month: string, params: Params) {
  const heads = headBudget(tabs, member, params);
  const basic = heads.subtract(heldOf(heads, params));
  const typed = new Map(rowsIn(tabs, '月度權重').map((row) => [row['月份'], row['權重']]));
  const weights = new Map(MONTHS.map((one) => [one, num(typed.get(one) ?? '1')]));
  const part = share(basic, weights).get(month)!;
  const { outside, earned } = careOf(tabs, member, `2025-${month}`);
  const offset = (params['capitation.month.offset'] ?? '是') === '是' ? earned.subtract(outside) : NIL;
  const payable = part
    .multiply(num(params['capitation.month.ratio'] ?? '0.95'))
    .round(2)
    .add(offset);
  return { heads: yuan(heads), basic: yuan(basic), share: yuan(part), payable: yuan(payable) };
}
