import type { Digest } from '../cases/digest.ts';
import type { StatementTable } from '../settle/methods/statement.ts';
import type { CaseWatch } from '../watch/case-watch.ts';
import type { Flag } from '../watch/flag.ts';
import type { WatchSheet } from '../watch/part.ts';
import type { Watched } from '../watch/watch.ts';
import type { ReportContext } from './context.ts';
import { ownContext } from './own-context.ts';
import type { Owner } from './owner.ts';

/** What the tabs and documents of the supervision are made from. */
export interface WatchReportContext extends ReportContext {
  /** Of the whole year as far as cases are there */
  readonly digest: Digest;
  readonly caseWatch: CaseWatch;
  readonly watched: Watched;
}

/** The same with nobody's rows in it but the owner's, and no person: neither who was treated nor who treated. */
export function ownWatchContext(context: WatchReportContext, owner: Owner): WatchReportContext {
  const { digest, caseWatch, watched } = context;
  const { members } = owner;
  const own = <R extends { readonly institution: string }>(rows: readonly R[]): readonly R[] =>
    rows.filter(({ institution }) => members.has(institution));
  return {
    ...context,
    ...ownContext(context, owner),
    digest: { ...digest, cells: own(digest.cells), cases: 0 },
    caseWatch: { columns: caseWatch.columns, cells: own(caseWatch.cells), flags: [] },
    watched: {
      period: watched.period,
      flags: own(watched.flags)
        .filter((flag) => !isNamedAfter(flag))
        .map(withoutPersons),
      sheets: watched.sheets.flatMap((sheet) => ownSheet(sheet, owner) ?? []),
    },
  };
}

/** What is named after a person, or after a doctor, is told to nobody but the bureau. */
const isNamedAfter = ({ subject, person, doctor }: Flag): boolean =>
  subject.kind === 'volume' &&
  [person, doctor].some((name) => name !== undefined && name !== '' && subject.item.includes(name));

function withoutPersons({ person: _person, doctor: _doctor, other: _other, ...flag }: Flag): Flag {
  return flag;
}

/** The rows of a sheet that an owner may see; `undefined`: none but what is everybody's. */
export function ownSheet(sheet: WatchSheet, { owns }: Pick<Owner, 'owns'>): WatchSheet | undefined {
  const tables = sheet.tables.flatMap((table): StatementTable[] => {
    const rows = table.rows.filter(({ owner }) => (owner === undefined ? table.shared : owns(owner)));
    const { totals: _, ...rest } = table;
    return rows.length > 0 ? [{ ...rest, rows }] : [];
  });
  return tables.every(({ shared }) => shared) ? undefined : { ...sheet, tables };
}
