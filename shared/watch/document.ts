import type { Finding } from '../findings/finding.ts';
import { formatYuan } from '../money/fen.ts';
import type { Area } from '../settle/area.ts';
import { canonicalJson, hashOf, type NewHasher } from '../settle/hash.ts';
import { figureText } from '../settle/methods/statement-figures.ts';
import { type CaseWatch, WATCH_COLUMNS } from './case-watch.ts';
import { type Flag, flagId } from './flag.ts';
import type { WatchSheet } from './part.ts';
import { track } from './tracking/track.ts';
import type { Watched } from './watch.ts';

/** What the digest of a supervision covers: its flags and its tables, as texts. */
export const watchFigures = ({ flags, sheets }: Pick<Watched, 'flags' | 'sheets'>) => ({
  flags: flags.map(flagFigure),
  sheets: sheets.map(sheetFigure),
});

export const watchDigest = (watched: Watched, newHasher: NewHasher): string =>
  hashOf(newHasher, canonicalJson(watchFigures(watched)));

/** watch.json: version 1; what is noted of a flag stands beside it. For 經辦 and 覆核, for it has persons' pseudonyms. */
export function watchDocument(
  area: Area,
  watched: Watched,
  cases: CaseWatch,
  about: { readonly period: string; readonly inputDigest: string; readonly newHasher: NewHasher },
  findings: readonly Finding[],
) {
  const { flags, sheets } = watchFigures(watched);
  const { tracked } = track(watched.flags, area.tables.flagHandling, watched.period);
  const noted = new Map(tracked.map((one) => [one.id, one]));
  return {
    watch: 1,
    period: about.period,
    scheme: area.params.scheme,
    lawDate: area.clocks.lawDate,
    knownAt: area.clocks.knownAt,
    inputDigest: about.inputDigest,
    watchDigest: watchDigest(watched, about.newHasher),
    /** Without case rows there are no flags on cases, and none is not the same as none found. */
    casesWatched: isWatched(cases),
    columns: WATCH_COLUMNS.filter((column) => cases.columns.has(column)),
    flags: flags.map((flag) => ({ ...flag, status: noted.get(flag.id)!.status })),
    sheets,
    findings,
  };
}

/** A year with cases has sums of them. */
export const isWatched = ({ cells }: CaseWatch): boolean => cells.length > 0;

const flagFigure = (flag: Flag) => ({
  id: flagId(flag),
  rule: flag.rule,
  subject: flag.subject,
  institution: flag.institution,
  ...(flag.department !== undefined && { department: flag.department }),
  ...(flag.doctor !== undefined && { doctor: flag.doctor }),
  ...(flag.person !== undefined && { person: flag.person }),
  month: flag.month,
  value: flag.value,
  threshold: flag.threshold,
  amount: formatYuan(flag.amount),
  ...(flag.other !== undefined && { other: flag.other }),
});

const sheetFigure = ({ part, sheet, tables }: WatchSheet) => ({
  part,
  sheet,
  tables: tables.map(({ key, title, columns, rows }) => ({
    key,
    title,
    columns: columns.map((column) => ({ key: column.key, title: column.title })),
    rows: rows.map(({ owner, cells }) => ({
      ...(owner && { owner }),
      cells: columns.map((column) => figureText(column, cells[column.key] ?? null)),
    })),
  })),
});
