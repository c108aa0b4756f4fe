import { type Fen, sumFen } from '../../money/fen.ts';
import { drugRepeat } from '../../rules/supervision/volume-flag/drug-repeat.ts';
import { inPeriod } from '../../settle/methods/in-period.ts';
import { sortedBy } from '../../settle/methods/sorted.ts';
import { isoDate, monthOf } from '../../sheets/calendar.ts';
import { normalise } from '../../sheets/raw.ts';
import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';
import type { Flag } from '../flag.ts';
import type { WatchContext } from '../part.ts';

type DrugRow = Tables['drugRecords'][number];

/** One person's drugs of one class in one month, at an institution that was not the first to give them. */
export interface RepeatLine {
  readonly person: string;
  readonly class: string;
  readonly month: string;
  readonly institution: string;
  /** How many gave them in that month */
  readonly institutions: number;
  readonly times: number;
  readonly amount: Fen;
  readonly row: number;
}

const key = (row: DrugRow): string => [row.person, monthOf(row.date), normalise(row.class)].join('\u0000');

/** By date; of one day in plain order of the codes. */
const inTime = (row: DrugRow): string =>
  [isoDate(row.date), row.institution, row.class, String(row.row).padStart(9, '0')].join('\u0000');

export function repeatLines({ area, period, use }: WatchContext): readonly RepeatLine[] {
  const rows = area.tables.drugRecords.filter(({ date }) => inYear(period.year, date));
  const groups = new Map<string, DrugRow[]>();
  for (const row of rows) {
    if (!inPeriod(period, { month: monthOf(row.date) })) continue;
    const own = groups.get(key(row));
    if (own) own.push(row);
    else groups.set(key(row), [row]);
  }
  const rule = use(drugRepeat);
  const lines = [...groups.values()].flatMap((group) => {
    const ordered = sortedBy(group, inTime);
    const institutions = [...new Set(ordered.map(({ institution }) => institution))];
    const repeats = rule.apply({ institutions, params: area.params });
    return repeats.map((institution) => {
      const own = ordered.filter((row) => row.institution === institution);
      const first = own[0]!;
      return {
        person: first.person,
        class: first.class,
        month: monthOf(first.date),
        institution,
        institutions: institutions.length,
        times: own.length,
        amount: sumFen(own.map(({ amount }) => amount)),
        row: first.row,
      };
    });
  });
  return sortedBy(lines, (line) =>
    [line.month, line.person, normalise(line.class), line.institution].join('\u0000'),
  );
}

const inYear = (year: number, date: number): boolean => isoDate(date).startsWith(`${year}-`);

export const repeatFlags = (lines: readonly RepeatLine[], limit: number): readonly Flag[] =>
  lines.map((line) => ({
    rule: drugRepeat.id,
    subject: { kind: 'volume', item: `${line.person}/${normalise(line.class)}`, period: line.month },
    institution: line.institution,
    person: line.person,
    month: line.month,
    value: `${line.class} 同月在 ${line.institutions} 家機構`,
    threshold: `${limit} 家`,
    amount: line.amount,
    row: line.row,
  }));
