import { type Fraction, ONE } from '../../money/fraction.ts';
import type { Level } from '../../sheets/tabs/values.ts';

/** Stands for any group, or for any institution. */
export const ANY = '*';

/** One line of the 差異係數 tab. */
export interface CoefficientLine {
  readonly group: string;
  /** Institution code, level, or `*`. */
  readonly target: string;
  readonly value: Fraction;
}

/**
 * 差異係數的查找：（病組，機構）→（病組，等級）→（病組，*）→（*，機構）→（*，等級）→（*，*），先到先得；公布的表中沒有，
 * 再查計算的表；都沒有則為 1。不設差異係數的病組恆為 1。
 */
export class CoefficientTable {
  readonly #tables: readonly ReadonlyMap<string, Fraction>[];

  constructor(published: readonly CoefficientLine[], computed: readonly CoefficientLine[] = []) {
    this.#tables = [published, computed].map(
      (lines) => new Map(lines.map(({ group, target, value }) => [key(group, target), value])),
    );
  }

  /** The published and the computed lines as data; `of` makes the same table of them. */
  parts(): readonly ReadonlyMap<string, Fraction>[] {
    return this.#tables;
  }

  static of(parts: ReturnType<CoefficientTable['parts']>): CoefficientTable {
    const [published = [], computed = []] = parts.map((table) =>
      [...table].map(([pair, value]) => {
        const [group = '', target = ''] = pair.split('\u0000');
        return { group, target, value };
      }),
    );
    return new CoefficientTable(published, computed);
  }

  /** Every line, the published ones first, each table in plain string order. */
  lines(): readonly CoefficientLine[] {
    return this.#tables.flatMap((table) =>
      [...table]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([pair, value]) => {
          const [group = '', target = ''] = pair.split('\u0000');
          return { group, target, value };
        }),
    );
  }

  lookup(
    group: { readonly code: string; readonly noCoefficient: boolean } | undefined,
    institution: { readonly code: string; readonly level: Level },
  ): Fraction {
    if (!group || group.noCoefficient) return ONE;
    for (const table of this.#tables) {
      for (const code of [group.code, ANY]) {
        for (const target of [institution.code, institution.level, ANY]) {
          const value = table.get(key(code, target));
          if (value) return value;
        }
      }
    }
    return ONE;
  }
}

const key = (group: string, target: string): string => `${group}\u0000${target}`;
