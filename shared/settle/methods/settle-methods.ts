import type { DigestCell } from '../../cases/digest.ts';
import type { Report } from '../../findings/finding.ts';
import { inForce } from '../../rules/programme.ts';
import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';
import type { Area } from '../area.ts';
import type { Period, PointsSettlement } from '../settlement.ts';
import { METHODS } from './index.ts';
import type { Method, MethodContext, MethodInput } from './method.ts';
import type { Statement } from './statement.ts';

/** The methods a workbook asks for, by filling one of their tabs or by what it asks for besides. */
export function methodsOn(tables: Tables): readonly Method[] {
  const on: Method[] = [];
  for (const method of METHODS) {
    if (method.on?.(on) ?? method.tabs.some((tab) => tables[tab].length > 0)) on.push(method);
  }
  return on;
}

export function checkMethods(input: MethodInput, report: Report): void {
  for (const method of methodsOn(input.tables)) method.check?.(input, report);
}

/** Settles every method a workbook asks for, each with the statements of those before it at hand. */
export function settleMethods(
  area: Area,
  cells: readonly DigestCell[],
  points: PointsSettlement,
  period: Period,
  report: Report,
  trace?: (method: Method) => MethodContext['trace'],
): readonly Statement[] {
  const statements: Statement[] = [];
  for (const method of methodsOn(area.tables)) {
    const told = trace?.(method);
    const statement = method.settle({
      area,
      period,
      cells,
      points,
      statements,
      report,
      use: (rule) => inForce(area.programme, rule),
      ...(told && { trace: told }),
    });
    if (statement) statements.push(statement);
  }
  return statements;
}
