import type { FindingCode } from '../findings/catalogue.ts';
import { finding, type Place, type Report } from '../findings/finding.ts';
import type { Column } from './column.ts';
import { nearest } from './nearest.ts';
import { cellAsText, columnLetter, isBlank, normalise, type RawRow, type RawTab } from './raw.ts';
import { blankValue, type Refuse, readCell } from './read-cell.ts';
import type { RowOf, Tab } from './tab.ts';

/** The place of a cell, a row or a column, with the column where this very tab has it. */
export type PlaceOf<T extends Tab> = (row?: number, column?: keyof T['columns'] & string) => Place;

/** Places in a tab whose columns stand in the order of its definition. */
export const definedPlaces =
  <T extends Tab>(tab: T): PlaceOf<T> =>
  (row, column) =>
    placeAt(tab, row, column && Object.keys(tab.columns).indexOf(column));

function placeAt(tab: Tab, row: number | undefined, index: number | '' | undefined): Place {
  return {
    tab: tab.name.hant,
    ...(row === undefined ? {} : { row }),
    ...(typeof index === 'number' && index >= 0 ? { column: columnLetter(index) } : {}),
  };
}

type Found = { readonly key: string; readonly column: Column; readonly index: number };

/**
 * Reads a tab: columns by header in either script, every cell by its type. Every finding is reported at its
 * cell; a row with a blocking finding yields nothing, and a header that cannot be trusted yields no rows at all.
 */
export async function readTab<T extends Tab>(
  tab: T,
  raw: RawTab,
  report: Report,
  eachRow: (row: RowOf<T>, place: PlaceOf<T>, raw: RawRow, reader: TabReader<T>) => void,
): Promise<PlaceOf<T>> {
  for (const range of raw.merges ?? []) {
    report(finding('MERGED_CELLS', mergePlace(tab, range), { range }));
  }
  let reader: TabReader<T> | undefined;
  let headerRow: number | undefined;
  let sawRows = false;
  for await (const row of raw.rows) {
    if (row.cells.every(isBlank)) continue;
    if (headerRow === undefined) {
      headerRow = row.row;
      reader = openTab(tab, row, report);
      continue;
    }
    sawRows = true;
    const read = reader?.read(row);
    if (read) eachRow(read, reader!.place, row, reader!);
  }
  const name = tab.name.hant;
  if (headerRow === undefined && !tab.mayBeBlank) {
    const headers = Object.values(tab.columns).map(({ header }) => header.hant);
    report(finding('TAB_EMPTY', { tab: name, row: 1 }, { tab: name, headers: headers.join('、') }));
  }
  if (reader && !sawRows && tab.needsRows) {
    report(finding('TAB_WITHOUT_ROWS', { tab: name, row: headerRow! + 1 }, { tab: name }));
  }
  return reader?.place ?? definedPlaces(tab);
}

function mergePlace(tab: Tab, range: string) {
  const [, column = 'A', row = '1'] = /^([A-Z]+)(\d+)/.exec(range) ?? [];
  return { tab: tab.name.hant, row: Number(row), column };
}

const headersOf = (columns: Readonly<Record<string, Column>>) =>
  Object.entries(columns).flatMap(
    ([key, { header }]) =>
      [
        [header.hant, key],
        [header.hans, key],
      ] as const,
  );

