import { type Finding, finding, type Report } from '../../../findings/finding.ts';
import type { Trace } from '../../../law/trace.ts';
import { exactDecimal } from '../../../money/decimal-text.ts';
import { type Fen, NO_MONEY, sumFen } from '../../../money/fen.ts';
import { compare, type Fraction, ONE, over, plus, ZERO } from '../../../money/fraction.ts';
import { packageWeight } from '../../../rules/fund-budget/package.ts';
import { inpatientParts, outpatientPackage } from '../../../rules/fund-budget/parts.ts';
import { inForce } from '../../../rules/programme.ts';
import { INPATIENT_PARTS, type InpatientPart } from '../../../sheets/tabs/fund-budget-tabs.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import { parameterPlace } from '../../parameter-set.ts';
import { fundName } from '../../settlement.ts';
import type { AmountPlace, MethodInput } from '../method.ts';

type PackageRow = Tables['fundBudgetPackages'][number];

/** One 醫共體's part of the outpatient budget, before the budget is known. */
export interface PackageShare {
  readonly row: PackageRow;
  readonly computed: Fraction | null;
  /** What the budget is shared by: agreed or computed; all of a fund come to 1 */
  readonly share: Fraction;
}

type Placed = (place: AmountPlace) => Trace;

/** The shares of a fund's 醫共體; none where nothing is packed. `undefined` after a blocking finding. */
export function packageShares(
  fund: Fund,
  input: MethodInput,
  report: Report,
  trace?: Placed,
): readonly PackageShare[] | undefined {
  const rows = input.tables.fundBudgetPackages.filter((row) => row.fund === fund);
  if (rows.length === 0) return [];
  if (!checkPackages(fund, rows, input, report)) return undefined;
  const computed = computedShares(fund, rows, input, trace);
  return rows.map((row, index) => {
    const own = computed?.[index] ?? null;
    return { row, computed: own, share: row.agreed ?? own! };
  });
}

/** By history, visits per head and cost per visit; absent where these were not given, for agreed shares need none. */
function computedShares(
  fund: Fund,
  rows: readonly PackageRow[],
  { params, programme }: MethodInput,
  trace?: Placed,
): readonly Fraction[] | undefined {
  const all = {
    spending: sumFen(rows.map(({ spending }) => spending)),
    visits: rows.reduce((total, { visits }) => total + visits, 0),
    heads: rows.reduce((total, { heads }) => total + heads, 0),
    cost: sumFen(rows.map(({ cost }) => cost)),
  };
  if (all.spending === NO_MONEY || rows.some((row) => NEEDED.some(([column]) => isZero(row[column])))) {
    return undefined;
  }
  const weights = rows.map((row) => {
    const place = { table: `packages-${fundName(fund)}`, row: row.consortium, column: 'weight' };
    return inForce(programme, packageWeight).apply({ ...row, all, params }, trace?.(place));
  });
  const total = weights.reduce(plus, ZERO);
  return weights.map((weight) => over(weight, total));
}

/** False after a blocking finding. */
function checkPackages(
  fund: Fund,
  rows: readonly PackageRow[],
  { params, tables, places }: MethodInput,
  report: Report,
): boolean {
  const place = places.fundBudgetPackages;
  const found: Finding[] = [];
  const first = new Map<string, PackageRow>();
  for (const row of rows) {
    const before = first.get(row.consortium);
    const values = { header: '醫共體', text: row.consortium, other: before?.row ?? 0 };
    if (before) found.push(finding('CODE_DUPLICATE', place(row.row, 'consortium'), values));
    else first.set(row.consortium, row);
  }
  const agreed = rows.flatMap((row) => row.agreed ?? []);
  const sum = agreed.reduce(plus, ZERO);
  if (agreed.length > 0 && agreed.length < rows.length) {
    const blank = rows.find((row) => row.agreed === null)!;
    const values = { fund, reason: '只填了一部分' };
    found.push(finding('FUND_BUDGET_PACKAGE_AGREED', place(blank.row, 'agreed'), values));
  } else if (agreed.length > 0 && compare(sum, ONE) !== 0) {
    const values = { fund, reason: `合計為 ${exactDecimal(sum)}` };
    found.push(finding('FUND_BUDGET_PACKAGE_AGREED', place(rows[0]!.row, 'agreed'), values));
  }
  for (const [column, header] of agreed.length > 0 ? [] : NEEDED) {
    for (const row of rows.filter((one) => isZero(one[column]))) {
      const values = { fund, code: row.consortium, header };
      found.push(finding('FUND_BUDGET_PACKAGE_EMPTY', place(row.row, column), values));
    }
  }
  if (agreed.length === 0 && rows.every(({ spending }) => isZero(spending))) {
    const values = { fund, tab: '門診打包' };
    found.push(finding('FUND_BUDGET_WEIGHTS_ZERO', place(rows[0]!.row, 'spending'), values));
  }
  if (WEIGHTS.every((key) => params[key].n === 0n)) {
    const where = parameterPlace(WEIGHTS[0], tables.parameters, places.parameters);
    const values = { key: WEIGHTS[0], title: '門診打包：歷史支出的權重', reason: '三項權重不能都是 0' };
    found.push(finding('PARAMETER_NOT_TOGETHER', where, values));
  }
  for (const one of found) report(one);
  return found.length === 0;
}

