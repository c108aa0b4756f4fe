import type { DigestCell } from '../../shared/cases/digest.ts';
import { type Fen, fen } from '../../shared/money/fen.ts';
import { type Fraction, fraction, plus, ZERO } from '../../shared/money/fraction.ts';
import { roundHalfAway } from '../../shared/money/round.ts';
import { sumOf } from '../../shared/report/figures.ts';
import type { View } from './view.ts';

/** What a group's cases earned by points against what they cost, cases in the pool, all funds. */
export interface GroupGain {
  readonly code: string;
  readonly name: string | undefined;
  readonly cases: number;
  /** 總費用 where points cover the whole charge (毛額), 基金記賬 where they cover the fund's part (淨額) */
  readonly cost: Fen;
  /** Points × 點值, before any rounding but to the fen */
  readonly earned: Fen;
  readonly gain: Fen;
}

export interface GroupGains {
  /** Most gained first; of equal ones by code */
  readonly groups: readonly GroupGain[];
  /** What the institutions got besides: points changed at the clearing, and the fen of rounding */
  readonly rest: Fen;
  /** Of the statement, found without the groups */
  readonly total: Pick<GroupGain, 'cases' | 'cost' | 'earned' | 'gain'>;
}

type Parts = Pick<View, 'cells' | 'settlement'> & {
  readonly common: Pick<View['common'], 'groups' | 'params'>;
};

/**
 * Gains and losses by group: an institution's 按點數分配額 is points × V, so a group's part of it is its points × V with
 * V = (G − 尾差) ÷ ΣP of the fund's pool, exact. What that leaves over stands in a line of its own, and the whole
 * comes to the statement to the fen.
 */
export function groupGains({ cells, settlement, common }: Parts): GroupGains {
  const gross = common.params['value.mode'] === 'gross';
  const month = settlement.period.kind === 'month';
  const values = new Map(
    settlement.pools.map((pool) => [pool.fund, fraction(pool.gross - pool.residual, pool.points)]),
  );
  const earnedBy = (cell: DigestCell): Fraction => {
    const value = values.get(cell.fund) ?? ZERO;
    return { n: (month ? cell.monthPoints : cell.yearPoints) * value.n, d: value.d };
  };
  const inPool = cells.filter(({ place }) => place === 'in');
  const groups = [...Map.groupBy(inPool, ({ group }) => group)].map(([code, parts]) => {
    const cost = fen(sumOf(parts, (part) => (gross ? part.total : part.fundPaid)));
    const earned = fen(roundHalfAway(parts.map(earnedBy).reduce(plus, ZERO)));
    return {
      code,
      name: common.groups.get(code)?.name,
      cases: parts.reduce((sum, part) => sum + part.cases, 0),
      cost,
      earned,
      gain: fen(earned - cost),
    };
  });
  const lines = settlement.institutions;
  const cost = fen(sumOf(lines, (line) => line.byItemFund + (gross ? line.patientAndOther : 0n)));
  const earned = fen(sumOf(lines, (line) => line.gross));
  return {
    groups: groups.sort((a, b) =>
      a.gain === b.gain ? (a.code < b.code ? -1 : 1) : a.gain > b.gain ? -1 : 1,
    ),
    rest: fen(earned - sumOf(groups, (group) => group.earned)),
    total: {
      cases: lines.reduce((sum, line) => sum + line.cases, 0),
      cost,
      earned,
      gain: fen(earned - cost),
    },
  };
}
