import { normalise } from '../../sheets/raw.ts';

/** Rows whose names together stood before, each with the row that has them first. */
export function reportRepeated<R extends { readonly row: number }>(
  rows: readonly R[],
  names: (row: R) => readonly (string | null)[],
  tell: (row: R, other: number) => void,
): void {
  const first = new Map<string, number>();
  for (const row of rows) {
    const key = JSON.stringify(names(row).map((name) => name && normalise(name)));
    const other = first.get(key);
    if (other === undefined) first.set(key, row.row);
    else tell(row, other);
  }
}
