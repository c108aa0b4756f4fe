import { memberKey } from '../explain/book-context.ts';
import { sumKey } from '../explain/sum-key.ts';
import { type Fen, sumFen } from '../money/fen.ts';
import type { Area } from '../settle/area.ts';
import type { InstitutionStatement, Period, Pool, StatementMoney } from '../settle/settlement.ts';
import type { Fund } from '../sheets/tabs/values.ts';
import type { Figure } from './figures.ts';

type MoneyKey = keyof StatementMoney;

/** The money columns of a statement. */
export interface MoneyFigure extends Figure<StatementMoney> {
  readonly key: MoneyKey;
}

const money = (key: MoneyKey, title: string): MoneyFigure => ({
  key,
  title,
  kind: 'money',
  of: (line) => line[key],
});

/** In the order they are read: what was billed, what the points earn, what is due, what is paid. */
export const moneyFigures = (period: Period): readonly MoneyFigure[] => [
  money('byItemFund', '基金記賬'),
  money('gross', '按點數分配額'),
  money('patientAndOther', '個人與其他基金'),
  money('leftPool', '按項目支付'),
  money('due', '應付額'),
  ...(period.kind === 'month'
    ? [money('prepayment', '本月預付額')]
    : [money('prepaid', '已預付額'), money('adjustments', '清算調整'), money('clearing', '清算額')]),
];

/** The column that says what is paid now. */
export const payKey = (period: Period): MoneyKey => (period.kind === 'month' ? 'prepayment' : 'clearing');

export const countFigures: readonly Figure<InstitutionStatement>[] = [
  { title: '病例數', kind: 'count', of: ({ cases }) => BigInt(cases) },
  { key: 'points', title: '點數', kind: 'points', of: ({ points }) => points },
];

/** By which the sums over these institutions are opened, column by column. */
export const memberSums = (
  title: string,
  figures: readonly Pick<Figure<never>, 'key' | 'title'>[],
  lines: readonly InstitutionStatement[],
): readonly (string | undefined)[] =>
  figures.map(({ key, title: of }) =>
    key === undefined || lines.length === 0
      ? undefined
      : sumKey(
          `${title} ${of}`,
          lines.map((line) => memberKey(line.fund, line.code, key)),
        ),
  );

const amountOf = (rows: readonly { readonly fund: Fund; readonly amount: Fen }[], fund: Fund): Fen =>
  sumFen(rows.filter((row) => row.fund === fund).map(({ amount }) => amount));

/**
 * What the institutions of a fund must add up to, from the pool and from the tabs: cases, points, then the money
 * columns. A month's prepayments are each rounded, so nothing but their sum tells their total.
 */
export function fundTotals(
  fund: Fund,
  pool: Pool | undefined,
  area: Area,
  period: Period,
): readonly (bigint | undefined)[] {
  const due = pool ? pool.distributable + pool.leftPool - pool.residual : 0n;
  const prepaid = amountOf(area.tables.monthPayments, fund);
  const adjustments = amountOf(area.tables.clearingAdjustments, fund);
  const totals: Readonly<Record<MoneyKey, bigint | undefined>> = {
    byItemFund: pool?.byItemFund ?? 0n,
    gross: pool ? pool.gross - pool.residual : 0n,
    patientAndOther: pool?.patientAndOther ?? 0n,
    leftPool: pool?.leftPool ?? 0n,
    due,
    prepayment: undefined,
    prepaid,
    adjustments,
    clearing: due - prepaid + adjustments,
  };
  return [
    BigInt(pool?.cases ?? 0),
    pool?.points ?? 0n,
    ...moneyFigures(period).map(({ key }) => totals[key]),
  ];
}

/** Column by column; a column that one of them lacks has no sum. */
export const addTotals = (
  a: readonly (bigint | undefined)[],
  b: readonly (bigint | undefined)[],
): (bigint | undefined)[] =>
  a.map((amount, index) => {
    const other = b[index];
    return amount === undefined || other === undefined ? undefined : amount + other;
  });

/** How the columns follow from each other, in words. */
export function figureNotes(area: Area, period: Period): readonly string[] {
  const due =
    area.params['value.mode'] === 'gross'
      ? '應付額 = 按點數分配額 − 個人與其他基金 + 按項目支付'
      : '應付額 = 按點數分配額 + 按項目支付';
  const pay =
    period.kind === 'month'
      ? '本月預付額 = 應付額 × 預付比例，四捨五入到分，其餘留待年終清算'
      : '清算額 = 應付額 − 已預付額 + 清算調整';
  return [
    `${due}；${pay}；負數為應扣回。`,
    '病例數、點數、基金記賬、個人與其他基金只計點數池內的病例。按項目支付為特病單議結論為「按項目」的病例。',
  ];
}
