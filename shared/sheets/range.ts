/** A rectangle of cells; columns and rows count from 0, both ends belong to it. */
export interface CellRange {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Reads A1 notation: `B3` or `B3:D9`. @throws RangeError otherwise. */
export function readRange(range: string): CellRange {
  const match = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(range);
  if (!match) throw new RangeError(`not a range: ${range}`);
  const [, left = '', top = '', right = left, bottom = top] = match;
  return {
    left: columnIndex(left),
    top: Number.parseInt(top, 10) - 1,
    right: columnIndex(right),
    bottom: Number.parseInt(bottom, 10) - 1,
  };
}

/** The column of a letter, counted from 0: A is 0, AA is 26. */
export const columnIndex = (letters: string): number =>
  [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** `'表'!$B$3:$D$9`, as formulas and drop-down lists name a range of another tab. */
export const absoluteRange = ({ tab, range }: { readonly tab: string; readonly range: string }): string =>
  `${quotedTab(tab)}!${range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')}`;

export const quotedTab = (tab: string): string => `'${tab.replaceAll("'", "''")}'`;
