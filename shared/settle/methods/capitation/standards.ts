import { finding, type Report } from '../../../findings/finding.ts';
import { type Fen, NO_MONEY } from '../../../money/fen.ts';
import { compare, type Fraction, fraction, ONE, ZERO } from '../../../money/fraction.ts';
import { capitationStandard } from '../../../rules/capitation/standard.ts';
import { inForce } from '../../../rules/programme.ts';
import { normalise } from '../../../sheets/raw.ts';
import type { ChronicDisease } from '../../../sheets/tabs/capitation-tabs.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import type { MethodContext } from '../method.ts';
import { type CapitationInput, decimalText, rowKey } from './input.ts';

type StandardRow = Tables['capitationStandards'][number];

/** What a head of one group is worth a year, and to whom it applies. */
export interface HeadStandard
  extends Pick<StandardRow, 'row' | 'fund' | 'group' | 'party' | 'ageFrom' | 'ageTo' | 'disease'> {
  /** H in fen */
  readonly amount: Fen;
  readonly adjustment: Fraction;
  /** H was worked out from years before, not typed */
  readonly computed: boolean;
}

/** A head that looks for its standard. */
export interface Who {
  readonly fund: Fund;
  readonly consortium: string;
  readonly branch: string | null;
  readonly disease: ChronicDisease | null;
  /** `undefined`: no standard of the fund asks for it */
  readonly age: number | undefined;
}

export function readStandards(
  input: CapitationInput,
  report: Report,
  trace?: MethodContext['trace'],
): readonly HeadStandard[] {
  const rows = input.tables.capitationStandards;
  checkStandards(input, report);
  const history = readHistory(input, report);
  return rows.map((row) => ({
    row: row.row,
    fund: row.fund,
    group: row.group,
    party: row.party,
    ageFrom: row.ageFrom,
    ageTo: row.ageTo,
    disease: row.disease,
    amount: row.standard ?? standardFrom(row, history, input, report, trace),
    adjustment: row.adjustment ?? ONE,
    computed: row.standard === null,
  }));
}

/** The standard of a person: the group of the disease before the general ones, the branch before the 醫共體 before all. */
export function standardFor(standards: readonly HeadStandard[], who: Who): HeadStandard | undefined {
  const rank = ({ disease, party }: HeadStandard) =>
    (disease === null ? 3 : 0) + (party === null ? 2 : party === who.consortium ? 1 : 0);
  return standards
    .filter(
      (one) =>
        one.fund === who.fund &&
        (one.disease === null || one.disease === who.disease) &&
        applies(one, who) &&
        ofAge(one, who.age),
    )
    .sort((a, b) => rank(a) - rank(b))[0];
}

/** The standard of heads that were counted by the name of their group. */
export function standardNamed(
  standards: readonly HeadStandard[],
  group: string,
  who: Pick<Who, 'fund' | 'consortium' | 'branch'>,
): HeadStandard | undefined {
  const rank = ({ party }: HeadStandard) => (party === null ? 2 : party === who.consortium ? 1 : 0);
  return standards
    .filter((one) => one.fund === who.fund && normalise(one.group) === normalise(group) && applies(one, who))
    .sort((a, b) => rank(a) - rank(b))[0];
}

const applies = ({ party }: HeadStandard, { branch, consortium }: Pick<Who, 'consortium' | 'branch'>) =>
  party === null || party === branch || party === consortium;

const ofAge = ({ ageFrom, ageTo }: HeadStandard, age: number | undefined): boolean =>
  (ageFrom === null || (age !== undefined && age >= ageFrom)) &&
  (ageTo === null || (age !== undefined && age <= ageTo));

/** Whether a person of the fund must have an age. */
export const asksAge = (standards: readonly HeadStandard[], fund: Fund): boolean =>
  standards.some((one) => one.fund === fund && (one.ageFrom !== null || one.ageTo !== null));

export const hasAny = (standards: readonly HeadStandard[], fund: Fund): boolean =>
  standards.some((one) => one.fund === fund);

