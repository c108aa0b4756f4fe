import type { Rule } from '../../law/rule.ts';
import { allocate } from '../../money/allocate.ts';
import { type Fen, fen, sumFen } from '../../money/fen.ts';
import { fraction } from '../../money/fraction.ts';
import { roundHalfAway, roundTo } from '../../money/round.ts';
import type { SchemeParameters } from '../parameters.ts';

/** One institution's part of a pool; points in units of 10^-decimals. */
export interface PoolMember {
  readonly code: string;
  readonly points: bigint;
  /** X_h: what patients and other funds paid for the cases in the pool */
  readonly patientAndOther: Fen;
}

/** What a point value is made from. At least one member has points. */
export interface ValueFacts {
  /** D */
  readonly distributable: Fen;
  readonly members: readonly PoolMember[];
  readonly pointsDecimals: number;
  readonly params: SchemeParameters;
}

export interface MemberValue {
  readonly gross: Fen;
  readonly due: Fen;
}

export interface PoolValue {
  /** G, what is shared by points */
  readonly gross: Fen;
  /** V in units of 10^-`value.decimals` yuan per point */
  readonly pointValue: bigint;
  readonly members: ReadonlyMap<string, MemberValue>;
  /** 尾差: G less the parts; zero unless parts are points × the published value. */
  readonly residual: Fen;
}

export type ValueRule = Rule<ValueFacts, PoolValue, 'value'>;

/** Shares an amount by points, and gives the published point value beside it. */
export function shareByPoints(
  amount: Fen,
  { members, pointsDecimals, params }: ValueFacts,
): { readonly pointValue: bigint; readonly parts: ReadonlyMap<string, Fen>; readonly residual: Fen } {
  const points = members.reduce((sum, member) => sum + member.points, 0n);
  const unit = 10n ** BigInt(pointsDecimals);
  const decimals = params['value.decimals'];
  const pointValue = roundTo(fraction(amount * unit, points * 100n), decimals);

  if (params['value.allocation'] === 'exact') {
    const parts = allocate(
      amount,
      members.map(({ code, points: weight }) => ({ key: code, weight })),
    );
    return { pointValue, parts, residual: fen(0n) };
  }
  const parts = new Map(
    members.map((member) => [
      member.code,
      fen(roundHalfAway(fraction(member.points * pointValue * 100n, unit * 10n ** BigInt(decimals)))),
    ]),
  );
  return { pointValue, parts, residual: fen(amount - sumFen(parts.values())) };
}

/** Σ X_h */
export const patientAndOther = (members: readonly PoolMember[]): Fen =>
  sumFen(members.map((member) => member.patientAndOther));
