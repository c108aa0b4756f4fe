/** Rows in plain string order of what tells them apart, so that the order they were typed in changes nothing. */
export const sortedBy = <R>(rows: readonly R[], keyOf: (row: R) => string): R[] =>
  rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }) => row);
