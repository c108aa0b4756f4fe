import type { CellKeys } from '../../cases/stream/classes.ts';
import type { Stays } from '../../cases/stream/reduce-stays.ts';
import { PLANNED, REFERRED, STAY, WATCHED_STAY } from '../../cases/stream/sections.ts';
import { fen } from '../../money/fen.ts';
import type { WatchedStay } from '../../rules/supervision/case-flag/facts.ts';
import { caseFlag } from '../cases/flag-of.ts';
import { walkPerson } from '../cases/person-walk.ts';
import type { WatchArea } from '../cases/watch-area.ts';
import type { Flag } from '../flag.ts';

/** What the stays of all shards are held against. */
export interface StaysWatch {
  readonly area: WatchArea;
  readonly institutions: readonly string[];
}

type Stay = WatchedStay & { readonly index: number };

/** The flags of a run of stays with one key: those of one person are among them, though not only they. */
export function runFlags(
  stays: Stays,
  from: number,
  to: number,
  keys: CellKeys,
  groupCode: (group: number) => string,
  { area, institutions }: StaysWatch,
): readonly Flag[] {
  const flags: Flag[] = [];
  const stayOf = (index: number): Stay => {
    const { institution, group } = keys.parts(stays.cell(index));
    const code = institutions[institution]!;
    return {
      index,
      institution: code,
      consortium: area.institutions.get(code)?.consortium,
      group: groupCode(group),
      admission: stays.number(index, STAY.admission),
      discharge: stays.number(index, STAY.discharge),
      plannedReturn: stays.marked(index, PLANNED),
      referred: stays.watch(index).referrals ? stays.marked(index, REFERRED) : undefined,
    };
  };
  const most = area.params['watch.readmission.days'];
  if (to - from === 2 && !close(stays, stays.pair(from), most)) return NONE;
  for (const person of stays.persons(from, to)) {
    if (!close(stays, person, most)) continue;
    walkPerson(person.map(stayOf), area, (rule, { index, institution, discharge }, before, hint) => {
      const { departments, doctors } = stays.watch(index);
      const one = {
        case: stays.caseNumber(index),
        row: stays.row(index),
        institution,
        department: departments[stays.number(index, WATCHED_STAY.department)]!,
        doctor: doctors[stays.number(index, WATCHED_STAY.doctor)]!,
        person: stays.person(index),
        discharge,
        total: fen(BigInt(stays.double(index, WATCHED_STAY.total))),
      };
      flags.push(caseFlag(rule, one, hint, stays.caseNumber(before.index)));
    });
  }
  return flags;
}

const NONE: readonly Flag[] = [];

/**
 * Whether a stay begins so soon after one before it that a rule may raise it: each rule looks for a gap of at most the
 * days of 分解住院, or for none at all. @param order by admission
 */
function close(stays: Stays, order: readonly number[], most: number): boolean {
  let ended = Number.NEGATIVE_INFINITY;
  return order.some((index) => {
    const near = stays.number(index, STAY.admission) - ended <= most;
    ended = Math.max(ended, stays.number(index, STAY.discharge));
    return near;
  });
}
