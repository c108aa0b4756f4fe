/**
 * What a workbook may cost before it is refused. A county's year of 病例 (10⁵ rows × 15 columns) is 1.5 million
 * cells, 70 MB of XML and 10 MB of file; whoever needs more is told to use CSV, which streams.
 */
export const MOST_FILE_BYTES = 256 * 2 ** 20;
export const MOST_PARTS = 10_000;
/** Of all parts together, as the archive declares them; each part is then held to what it declared. */
export const MOST_INFLATED_BYTES = 2 ** 30;
/** XML of a full sheet shrinks 10 to 60 times. Small parts may shrink more without doing harm. */
export const MOST_RATIO = 200;
export const RATIO_MATTERS_BYTES = 50 * 10 ** 6;

export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;
/** Used range of one sheet, from A1 to its last row and last column; and of all sheets' rows kept in memory. */
export const MOST_CELLS = 10_000_000;

/** One tag, comment or cell text. A cell holds 32,767 characters, a tag some dozen. */
export const MOST_TOKEN = 2 ** 20;
export const MOST_DEPTH = 100;