const isZero = (value: bigint | number): boolean => BigInt(value) === 0n;

const WEIGHTS = ['budget.package.history', 'budget.package.visits', 'budget.package.cost'] as const;
const NEEDED = [
  ['visits', '門診人次'],
  ['heads', '門診人頭'],
  ['cost', '門診費用'],
] as const;

/** What each 醫共體 is packed, in plain order of the codes. */
export interface PackageLine extends PackageShare {
  readonly amount: Fen;
}

export function packageLines(
  fund: Fund,
  shares: readonly PackageShare[],
  amount: Fen,
  { programme }: MethodInput,
  trace?: Placed,
): readonly PackageLine[] {
  if (shares.length === 0) return [];
  const ordered = [...shares].sort((a, b) => (a.row.consortium < b.row.consortium ? -1 : 1));
  const parts = inForce(programme, outpatientPackage).apply(
    { amount, shares: ordered.map(({ row, share }) => ({ key: row.consortium, weight: share })) },
    inTurn(
      ordered.map(({ row }) => row.consortium),
      'packages',
      fund,
      trace,
    ),
  );
  return ordered.map((share) => ({ ...share, amount: parts.get(share.row.consortium)! }));
}

type PartRow = Tables['fundBudgetParts'][number];

/** One part of the inpatient budget of an area that has no points yet. */
export interface PartLine {
  readonly part: InpatientPart;
  readonly consortium: string | null;
  readonly weight: Fraction;
  readonly document: string | null;
  readonly amount: Fen;
}

const partKey = ({ part, consortium }: Pick<PartRow, 'part' | 'consortium'>): string =>
  `${part} ${consortium ?? ''}`;

/** The rows of a fund, checked by themselves. `undefined` after a blocking finding. */
export function partRows(
  fund: Fund,
  { tables, places }: MethodInput,
  report: Report,
): readonly PartRow[] | undefined {
  const rows = tables.fundBudgetParts.filter((row) => row.fund === fund);
  const place = places.fundBudgetParts;
  let sound = true;
  const refuse: Report = (told) => {
    sound = false;
    report(told);
  };
  const first = new Map<string, PartRow>();
  for (const row of rows) {
    const before = first.get(partKey(row));
    if (before) {
      const values = { header: '部分', text: partKey(row).trim(), other: before.row };
      refuse(finding('CODE_DUPLICATE', place(row.row, 'part'), values));
    } else first.set(partKey(row), row);
    const own = row.part === '縣域醫共體';
    if (own !== (row.consortium !== null)) {
      const values = { part: row.part, reason: own ? '沒有填醫共體' : '不應填醫共體' };
      refuse(finding('FUND_BUDGET_PART_CONSORTIUM', place(row.row, 'consortium'), values));
    }
  }
  if (rows.length > 0 && rows.every(({ weight }) => weight.n === 0n)) {
    const values = { fund, tab: '住院過渡分配' };
    refuse(finding('FUND_BUDGET_WEIGHTS_ZERO', place(rows[0]!.row, 'weight'), values));
  }
  if (rows.length > 0 && tables.groups.length > 0) {
    report(finding('FUND_BUDGET_INPATIENT_SPLIT', place(), { fund }));
  }
  return sound
    ? [...rows].sort((a, b) => placeOf(a) - placeOf(b) || (partKey(a) < partKey(b) ? -1 : 1))
    : undefined;
}

const placeOf = ({ part }: PartRow): number => INPATIENT_PARTS.findIndex(({ hant }) => hant === part);

export function partLines(
  fund: Fund,
  rows: readonly PartRow[],
  amount: Fen,
  { programme }: MethodInput,
  trace?: Placed,
): readonly PartLine[] {
  if (rows.length === 0) return [];
  const parts = inForce(programme, inpatientParts).apply(
    { amount, shares: rows.map((row) => ({ key: partKey(row), weight: row.weight })) },
    inTurn(rows.map(partKey), 'parts', fund, trace),
  );
  return rows.map((row) => ({ ...row, amount: parts.get(partKey(row))! }));
}

/** The rule tells its parts in their order; each goes to its own row. */
function inTurn(
  keys: readonly string[],
  table: string,
  fund: Fund,
  trace: Placed | undefined,
): Trace | undefined {
  if (!trace) return undefined;
  const rows = keys.map((key) =>
    trace({ table: `${table}-${fundName(fund)}`, row: key.trim(), column: 'amount' }),
  );
  let next = 0;
  return (step) => rows[next++]?.(step);
}
