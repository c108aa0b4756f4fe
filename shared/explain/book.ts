import type { Digest } from '../cases/digest.ts';
import type { Area } from '../settle/area.ts';
import type { Settlement } from '../settle/settlement.ts';
import { type BookContext, cellsOf } from './book-context.ts';
import { consortiumLines } from './consortium.ts';
import type { Book, Line } from './explanation.ts';
import { institutionLines } from './institution.ts';
import { statementLines } from './methods/statement.ts';
import { poolLines } from './pool.ts';

/**
 * Every amount of a settled period with the line that gives it (rulebook §13).
 *
 * @throws RangeError when two lines have one key
 */
export const bookOf = (area: Area, digest: Digest, settlement: Settlement): Book =>
  written(area, digest, settlement, (context) => {
    pointsLines(context);
    statementLines(context);
  });

/** The same for the settlement of points alone, which is all that a page of one institution’s cases needs. */
export const pointsBookOf = (area: Area, digest: Digest, settlement: Settlement): Book =>
  written(area, digest, settlement, pointsLines);

function written(
  area: Area,
  digest: Digest,
  settlement: Settlement,
  write: (context: BookContext) => void,
): Book {
  const book = new Map<string, Line>();
  const add = (line: Line): void => {
    if (book.has(line.key)) throw new RangeError(`two lines ${line.key}`);
    book.set(line.key, line);
  };
  write({ area, settlement, cells: cellsOf(digest, settlement), add });
  return book;
}

function pointsLines(context: BookContext): void {
  const { settlement } = context;
  for (const pool of settlement.pools) poolLines(context, pool);
  for (const member of settlement.institutions) {
    const pool = settlement.pools.find(({ fund }) => fund === member.fund);
    institutionLines(context, member, pool);
  }
  for (const statement of settlement.consortia) consortiumLines(context, statement);
}
