import type { CaseTable } from '../cases/case-table.ts';
import type { CaseResults } from '../cases/classify.ts';
import { formatUnits } from '../money/decimal-text.ts';
import { isoDate } from '../sheets/calendar.ts';
import { type Period, periodText } from './settlement.ts';

/** cases.ndjson (contract.md): one line per case of the period, by case number. */
export async function* caseLines(
  table: CaseTable,
  results: CaseResults,
  period: Period,
  decimals: number,
): AsyncGenerator<string> {
  const halved = results.halved[period.kind];
  const start = `${periodText(period)}-`;
  for (const index of table.byCaseNumber()) {
    if (!isoDate(table.discharge(index)).startsWith(start)) continue;
    const line = {
      case: table.caseNumber(index),
      class: results.class[index],
      points: formatUnits(halved.get(index) ?? results.points[index]!, decimals),
      halved: halved.has(index),
      decision: results.decision.get(index) ?? null,
    };
    yield `${JSON.stringify(line)}\n`;
  }
}
