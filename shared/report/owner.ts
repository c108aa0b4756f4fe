import type { Area } from '../settle/area.ts';
import { belongsTo, type Party } from '../settle/methods/party.ts';
import type { SheetModel } from '../sheets/sheet-model.ts';

/** A report for one reader would show something of another; nothing may be written. */
export class ForeignContent extends Error {
  readonly tab: string;
  /** The code or the name that is not the reader's */
  readonly found: string;

  constructor(found: string, tab: string, reader: string) {
    super(`${found} in ${tab} of ${reader}`);
    this.tab = tab;
    this.found = found;
  }
}

/** For whom a report is made: what is theirs, and what names somebody else. */
export interface Owner {
  readonly kind: 'consortium' | 'institution';
  readonly code: string;
  /** What stands before sums over nobody else's rows */
  readonly title: '本醫共體' | '本機構';
  readonly members: ReadonlySet<string>;
  /** The 醫共體 that may be named */
  readonly consortium: string | undefined;
  readonly owns: (party: Party) => boolean;
}

export const consortiumOwner = (area: Area, code: string): Owner => ({
  kind: 'consortium',
  code,
  title: '本醫共體',
  members: new Set(
    [...area.institutions.values()].flatMap((member) => (member.consortium === code ? [member.code] : [])),
  ),
  consortium: code,
  owns: (party) => belongsTo(area, party, code),
});

export const institutionOwner = (area: Area, code: string): Owner => ({
  kind: 'institution',
  code,
  title: '本機構',
  members: new Set([code]),
  consortium: area.institutions.get(code)?.consortium,
  owns: (party) => party.kind === 'institution' && party.code === code,
});

/**
 * Finds the code of another institution or 醫共體 where it is a whole text, and its name wherever it stands. A name that
 * is part of one of the reader's own names is no sign of another's content.
 */
export function foreignFinder(
  { institutions, consortia, params }: Area,
  { members, consortium }: Owner,
): (text: string) => string | undefined {
  const isOwn = ({ code }: { readonly code: string }) => members.has(code);
  const isOwnConsortium = ({ code }: { readonly code: string }) => code === consortium;
  const all = [...institutions.values()];
  const foreign = [
    ...all.filter((one) => !isOwn(one)),
    ...[...consortia.values()].filter((one) => !isOwnConsortium(one)),
  ];
  const ownNames = [
    params['region.name'] ?? '',
    ...[...consortia.values()].filter(isOwnConsortium).map(({ name }) => name),
    ...all.filter(isOwn).map(({ name }) => name),
  ];
  const codes = new Set(foreign.map(({ code }) => code));
  const names = foreign
    .map(({ name }) => name)
    .filter((name) => !ownNames.some((ownName) => ownName.includes(name)));
  return (text) => (codes.has(text) ? text : names.find((name) => text.includes(name)));
}

/** @throws ForeignContent when a cell is, or contains, what names somebody else */
export function refuseForeign(sheets: readonly SheetModel[], area: Area, owner: Owner): void {
  const find = foreignFinder(area, owner);
  for (const { name: tab, rows } of sheets) {
    for (const { value } of rows.flat()) {
      const found = typeof value === 'string' ? find(value) : undefined;
      if (found !== undefined) throw new ForeignContent(found, tab, owner.code);
    }
  }
}
