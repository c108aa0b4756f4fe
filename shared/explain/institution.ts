import type { DigestCell } from '../cases/digest.ts';
import { traced } from '../law/trace.ts';
import { fen, sumFen } from '../money/fen.ts';
import { fraction } from '../money/fraction.ts';
import { CLASS_NAMES } from '../rules/case/class-names.ts';
import type { InstitutionStatement, Pool } from '../settle/settlement.ts';
import { type BookContext, memberKey, poolKey } from './book-context.ts';
import type { Given, Line, Source } from './explanation.ts';
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

/** The lines of one institution in one fund, from the sums of its cases to what it is paid. */
export function institutionLines(
  context: BookContext,
  member: InstitutionStatement,
  pool: Pool | undefined,
): void {
  caseLines(context, member);
  dueLines(context, member, pool);
  if (context.settlement.period.kind === 'month') prepaymentLine(context, member);
  else clearingLines(context, member);
}

/** Points, and the money of its cases, class by class. */
function caseLines(context: BookContext, member: InstitutionStatement): void {
  const { settlement, add } = context;
  const { code, fund } = member;
  const decimals = settlement.pointsDecimals;
  const own = context.cells.filter((cell) => cell.fund === fund && cell.institution === code);
  const inPool = own.filter(({ place }) => place === 'in');
  const byClass = [...Map.groupBy(inPool, (cell) => cell.class)].sort(([a], [b]) => (a < b ? -1 : 1));
  const points = ({ monthPoints, yearPoints }: DigestCell) =>
    settlement.period.kind === 'month' ? monthPoints : yearPoints;

  const ofClasses = byClass.map(([kind, cells], index) =>
    given(
      `c${index + 1}`,
      CLASS_NAMES[kind],
      pointsOf(sumBy(cells, points), decimals),
      casesOf(cells, CLASS_NAMES[kind]),
    ),
  );
  const changes = member.pointChanges.map(({ rule, title, change }, index) =>
    given(`t${index + 1}`, title, pointsOf(change, decimals), { kind: 'rule', rule }),
  );
  const givens = [...ofClasses, ...changes];
  add({
    key: memberKey(fund, code, 'points'),
    title: `${code} 點數`,
    formula: sumFormula(givens),
    givens,
    result: pointsOf(member.points, decimals),
  });

  const total = given(
    'C',
    '總費用',
    yuanOf(fen(sumBy(inPool, (cell) => cell.total))),
    casesOf(inPool, '池內病例'),
  );
  const paid = given(
    'F',
    '基金記賬',
    yuanOf(member.byItemFund),
    fromLine(memberKey(fund, code, 'byItemFund')),
  );
  add(sumLine(memberKey(fund, code, 'byItemFund'), `${code} 基金記賬`, inPool, '池內病例'));
  add({
    key: memberKey(fund, code, 'patientAndOther'),
    title: `${code} 個人與其他基金`,
    formula: 'C − F',
    givens: [total, paid],
    result: yuanOf(member.patientAndOther),
  });
  const byItem = own.filter(({ place }) => place === 'byItem');
  add(sumLine(memberKey(fund, code, 'leftPool'), `${code} 按項目支付`, byItem, '按項目支付的病例'));
}

const sumBy = (cells: readonly DigestCell[], of: (cell: DigestCell) => bigint): bigint =>
  cells.reduce((sum, cell) => sum + of(cell), 0n);

const casesOf = (cells: readonly DigestCell[], which: string): Source => ({
  kind: 'cases',
  cases: cells.reduce((sum, { cases }) => sum + cases, 0),
  which,
});

function sumLine(key: string, title: string, cells: readonly DigestCell[], which: string): Line {
  const amount = yuanOf(sumFen(cells.map(({ fundPaid }) => fundPaid)));
  return {
    key,
    title,
    formula: 'F',
    givens: [given('F', '基金記賬', amount, casesOf(cells, which))],
    result: amount,
  };
}

/** The share of the pool's money, and what is due of it. */
function dueLines(context: BookContext, member: InstitutionStatement, pool: Pool | undefined): void {
  const { area, settlement, add } = context;
  const { code, fund } = member;
  const grossMode = area.params['value.mode'] === 'gross';
  const rule = area.programme.value.find(({ id }) => id === (grossMode ? 'value-gross' : 'value-net'))!;
  const points = given(
    'p',
    '本機構點數',
    pointsOf(member.points, settlement.pointsDecimals),
    fromLine(memberKey(fund, code, 'points')),
  );
  add(
    pool
      ? shareLine(context, member, pool, points)
      : nothing(memberKey(fund, code, 'gross'), `${code} 按點數分配額`),
  );
  const gross = given('g', '按點數分配額', yuanOf(member.gross), fromLine(memberKey(fund, code, 'gross')));
  const others = given(
    'x',
    '個人與其他基金',
    yuanOf(member.patientAndOther),
    fromLine(memberKey(fund, code, 'patientAndOther')),
  );
  const byItem = given(
    'i',
    '按項目支付',
    yuanOf(member.leftPool),
    fromLine(memberKey(fund, code, 'leftPool')),
  );
  add({
    key: memberKey(fund, code, 'due'),
    title: `${code} 應付額`,
    formula: grossMode ? 'g − x + i' : 'g + i',
    givens: grossMode ? [gross, others, byItem] : [gross, byItem],
    result: yuanOf(member.due),
    rule: authority(rule),
  });
}

