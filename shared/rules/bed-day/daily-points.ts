import type { Fraction } from '../../money/fraction.ts';
import type { GroupKind, Level } from '../../sheets/tabs/values.ts';
import { bedDayPoints } from '../base/base-points.ts';
import type { SchemeParameters } from '../parameters.ts';
import type { BedDayStandards, StandardLine } from './standards.ts';

/** What a day of a bed-day stay earns up to and including `toDay`; bands follow each other from day 1. */
export interface DailyPoints {
  readonly toDay: number | undefined;
  readonly points: Fraction;
}

/** Daily points by bed-day group, then by institution; only where the 床日標準 tab has a line for them. */
export type DailyPointsTable = ReadonlyMap<string, ReadonlyMap<string, readonly DailyPoints[]>>;

export const NO_DAILY_POINTS: DailyPointsTable = new Map();

interface DailyPointsFacts {
  readonly standards: BedDayStandards;
  readonly groups: ReadonlyMap<string, { readonly code: string; readonly kind: GroupKind }>;
  readonly institutions: ReadonlyMap<string, { readonly code: string; readonly level: Level }>;
  /** c̄, in fen */
  readonly areaMean: Fraction;
  readonly params: SchemeParameters;
}

/** 各床日病組在各機構的每日點數：標準 ÷ c̄ × 100，小數位由 base.bedDay.decimals 定；填了點數的用其點數。 */
export function dailyPointsTable(facts: DailyPointsFacts): DailyPointsTable {
  const { standards, groups, institutions, areaMean, params } = facts;
  const pointsOf = ({ toDay, standard, points }: StandardLine): DailyPoints[] => {
    if (points) return [{ toDay, points }];
    return standard === undefined ? [] : [{ toDay, points: bedDayPoints(standard, areaMean, params) }];
  };
  const table = new Map<string, ReadonlyMap<string, readonly DailyPoints[]>>();
  for (const { code, kind } of groups.values()) {
    if (kind !== '床日') continue;
    const byInstitution = new Map(
      [...institutions.values()].flatMap((institution) => {
        const bands = standards.lookup(code, institution);
        return bands ? [[institution.code, bands.flatMap(pointsOf)] as const] : [];
      }),
    );
    if (byInstitution.size > 0) table.set(code, byInstitution);
  }
  return table;
}
