import type { Tabs } from '../../methods/workbook.ts';
import { type Row, rowsIn } from './oracle-tabs.ts';

/** A head that looks for its standard: by disease and age from the roster, by the name of its group from a count. */
export interface Head {
  readonly fund: string;
  readonly consortium: string;
  readonly branch: string;
  readonly disease?: string;
  readonly age?: number;
  readonly group?: string;
}

/** The group of the disease before the general ones; the branch before the 醫共體 before all. */
export function standardOf(tabs: Tabs, head: Head): Row {
  const rows = rowsIn(tabs, '人頭標準').filter((row) => row['險種'] === head.fund && fits(row, head));
  const ofDisease = rows.filter((row) => row['病種'] !== '');
  const first = ofDisease.length > 0 ? ofDisease : rows;
  for (const party of [head.branch, head.consortium]) {
    const own = first.find((row) => party !== '' && row['機構或醫共體'] === party);
    if (own) return own;
  }
  const all = first.find((row) => row['機構或醫共體'] === '');
  if (!all) throw new RangeError(`no standard for ${JSON.stringify(head)}`);
  return all;
}

function fits(row: Row, { consortium, branch, disease, age, group }: Head): boolean {
  if (!['', consortium, branch].includes(row['機構或醫共體']!)) return false;
  if (group !== undefined) return row['人群'] === group;
  const [from, to] = [row['年齡下限'], row['年齡上限']];
  const ofAge = (!from || Number(from) <= age!) && (!to || age! <= Number(to));
  return ofAge && (row['病種'] === '' || row['病種'] === disease);
}
