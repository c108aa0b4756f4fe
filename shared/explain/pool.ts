import { theRule } from '../law/rule.ts';
import { traced } from '../law/trace.ts';
import { fen, sumFen } from '../money/fen.ts';
import { fraction } from '../money/fraction.ts';
import { MONTHS } from '../rules/payment/month-budget.ts';
import { isInpatient } from '../settle/budget.ts';
import type { Pool } from '../settle/settlement.ts';
import type { BookContext } from './book-context.ts';
import { memberKey, poolKey } from './book-context.ts';
import type { Line } from './explanation.ts';
import {
  authority,
  fromCell,
  fromLine,
  fromParameter,
  given,
  lineOf,
  pointsOf,
  stepsOf,
  sumFormula,
  yuanOf,
} from './given.ts';
import { oddFen } from './odd-fen.ts';

/** The lines of one pool: its budget, what it distributes, its point value. */
export function poolLines(context: BookContext, pool: Pool): void {
  const { add, settlement } = context;
  const { fund } = pool;
  const members = settlement.institutions.filter((line) => line.fund === fund);
  const sum = (field: string, title: string, unit: 'money' | 'points', total: bigint): Line => {
    const givens = members.map((member, index) => {
      const amount =
        unit === 'points'
          ? pointsOf(member.points, settlement.pointsDecimals)
          : yuanOf(member[field as 'byItemFund' | 'patientAndOther' | 'leftPool']);
      return given(`a${index + 1}`, member.code, amount, fromLine(memberKey(fund, member.code, field)));
    });
    const result = unit === 'points' ? pointsOf(total, settlement.pointsDecimals) : yuanOf(fen(total));
    return { key: poolKey(fund, field), title, formula: sumFormula(givens), givens, result };
  };
  const leftPool = sumFen(members.map((member) => member.leftPool));

  budgetLines(context, pool);
  add(sum('byItemFund', '基金記賬合計 E', 'money', pool.byItemFund));
  add(sum('leftPool', '按項目支付合計', 'money', leftPool));
  add(sum('patientAndOther', '個人與其他基金合計 X', 'money', pool.patientAndOther));
  add(sum('points', '總點數 ΣP', 'points', pool.points));
  distributableLines(context, pool);
  valueLines(context, pool);
}

function budgetLines({ area, settlement, add }: BookContext, { fund, budget }: Pool): void {
  const rows = area.tables.budget.filter((row) => row.fund === fund && isInpatient(row));
  const givens = rows.map((row, index) =>
    given(
      `b${index + 1}`,
      row.document ?? '預算',
      yuanOf(row.amount),
      fromCell(area.places.budget(row.row, 'amount')),
    ),
  );
  const year = fen(rows.reduce((sum, { amount }) => sum + amount, 0n));
  const { period } = settlement;
  const key = period.kind === 'year' ? poolKey(fund, 'budget') : poolKey(fund, 'yearBudget');
  add({ key, title: `${fund}年度住院預算 B`, formula: sumFormula(givens), givens, result: yuanOf(year) });
  if (period.kind === 'year') return;

  const index = MONTHS.indexOf(period.month as (typeof MONTHS)[number]);
  const weight = area.monthWeights[index]!;
  const total = area.monthWeights.reduce((sum, each) => sum + each, 0n);
  const row = area.tables.monthWeights.find(({ month }) => month === period.month);
  const weightsFrom = fromCell(area.places.monthWeights(row?.row, 'weight'));
  const rule = area.programme.monthBudget[0]!;
  add({
    key: poolKey(fund, 'budget'),
    title: `${periodName(period.month)}預算`,
    formula: 'trunc(B × w ÷ W) + u',
    givens: [
      given('B', '年度住院預算', yuanOf(year), fromLine(key)),
      given('w', '當月權重', traced(fraction(weight)), weightsFrom),
      given(
        'W',
        '各月權重合計',
        traced(fraction(total)),
        fromCell(area.places.monthWeights(undefined, 'weight')),
      ),
      oddFen(year, weight, total, budget),
    ],
    result: yuanOf(budget),
    rule: authority(rule),
  });
}

const periodName = (month: string): string => `${Number(month)}月`;

function distributableLines({ area, settlement, add }: BookContext, pool: Pool): void {
  const { fund } = pool;
  const inPool = fen(pool.budget - pool.leftPool);
  const month = settlement.period.kind === 'month';
  const inPoolLine: Line = {
    key: poolKey(fund, month ? 'distributable' : 'inPool'),
    title: month ? '當月可分配額 D' : '池內預算',
    formula: 'B − I',
    givens: [
      given('B', month ? '當月預算' : '年度預算', yuanOf(pool.budget), fromLine(poolKey(fund, 'budget'))),
      given('I', '按項目支付', yuanOf(pool.leftPool), fromLine(poolKey(fund, 'leftPool'))),
    ],
    result: yuanOf(inPool),
  };
  add(inPoolLine);
  if (month) return;

  const facts = { budget: inPool, itemized: pool.byItemFund, params: area.params };
  const rule = theRule(area.programme.sharing, facts);
  const [step] = stepsOf((trace) => rule.apply(facts, trace));
  const ratioKey = inPool >= pool.byItemFund ? 'sharing.retain' : 'sharing.bear';
  const ratio = area.params['sharing.mode'] === 'bands' ? 'sharing.bands' : ratioKey;
  add(
    lineOf(
      poolKey(fund, 'distributable'),
      '全年可分配額 D',
      step!,
      {
        B: ['池內預算', fromLine(inPoolLine.key)],
        E: ['基金記賬合計', fromLine(poolKey(fund, 'byItemFund'))],
        s: [
          ratioKey === 'sharing.retain' ? '結餘留用比例' : '超支由機構分擔比例',
          fromParameter(area, ratio),
        ],
        a: ['該段內的差額', { kind: 'rule', rule: rule.id }],
        R: ['調劑金上限', fromParameter(area, 'sharing.reserve')],
      },
      { decimals: 2, rule: authority(rule) },
    ),
  );
}

function valueLines({ area, settlement, add }: BookContext, pool: Pool): void {
  const { fund } = pool;
  const grossMode = area.params['value.mode'] === 'gross';
  const rule = area.programme.value.find(({ id }) => id === (grossMode ? 'value-gross' : 'value-net'))!;
  const distributable = given(
    'D',
    '可分配額',
    yuanOf(pool.distributable),
    fromLine(poolKey(fund, 'distributable')),
  );
  const others = given(
    'X',
    '個人與其他基金',
    yuanOf(pool.patientAndOther),
    fromLine(poolKey(fund, 'patientAndOther')),
  );
  add({
    key: poolKey(fund, 'gross'),
    title: grossMode ? '按點數分配的總額 G' : '按點數分配的總額',
    formula: grossMode ? 'D + X' : 'D',
    givens: grossMode ? [distributable, others] : [distributable],
    result: yuanOf(pool.gross),
    rule: authority(rule),
  });
  const decimals = settlement.valueDecimals;
  add({
    key: poolKey(fund, 'pointValue'),
    title: `${fund}點值 V`,
    formula: 'G ÷ P',
    givens: [
      given('G', '按點數分配的總額', yuanOf(pool.gross), fromLine(poolKey(fund, 'gross'))),
      given(
        'P',
        '總點數',
        pointsOf(pool.points, settlement.pointsDecimals),
        fromLine(poolKey(fund, 'points')),
      ),
    ],
    result: traced(fraction(pool.pointValue, 10n ** BigInt(decimals)), '元/點'),
    decimals,
    rule: authority(rule),
  });
}