/** Matches the header row against the definition; `undefined` when a blocking finding forbids reading on. */
export function openTab<T extends Tab>(tab: T, header: RawRow, report: Report): TabReader<T> | undefined {
  const columns = Object.entries(tab.columns);
  const byText = new Map(headersOf(tab.columns));
  const besideByText = new Map(headersOf(tab.beside ?? {}));
  const found = new Map<string, Found>();
  let trusted = true;
  const refuse = (code: FindingCode, index: number | undefined, values: Record<string, string>) => {
    const place = index === undefined ? {} : { column: columnLetter(index) };
    report(finding(code, { tab: tab.name.hant, row: header.row, ...place }, values));
    trusted &&= code === 'HEADER_UNKNOWN';
  };

  const strangers: { readonly text: string; readonly index: number }[] = [];
  const beside = new Map<number, string>();
  header.cells.forEach((cell, index) => {
    if (isBlank(cell)) return;
    const typed = cellAsText(cell);
    const key = byText.get(normalise(typed));
    const before = key === undefined ? undefined : found.get(key);
    const aside = key === undefined ? besideByText.get(normalise(typed)) : undefined;
    if (aside !== undefined) beside.set(index, aside);
    else if (key === undefined) strangers.push({ text: typed, index });
    else if (before) refuse('HEADER_DUPLICATE', index, { header: typed, other: columnLetter(before.index) });
    else found.set(key, { key, column: tab.columns[key]!, index });
  });
  for (const { text, index } of strangers) {
    const like = nearest(normalise(text).replace(/\(.*\)|\[.*\]|[*:]/g, ''), [...byText.keys()]);
    if (like !== undefined) refuse('HEADER_NEARLY', index, { text, header: like });
    else refuse('HEADER_UNKNOWN', index, { text });
  }
  for (const [key, column] of columns) {
    if (!found.has(key) && !column.informative) {
      refuse('HEADER_MISSING', undefined, { header: column.header.hant });
    }
  }
  return trusted ? new TabReader(tab, header, [...found.values()], beside, report) : undefined;
}

export class TabReader<T extends Tab> {
  readonly #tab: T;
  readonly #report: Report;
  readonly #found: readonly Found[];
  readonly #absent: readonly string[];
  readonly #headless: Set<number>;
  /** Columns from A on without a gap in the header: a row no longer than that has nothing beside the table. */
  readonly #unbroken: number;
  readonly #refuse: Refuse;
  /** The columns beside those of the definition, by their index */
  readonly beside: ReadonlyMap<number, string>;
  readonly headerRow: number;
  #row = 0;
  #at: Found | undefined;
  #refused = false;

  constructor(
    tab: T,
    header: RawRow,
    found: readonly Found[],
    beside: ReadonlyMap<number, string>,
    report: Report,
  ) {
    this.beside = beside;
    this.headerRow = header.row;
    this.#tab = tab;
    this.#report = report;
    this.#found = found;
    const keys = new Set(found.map(({ key }) => key));
    this.#absent = Object.keys(tab.columns).filter((key) => !keys.has(key));
    this.#headless = new Set(header.cells.flatMap((cell, index) => (isBlank(cell) ? [] : [index])));
    this.#unbroken = [...header.cells, null].findIndex(isBlank);
    this.#refuse = (code, values = {}) => {
      const { index, column } = this.#at!;
      const place = { tab: this.#tab.name.hant, row: this.#row, column: columnLetter(index) };
      this.#report(finding(code, place, { header: column.header.hant, ...values }));
      this.#refused = true;
      return undefined;
    };
  }

  place: PlaceOf<T> = (row, column) =>
    placeAt(this.#tab, row, this.#found.find(({ key }) => key === column)?.index);

  /** The columns of this very tab, by their index; those of the definition it does not have are left out. */
  get columns(): ReadonlyMap<number, keyof T['columns'] & string> {
    return new Map(this.#found.map(({ key, index }) => [index, key]));
  }

  /** One row, or `undefined` when a cell was refused. */
  read({ row, cells }: RawRow): RowOf<T> | undefined {
    this.#row = row;
    this.#refused = false;
    const values: Record<string, unknown> = { row };
    for (const found of this.#found) {
      const { key, column, index } = found;
      const cell = cells[index];
      this.#at = found;
      if (cell === undefined || isBlank(cell)) {
        values[key] = column.required ? this.#refuse('CELL_BLANK') : blankValue(column);
      } else {
        values[key] = readCell(cell, column, this.#refuse);
      }
    }
    for (const key of this.#absent) values[key] = null;
    this.#noticeHeadless(row, cells);
    return this.#refused ? undefined : (values as RowOf<T>);
  }

  /** A stray value right of the table, or under an empty header, is told once per column. */
  #noticeHeadless(row: number, cells: RawRow['cells']) {
    if (cells.length <= this.#unbroken) return;
    cells.forEach((cell, index) => {
      if (isBlank(cell) || this.#headless.has(index)) return;
      this.#headless.add(index);
      const place = { tab: this.#tab.name.hant, row, column: columnLetter(index) };
      this.#report(finding('HEADER_BLANK', place, { text: cellAsText(cell) }));
      this.#refused = true;
    });
  }
}
