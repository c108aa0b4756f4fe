import type { TraceStep } from '../../shared/law/trace.ts';
import type { Area } from '../../shared/settle/area.ts';
import { settleMethods } from '../../shared/settle/methods/settle-methods.ts';
import type { Statement } from '../../shared/settle/methods/statement.ts';
import type { Period } from '../../shared/settle/settlement.ts';
import { stepText } from '../rules/scheme-facts.ts';

const NO_POINTS = { pools: [], institutions: [], consortia: [] };

/** What a method of a workbook without cases tells, by `table/row/column`. */
export function tracesOf(
  area: Area,
  method: Statement['method'],
  period: Period,
): ReadonlyMap<string, readonly string[]> {
  const told = new Map<string, string[]>();
  const add = (place: string) => (step: TraceStep) => {
    told.set(place, [...(told.get(place) ?? []), stepText(step)]);
  };
  settleMethods(
    area,
    [],
    NO_POINTS,
    period,
    () => {},
    ({ step }) =>
      step === method ? ({ table, row, column }) => add(`${table}/${row}/${column}`) : undefined,
  );
  return told;
}
