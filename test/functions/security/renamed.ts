import type { County, Sheet } from '../../bad-input/county.ts';

/** What a text cell of the input is. */
export type Meaning =
  | 'consortium'
  | 'consortium name'
  | 'institution'
  | 'institution name'
  | 'group'
  | 'group name'
  | 'case'
  | 'person'
  | 'item'
  | 'document'
  | 'budget document'
  | 'area name'
  | 'parameter basis';

/** The columns of free text and identifiers; those of other tabs that name the same thing change with them. */
const COLUMNS: Readonly<Record<string, Readonly<Record<string, Meaning>>>> = {
  參數: { 依據: 'parameter basis' },
  醫共體: { 編碼: 'consortium', 名稱: 'consortium name', 牽頭機構: 'institution' },
  機構: { 編碼: 'institution', 名稱: 'institution name', 醫共體: 'consortium' },
  病組: { 編碼: 'group', 名稱: 'group name' },
  差異係數: { 病組: 'group', 機構或等級: 'institution' },
  病例: { 病例號: 'case', 機構: 'institution', 參保人: 'person', 病組: 'group' },
  特病單議: { 病例號: 'case', 文號: 'document' },
  預算: { 文號: 'budget document' },
  月度預付: { 機構: 'institution' },
  清算調整: { 機構: 'institution', 項目: 'item', 文號: 'document' },
};

/** Texts that are no names: they have a meaning of their own. */
const KEPT = new Set(['', '*', '三級', '二級', '一級', '社區']);

/**
 * The county with other names for everything, the same thing by the same name wherever it stands.
 * @param rename gets the consortium to whose institution the row belongs, empty for none
 */
export function renamed(
  county: County,
  rename: (meaning: Meaning, text: string, owner: string) => string,
): County {
  const owners = new Map(rowsOf(county, '機構').map((row) => [row['編碼']!, row['醫共體']!] as const));
  const hospitals = new Map(rowsOf(county, '病例').map((row) => [row['病例號']!, row['機構']!] as const));
  const ownerOf = (tab: string, row: Readonly<Record<string, string>>): string => {
    if (tab === '醫共體') return row['編碼']!;
    if (tab === '機構') return row['醫共體']!;
    return owners.get(row['機構'] ?? hospitals.get(row['病例號']!) ?? row['機構或等級']!) ?? '';
  };
  for (const [tab, columns] of Object.entries(COLUMNS)) {
    const [headers = [], ...rows] = county.sheet(tab);
    const records = rows.map((row) => recordOf(headers, row));
    rows.forEach((row, index) => {
      for (const [header, meaning] of Object.entries(columns)) {
        const column = headers.indexOf(header);
        const text = row[column] ?? '';
        const owner = meaning === 'institution' ? (owners.get(text) ?? '') : ownerOf(tab, records[index]!);
        if (!KEPT.has(text)) row[column] = rename(meaning, text, meaning === 'consortium' ? text : owner);
      }
      if (tab === '參數' && row[0] === 'region.name') row[1] = rename('area name', row[1]!, '');
    });
  }
  return county;
}

const recordOf = (headers: readonly string[], row: readonly string[]): Record<string, string> =>
  Object.fromEntries(headers.map((header, column) => [header, row[column] ?? '']));

function rowsOf(county: County, tab: string): Record<string, string>[] {
  const [headers = [], ...rows]: Sheet = county.sheet(tab);
  return rows.map((row) => recordOf(headers, row));
}
