import { compareText } from '../settle/methods/compare-text.ts';
import { type CaseRow, TABS } from '../sheets/tabs/settlement-tabs.ts';
import { type CaseRows, rowsInOrder } from './case-rows.ts';
import { type RowChange, rowChange, textsOfRow } from './row-changes.ts';
import { rowKeys } from './row-keys.ts';

/** How many changed cases are told one by one; their number is always told. */
const MOST_LISTED = 1000;

/** What differs between the cases of two inputs. */
export interface CaseChanges {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** The first of them, by case number */
  readonly listed: readonly RowChange[];
}

const COLUMNS = Object.keys(TABS.cases.columns);

/** Both inputs in the order of case numbers, side by side. */
export function caseChanges(before: CaseRows, after: CaseRows): CaseChanges {
  const counts = { added: 0, removed: 0, changed: 0 };
  const listed: RowChange[] = [];
  for (const [old, fresh] of pairs(rowsInOrder(before), rowsInOrder(after))) {
    const change = rowChange(rowKeys('cases'), COLUMNS, old && textsOf(old), fresh && textsOf(fresh));
    if (change.columns.length === 0) continue;
    counts[change.kind] += 1;
    if (listed.length < MOST_LISTED) listed.push(change);
  }
  return { ...counts, listed };
}

const textsOf = (row: CaseRow) => textsOfRow(TABS.cases, row as unknown as Readonly<Record<string, unknown>>);

function* pairs(
  before: Iterator<CaseRow>,
  after: Iterator<CaseRow>,
): Generator<readonly [CaseRow | undefined, CaseRow | undefined]> {
  let old = before.next();
  let fresh = after.next();
  while (!old.done || !fresh.done) {
    const order = old.done ? 1 : fresh.done ? -1 : compareText(old.value.case, fresh.value.case);
    yield [order <= 0 ? old.value : undefined, order >= 0 ? fresh.value : undefined];
    if (order <= 0) old = before.next();
    if (order >= 0) fresh = after.next();
  }
}
