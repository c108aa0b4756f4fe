import type { Tabs } from '../../methods/workbook.ts';
import { share } from '../oracle.ts';
import { NIL, Rational, total, whole } from '../rational.ts';
import { num, type Params, type Row, rowsIn, sumOf, yuan } from './oracle-tabs.ts';

/** Rulebook §7 a second time: what a fund's year starts from, how it is divided, and what changed it. */

const RESERVES = [
  ['調劑金', 'budget.reserve.ratio', '0.05'],
  ['應急預算池', 'budget.emergency.ratio', '0'],
] as const;

const isReserve = (item: string): boolean => RESERVES.some(([name]) => name === item);
const ofFund = (fund: string) => (row: Row) => row['險種'] === fund;
const keyOf = (fund: string): string => (fund === '職工' ? 'employee' : 'resident');

/** Last audited spending − shared overrun − one-off outbreak additions; retained surplus stays inside. */
function baseOf(tabs: Tabs, fund: string, year: number): Rational {
  const rows = rowsIn(tabs, '預算基數').filter((row) => ofFund(fund)(row) && row['年度'] === String(year));
  const amount = (element: string) =>
    sumOf(
      rows.filter((row) => row['內容'] === element),
      '金額',
    );
  return amount('決算支出').subtract(amount('超支分擔')).subtract(amount('疫情追加'));
}

export function openingOf(tabs: Tabs, fund: string, params: Params): Rational {
  const growth = whole(1).add(num(params[`budget.growth.${keyOf(fund)}`] ?? '0'));
  const form = params[`budget.form.${keyOf(fund)}`] ?? 'audited';
  const typed = (element: string, year: string) =>
    sumOf(
      rowsIn(tabs, '預算基數').filter(
        (row) => ofFund(fund)(row) && row['內容'] === element && row['年度'] === year,
      ),
      '金額',
    );
  const weighted = (weights: readonly Rational[]) => {
    const bases = weights.map((weight, index) =>
      baseOf(tabs, fund, 2025 - weights.length + index).multiply(weight),
    );
    return total(bases).divide(total(weights));
  };
  const equal = Array.from({ length: Number(params['budget.mean.years'] ?? '3') }, () => whole(1));
  switch (form) {
    case 'audited':
      return baseOf(tabs, fund, 2024).multiply(growth).round(2);
    case 'mean':
      return weighted(equal).multiply(growth).round(2);
    case 'weighted': {
      const weights = (params['budget.year.weights'] ?? '20:30:50').split(':').map(Rational.of);
      return weighted(weights).multiply(growth).round(2);
    }
    case 'contribution':
      return weighted(equal)
        .multiply(typed('征繳額', '2025').divide(typed('征繳額', '2024')))
        .round(2);
    case 'zeroBased':
      return zeroBased(tabs, fund);
    default:
      return typed('談定總額', '2025');
  }
}

/** Σ over categories of base × (1 + Σ adjustments), each rounded. */
function zeroBased(tabs: Tabs, fund: string): Rational {
  const rows = rowsIn(tabs, '零基預算').filter(ofFund(fund));
  const categories = [...Map.groupBy(rows, (row) => row['類別']!).values()];
  return total(
    categories.map((same) =>
      sumOf(same, '基數')
        .multiply(whole(1).add(sumOf(same, '調整比例')))
        .round(2),
    ),
  );
}

/** Reserves of the whole, fixed items, then ratios of what is left; the rest to the blank row, else unassigned. */
export function dividedOf(tabs: Tabs, fund: string, params: Params): ReadonlyMap<string, Rational> {
  const opening = openingOf(tabs, fund, params);
  const rows = rowsIn(tabs, '預算分項').filter(ofFund(fund));
  const reserves = RESERVES.flatMap(([name, key, usual]) => {
    const row = rows.find((one) => one['項目'] === name);
    const ratio = row?.['比例'] || (params[key] ?? usual);
    if (!row && num(ratio).equals(NIL)) return [];
    const amount = row?.['金額'] ? num(row['金額']) : opening.multiply(num(ratio)).round(2);
    return [[name, amount] as const];
  });
  const items = rows.filter((row) => !isReserve(row['項目']!));
  const fixed = items.filter((row) => row['金額'] !== '');
  const left = opening.subtract(total(reserves.map(([, amount]) => amount))).subtract(sumOf(fixed, '金額'));
  const others = items.filter((row) => row['金額'] === '');
  const rest = whole(1).subtract(sumOf(others, '比例'));
  const blank = others.find((row) => row['比例'] === '');
  const weights = new Map(others.map((row) => [row['項目']!, row === blank ? rest : num(row['比例'])]));
  if (!blank) weights.set('', rest);
  const parts = share(left, weights);
  const open = parts.get('') ?? NIL;
  return new Map([
    ...items.map((row) => [row['項目']!, row['金額'] ? num(row['金額']) : parts.get(row['項目']!)!] as const),
    ...(open.equals(NIL) ? [] : [['未分配', open] as const]),
    ...reserves,
  ]);
}

