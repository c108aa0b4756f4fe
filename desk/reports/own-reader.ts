import type { Given, Reader } from '../../shared/explain/explanation.ts';
import { entitlementKey, statementKey } from '../../shared/explain/methods/cell.ts';
import { keyedRows } from '../../shared/explain/methods/statement.ts';
import { sumParts } from '../../shared/explain/sum-key.ts';
import type { Place } from '../../shared/findings/finding.ts';
import { foreignFinder, type Owner } from '../../shared/report/owner.ts';
import type { Area } from '../../shared/settle/area.ts';
import type { Settlement } from '../../shared/settle/settlement.ts';
import { TABS, type TabKey } from '../../shared/sheets/tabs/settlement-tabs.ts';

/** `institution/居民/H1/due`, `consortium/居民/M1/due`: whose amount a key names. */
const KEY = /^(institution|consortium)\/[^/]+\/(.+)\/[^/]+$/s;

/**
 * What the leaders of one 醫共體 may see of a settlement's lines: those of the pools, which are told to everybody, of
 * their own members, and of the rows of statements that are theirs or are shown to all. Of a tab, no row that names
 * somebody else.
 */
export function ownReader(area: Area, settlement: Settlement, owner: Owner): Reader {
  const rows = rowsOpen(settlement, owner);
  const opens = (key: string): boolean => {
    const parts = sumParts(key);
    if (parts) return parts.length > 0 && parts.every(opens);
    if (key.startsWith('pool/')) return true;
    const [, kind, code = ''] = KEY.exec(key) ?? [];
    if (kind === 'institution') return owner.members.has(code);
    if (kind === 'consortium') return code === owner.code;
    return rows.has(key.slice(0, key.lastIndexOf('/') + 1));
  };
  const find = foreignFinder(area, owner);
  const foreignRows = rowsOfOthers(area, find);
  const hidden = (where: Place) => foreignRows(where.tab).has(where.row ?? 0);
  return {
    opens,
    sees: ({ name, source }: Given) =>
      name.split(/[ /（），]/u).every((word) => find(word) === undefined) &&
      !(source.kind === 'cell' && hidden(source.where)),
  };
}

/** What the keys of those rows and entitlements begin with. */
function rowsOpen({ statements }: Settlement, { owns }: Owner): ReadonlySet<string> {
  return new Set(
    statements.flatMap(({ method, tables, entitlements }) => [
      ...tables.flatMap((table) =>
        keyedRows(method, table).flatMap(({ key }, index) => {
          const { owner } = table.rows[index]!;
          const open = owner === undefined ? table.shared : owns(owner);
          return open ? [statementKey(method, table.key, key, '')] : [];
        }),
      ),
      ...entitlements.flatMap(({ party }, index) =>
        owns(party) ? [entitlementKey(method, index, 'cost').replace(/cost$/, '')] : [],
      ),
    ]),
  );
}

/** The numbers of a tab's rows in which somebody else is named, by the tab's name. */
function rowsOfOthers(area: Area, find: (text: string) => string | undefined) {
  const known = new Map<string, ReadonlySet<number>>();
  const isForeign = (row: object) =>
    Object.values(row).some((value) => typeof value === 'string' && find(value) !== undefined);
  return (tab: string): ReadonlySet<number> => {
    const before = known.get(tab);
    if (before) return before;
    const key = (Object.keys(TABS) as TabKey[]).find((name) => TABS[name].name.hant === tab);
    const all: readonly { readonly row: number }[] = key && key !== 'cases' ? area.tables[key] : [];
    const foreign = new Set(all.filter(isForeign).map(({ row }) => row));
    known.set(tab, foreign);
    return foreign;
  };
}
