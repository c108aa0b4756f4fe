import type { Digest, DigestCell } from '../cases/digest.ts';
import { type Traced, traced } from '../law/trace.ts';
import type { Area } from '../settle/area.ts';
import type { Settlement } from '../settle/settlement.ts';
import type { Line } from './explanation.ts';

/** What the lines of a settled period are written from. */
export interface BookContext {
  readonly area: Area;
  readonly settlement: Settlement;
  /** Of the period, both funds */
  readonly cells: readonly DigestCell[];
  readonly add: (line: Line) => void;
}

export const cellsOf = ({ cells }: Digest, { period }: Settlement): readonly DigestCell[] =>
  cells.filter(({ month }) => period.kind === 'year' || month === period.month);

/** A key of a line: `pool/居民/gross`, `institution/居民/H1/due`, `consortium/居民/G1/due`. */
export const poolKey = (fund: string, field: string): string => `pool/${fund}/${field}`;
export const memberKey = (fund: string, code: string, field: string): string =>
  `institution/${fund}/${code}/${field}`;
export const consortiumKey = (fund: string, code: string, field: string): string =>
  `consortium/${fund}/${code}/${field}`;

export const noAmount = (unit: Traced['unit']): Traced => traced({ n: 0n, d: 1n }, unit);
