import { ANY } from '../../../rules/coefficient/lookup.ts';
import { closedValue } from '../../../sheets/read-cell.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import { LEVELS, type Level } from '../../../sheets/tabs/values.ts';

export type PriceRow = Tables['packagePrices'][number];

/** The column of a fund's ratio. */
export const RATIO_COLUMN = { 職工: 'employeeRatio', 居民: 'residentRatio' } as const;

/** 單病種標準的查找：（病種，機構）→（病種，等級）→（病種，*），先到先得。 */
export class PackagePrices {
  readonly #rows: ReadonlyMap<string, PriceRow>;

  constructor({ packagePrices }: Pick<Tables, 'packagePrices'>) {
    this.#rows = new Map(
      packagePrices.map((row) => [key(row.disease, closedValue(row.target, LEVELS) ?? row.target), row]),
    );
  }

  lookup(
    disease: string,
    institution: { readonly code: string; readonly level: Level },
  ): PriceRow | undefined {
    for (const target of [institution.code, institution.level, ANY]) {
      const row = this.#rows.get(key(disease, target));
      if (row) return row;
    }
    return undefined;
  }
}

const key = (disease: string, target: string): string => `${disease}\u0000${target}`;
