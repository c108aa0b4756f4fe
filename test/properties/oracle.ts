import type { County, Row } from './county.ts';
import { amount, type OracleCase, oracleCases, type Settings, settingsOf } from './oracle-cases.ts';
import { NIL, Rational, total, whole } from './rational.ts';

/** Rulebook §5 and §6 a second time: pools, institutions and consortia of one period, in the words of contract.md. */

const FEN = new Rational(1n, 100n);
const CONTRACT_NAME = { 職工: 'employee', 居民: 'resident' } as const;
type Fund = keyof typeof CONTRACT_NAME;

const yuan = (value: Rational): string => value.text(2);

/** Largest remainder, one fen at a time; ties to the smaller key; a negative amount mirrored. */
export function share(money: Rational, weights: ReadonlyMap<string, Rational>): Map<string, Rational> {
  const sign = money.less(NIL) ? whole(-1) : whole(1);
  const sum = total([...weights.values()]);
  const exact = new Map(
    [...weights].map(([key, weight]) => [key, money.multiply(sign).multiply(weight).divide(sum)]),
  );
  const parts = new Map(
    [...exact].map(([key, part]) => [key, new Rational((part.top * 100n) / part.bottom, 100n)]),
  );
  const missing = (key: string) => exact.get(key)!.subtract(parts.get(key)!);
  const waiting = [...weights.keys()].sort();
  while (!total([...parts.values()]).equals(money.multiply(sign))) {
    const first = waiting.reduce((best, key) => (missing(best).less(missing(key)) ? key : best));
    waiting.splice(waiting.indexOf(first), 1);
    parts.set(first, parts.get(first)!.add(FEN));
  }
  return new Map([...parts].map(([key, part]) => [key, part.multiply(sign)]));
}

function monthBudget(county: County, budget: Rational, month: string): Rational {
  const rows = county.tabs['月度權重'];
  const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
  const weightOf = (key: string) => rows.find((row) => row['月份'] === key)?.['權重'] ?? '1';
  return share(budget, new Map(months.map((key) => [key, Rational.of(weightOf(key))]))).get(month)!;
}

/** D of a year. */
function yearMoney(settings: Settings, b: Rational, e: Rational): Rational {
  switch (settings('sharing.mode')) {
    case 'budget':
      return b;
    case 'bands':
      return byBands(settings, b, e);
  }
  if (!b.less(e)) return e.add(b.subtract(e).multiply(Rational.of(settings('sharing.retain'))));
  const ofFund = e.subtract(b).multiply(whole(1).subtract(Rational.of(settings('sharing.bear'))));
  const reserve = settings('sharing.reserve');
  return b.add(reserve && Rational.of(reserve).less(ofFund) ? Rational.of(reserve) : ofFund);
}

/**
 * The difference is cut at the rates of the table and each piece has the share of its band; what lies beyond the
 * table is the providers' alone, and so is everything where no budget is left to compare with.
 */
function byBands(settings: Settings, b: Rational, e: Rational): Rational {
  const bands = settings('sharing.bands')
    .split(',')
    .map((band) => band.split(':') as [string, string]);
  const [low, high] = b.less(e) ? [b, e] : [e, b];
  const limits = bands.flatMap(([limit]) => (limit === '*' ? [] : [Rational.of(limit).multiply(b)]));
  const inside = limits.filter((limit) => low.less(limit) && limit.less(high) && NIL.less(b));
  const cuts = [low, ...inside, high];
  const shareAt = (from: Rational): Rational => {
    const band = bands.find(
      ([limit]) => limit === '*' || (NIL.less(b) && from.less(Rational.of(limit).multiply(b))),
    );
    return band ? Rational.of(band[1]) : whole(1);
  };
  const byProviders = total(
    cuts.slice(1).map((to, index) => to.subtract(cuts[index]!).multiply(shareAt(cuts[index]!))),
  );
  return b.less(e) ? e.subtract(byProviders) : e.add(byProviders);
}

const sumOf = (rows: readonly Row[], header: string): Rational =>
  total(rows.map((row) => amount(row[header])));

interface Line {
  readonly code: string;
  readonly fund: string;
  readonly cases: number;
  readonly points: Rational;
  readonly money: Readonly<Record<string, Rational>>;
}