/** Every line as it stands after the documented entries. */
export function oracleLines(tabs: Tabs, fund: string, params: Params) {
  const entries = rowsIn(tabs, '預算調整').filter(ofFund(fund));
  return new Map(
    [...dividedOf(tabs, fund, params)].map(([item, opening]) => {
      const to = entries.filter((row) => row['項目'] === item);
      const added = sumOf(
        to.filter((row) => row['資金來源'] === '追加調減'),
        '金額',
      );
      const moved = sumOf(
        to.filter((row) => row['資金來源'] !== '追加調減'),
        '金額',
      );
      const from = sumOf(
        entries.filter((row) => row['資金來源'] === item),
        '金額',
      );
      const drawn = moved.subtract(from);
      const line = { opening, added, drawn, current: opening.add(added).add(drawn) };
      const texts = Object.entries(line).map(([key, amount]) => [key, yuan(amount)]);
      return [item, Object.fromEntries(texts)];
    }),
  );
}

/** Weights of history, visits per head and cost per visit, or agreed; Hamilton. */
export function oraclePackages(tabs: Tabs, fund: string, amount: Rational, params: Params) {
  const rows = rowsIn(tabs, '門診打包').filter(ofFund(fund));
  if (rows.length === 0) return new Map<string, string>();
  const [history, perHead, perVisit] = [
    params['budget.package.history'] ?? '1',
    params['budget.package.visits'] ?? '0',
    params['budget.package.cost'] ?? '0',
  ].map(Rational.of) as [Rational, Rational, Rational];
  const inverse = params['budget.package.direction'] === 'inverse';
  const against = (own: Rational, mean: Rational) => (inverse ? mean.divide(own) : own.divide(mean));
  const rate = (part: string, of: string) => (row: Row) => num(row[part]).divide(num(row[of]));
  const mean = (part: string, of: string) => sumOf(rows, part).divide(sumOf(rows, of));
  const weightOf = (row: Row) => {
    if (row['協商比例']) return num(row['協商比例']);
    const visits = against(rate('門診人次', '門診人頭')(row), mean('門診人次', '門診人頭'));
    const cost = against(rate('門診費用', '門診人次')(row), mean('門診費用', '門診人次'));
    const factor = history.add(perHead.multiply(visits)).add(perVisit.multiply(cost));
    return num(row['歷史支出']).divide(sumOf(rows, '歷史支出')).multiply(factor);
  };
  const parts = share(amount, new Map(rows.map((row) => [row['醫共體']!, weightOf(row)])));
  return new Map([...parts].map(([code, part]) => [code, yuan(part)]));
}

/** 縣域醫共體, others in the county and care outside it, by weight; Hamilton. */
export function oracleParts(tabs: Tabs, fund: string, amount: Rational): ReadonlyMap<string, string> {
  const rows = rowsIn(tabs, '住院過渡分配').filter(ofFund(fund));
  if (rows.length === 0) return new Map();
  const weights = rows.map((row) => [`${row['部分']} ${row['醫共體']}`, num(row['權重'])] as const);
  return new Map([...share(amount, new Map(weights))].map(([key, part]) => [key, yuan(part)]));
}

/** Whether a reserve is drawn on that nobody set aside, an item ends below nothing, or a reserve is, on any day. */
export function doesNotHold(tabs: Tabs, fund: string, params: Params): boolean {
  const lines = dividedOf(tabs, fund, params);
  const entries = rowsIn(tabs, '預算調整').filter(ofFund(fund));
  const days = [...new Set(entries.map((row) => row['日期']!))].sort();
  const until = (item: string, day: string) =>
    total(
      entries
        .filter((row) => row['日期']! <= day)
        .map((row) => {
          const to = row['項目'] === item ? num(row['金額']) : NIL;
          return row['資金來源'] === item ? to.subtract(num(row['金額'])) : to;
        }),
    );
  const sources = entries.map((row) => row['資金來源']!).filter((source) => source !== '追加調減');
  if (sources.some((source) => !lines.has(source))) return true;
  return [...lines].some(([item, opening]) =>
    (isReserve(item) ? days : days.slice(-1)).some((day) => opening.add(until(item, day)).less(NIL)),
  );
}

/** What is left for ratios after reserves and fixed items. */
export function leftOver(tabs: Tabs, fund: string, params: Params): Rational {
  const rows = rowsIn(tabs, '預算分項').filter(ofFund(fund));
  const taken = [...dividedOf(tabs, fund, params)].filter(
    ([item]) => isReserve(item) || rows.some((row) => row['項目'] === item && row['金額'] !== ''),
  );
  return openingOf(tabs, fund, params).subtract(total(taken.map(([, amount]) => amount)));
}
