import { fen } from '../money/fen.ts';
import type { Digest, DigestCell } from './digest.ts';

/** The sums of one institution in a fund, a month and a place of the pool, over all groups and classes. */
export type MemberCell = Omit<DigestCell, 'group' | 'class'>;

const known = new WeakMap<Digest, readonly MemberCell[]>();

/**
 * What the points of a period are settled from: a digest added up over groups and classes, once per digest. A hundred
 * institutions with a thousand groups are settled again from a few thousand sums.
 */
export function memberCells(digest: Digest): readonly MemberCell[] {
  const before = known.get(digest);
  if (before) return before;
  const byMember = Map.groupBy(digest.cells, ({ fund, month, institution, place }) =>
    [fund, month, institution, place].join('\u0000'),
  );
  const cells = [...byMember.values()].map(addUp);
  known.set(digest, cells);
  return cells;
}

function addUp(cells: readonly DigestCell[]): MemberCell {
  const { fund, month, institution, place } = cells[0]!;
  const count = (of: (cell: DigestCell) => number) => cells.reduce((sum, cell) => sum + of(cell), 0);
  const amount = (of: (cell: DigestCell) => bigint) => cells.reduce((sum, cell) => sum + of(cell), 0n);
  return {
    fund,
    month,
    institution,
    place,
    cases: count((cell) => cell.cases),
    monthPoints: amount((cell) => cell.monthPoints),
    yearPoints: amount((cell) => cell.yearPoints),
    monthHalved: count((cell) => cell.monthHalved),
    yearHalved: count((cell) => cell.yearHalved),
    decisions: count((cell) => cell.decisions),
    total: fen(amount((cell) => cell.total)),
    unreasonable: fen(amount((cell) => cell.unreasonable)),
    fundPaid: fen(amount((cell) => cell.fundPaid)),
    otherPaid: fen(amount((cell) => cell.otherPaid)),
    patientPaid: fen(amount((cell) => cell.patientPaid)),
    days: count((cell) => cell.days),
    squares: amount((cell) => cell.squares),
  };
}