function settleFund(county: County, fund: Fund, period: string, all: readonly OracleCase[]) {
  const settings = settingsOf(county);
  const isYear = period.length === 4;
  const ofFund = (name: '月度預付' | '清算調整') =>
    isYear ? county.tabs[name].filter((row) => row['險種'] === fund) : [];
  const cases = all.filter(({ row }) => row['險種'] === fund);
  const named = [...cases.map(({ row }) => row), ...ofFund('月度預付'), ...ofFund('清算調整')];
  const codes = [...new Set(named.map((row) => row['機構']!))].sort();

  const left = cases.filter(({ decision }) => decision === '按項目').map(({ row }) => row);
  const inPool = cases.filter(({ decision }) => decision !== '按項目' && decision !== '不予支付');
  const rowsOf = (code: string) => inPool.map(({ row }) => row).filter((row) => row['機構'] === code);
  const pointsOf = (code: string) =>
    total(inPool.filter(({ row }) => row['機構'] === code).map(({ points }) => points));
  const othersOf = (rows: readonly Row[]) => sumOf(rows, '總費用').subtract(sumOf(rows, '基金記賬'));

  const budgetRows = county.tabs['預算'].filter(
    (row) => row['險種'] === fund && /^住 ?院$/.test(row['項目']!),
  );
  const yearBudget = sumOf(budgetRows, '金額');
  const budget = isYear ? yearBudget : monthBudget(county, yearBudget, period.slice(5));
  const e = sumOf(
    inPool.map(({ row }) => row),
    '基金記賬',
  );
  const b = budget.subtract(sumOf(left, '基金記賬'));
  const d = isYear ? yearMoney(settings, b, e).round(2) : b;
  const x = othersOf(inPool.map(({ row }) => row));
  const points = total(codes.map(pointsOf));
  const hasPool = cases.length > 0;
  if (hasPool && points.equals(NIL)) return undefined;

  const gross = settings('value.mode') === 'gross' ? d.add(x) : d;
  const value = hasPool ? gross.divide(points).round(Number(settings('value.decimals'))) : NIL;
  const shared = hasPool ? share(gross, new Map(codes.map((code) => [code, pointsOf(code)]))) : undefined;
  const exact = settings('value.allocation') === 'exact';
  const grossOf = (code: string) =>
    !shared ? NIL : exact ? shared.get(code)! : pointsOf(code).multiply(value).round(2);
  const residual = hasPool ? gross.subtract(total(codes.map(grossOf))) : NIL;

  const lines = codes.map((code): Line => {
    const rows = rowsOf(code);
    const deducted = settings('value.mode') === 'gross' ? othersOf(rows) : NIL;
    const byItem = sumOf(
      left.filter((row) => row['機構'] === code),
      '基金記賬',
    );
    const due = grossOf(code).subtract(deducted).add(byItem);
    const of = (name: '月度預付' | '清算調整') =>
      sumOf(
        ofFund(name).filter((row) => row['機構'] === code),
        '金額',
      );
    const paid = of('月度預付');
    const adjustments = of('清算調整');
    return {
      code,
      fund: CONTRACT_NAME[fund],
      cases: rows.length,
      points: pointsOf(code),
      money: {
        gross: grossOf(code),
        byItemFund: sumOf(rows, '基金記賬'),
        patientAndOther: othersOf(rows),
        due,
        ...(isYear
          ? { prepaid: paid, adjustments, clearing: due.subtract(paid).add(adjustments) }
          : { prepayment: due.multiply(Rational.of(settings('prepay.ratio'))).round(2) }),
      },
    };
  });
  const pool = {
    fund: CONTRACT_NAME[fund],
    cases: inPool.length,
    points: points.text(Number(settings('points.decimals'))),
    budget: yuan(budget),
    byItemFund: yuan(e),
    distributable: yuan(d),
    patientAndOther: yuan(x),
    gross: yuan(gross),
    pointValue: value.text(Number(settings('value.decimals'))),
    ...(residual.equals(NIL) ? {} : { residual: yuan(residual) }),
  };
  return { pools: hasPool ? [pool] : [], lines };
}

const printed = (money: Line['money']) =>
  Object.fromEntries(Object.entries(money).map(([field, value]) => [field, yuan(value)]));

/** The parts of settlement.json that the result digest covers; `undefined` when a pool has no points. */
export function oracle(county: County, period: string) {
  const cases = oracleCases(county, period);
  const decimals = Number(settingsOf(county)('points.decimals'));
  const employee = settleFund(county, '職工', period, cases);
  const resident = settleFund(county, '居民', period, cases);
  if (!employee || !resident) return undefined;
  const lines = [...employee.lines, ...resident.lines];
  const consortia = Object.values(CONTRACT_NAME).flatMap((fund) =>
    [...county.tabs['醫共體']]
      .map((row) => row['編碼']!)
      .sort()
      .flatMap((code) => {
        const belongs = ({ code: of }: Line) =>
          county.tabs['機構'].find((row) => row['編碼'] === of)!['醫共體'] === code;
        const members = lines.filter((line) => line.fund === fund && belongs(line));
        if (members.length === 0) return [];
        const sum = (field: string) => total(members.map(({ money }) => money[field]!));
        const fields = Object.keys(members[0]!.money);
        return [{ code, fund, ...printed(Object.fromEntries(fields.map((field) => [field, sum(field)]))) }];
      }),
  );
  const institutions = lines.map(({ code, fund, cases: number, points, money }) => ({
    code,
    fund,
    cases: number,
    points: points.text(decimals),
    ...printed(money),
  }));
  return { pools: [...employee.pools, ...resident.pools], institutions, consortia };
}
