import { isBlank, type RawRow } from '../../sheets/raw.ts';
import type { TabReader } from '../../sheets/read-tab.ts';
import { casesTab } from '../../sheets/tabs/case-tabs.ts';
import { watchColumns } from '../../sheets/tabs/watch-columns.ts';
import { WATCH_COLUMNS, type WatchColumn } from '../../watch/case-watch.ts';

type CaseColumn = keyof typeof casesTab.columns;

const ORDER = Object.keys(casesTab.columns) as CaseColumn[];

/** Where a row keeps what it read of a column: the columns in the order of their definition. */
export const SLOT = Object.fromEntries(ORDER.map((key, index) => [key, index])) as Readonly<
  Record<CaseColumn, number>
>;
export const SLOTS = ORDER.length;

/** The same for the columns that only the supervision reads, behind them. */
export const WATCH_SLOT = Object.fromEntries(
  WATCH_COLUMNS.map((key, index) => [key, SLOTS + index]),
) as Readonly<Record<WatchColumn, number>>;
export const ALL_SLOTS = SLOTS + WATCH_COLUMNS.length;

/** How the cells of a file's column are read. */
export const KIND = { unread: 0, empty: 1, text: 2, code: 3, listed: 4, money: 5, date: 6 } as const;

export interface FileColumn {
  readonly kind: number;
  /** -1 where nothing is kept */
  readonly slot: number;
  readonly required: boolean;
}

const KIND_OF: Partial<Record<CaseColumn, number>> = {
  case: KIND.text,
  person: KIND.text,
  institution: KIND.code,
  group: KIND.code,
};
const KIND_OF_TYPE: Readonly<Record<string, number>> = {
  listed: KIND.listed,
  yesNo: KIND.listed,
  money: KIND.money,
  date: KIND.date,
};

/** The columns of a file of cases. @param watched those that only the supervision reads, if it does */
export const fileColumns = (
  header: RawRow,
  found: TabReader<typeof casesTab>['columns'],
  watched: ReadonlyMap<number, WatchColumn> = new Map(),
): readonly FileColumn[] =>
  columnsBy(header, new Map<number, CaseColumn | WatchColumn>([...found, ...watched]), (key) => {
    if (key in WATCH_SLOT) return watchColumn(key as WatchColumn);
    const column = casesTab.columns[key as CaseColumn];
    return {
      kind: KIND_OF[key as CaseColumn] ?? KIND_OF_TYPE[column.type]!,
      slot: SLOT[key as CaseColumn],
      required: 'required' in column,
    };
  });

/** All but amounts are codes: departments, doctors and ages are few against the cases. */
const watchColumn = (key: WatchColumn): FileColumn => ({
  kind: watchColumns[key].type === 'money' ? KIND.money : KIND.code,
  slot: WATCH_SLOT[key],
  required: false,
});

/** The columns of a file from A on, up to the last one that has a header. */
export function columnsBy<K>(
  header: RawRow,
  found: ReadonlyMap<number, K>,
  columnOf: (key: K) => FileColumn,
): readonly FileColumn[] {
  const width = header.cells.findLastIndex((cell) => !isBlank(cell)) + 1;
  return Array.from({ length: width }, (_, index): FileColumn => {
    const key = found.get(index);
    if (key !== undefined) return columnOf(key);
    return { kind: isBlank(header.cells[index]) ? KIND.empty : KIND.unread, slot: -1, required: false };
  });
}
