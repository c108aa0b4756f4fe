import type { RawRow } from '../../sheets/raw.ts';
import type { TabReader } from '../../sheets/read-tab.ts';
import { referenceCasesTab } from '../../sheets/tabs/group-tabs.ts';
import { columnsBy, type FileColumn, KIND } from '../stream/layout.ts';

type ReferenceColumn = keyof typeof referenceCasesTab.columns;

/** Where a row keeps what it read of a column. */
export const SLOT: Readonly<Record<ReferenceColumn, number>> = {
  year: 0,
  institution: 1,
  group: 2,
  total: 3,
};
export const SLOTS = 4;

/** Years are few: like codes, they are known again by their bytes. */
const KIND_OF: Readonly<Record<ReferenceColumn, number>> = {
  year: KIND.code,
  institution: KIND.code,
  group: KIND.code,
  total: KIND.money,
};

/** The columns of a file of reference cases, as PlainRow reads them. */
export const referenceFileColumns = (
  header: RawRow,
  found: TabReader<typeof referenceCasesTab>['columns'],
): readonly FileColumn[] =>
  columnsBy(header, found, (key) => ({
    kind: KIND_OF[key],
    slot: SLOT[key],
    required: 'required' in referenceCasesTab.columns[key],
  }));
