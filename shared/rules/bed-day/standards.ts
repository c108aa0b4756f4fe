import type { Fen } from '../../money/fen.ts';
import type { Fraction } from '../../money/fraction.ts';
import type { Level } from '../../sheets/tabs/values.ts';
import { ANY } from '../coefficient/lookup.ts';

/** One line of the 床日標準 tab: what a day of stay is worth from one day to another, both included. */
export interface StandardLine {
  /** Bed-day group, or `*` */
  readonly group: string;
  /** Institution code, level, or `*` */
  readonly target: string;
  readonly fromDay: number;
  /** `undefined`: to the end of the stay */
  readonly toDay: number | undefined;
  /** In fen a day */
  readonly standard: Fen | undefined;
  readonly points: Fraction | undefined;
  readonly row: number;
}

/**
 * 床日標準的查找：（病組，機構）→（病組，等級）→（病組，*）→（*，機構）→（*，等級）→（*，*），先到先得。找到的是一套分段，
 * 由第 1 日起依次排列。
 */
export class BedDayStandards {
  readonly #lines: ReadonlyMap<string, readonly StandardLine[]>;

  constructor(lines: readonly StandardLine[]) {
    const byPair = Map.groupBy(lines, ({ group, target }) => key(group, target));
    this.#lines = new Map(
      [...byPair].map(([pair, bands]) => [pair, [...bands].sort((a, b) => a.fromDay - b.fromDay)]),
    );
  }

  /** Each set of bands, in the order of the tab. */
  sets(): readonly (readonly StandardLine[])[] {
    return [...this.#lines.values()];
  }

  /** The bands that price a stay; `undefined` where no line is for it. A stay of no group is priced by `*` alone. */
  lookup(
    group: string | null,
    institution: { readonly code: string; readonly level: Level },
  ): readonly StandardLine[] | undefined {
    for (const code of group === null ? [ANY] : [group, ANY]) {
      for (const target of [institution.code, institution.level, ANY]) {
        const bands = this.#lines.get(key(code, target));
        if (bands) return bands;
      }
    }
    return undefined;
  }
}

const key = (group: string, target: string): string => `${group}\u0000${target}`;

interface Band {
  readonly toDay: number | undefined;
}

/**
 * The days of a stay that lie in each band, where `before` days of it were settled already; bands without any are
 * left out. Bands follow each other from day 1.
 */
export function daysInBands<B extends Band>(
  bands: readonly B[],
  before: number,
  days: number,
): readonly { readonly band: B; readonly days: number }[] {
  const last = before + days;
  let start = before;
  return bands.flatMap((band) => {
    const end = Math.max(start, Math.min(band.toDay ?? last, last));
    const inside = end - start;
    start = end;
    return inside > 0 ? [{ band, days: inside }] : [];
  });
}
