import type { Digest } from '../cases/digest.ts';
import type { Finding } from '../findings/finding.ts';
import { forecastYear } from '../forecast/forecast.ts';
import type { Area } from '../settle/area.ts';
import type { Settlement } from '../settle/settlement.ts';
import type { SheetModel } from '../sheets/sheet-model.ts';
import { basisTab } from './basis-tab.ts';
import { consortiumTab } from './consortium-tab.ts';
import { asWritten, type ReportContext, type Script } from './context.ts';
import { findingsTab } from './findings-tab.ts';
import { forecastTab } from './forecast-tab.ts';
import { groupTab } from './group-tab.ts';
import { institutionTab } from './institution-tab.ts';
import { pointValueTab } from './point-value-tab.ts';
import { statementTab } from './statement-tab.ts';

export interface ReportOptions {
  readonly script?: Script;
  readonly codeVersion?: string;
}

/** The tabs of 結算報告.xlsx: values only, every total beside the sum of its parts. */
export function settlementReport(
  area: Area,
  digest: Digest,
  settlement: Settlement,
  digests: { readonly input: string; readonly result: string },
  findings: readonly Finding[],
  { script = asWritten, codeVersion }: ReportOptions = {},
): readonly SheetModel[] {
  const { period } = settlement;
  const cells = digest.cells.filter(({ month }) => period.kind === 'year' || month === period.month);
  const context: ReportContext = { area, cells, settlement, digests, findings, script, codeVersion };
  const pages = settlement.statements.filter(({ method }) => method === 'fundYear');
  const methods = settlement.statements.filter(({ method }) => method !== 'fundYear');
  const points = [pointValueTab, institutionTab, consortiumTab, groupTab];
  return [
    ...pages.map((statement) => statementTab(context, statement)),
    ...(area.settlesPoints ? points.map((tab) => tab(context)) : []),
    ...methods.map((statement) => statementTab(context, statement)),
    ...forecastTabs(context, digest),
    findingsTab(context),
    basisTab(context),
  ];
}

/** The year's end as seen from a month, where 上年月度 is given; what it finds wanting stands in its own notes. */
function forecastTabs(context: ReportContext, digest: Digest): readonly SheetModel[] {
  const { area, settlement } = context;
  if (settlement.period.kind === 'year' || !area.settlesPoints || area.tables.lastYearMonths.length === 0) {
    return [];
  }
  const forecast = forecastYear(area, digest, settlement.period.month, () => {});
  return forecast ? [forecastTab(context, forecast)] : [];
}
