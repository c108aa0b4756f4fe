import { allocate } from '../../../money/allocate.ts';
import { inOneUnit, sumOf } from '../../../money/common-unit.ts';
import { type Fen, fen, NO_MONEY, sumFen } from '../../../money/fen.ts';
import { type Fraction, fraction, minus, over, plus, ZERO } from '../../../money/fraction.ts';
import { purchaseCeiling } from '../../../rules/equivalents/ceiling.ts';
import { growthCeiling } from '../../../rules/equivalents/growth.ts';
import { type ItemEquivalents, itemEquivalents } from '../../../rules/equivalents/item-equivalents.ts';
import { equivalentPayment, equivalentSettlement } from '../../../rules/equivalents/payment.ts';
import { normalise } from '../../../sheets/raw.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import type { MethodContext } from '../method.ts';

/** One item of one institution. */
export interface WorkLine extends ItemEquivalents {
  readonly institution: string;
  readonly item: string;
  readonly weight: Fraction;
  readonly quantity: Fraction;
  readonly most: Fraction | undefined;
  readonly failureRatio: Fraction;
  /** Its part of what the institution is due */
  readonly amount: Fen;
}

/** One institution's year. */
export interface PurchaseLine extends ItemEquivalents {
  readonly institution: string;
  /** What a ceiling leaves unbought */
  readonly above: Fraction;
  readonly bought: Fraction;
  readonly due: Fen;
  readonly paid: Fen;
  readonly settlement: Fen;
}

export interface Purchase {
  readonly work: readonly WorkLine[];
  readonly institutions: readonly PurchaseLine[];
}

/** What is bought of every institution and what it comes to. */
export function purchaseOf(context: MethodContext): Purchase {
  const { tables } = context.area;
  const items = workOf(context);
  const codes = [
    ...new Set([
      ...items.map(({ institution }) => institution),
      ...tables.equivalentMoney.flatMap(({ kind, institution }) =>
        kind === '分期預付' && institution !== null ? [institution] : [],
      ),
    ]),
  ].sort();
  const total = (code: string, part: keyof ItemEquivalents) =>
    sumOf(items.filter(({ institution }) => institution === code).map((line) => line[part]));
  const bought = boughtOf(context, new Map(codes.map((code) => [code, total(code, 'counted')])));
  const institutions = codes.map((code) => {
    const counted = total(code, 'counted');
    return {
      institution: code,
      claimed: total(code, 'claimed'),
      beyond: total(code, 'beyond'),
      failed: total(code, 'failed'),
      counted,
      above: minus(counted, bought.get(code)!),
      bought: bought.get(code)!,
      ...settled(context, code, bought.get(code)!),
    };
  });
  const work = institutions.flatMap(({ institution, due }) =>
    priced(
      items.filter((line) => line.institution === institution),
      due,
    ),
  );
  return { work, institutions };
}

type Unpriced = Omit<WorkLine, 'amount'>;

function workOf({ area, use, trace }: MethodContext): readonly Unpriced[] {
  const { tables } = area;
  const known = new Map(tables.equivalentItems.map((row) => [normalise(row.item), row]));
  const quantities = new Map<string, { institution: string; item: string; quantity: Fraction }>();
  for (const { institution, item, quantity } of tables.equivalentWork) {
    const key = JSON.stringify([institution, normalise(item)]);
    const before = quantities.get(key);
    const name = known.get(normalise(item))!.item;
    quantities.set(key, { institution, item: name, quantity: plus(before?.quantity ?? ZERO, quantity) });
  }
  return [...quantities]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { institution, item, quantity }]) => {
      const { weight, most: usual } = known.get(normalise(item))!;
      const most = itemLimit(tables, institution, item) ?? usual ?? undefined;
      const failureRatio = failureOf(tables, institution, item);
      const place = { table: 'work', row: `${institution} / ${item}`, column: 'counted' };
      const facts = { quantity, most, weight, failureRatio };
      const found = use(itemEquivalents).apply(facts, trace?.(place));
      return { institution, item, weight, quantity, most, failureRatio, ...found };
    });
}

