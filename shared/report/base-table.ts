import { type Fen, fen } from '../money/fen.ts';
import type { Fraction } from '../money/fraction.ts';
import { roundHalfAway } from '../money/round.ts';
import { bedDayPoints } from '../rules/base/base-points.ts';
import type { BaseData, GroupBase } from '../rules/base/facts.ts';
import { type BaseQuality, baseQuality } from '../rules/base/quality.ts';
import type { CoefficientLine } from '../rules/coefficient/lookup.ts';
import type { Parameters } from '../rules/parameters.ts';
import type { Area } from '../settle/area.ts';
import type { GroupRow } from '../sheets/tabs/settlement-tabs.ts';

/** A row of the 病組 tab as it may be pasted for the new year, and what it was computed from. */
export interface BaseGroup {
  readonly row: GroupRow;
  /** `undefined` for a group that has no reference cases, or needs none */
  readonly computed: GroupBase | undefined;
}

/** Base data for the year, from the reference cases alone: what the tabs publish now is only compared with it. */
export interface BaseTable {
  /** c̄, what `area.meanCost` is to say */
  readonly areaMeanCost: Fen;
  readonly groups: readonly BaseGroup[];
  /** Computed ones, or those of the tab where the area's method computes none */
  readonly coefficients: readonly CoefficientLine[];
  readonly coefficientsComputed: boolean;
  readonly quality: BaseQuality;
}

/** `undefined` when there is no reference case to compute from. */
export function baseTable({ base, coefficients, params, tables }: Area): BaseTable | undefined {
  const { data } = base;
  const mean = data?.areaMeanCost;
  if (!data || !mean) return undefined;
  const lines = new Map(data.groups.map((line) => [line.group, line]));
  const groups = tables.groups.map((row) => {
    const computed = lines.get(row.code);
    return { row: newRow(row, computed, mean, params), computed };
  });
  const coefficientsComputed = base.coefficients.length > 0;
  return {
    areaMeanCost: fen(roundHalfAway(mean)),
    groups,
    coefficients: coefficientsComputed ? base.coefficients : coefficients.lines(),
    coefficientsComputed,
    quality: qualityOf(data, groups, tables.groups),
  };
}

/** A general group gets its computed values or becomes 非穩定; a bed-day group's standard is put into points anew. */
function newRow(
  row: GroupRow,
  line: GroupBase | undefined,
  areaMean: Fraction,
  params: Parameters,
): GroupRow {
  if (row.kind === '床日' && row.meanCost !== null) {
    return { ...row, basePoints: bedDayPoints(row.meanCost, areaMean, params) };
  }
  if (row.kind !== '一般' || !line) return row;
  return line.stable
    ? { ...row, basePoints: line.basePoints, meanCost: fen(roundHalfAway(line.meanCost)) }
    : { ...row, kind: '非穩定', basePoints: null, meanCost: null };
}

/** Compared with the points of the 病組 tab; bed-day groups have points per day and are left out. */
function qualityOf(data: BaseData, groups: readonly BaseGroup[], inForce: readonly GroupRow[]): BaseQuality {
  const kinds = new Map(groups.map(({ row }) => [row.code, row.kind]));
  const points = inForce.flatMap(({ code, kind, basePoints }) =>
    basePoints === null || kind === '床日' ? [] : [[code, basePoints] as const],
  );
  return baseQuality(data, kinds, new Map(points));
}
