import { codeHint } from '../../../cases/check-case.ts';
import { finding, type Report } from '../../../findings/finding.ts';
import { capitationAttribution } from '../../../rules/capitation/attribution.ts';
import { MONTHS } from '../../../rules/payment/month-budget.ts';
import { inForce } from '../../../rules/programme.ts';
import { normalise } from '../../../sheets/raw.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import type { CapitationInput } from './input.ts';
import { asksAge, type HeadStandard, hasAny, standardFor } from './standards.ts';

type PersonRow = Tables['capitationPersons'][number];
type AreaRow = Tables['capitationAreas'][number];

/** The 醫共體 a person belongs to, and the branch where heads are kept by branch. */
export interface Home {
  readonly consortium: string;
  readonly branch: string | null;
}

/** The months that a person belongs to one 醫共體. */
export interface Span extends Home {
  readonly row: number;
  readonly fund: Fund;
  readonly standard: HeadStandard;
  /** 01 to 12, both in */
  readonly from: string;
  readonly to: string;
}

export const monthsOf = ({ from, to }: Pick<Span, 'from' | 'to'>): number =>
  MONTHS.filter((month) => from <= month && month <= to).length;

/** Every insured person's spans. Who cannot be attributed, or is attributed twice, is told and has no span. */
export function readRoster(
  input: CapitationInput,
  standards: readonly HeadStandard[],
  report: Report,
): ReadonlyMap<string, readonly Span[]> {
  const areas = readAreas(input, report);
  const persons = new Map<string, Span[]>();
  for (const row of input.tables.capitationPersons) {
    const span = spanOf(row, areas, standards, input, report);
    if (!span) continue;
    const spans = persons.get(row.person) ?? [];
    const other = spans.find(({ from, to }) => from <= span.to && span.from <= to);
    if (other) {
      const where = input.places.capitationPersons(row.row, 'person');
      report(finding('CAPITATION_PERSON_TWICE', where, { other: other.row }));
      continue;
    }
    if (spans.length === 0) persons.set(row.person, spans);
    spans.push(span);
  }
  return persons;
}

function spanOf(
  row: PersonRow,
  areas: ReadonlyMap<string, AreaRow>,
  standards: readonly HeadStandard[],
  input: CapitationInput,
  report: Report,
): Span | undefined {
  const { row: number, fund, disease } = row;
  const at = (column: 'person' | 'from') => input.places.capitationPersons(number, column);
  const [from, to] = [row.from ?? '01', row.to ?? '12'];
  if (from > to) report(finding('CAPITATION_MONTHS_REVERSED', at('from'), { from, to }));
  const home = homeOf(row, areas, input, report);
  const age = ageOf(row, standards, input, report);
  if (!home || age === null || from > to) return undefined;
  const standard = standardFor(standards, { ...home, fund, disease, age });
  if (!standard) {
    // That a fund has none at all is told once.
    if (!hasAny(standards, fund)) return undefined;
    const text = [fund, age === undefined ? '' : `${age} 歲`, disease ?? ''].filter(Boolean).join('、');
    report(finding('CAPITATION_STANDARD_MISSING', at('person'), { text }));
    return undefined;
  }
  return { row: number, fund, standard, from, to, ...home };
}

/** 簽約 first, then by area; `undefined` after a finding. */
function homeOf(
  row: PersonRow,
  areas: ReadonlyMap<string, AreaRow>,
  { institutions, consortia, places, programme }: CapitationInput,
  report: Report,
): Home | undefined {
  const { category, fund, consortium: signed, household, workplace } = row;
  const at = (column: 'category' | 'consortium' | 'institution' | 'household' | 'workplace') =>
    places.capitationPersons(row.row, column);
  if ((category === '居民' && fund === '職工') || (category === '職工' && fund === '居民')) {
    report(finding('CAPITATION_CATEGORY_FUND', at('category'), { category, fund }));
  }
  if (category !== '簽約' && signed !== null) {
    report(finding('CAPITATION_SIGNED_TWICE', at('consortium'), { category, text: signed }));
    return undefined;
  }
  const rule = inForce(programme, capitationAttribution);
  const { by, name } = rule.apply({ category, signed, household, workplace });
  if (by === '簽約醫共體') {
    if (name === null) {
      report(finding('CAPITATION_SIGNED_NOWHERE', at('consortium')));
      return undefined;
    }
    // An unknown code was told when the references were checked.
    if (!consortia.has(name)) return undefined;
    const branch = row.institution;
    if (branch !== null && institutions.get(branch)?.consortium !== name) {
      const values = { text: branch, consortium: name };
      if (institutions.has(branch)) report(finding('CAPITATION_BRANCH_OUTSIDE', at('institution'), values));
      return undefined;
    }
    return { consortium: name, branch };
  }
  const where = at(by === '戶籍地' ? 'household' : 'workplace');
  if (name === null) {
    report(finding('CAPITATION_PLACE_BLANK', where, { category, header: by }));
    return undefined;
  }
  const area = areas.get(normalise(name));
  if (!area) {
    const hint = codeHint(normalise(name), areas);
    report(finding('CAPITATION_PLACE_UNKNOWN', where, { text: name, hint }));
    return undefined;
  }
  return consortia.has(area.consortium)
    ? { consortium: area.consortium, branch: area.institution }
    : undefined;
}

/** The age reached in the year; `undefined`: nothing asks for it; `null` after a finding. */
function ageOf(
  { row, fund, birthYear }: PersonRow,
  standards: readonly HeadStandard[],
  { params: { year }, places }: CapitationInput,
  report: Report,
): number | undefined | null {
  if (!asksAge(standards, fund)) return undefined;
  const age = year - (birthYear ?? 0);
  if (age >= 0 && age <= 150) return age;
  const values = { text: birthYear ?? '', year, fund };
  report(finding('CAPITATION_BIRTH_YEAR', places.capitationPersons(row, 'birthYear'), values));
  return null;
}

/** Areas by name as `normalise` leaves it. */
function readAreas(
  { tables, places, institutions }: CapitationInput,
  report: Report,
): ReadonlyMap<string, AreaRow> {
  const areas = new Map<string, AreaRow>();
  for (const row of tables.capitationAreas) {
    const before = areas.get(normalise(row.area));
    if (before) {
      const values = { header: '地區', text: row.area, other: before.row };
      report(finding('CODE_DUPLICATE', places.capitationAreas(row.row, 'area'), values));
      continue;
    }
    const { institution, consortium } = row;
    const branch = institution === null ? undefined : institutions.get(institution);
    if (branch && branch.consortium !== consortium) {
      const values = { text: branch.code, consortium };
      report(finding('CAPITATION_BRANCH_OUTSIDE', places.capitationAreas(row.row, 'institution'), values));
    }
    areas.set(normalise(row.area), row);
  }
  return areas;
}
