import type { CaseTable } from '../../cases/case-table.ts';
import type { WatchedCaseFacts, WatchedStay } from '../../rules/supervision/case-flag/facts.ts';
import type { CaseRow } from '../../sheets/tabs/settlement-tabs.ts';
import type { CaseWatch, DoctorCase } from '../case-watch.ts';
import type { Flag } from '../flag.ts';
import { caseFlag, compareText, inFlagOrder } from './flag-of.ts';
import { withoutUnlisted } from './low-cases.ts';
import { walkPerson } from './person-walk.ts';
import type { WatchValues } from './read-watch.ts';
import { bandsOf, type WatchArea } from './watch-area.ts';
import { WatchCells } from './watch-cells.ts';
import type { WatchTable } from './watch-table.ts';

/** Phase 1 of the supervision on checked case rows, plainly: what the streaming pass is held to. */
export function watchCases(table: CaseTable, watched: WatchTable, area: WatchArea): CaseWatch {
  const cells = new WatchCells(area.params['watch.child.age']);
  const flags: Flag[] = [];
  const doctorCases: DoctorCase[] = [];
  for (let index = 0; index < table.size; index++) {
    const row = table.at(index);
    const values = watched.at(index);
    cells.add(row, values);
    flags.push(...singleFlags(row, values, area));
    if (area.doctors.has(values.doctor)) doctorCases.push(doctorCase(row, values));
  }
  flags.push(...staysFlags(table, watched, area));
  const all = cells.all();
  return {
    columns: watched.columns,
    cells: all,
    flags: inFlagOrder(withoutUnlisted(flags, all, area)),
    ...(watched.columns.has('doctor') && { doctorCases: inCaseOrder(doctorCases) }),
  };
}

export const inCaseOrder = (cases: readonly DoctorCase[]): readonly DoctorCase[] =>
  [...cases].sort((a, b) => compareText(a.case, b.case));

function singleFlags(row: CaseRow, values: Omit<WatchValues, 'sex'>, area: WatchArea): readonly Flag[] {
  const facts = singleFacts({ ...row, ownPaid: values.ownPaid }, area);
  return area.caseRules.flatMap(({ id, when, apply }) =>
    (when?.(facts) ?? true) ? [caseFlag(id, { ...row, ...values }, apply(facts))] : [],
  );
}

type Deciding = Pick<CaseRow, 'institution' | 'group' | 'admission' | 'discharge' | 'total' | 'daySurgery'>;

/** What the rules about a case by itself look at, of its cells. */
export const singleFacts = (
  row: Deciding & Pick<WatchValues, 'ownPaid'>,
  area: Pick<WatchArea, 'params' | 'groups' | 'dailyPoints'>,
): WatchedCaseFacts => ({
  total: row.total,
  ownPaid: row.ownPaid,
  days: Math.max(1, row.discharge - row.admission),
  daySurgery: row.daySurgery,
  group: area.groups.get(row.group),
  bands: bandsOf(area, row.group, row.institution),
  params: area.params,
});

function staysFlags(table: CaseTable, watched: WatchTable, area: WatchArea): readonly Flag[] {
  const flags: Flag[] = [];
  const order = table.byPerson();
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && table.samePerson(order[from]!, order[to]!)) to++;
    if (to > from + 1) {
      const stays = Array.from(order.subarray(from, to), (index) => stayOf(table, watched, index, area));
      walkPerson(stays, area, (rule, { index }, before, hint) => {
        const one = { ...table.at(index), ...watched.at(index) };
        flags.push(caseFlag(rule, one, hint, table.caseNumber(before.index)));
      });
    }
    from = to;
  }
  return flags;
}

function stayOf(
  table: CaseTable,
  watched: WatchTable,
  index: number,
  { institutions }: WatchArea,
): WatchedStay & { readonly index: number } {
  const { institution, group, admission, discharge, plannedReturn } = table.at(index);
  const { referral } = watched.at(index);
  return {
    index,
    institution,
    consortium: institutions.get(institution)?.consortium,
    group,
    admission,
    discharge,
    plannedReturn,
    referred: referral === undefined ? undefined : referral !== 'none',
  };
}

function doctorCase(
  row: CaseRow,
  { doctor, emergency }: Pick<WatchValues, 'doctor' | 'emergency'>,
): DoctorCase {
  const { case: number, institution, admission, discharge, fundPaid, row: at } = row;
  return { case: number, doctor, institution, admission, discharge, emergency, fundPaid, row: at };
}
