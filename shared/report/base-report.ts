import { formatUnits } from '../money/decimal-text.ts';
import { formatYuan } from '../money/fen.ts';
import type { Fraction } from '../money/fraction.ts';
import { roundTo } from '../money/round.ts';
import type { Area } from '../settle/area.ts';
import type { SheetModel } from '../sheets/sheet-model.ts';
import { TABS } from '../sheets/tabs/settlement-tabs.ts';
import type { BaseTable } from './base-table.ts';
import { decimalsOf } from './cells.ts';
import { asWritten, type Script } from './context.ts';
import { inputSheet } from './input-sheet.ts';
import { qualitySheet } from './quality-sheet.ts';

/** The tabs of 基準數據.xlsx: 病組 and 差異係數 ready to paste into the input, and the quality figures. */
export const baseReport = (
  area: Area,
  base: BaseTable,
  { script = asWritten }: { readonly script?: Script } = {},
): readonly SheetModel[] => [
  inputSheet(
    TABS.groups,
    base.groups.map(({ row }) => row),
    script,
  ),
  inputSheet(TABS.coefficients, base.coefficients, script),
  qualitySheet(area, base, script),
];

/** base.json: the same figures as decimal strings, in the fixed Traditional form. */
export function baseDocument({ params }: Area, base: BaseTable, inputDigest: string) {
  const { quality } = base;
  const figures = new Map(quality.groups.map((line) => [line.group, line]));
  const changes = new Map(quality.changes.map((line) => [line.group, line]));
  return {
    contract: 1,
    kind: 'dianzhi-base',
    year: params.year,
    scheme: params.scheme,
    inputDigest,
    areaMeanCost: formatYuan(base.areaMeanCost),
    explainedVariance: text(quality.explainedVariance),
    groupsOfKind: Object.fromEntries(quality.groupsOfKind),
    groups: base.groups.map(({ row, computed }) => {
      const figure = figures.get(row.code);
      const change = changes.get(row.code);
      return {
        code: row.code,
        name: row.name ?? '',
        kind: row.kind,
        basePoints: text(row.basePoints ?? undefined),
        meanCost: row.meanCost === null ? null : formatYuan(row.meanCost),
        cases: computed?.cases ?? 0,
        kept: computed ? String(computed.kept.cases) : '0',
        keptShare: text(figure?.keptShare),
        variation: text(figure?.variation),
        stable: computed?.stable ?? null,
        pointsBefore: text(change?.before),
        pointsDifference: text(change?.difference),
        pointsRatio: text(change?.ratio),
      };
    }),
    coefficients: base.coefficients.map(({ group, target, value }) => ({
      group,
      target,
      value: text(value),
    })),
  };
}

/** With at least four decimals, as it is published. */
function text(value: Fraction | undefined): string | null {
  if (!value) return null;
  const decimals = decimalsOf(value, 4);
  return formatUnits(roundTo(value, decimals), decimals);
}
