import type { DigestCell } from '../cases/digest.ts';
import { allocate } from '../money/allocate.ts';
import { type Fen, fen, NO_MONEY, sumFen } from '../money/fen.ts';
import { fraction } from '../money/fraction.ts';
import { roundHalfAway } from '../money/round.ts';
import { compareText } from '../settle/methods/compare-text.ts';
import type { InstitutionStatement } from '../settle/settlement.ts';
import type { Fund } from '../sheets/tabs/values.ts';
import { COMMON_DECIMALS } from './amounts.ts';
import type { SettledSubject } from './mixture.ts';

/** What the cases of one group in one institution earn by points. */
export interface GroupEarning {
  readonly cases: number;
  /** In 10^-COMMON_DECIMALS */
  readonly points: bigint;
  /** Its part of what the institution is given by points */
  readonly money: Fen;
}

/** How the earning of a group in an institution changes, and why. */
export interface GroupMove {
  readonly fund: Fund;
  readonly institution: string;
  /** `undefined`: points gained and lost at the clearing, which belong to no group */
  readonly group: string | undefined;
  readonly before: GroupEarning;
  readonly after: GroupEarning;
  /** Change of points × the point value after */
  readonly byPoints: Fen;
  /** The rest: the points before × the change of the point value */
  readonly byValue: Fen;
}

const NOTHING: GroupEarning = { cases: 0, points: 0n, money: NO_MONEY };

/**
 * The change of every institution's money by points, group by group: the moves of an institution add up to the change
 * of its `gross` to the fen. By fund, institution and group.
 */
export function groupMoves(before: SettledSubject, after: SettledSubject): readonly GroupMove[] {
  const [old, fresh] = [earnings(before), earnings(after)];
  const names = [...new Set([...old.keys(), ...fresh.keys()])].sort(compareText);
  return names.flatMap((name) => {
    const [fund, institution, group] = name.split('\u0000') as [Fund, string, string];
    const [was, is] = [old.get(name) ?? NOTHING, fresh.get(name) ?? NOTHING];
    if (was.cases === is.cases && was.points === is.points && was.money === is.money) return [];
    const byPoints = worth(after, fund, is.points - was.points);
    const byValue = fen(is.money - was.money - byPoints);
    const of = { fund, institution, group: group === '' ? undefined : group };
    return [{ ...of, before: was, after: is, byPoints, byValue }];
  });
}

const scaleOf = ({ settlement }: SettledSubject): bigint =>
  10n ** BigInt(COMMON_DECIMALS - settlement.pointsDecimals);

/** Points at the exact point value of a fund's pool. */
function worth(settled: SettledSubject, fund: Fund, points: bigint): Fen {
  const pool = settled.settlement.pools.find((candidate) => candidate.fund === fund);
  if (!pool || pool.points === 0n) return NO_MONEY;
  return fen(roundHalfAway(fraction(points * pool.gross, pool.points * scaleOf(settled))));
}

/** By fund, institution and group; an empty group stands for the points of the clearing. */
function earnings(settled: SettledSubject): ReadonlyMap<string, GroupEarning> {
  const { digest, settlement } = settled;
  const { period } = settlement;
  const cells = digest.cells.filter(
    ({ place, month }) => place === 'in' && (period.kind === 'year' || month === period.month),
  );
  const ofMember = Map.groupBy(cells, ({ fund, institution }) => `${fund}\u0000${institution}`);
  return new Map(
    settlement.institutions.flatMap((line) => {
      const member = `${line.fund}\u0000${line.code}`;
      const groups = earningsOf(settled, line, ofMember.get(member) ?? []);
      return [...groups].map(([group, earning]) => [`${member}\u0000${group}`, earning] as const);
    }),
  );
}

/** An institution's money by points, shared over its groups by largest remainder. */
function earningsOf(
  settled: SettledSubject,
  line: InstitutionStatement,
  cells: readonly DigestCell[],
): ReadonlyMap<string, GroupEarning> {
  const scale = scaleOf(settled);
  const month = settled.settlement.period.kind === 'month';
  const counts = new Map<string, { readonly cases: number; readonly points: bigint }>();
  for (const cell of cells) {
    const { cases, points } = counts.get(cell.group) ?? { cases: 0, points: 0n };
    const more = (month ? cell.monthPoints : cell.yearPoints) * scale;
    counts.set(cell.group, { cases: cases + cell.cases, points: points + more });
  }
  const changes = line.pointChanges.reduce((sum, { change }) => sum + change, 0n) * scale;
  const weights = [...counts].map(([key, { points }]) => ({ key, weight: points }));
  const anyPoints = weights.some(({ weight }) => weight > 0n);
  const ofChanges = anyPoints ? worth(settled, line.fund, changes) : line.gross;
  const shares = anyPoints ? allocate(fen(line.gross - ofChanges), weights) : new Map<string, Fen>();
  const groups = [...counts].map(
    ([group, count]) => [group, { ...count, money: shares.get(group) ?? NO_MONEY }] as const,
  );
  const rest = fen(line.gross - sumFen(groups.map(([, { money }]) => money)));
  if (changes === 0n && rest === 0n) return new Map(groups);
  return new Map([...groups, ['', { cases: 0, points: changes, money: rest }]]);
}
