import { type Fen, fen, sumFen } from '../../../money/fen.ts';
import { poolBalance } from '../../../rules/price-pool/balance.ts';
import { priceEffect } from '../../../rules/price-pool/effect.ts';
import { inForce } from '../../../rules/programme.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import { compareText } from '../compare-text.ts';
import type { MethodContext, MethodInput } from '../method.ts';

export interface PriceChange {
  readonly row: Tables['servicePrices'][number];
  readonly effect: Fen;
}

/** The pool's year, in fen. */
export interface Balance {
  readonly opening: Fen;
  /** Documented additions and withdrawals */
  readonly entries: Fen;
  readonly drugs: Fen;
  readonly consumables: Fen;
  /** What of the savings becomes room */
  readonly converted: Fen;
  readonly room: Fen;
  readonly changes: readonly PriceChange[];
  readonly raised: Fen;
  readonly closing: Fen;
}

type PoolInput = Pick<MethodInput, 'tables' | 'params' | 'programme'>;

export const savedOf = ({ base, actual }: { readonly base: Fen; readonly actual: Fen }): Fen =>
  fen(base - actual);

export function balanceOf({ tables, params, programme }: PoolInput, trace?: MethodContext['trace']): Balance {
  const entered = (of: '上期結轉' | '其他增減') =>
    sumFen(tables.pricePoolEntries.filter(({ kind }) => kind === of).map(({ amount }) => amount));
  const saved = (of: '藥品' | '耗材') =>
    sumFen(tables.priceSavings.filter(({ kind }) => kind === of).map(savedOf));
  const rule = inForce(programme, priceEffect);
  const rows = [...tables.servicePrices].sort((a, b) => compareText(a.code, b.code));
  const changes = rows.map((row) => {
    const place = { table: 'prices', row: row.code, column: 'effect' };
    return { row, effect: rule.apply(row, trace?.(place)) };
  });
  const [opening, entries, drugs, consumables] = [
    entered('上期結轉'),
    entered('其他增減'),
    saved('藥品'),
    saved('耗材'),
  ] as const;
  const raised = sumFen(changes.map(({ effect }) => effect));
  const before = fen(opening + entries);
  const facts = { opening: before, saved: fen(drugs + consumables), raised, params };
  const place = { table: 'balance', row: '期末結餘', column: 'amount' };
  const { room, closing } = inForce(programme, poolBalance).apply(facts, trace?.(place));
  const converted = fen(room - before);
  return { opening, entries, drugs, consumables, converted, room, changes, raised, closing };
}
