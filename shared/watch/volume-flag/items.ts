import { addFen, type Fen } from '../../money/fen.ts';
import { itemAge } from '../../rules/supervision/volume-flag/item-age.ts';
import { itemSex } from '../../rules/supervision/volume-flag/item-sex.ts';
import { inPeriod } from '../../settle/methods/in-period.ts';
import { sortedBy } from '../../settle/methods/sorted.ts';
import { isoDate, monthOf } from '../../sheets/calendar.ts';
import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';
import type { Flag } from '../flag.ts';
import type { WatchContext } from '../part.ts';

type ChargeRow = Tables['chargeLines'][number];
type RestrictionRow = Tables['itemRestrictions'][number];

/** An item on a bill that its restriction does not allow. */
export interface ItemLine {
  readonly rule: string;
  readonly bill: string;
  readonly institution: string;
  readonly month: string;
  readonly item: string;
  readonly name: string;
  readonly kind: RestrictionRow['kind'];
  readonly person: string;
  readonly value: string;
  readonly threshold: string;
  readonly amount: Fen;
  readonly row: number;
}

const ofChildren = ({ kind }: RestrictionRow): boolean => kind.includes('兒童');

/** From and below which age the item is for; the classes for children have an end even where none was typed. */
export const agesOf = (row: RestrictionRow, childAge: number) => ({
  from: row.ageFrom,
  below: row.ageTo ?? (ofChildren(row) ? childAge : null),
});

export function itemLines({ area, period, use }: WatchContext): readonly ItemLine[] {
  const { tables, params } = area;
  const restrictions = new Map<string, RestrictionRow[]>();
  for (const row of tables.itemRestrictions) {
    restrictions.set(row.item, [...(restrictions.get(row.item) ?? []), row]);
  }
  const childAge = params['watch.child.age'];
  const [sexRule, ageRule] = [use(itemSex), use(itemAge)];
  const found = tables.chargeLines
    .filter(({ date }) => isoDate(date).startsWith(`${period.year}-`))
    .filter(({ date }) => inPeriod(period, { month: monthOf(date) }))
    .flatMap((row) =>
      (restrictions.get(row.item) ?? []).flatMap((restriction) => {
        const ages = agesOf(restriction, childAge);
        const sex = sexRule.apply({ sex: row.sex, only: restriction.sex });
        const age = ageRule.apply({ age: row.age, ...ages });
        return [
          ...(sex ? [line(row, restriction, itemSex.id, row.sex ?? '', `限${restriction.sex}`)] : []),
          ...(age ? [line(row, restriction, itemAge.id, `${row.age} 歲`, agesText(ages))] : []),
        ];
      }),
    );
  return addedUp(found);
}

function line(
  row: ChargeRow,
  { name, kind }: RestrictionRow,
  rule: string,
  value: string,
  threshold: string,
): ItemLine {
  const { bill, institution, item, person, amount } = row;
  const month = monthOf(row.date);
  return { rule, bill, institution, month, item, name, kind, person, value, threshold, amount, row: row.row };
}

function agesText({ from, below }: ReturnType<typeof agesOf>): string {
  const parts = [from === null ? '' : `滿 ${from} 歲`, below === null ? '' : `未滿 ${below} 歲`];
  return `限${parts.filter(Boolean).join('、')}`;
}

const subjectOf = ({ rule, institution, bill, item, month }: ItemLine): string =>
  [institution, month, bill, item, rule].join('\u0000');

/** One item of one bill is told once, whatever number of rows it has and of classes it is restricted by. */
function addedUp(lines: readonly ItemLine[]): readonly ItemLine[] {
  const ordered = sortedBy(lines, ({ value, threshold, kind, row }) =>
    [value, threshold, kind, String(row).padStart(9, '0')].join('\u0000'),
  );
  const bySubject = new Map<string, ItemLine>();
  const counted = new Set<string>();
  for (const one of ordered) {
    const subject = subjectOf(one);
    const before = bySubject.get(subject);
    const again = counted.has(`${subject} ${one.row}`);
    counted.add(`${subject} ${one.row}`);
    if (!before) bySubject.set(subject, one);
    else if (!again) bySubject.set(subject, { ...before, amount: addFen(before.amount, one.amount) });
  }
  return sortedBy([...bySubject.values()], subjectOf);
}

export const itemFlags = (lines: readonly ItemLine[]): readonly Flag[] =>
  lines.map(({ rule, bill, item, name, institution, month, person, value, threshold, amount, row }) => ({
    rule,
    subject: { kind: 'volume', item: `${bill}/${item}`, period: month },
    institution,
    person,
    month,
    value: `${name} ${value}`,
    threshold,
    amount,
    row,
  }));
