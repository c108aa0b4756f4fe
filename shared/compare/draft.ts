import { finding, type Report } from '../findings/finding.ts';
import type { Column } from '../sheets/column.ts';
import { closest } from '../sheets/nearest.ts';
import { isBlank, normalise, type RawTab } from '../sheets/raw.ts';
import { openTab, type PlaceOf } from '../sheets/read-tab.ts';
import { RESULT_TABS, tabNameOf } from '../sheets/read-tables.ts';
import type { Tab } from '../sheets/tab.ts';
import { TABS, type TabKey } from '../sheets/tabs/settlement-tabs.ts';
import { rowKeys } from './row-keys.ts';

type TableKey = Exclude<TabKey, 'cases'>;

/** A row of a draft: only the cells that were filled in. */
export interface DraftRow {
  readonly row: number;
  readonly given: Readonly<Record<string, unknown>>;
  /** Takes the rows of this key out of the tab. */
  readonly remove: boolean;
}

export interface DraftTab {
  readonly tab: TableKey;
  readonly rows: readonly DraftRow[];
  readonly place: PlaceOf<Tab>;
}

/** What a proposal changes of an input, and nothing else. */
export interface Draft {
  readonly name: string;
  readonly tabs: readonly DraftTab[];
}

/** The column that only a draft has. */
const REMOVE: Column = {
  header: { hant: '刪除', hans: '删除' },
  type: 'yesNo',
  informative: true,
  help: '填「是」：測算時去掉原表中同一鍵的行。',
};

const KEYS = Object.keys(TABS) as TabKey[];
const keyNamed = (name: string): TabKey | undefined => KEYS.find((key) => TABS[key].name.hant === name);

/** Reads the tabs of a draft. Columns that say nothing may be left out; all findings are told at once. */
export async function readDraft(name: string, raws: readonly RawTab[], report: Report): Promise<Draft> {
  const tabs = new Map<TabKey, DraftTab>();
  for (const raw of raws) {
    const typed = tabNameOf(raw.name);
    const tab = keyNamed(typed);
    if (tab === undefined) reportStranger(raw.name, report);
    else if (tab === 'cases') report(finding('DRAFT_CASES', { tab: typed }));
    else if (tabs.has(tab)) {
      report(finding('TAB_DUPLICATE', { tab: raw.name }, { tab: typed, other: typed, name: raw.name }));
    } else tabs.set(tab, await readDraftTab(tab, raw, report));
  }
  return { name, tabs: KEYS.flatMap((key) => tabs.get(key) ?? []) };
}

function reportStranger(name: string, report: Report): void {
  if (RESULT_TABS.some((known) => known === normalise(name))) return;
  const names = KEYS.map((key) => TABS[key].name.hant);
  report(finding('DRAFT_TAB_UNKNOWN', { tab: name }, { name, tab: closest(normalise(name), names)! }));
}

async function readDraftTab(tab: TableKey, raw: RawTab, report: Report): Promise<DraftTab> {
  const partial = partialTab(tab);
  const rows: DraftRow[] = [];
  let reader: ReturnType<typeof openTab<Tab>>;
  let opened = false;
  for await (const row of raw.rows) {
    if (row.cells.every(isBlank)) continue;
    if (!opened) {
      reader = openTab(partial, row, report);
      opened = true;
      continue;
    }
    const read = reader?.read(row);
    if (!read) continue;
    const filled = [...reader!.columns].filter(([index]) => !isBlank(row.cells[index]));
    const { remove, ...given } = Object.fromEntries(filled.map(([, key]) => [key, read[key]]));
    rows.push({ row: row.row, given, remove: remove === true });
  }
  return { tab, rows, place: reader?.place ?? (() => ({ tab: partial.name.hant })) };
}

/** The tab with nothing required but the columns a row is known by. */
function partialTab(tab: TableKey): Tab {
  const { name, edits, help, columns } = TABS[tab] as Tab;
  const keys = rowKeys(tab);
  const own = Object.entries(columns).map(([key, column]) => {
    const { required, ...rest } = column;
    return [key, keys.includes(key) && required ? column : { ...rest, informative: true }];
  });
  return { name, edits, help, columns: { ...Object.fromEntries(own), remove: REMOVE } };
}
