import { NO_MONEY } from '../../money/fen.ts';
import { type Fraction, fraction, minus, ONE, over } from '../../money/fraction.ts';
import type { Measured } from '../../rules/supervision/volume-flag/facts.ts';
import { pointsGrowth, type TwoYears } from '../../rules/supervision/volume-flag/points-growth.ts';
import { FUND_ORDER } from '../../settle/settlement.ts';
import type { Fund, Level } from '../../sheets/tabs/values.ts';
import type { Flag } from '../flag.ts';
import { monthsToDate } from '../months.ts';
import type { WatchContext } from '../part.ts';
import { percentText } from './texts.ts';

/** An institution's points of the year so far against last year's, and against its level's. */
export interface GrowthLine extends TwoYears {
  readonly fund: Fund;
  readonly institution: string;
  readonly level: Level;
  /** Of the whole year alone: part of a year has no growth against a whole one */
  readonly growth: Fraction | null;
  readonly measured: Measured | undefined;
}

/** Points of the year are those the clearing counts; of a month, those of the months up to it as each was settled. */
function pointsOf({ period, digest, settlement }: WatchContext, fund: Fund): ReadonlyMap<string, bigint> {
  if (period.kind === 'year') {
    const own = settlement.institutions.filter((line) => line.fund === fund);
    return new Map(own.map(({ code, points }) => [code, points]));
  }
  const months = monthsToDate(period);
  const points = new Map<string, bigint>();
  for (const cell of digest.cells) {
    if (cell.fund !== fund || cell.place !== 'in' || !months.includes(cell.month)) continue;
    points.set(cell.institution, (points.get(cell.institution) ?? 0n) + cell.monthPoints);
  }
  return points;
}

export function growthLines(context: WatchContext): readonly GrowthLine[] {
  const { area, period, settlement, use } = context;
  const unit = 10n ** BigInt(settlement.pointsDecimals);
  return FUND_ORDER.flatMap((fund) => {
    const points = pointsOf(context, fund);
    const rows = area.tables.lastYearPoints.filter((row) => row.fund === fund && row.points.n > 0n);
    const lastYear = new Map(rows.map((row) => [row.institution, row.points]));
    const lines = [...lastYear.keys()].sort().flatMap((institution) => {
      const level = area.institutions.get(institution)?.level;
      const now = fraction(points.get(institution) ?? 0n, unit);
      return level && now.n > 0n
        ? [{ fund, institution, level, points: now, lastYear: lastYear.get(institution)! }]
        : [];
    });
    return lines.map((line) => ({
      ...line,
      growth: period.kind === 'year' ? minus(over(line.points, line.lastYear), ONE) : null,
      measured: use(pointsGrowth).apply({
        own: line,
        level: lines.filter(({ level }) => level === line.level),
        params: area.params,
      }),
    }));
  });
}

export const growthFlags = (lines: readonly GrowthLine[], { period }: WatchContext): readonly Flag[] =>
  lines.flatMap(({ fund, institution, measured }) =>
    measured?.raised
      ? [
          {
            rule: pointsGrowth.id,
            subject: { kind: 'volume', item: `${fund}點數`, period: String(period.year) } as const,
            institution,
            month: `${period.year}-${monthsToDate(period).at(-1)}`,
            value: `${fund}點數增長比同級平均快 ${percentText(measured.value)}`,
            threshold: `快 ${percentText(measured.limit)}`,
            amount: NO_MONEY,
          },
        ]
      : [],
  );