const scopeOf = ({ fund, party, disease }: StandardRow) => rowKey(fund, party, disease);
const nameOf = ({ fund, group, party }: Pick<StandardRow, 'fund' | 'group' | 'party'>) =>
  rowKey(fund, normalise(group), party);

function checkStandards({ tables, places }: CapitationInput, report: Report): void {
  const byScope = new Map<string, StandardRow[]>();
  const byName = new Map<string, StandardRow>();
  for (const row of tables.capitationStandards) {
    const at = (column: 'group' | 'ageFrom' | 'growth') => places.capitationStandards(row.row, column);
    const { ageFrom, ageTo, growth, group: text } = row;
    if (ageFrom !== null && ageTo !== null && ageFrom > ageTo) {
      report(finding('CAPITATION_AGE_REVERSED', at('ageFrom'), { from: ageFrom, to: ageTo }));
    }
    if (growth !== null && compare(growth, fraction(-1n)) < 0) {
      report(finding('CAPITATION_GROWTH', at('growth'), { text: decimalText(growth) }));
    }
    if (growth !== null && compare(growth, ONE) > 0) {
      report(finding('CAPITATION_GROWTH_HIGH', at('growth'), { text: decimalText(growth) }));
    }
    const same = byName.get(nameOf(row));
    if (same) {
      report(finding('CODE_DUPLICATE', at('group'), { header: '人群', text, other: same.row }));
      continue;
    }
    byName.set(nameOf(row), row);
    const scope = byScope.get(scopeOf(row)) ?? [];
    const other = scope.find((one) => overlap(one, row));
    if (other) report(finding('CAPITATION_STANDARD_OVERLAP', at('group'), { text, other: other.row }));
    byScope.set(scopeOf(row), [...scope, row]);
  }
}

const overlap = (a: StandardRow, b: StandardRow): boolean =>
  (a.ageFrom === null || b.ageTo === null || a.ageFrom <= b.ageTo) &&
  (b.ageFrom === null || a.ageTo === null || b.ageFrom <= a.ageTo);

type History = ReadonlyMap<string, Tables['capitationHistory'][number]>;

/** Rows by standard and year. */
function readHistory({ tables, places }: CapitationInput, report: Report): History {
  const byYear = new Map<string, Tables['capitationHistory'][number]>();
  for (const row of tables.capitationHistory) {
    const key = rowKey(nameOf(row), String(row.year));
    const before = byYear.get(key);
    if (before) {
      const values = { header: '年度', text: `${row.group} ${row.year}`, other: before.row };
      report(finding('CODE_DUPLICATE', places.capitationHistory(row.row, 'year'), values));
      continue;
    }
    if (row.heads === 0) {
      const values = { text: row.group, year: row.year };
      report(finding('CAPITATION_HISTORY_HEADS', places.capitationHistory(row.row, 'heads'), values));
    }
    byYear.set(key, row);
  }
  return byYear;
}

function standardFrom(
  row: StandardRow,
  history: History,
  { params, places, programme }: CapitationInput,
  report: Report,
  trace: MethodContext['trace'],
): Fen {
  const weights = params['capitation.yearWeights'];
  const years = weights.map((weight, index) => {
    const year = params.year - weights.length + index;
    const found = history.get(rowKey(nameOf(row), String(year)));
    return { year, weight, heads: found?.heads, spent: found?.spent ?? NO_MONEY };
  });
  const missing = years.filter(({ heads }) => heads === undefined).map(({ year }) => year);
  if (missing.length > 0) {
    const values = { text: row.group, years: missing.join('、') };
    report(finding('CAPITATION_HISTORY_MISSING', places.capitationStandards(row.row, 'standard'), values));
  }
  const whole = years.flatMap(({ heads, ...rest }) => (heads ? [{ ...rest, heads }] : []));
  if (whole.length < years.length) return NO_MONEY;
  const facts = { years: whole, growth: row.growth ?? ZERO };
  const place = { table: 'standards', row: nameOf(row), column: 'standard' };
  return inForce(programme, capitationStandard).apply(facts, trace?.(place));
}

export const standardRow = (standard: HeadStandard): string => nameOf(standard);
