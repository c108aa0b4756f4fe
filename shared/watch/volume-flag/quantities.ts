import { addFen, type Fen } from '../../money/fen.ts';
import { type Fraction, plus } from '../../money/fraction.ts';
import type { Measured } from '../../rules/supervision/volume-flag/facts.ts';
import { type Use, volumePeers } from '../../rules/supervision/volume-flag/peers.ts';
import { volumeRise } from '../../rules/supervision/volume-flag/rise.ts';
import { inPeriod } from '../../settle/methods/in-period.ts';
import { sortedBy } from '../../settle/methods/sorted.ts';
import { normalise } from '../../sheets/raw.ts';
import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';
import type { Flag } from '../flag.ts';
import type { WatchContext } from '../part.ts';
import { percentText, shortText } from './texts.ts';

type UseRow = Tables['volumeUse'][number];

/** What an institution used of one item in one month, held against last year and against its peers. */
export interface QuantityLine {
  readonly institution: string;
  readonly month: string;
  readonly class: string;
  readonly item: string | null;
  readonly quantity: Fraction;
  readonly lastYear: Fraction | null;
  readonly amount: Fen;
  readonly row: number;
  readonly rise: Measured | undefined;
  readonly peers: Measured | undefined;
}

/** What is compared: an item of a class, however wide its characters were typed. */
const itemKey = (row: Pick<UseRow, 'class' | 'item'>): string =>
  (row.item === null ? [row.class] : [row.class, row.item]).map(normalise).join('/');

const lineKey = (row: UseRow): string => [row.institution, row.month, itemKey(row)].join('\u0000');

/** Of rows that are one, the text of the same one is shown whatever their order. */
const typedAs = (row: UseRow): string =>
  [row.class, row.item ?? '', String(row.row).padStart(9, '0')].join('\u0000');

/** Rows of the same institution, month and item are one quantity. */
function added(rows: readonly UseRow[]): readonly UseRow[] {
  const byKey = new Map<string, UseRow>();
  for (const row of sortedBy(rows, typedAs)) {
    const before = byKey.get(lineKey(row));
    byKey.set(lineKey(row), before ? sumOf(before, row) : row);
  }
  return sortedBy([...byKey.values()], lineKey);
}

const sumOf = (a: UseRow, b: UseRow): UseRow => ({
  ...a,
  quantity: plus(a.quantity, b.quantity),
  // A part of last year's quantity would make any sum a rise.
  lastYear: a.lastYear && b.lastYear && plus(a.lastYear, b.lastYear),
  amount: addFen(a.amount, b.amount),
});

/** Cases by institution and month. */
function discharges({ cells }: WatchContext['digest'], year: number): ReadonlyMap<string, number> {
  const cases = new Map<string, number>();
  for (const cell of cells) {
    const key = `${cell.institution} ${year}-${cell.month}`;
    cases.set(key, (cases.get(key) ?? 0) + cell.cases);
  }
  return cases;
}

export function quantityLines({ area, digest, period, use }: WatchContext): readonly QuantityLine[] {
  const { params, tables, institutions } = area;
  const rows = added(tables.volumeUse.filter((row) => inPeriod(period, row)));
  const cases = discharges(digest, period.year);
  const alike = new Map<string, Use[]>();
  const taken = rows.map((row) => {
    const level = institutions.get(row.institution)?.level;
    const group = [level, row.month, itemKey(row)].join('\u0000');
    const own: Use = {
      quantity: row.quantity,
      cases: cases.get(`${row.institution} ${row.month}`) ?? 0,
    };
    const uses = alike.get(group);
    if (uses) uses.push(own);
    else alike.set(group, [own]);
    return { row, own, group };
  });
  const [riseRule, peersRule] = [use(volumeRise), use(volumePeers)];
  return taken.map(({ row, own, group }) => ({
    ...row,
    rise: riseRule.apply({ quantity: row.quantity, lastYear: row.lastYear, params }),
    peers: peersRule.apply({ own, peers: alike.get(group)!.filter((other) => other !== own), params }),
  }));
}

export const quantityFlags = (lines: readonly QuantityLine[]): readonly Flag[] =>
  lines.flatMap((line) => [
    ...flagOf(line, volumeRise.id, line.rise, ({ value, limit }) => ({
      value: `${named(line)} ${shortText(line.quantity)}，同比上升 ${percentText(value)}`,
      threshold: `同比上升 ${percentText(limit)}`,
    })),
    ...flagOf(line, volumePeers.id, line.peers, ({ value, limit }) => ({
      value: `${named(line)} ${shortText(line.quantity)}，每例用量為同級中位數的 ${shortText(value)} 倍`,
      threshold: `同級中位數的 ${shortText(limit)} 倍`,
    })),
  ]);

const named = (line: QuantityLine): string =>
  line.item === null ? line.class : `${line.class} ${line.item}`;

function flagOf(
  line: QuantityLine,
  rule: string,
  measured: Measured | undefined,
  texts: (measured: Measured) => Pick<Flag, 'value' | 'threshold'>,
): readonly Flag[] {
  if (!measured?.raised) return [];
  const { institution, month, amount, row } = line;
  const subject = { kind: 'volume', item: itemKey(line), period: month } as const;
  return [{ rule, subject, institution, month, amount, row, ...texts(measured) }];
}
