import { type MemberCell, memberCells } from '../../cases/member-cells.ts';
import { type Fen, fen, sumFen } from '../../money/fen.ts';
import { type Fraction, fraction } from '../../money/fraction.ts';
import { roundHalfAway } from '../../money/round.ts';
import type { WatchCell } from '../../watch/case-watch.ts';
import type { WatchReportContext } from '../watch-context.ts';

/** What cases came to. Money in fen. */
export interface Figures {
  readonly cases: number;
  readonly days: number;
  readonly total: Fen;
  /** Billed to the fund, 按項目 included */
  readonly fundPaid: Fen;
}

/** Of cases that somebody pays for: in the pool, or 按項目. */
export function figuresOf(
  { digest }: Pick<WatchReportContext, 'digest'>,
  months: readonly string[],
  counts: (cell: MemberCell) => boolean = () => true,
): Figures {
  const cells = memberCells(digest).filter(
    (cell) => cell.place !== 'unpaid' && months.includes(cell.month) && counts(cell),
  );
  return {
    cases: cells.reduce((sum, { cases }) => sum + cases, 0),
    days: cells.reduce((sum, { days }) => sum + days, 0),
    total: sumFen(cells.map(({ total }) => total)),
    fundPaid: sumFen(cells.map(({ fundPaid }) => fundPaid)),
  };
}

/** Cost per case, to the fen. */
export const meanCost = ({ cases, total }: Figures): Fen | null =>
  cases === 0 ? null : fen(roundHalfAway(fraction(total, BigInt(cases))));

export const meanDays = ({ cases, days }: Figures): Fraction | null =>
  cases === 0 ? null : fraction(BigInt(days), BigInt(cases));

/** (now − before) ÷ before */
export const change = (now: bigint | null, before: bigint | null): Fraction | null =>
  now === null || before === null || before <= 0n ? null : fraction(now - before, before);

export const share = (part: bigint, whole: bigint): Fraction | null =>
  whole <= 0n ? null : fraction(part, whole);

/** The parts of all charges that the case file names, by the column each needs. */
export const COST_PARTS = [
  { key: 'drugs', title: '藥品' },
  { key: 'tests', title: '檢查檢驗' },
  { key: 'materials', title: '耗材' },
  { key: 'ownPaid', title: '自費' },
] as const satisfies readonly { readonly key: keyof WatchCell; readonly title: string }[];

export type CostPart = (typeof COST_PARTS)[number]['key'];

/** The parts whose column the case files have. */
export const knownParts = ({ caseWatch }: WatchReportContext) =>
  COST_PARTS.filter(({ key }) => caseWatch.columns.has(key));

/** A part's share of the charges of the same cases. */
export function partShare(
  { caseWatch }: WatchReportContext,
  part: CostPart,
  year: number,
  months: readonly string[],
  institution?: string,
): Fraction | null {
  const names = months.map((month) => `${year}-${month}`);
  const cells = caseWatch.cells.filter(
    (cell) => names.includes(cell.month) && (institution === undefined || cell.institution === institution),
  );
  return share(sumFen(cells.map((cell) => cell[part])), sumFen(cells.map(({ total }) => total)));
}