const itemLimit = (tables: Tables, institution: string, item: string): Fraction | undefined =>
  tables.equivalentCeilings.find(
    (row) => row.institution === institution && row.item !== null && normalise(row.item) === normalise(item),
  )?.limit ?? undefined;

/** By the item's own samples, else by those of the institution's items at large; none drawn, none failed. */
function failureOf(tables: Tables, institution: string, item: string): Fraction {
  const own = tables.equivalentSamples.filter((row) => row.institution === institution);
  const ofItem = own.filter((row) => row.item !== null && normalise(row.item) === normalise(item));
  const samples = ofItem.length > 0 ? ofItem : own.filter((row) => row.item === null);
  const sum = (column: 'sampled' | 'failed') =>
    samples.reduce((total, row) => total + BigInt(row[column]), 0n);
  return samples.length > 0 ? fraction(sum('failed'), sum('sampled')) : ZERO;
}

function boughtOf(
  context: MethodContext,
  counted: ReadonlyMap<string, Fraction>,
): ReadonlyMap<string, Fraction> {
  const rows = context.area.tables.equivalentCeilings.filter(({ item }) => item === null);
  const limits = new Map(
    rows.flatMap((row) =>
      row.institution === null ? [] : [[row.institution, limitOf(context, row)] as const],
    ),
  );
  const ofArea = rows.find(({ institution }) => institution === null);
  const areaLimit = ofArea && limitOf(context, ofArea);
  const place = { table: 'institutions', row: '', column: 'bought' };
  return context.use(purchaseCeiling).apply({ counted, limits, areaLimit }, context.trace?.(place));
}

function limitOf(
  { area, use, trace }: MethodContext,
  { institution, limit, before }: Tables['equivalentCeilings'][number],
): Fraction {
  if (limit !== null) return limit;
  const facts = { before: before!, growth: area.params['equivalents.growth']! };
  const place = { table: 'institutions', row: institution ?? '', column: 'limit' };
  return use(growthCeiling).apply(facts, trace?.(place));
}

function settled({ area, use, trace }: MethodContext, code: string, bought: Fraction) {
  const place = (column: string) => trace?.({ table: 'institutions', row: code, column });
  const price = area.params['equivalents.price'];
  const due = use(equivalentPayment).apply({ bought, price }, place('due'));
  const paid = sumFen(
    area.tables.equivalentMoney
      .filter(({ kind, institution }) => kind === '分期預付' && institution === code)
      .map(({ amount }) => amount),
  );
  return { due, paid, settlement: use(equivalentSettlement).apply({ due, paid }, place('settlement')) };
}

/** What an institution is due, shared over its items by the equivalents counted. */
function priced(lines: readonly Unpriced[], due: Fen): readonly WorkLine[] {
  const weights = inOneUnit(lines.map(({ counted }) => counted));
  const shares = lines.map(({ item }, index) => ({ key: item, weight: weights[index]! }));
  const amounts = shares.some(({ weight }) => weight > 0n) ? allocate(due, shares) : new Map<string, Fen>();
  return lines.map((line) => ({ ...line, amount: amounts.get(line.item) ?? NO_MONEY }));
}

/** Bought over what was bought before, where the tab says what that was. */
export function growthSince({ tables }: MethodContext['area'], line: PurchaseLine): Fraction | null {
  const row = tables.equivalentCeilings.find(
    ({ institution, item }) => institution === line.institution && item === null,
  );
  return row?.before && row.before.n > 0n ? minus(over(line.bought, row.before), fraction(1n)) : null;
}

/** Money of a kind in all. */
export const fundOf = ({ tables }: MethodContext['area'], kind: '年度預算' | '分期預付' | '風險金'): Fen =>
  fen(
    tables.equivalentMoney.filter((row) => row.kind === kind).reduce((sum, { amount }) => sum + amount, 0n),
  );
