import { isBlank, type RawRow } from '../../sheets/raw.ts';
import type { TabReader } from '../../sheets/read-tab.ts';
import { casesTab } from '../../sheets/tabs/case-tabs.ts';

type CaseColumn = keyof typeof casesTab.columns;

const ORDER = Object.keys(casesTab.columns) as CaseColumn[];

/** Where a row keeps what it read of a column: the columns in the order of their definition. */
export const SLOT = Object.fromEntries(ORDER.map((key, index) => [key, index])) as Readonly<
  Record<CaseColumn, number>
>;
export const SLOTS = ORDER.length;

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

/** The columns of a file from A on, up to the last one that has a header. */
export function fileColumns(
  header: RawRow,
  found: TabReader<typeof casesTab>['columns'],
): readonly FileColumn[] {
  const width = header.cells.findLastIndex((cell) => !isBlank(cell)) + 1;
  return Array.from({ length: width }, (_, index): FileColumn => {
    const key = found.get(index);
    if (key === undefined) {
      return { kind: isBlank(header.cells[index]) ? KIND.empty : KIND.unread, slot: -1, required: false };
    }
    const column = casesTab.columns[key];
    return {
      kind: KIND_OF[key] ?? KIND_OF_TYPE[column.type]!,
      slot: SLOT[key],
      required: 'required' in column,
    };
  });
}
