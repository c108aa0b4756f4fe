import type { CellStyle, ModelCell } from '../sheets/sheet-model.ts';
import { cell } from './cells.ts';

/** A column of a statement that adds up. */
export interface Figure<Line> {
  /** Its name in contract.md, where a line of explanation has it */
  readonly key?: string;
  readonly title: string;
  readonly kind: 'count' | 'points' | 'money';
  readonly of: (line: Line) => bigint;
}

export type FigureKind = Figure<never>['kind'];

/** How many decimals points have in this run; money and counts need no telling. */
export interface FigureScale {
  readonly pointsDecimals: number;
}

export function figureCell(
  kind: FigureKind,
  amount: bigint,
  { pointsDecimals }: FigureScale,
  style: CellStyle = kind,
): ModelCell {
  const decimals = { count: 0, points: pointsDecimals, money: 2 }[kind];
  return cell({ units: amount, decimals }, style);
}

/** A cell whose amount can be opened. */
export const explained = (cell: ModelCell, amount: string | undefined): ModelCell =>
  amount === undefined ? cell : { ...cell, amount };

export const sumOf = <Line>(lines: readonly Line[], of: (line: Line) => bigint): bigint =>
  lines.reduce((sum, line) => sum + of(line), 0n);

/** What stands where there is nothing to compare or to add. */
export const NOTHING = '—';

/** A total row leaves it blank: its look follows the texts. */
export const absent = (style: CellStyle): ModelCell => cell(style === 'total' ? null : NOTHING, style);

/** One row of amounts; `undefined` where a column has none. */
export const figureCells = (
  kinds: readonly { readonly kind: FigureKind }[],
  amounts: readonly (bigint | undefined)[],
  scale: FigureScale,
  style?: CellStyle,
): ModelCell[] =>
  kinds.map(({ kind }, index) => {
    const amount = amounts[index];
    return amount === undefined ? absent(style ?? kind) : figureCell(kind, amount, scale, style);
  });

export interface Reconciliation {
  readonly kinds: readonly { readonly kind: FigureKind }[];
  /** What the parts add up to. */
  readonly parts: readonly (bigint | undefined)[];
  /** The totals by another way; `undefined` where there is no other way. */
  readonly totals: readonly (bigint | undefined)[];
  readonly labels: { readonly parts: string; readonly totals: string; readonly difference: string };
  /** Columns that the label covers besides its own. */
  readonly labelSpan: number;
  /** By which the sums of the parts are opened */
  readonly partKeys?: readonly (string | undefined)[];
}

/** The sum of the parts, the total beside it, and their difference, which must be zero. */
export function reconciliation(
  { kinds, parts, totals, labels, labelSpan, partKeys = [] }: Reconciliation,
  scale: FigureScale,
): ModelCell[][] {
  const differences = parts.map((part, index) => {
    const total = totals[index];
    return part === undefined || total === undefined ? undefined : part - total;
  });
  const clear = differences.every((difference) => difference === undefined || difference === 0n);
  return [
    [
      cell(labels.parts, 'total', labelSpan),
      ...figureCells(kinds, parts, scale, 'total').map((sum, index) => explained(sum, partKeys[index])),
    ],
    [cell(labels.totals, 'text', labelSpan), ...figureCells(kinds, totals, scale)],
    [
      cell(labels.difference, clear ? 'good' : 'warn', labelSpan),
      ...figureCells(kinds, differences, scale, clear ? undefined : 'warn'),
    ],
  ];
}