function shareLine(
  { area, settlement }: BookContext,
  member: InstitutionStatement,
  pool: Pool,
  points: Given,
): Line {
  const { fund, code } = member;
  const key = memberKey(fund, code, 'gross');
  const title = `${code} 按點數分配額`;
  const result = yuanOf(member.gross);
  if (area.params['value.allocation'] === 'rounded') {
    const value = traced(fraction(pool.pointValue, 10n ** BigInt(settlement.valueDecimals)), '元/點');
    const givens = [points, given('V', '點值', value, fromLine(poolKey(fund, 'pointValue')))];
    return { key, title, formula: 'p × V', givens, result, decimals: 2 };
  }
  const total = pointsOf(pool.points, settlement.pointsDecimals);
  return {
    key,
    title,
    formula: 'trunc(G × p ÷ P) + u',
    givens: [
      given('G', '按點數分配的總額', yuanOf(pool.gross), fromLine(poolKey(fund, 'gross'))),
      points,
      given('P', '總點數', total, fromLine(poolKey(fund, 'points'))),
      oddFen(pool.gross, member.points, pool.points, member.gross),
    ],
    result,
  };
}

const nothing = (key: string, title: string): Line => ({
  key,
  title,
  formula: '0',
  givens: [],
  result: yuanOf(fen(0n)),
});

function prepaymentLine({ area, add }: BookContext, member: InstitutionStatement): void {
  const { code, fund, due } = member;
  const rule = area.programme.prepayment[0]!;
  const [step] = stepsOf((trace) => rule.apply({ due, params: area.params }, trace));
  const names = {
    Y: ['應付額', fromLine(memberKey(fund, code, 'due'))],
    f: ['預付比例', fromParameter(area, 'prepay.ratio')],
  } as const;
  const further = { decimals: 2, rule: authority(rule) };
  add(lineOf(memberKey(fund, code, 'prepayment'), `${code} 本月預付額`, step!, names, further));
}

function clearingLines(context: BookContext, member: InstitutionStatement): void {
  const { area, add } = context;
  const { code, fund, due, prepaid, adjustments } = member;
  const paid = rowsOf(area.tables.monthPayments, member).map((row, index) =>
    given(
      `z${index + 1}`,
      `${row.month} 預付`,
      yuanOf(row.amount),
      fromCell(area.places.monthPayments(row.row, 'amount')),
    ),
  );
  const adjusted = rowsOf(area.tables.clearingAdjustments, member).map((row, index) =>
    given(
      `t${index + 1}`,
      [row.item, row.document].filter(Boolean).join(' '),
      yuanOf(row.amount),
      fromCell(area.places.clearingAdjustments(row.row, 'amount')),
    ),
  );
  add({
    key: memberKey(fund, code, 'prepaid'),
    title: `${code} 已預付額`,
    formula: sumFormula(paid),
    givens: paid,
    result: yuanOf(prepaid),
  });
  add({
    key: memberKey(fund, code, 'adjustments'),
    title: `${code} 清算調整`,
    formula: sumFormula(adjusted),
    givens: adjusted,
    result: yuanOf(adjustments),
  });
  const rule = area.programme.clearing[0]!;
  const [step] = stepsOf((trace) => rule.apply({ due, prepaid, adjustments }, trace));
  const names = {
    Y: ['應付額', fromLine(memberKey(fund, code, 'due'))],
    Z: ['已預付額', fromLine(memberKey(fund, code, 'prepaid'))],
    T: ['清算調整', fromLine(memberKey(fund, code, 'adjustments'))],
  } as const;
  add(lineOf(memberKey(fund, code, 'clearing'), `${code} 清算額`, step!, names, { rule: authority(rule) }));
}

const rowsOf = <R extends { readonly fund: string; readonly institution: string }>(
  rows: readonly R[],
  { fund, code }: InstitutionStatement,
): readonly R[] => rows.filter((row) => row.fund === fund && row.institution === code);
