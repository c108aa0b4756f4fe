import type { CompareContext } from '../../shared/report/compare-context.ts';
import { compareReport } from '../../shared/report/compare-report.ts';
import { periodText } from '../../shared/settle/settlement.ts';
import { writeXlsx } from '../files/write-workbook.ts';

/** 比較.xlsx or 測算.xlsx, dated by the day whose knowledge the base rests on. */
export function compareWorkbook(context: CompareContext): Promise<Uint8Array> {
  const { base, kind, script } = context;
  const { area, settlement } = base.run;
  const name = area.params['region.name'] ?? '';
  const title = `${name} ${script(`${periodText(settlement.period)} 結算${kind}`)}`.trim();
  return writeXlsx(compareReport(context), { title, madeAt: new Date(`${area.clocks.knownAt}T00:00:00Z`) });
}
