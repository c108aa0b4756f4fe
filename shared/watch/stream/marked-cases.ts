import { fen } from '../../money/fen.ts';
import { lowCost } from '../../rules/supervision/case-flag/low-cost.ts';
import { monthOf } from '../../sheets/calendar.ts';
import type { DoctorCase, WatchCell } from '../case-watch.ts';
import { caseFlag } from '../cases/flag-of.ts';
import { listedPlaces, placeInTime } from '../cases/low-cases.ts';
import type { WatchArea } from '../cases/watch-area.ts';
import { singleFacts } from '../cases/watch-cases.ts';
import type { Flag } from '../flag.ts';
import { DAY_SURGERY, EMERGENCY, MARK, MARK_STRIDE, type MarkSection, NAMED } from './marks.ts';
import type { ShardWatched } from './shard-watch.ts';
import { bitOf } from './single-forms.ts';

const LOW = bitOf(lowCost);

interface MarkedShard extends MarkSection {
  readonly doubles: Float64Array;
  readonly departments: readonly string[];
  readonly doctors: readonly string[];
  readonly emergencies: boolean;
  readonly firstRow: number;
}

/** The marked cases of all shards; texts are made only of those that are listed in the end. */
export class MarkedCases {
  readonly #area: WatchArea;
  readonly #institutions: readonly string[];
  readonly #groups: readonly string[];
  readonly #shards: MarkedShard[] = [];

  /** @param groups those that the tabs know */
  constructor(area: WatchArea, institutions: readonly string[], groups: readonly string[]) {
    this.#area = area;
    this.#institutions = institutions;
    this.#groups = groups;
  }

  addShard(
    { marks, names }: MarkSection,
    { departments, doctors, columns }: Pick<ShardWatched, 'departments' | 'doctors' | 'columns'>,
    firstRow: number,
  ): void {
    const doubles = new Float64Array(marks.buffer, marks.byteOffset, marks.length / 2);
    const emergencies = columns.includes('emergency');
    this.#shards.push({ marks, names, doubles, departments, doctors, emergencies, firstRow });
  }

  /** Flags of the rules about a case by itself, low-cost cases only where they are listed. */
  flags(cells: readonly WatchCell[]): readonly Flag[] {
    const listed = listedPlaces(this.#lowByPlace(), cells, this.#area);
    const flags: Flag[] = [];
    this.#each((shard, at, name) => {
      const bits = shard.marks[at + MARK.marks]!;
      const unlisted = (bits & LOW) !== 0 && !listed.has(this.#place(shard, at));
      const left = unlisted ? bits & ~LOW : bits;
      for (const rule of this.#area.caseRules) {
        if ((left & bitOf(rule)) !== 0) flags.push(this.#flag(rule, shard, at, name));
      }
    });
    return flags;
  }

  /** The cases of doctors whom the ledger names. */
  ofDoctors(): readonly DoctorCase[] {
    const cases: DoctorCase[] = [];
    this.#each((shard, at, name) => {
      const { marks, doctors, emergencies, firstRow } = shard;
      if ((marks[at + MARK.marks]! & NAMED) === 0) return;
      cases.push({
        case: this.#names(shard, at, name).case,
        doctor: doctors[marks[at + MARK.doctor]!]!,
        institution: this.#institutions[marks[at + MARK.institution]!]!,
        admission: marks[at + MARK.admission]!,
        discharge: marks[at + MARK.discharge]!,
        emergency: emergencies ? (marks[at + MARK.marks]! & EMERGENCY) !== 0 : undefined,
        fundPaid: this.#amount(shard, at, MARK.fundPaid),
        row: firstRow + marks[at + MARK.row]!,
      });
    });
    return cases;
  }

  #lowByPlace(): ReadonlyMap<string, number> {
    const low = new Map<string, number>();
    this.#each((shard, at) => {
      if ((shard.marks[at + MARK.marks]! & LOW) === 0) return;
      const place = this.#place(shard, at);
      low.set(place, (low.get(place) ?? 0) + 1);
    });
    return low;
  }

  #each(seen: (shard: MarkedShard, at: number, name: number) => void): void {
    for (const shard of this.#shards) {
      const { marks } = shard;
      let name = 0;
      for (let at = 0; at < marks.length; at += MARK_STRIDE) {
        seen(shard, at, name);
        name += marks[at + MARK.personLength]! + marks[at + MARK.caseLength]!;
      }
    }
  }

  /** @throws Error when the rule does not raise what its form marked: then no result may be written */
  #flag(rule: WatchArea['caseRules'][number], shard: MarkedShard, at: number, name: number): Flag {
    const { marks, departments, doctors, firstRow } = shard;
    const one = {
      ...this.#names(shard, at, name),
      row: firstRow + marks[at + MARK.row]!,
      institution: this.#institutions[marks[at + MARK.institution]!]!,
      department: departments[marks[at + MARK.department]!]!,
      doctor: doctors[marks[at + MARK.doctor]!]!,
      discharge: marks[at + MARK.discharge]!,
      total: this.#amount(shard, at, MARK.total),
    };
    const facts = singleFacts(
      {
        ...one,
        group: this.#groups[marks[at + MARK.group]!] ?? '',
        admission: marks[at + MARK.admission]!,
        ownPaid: this.#amount(shard, at, MARK.ownPaid),
        daySurgery: (marks[at + MARK.marks]! & DAY_SURGERY) !== 0,
      },
      this.#area,
    );
    if (!(rule.when?.(facts) ?? true)) throw new Error(`the form of ${rule.id} differs from the rule`);
    return caseFlag(rule.id, one, rule.apply(facts));
  }

  #place = ({ marks }: MarkedShard, at: number): string =>
    placeInTime(this.#institutions[marks[at + MARK.institution]!]!, monthOf(marks[at + MARK.discharge]!));

  #amount = ({ doubles }: MarkedShard, at: number, field: number) => fen(BigInt(doubles[(at + field) >> 1]!));

  #names({ marks, names }: MarkedShard, at: number, name: number) {
    const personEnd = name + marks[at + MARK.personLength]!;
    const caseEnd = personEnd + marks[at + MARK.caseLength]!;
    return {
      person: DECODER.decode(names.subarray(name, personEnd)),
      case: DECODER.decode(names.subarray(personEnd, caseEnd)),
    };
  }
}

const DECODER = new TextDecoder();
