/** What Google holds a file to (platform.md 1.1). */
export const MOST_CELLS = 10_000_000;
export const MOST_SHEETS = 200;
/** One more than the index of ZZZ. */
export const LAST_COLUMN = 18_278;
export const MOST_CHARACTERS = 50_000;
export const MOST_BODY_BYTES = 10_485_760;
export const MOST_TITLE = 100;
/** Characters of keys and values, of the spreadsheet itself and of each sheet. */
export const MOST_METADATA = 30_000;
export const NEW_ROWS = 1000;
export const NEW_COLUMNS = 26;
