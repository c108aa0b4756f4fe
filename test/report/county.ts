import { sampleArea } from '../../desk/sample/sample.ts';
import { sha256 } from '../../functions/gateways/sha256.ts';
import type { Digest } from '../../shared/cases/digest.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { type ReportOptions, settlementReport } from '../../shared/report/settlement-report.ts';
import type { Area } from '../../shared/settle/area.ts';
import { hashOf } from '../../shared/settle/hash.ts';
import { digestCases, lastDay, openInput, readAllCases } from '../../shared/settle/run.ts';
import { settle } from '../../shared/settle/settle.ts';
import type { Period, Settlement } from '../../shared/settle/settlement.ts';
import type { RawTab } from '../../shared/sheets/raw.ts';

export const MARCH: Period = { kind: 'month', year: 2025, month: '03' };
export const YEAR: Period = { kind: 'year', year: 2025 };

/** Tab name to its rows, header first. */
export type County = Map<string, string[][]>;

/** A synthetic county whose tabs a test may change before it is settled. */
export function county(cases = 600): County {
  const tabs: County = new Map();
  for (const { name, rows } of sampleArea({ cases, seed: 7, year: 2025 })) {
    tabs.set(
      name,
      [...rows].map((row) => [...row]),
    );
  }
  decide(tabs);
  return tabs;
}

/** Cases of the first months leave the pool, so that every line of the statement has something to say. */
function decide(tabs: County): void {
  const ofMarch = tabs.get('病例')!.filter((row) => row[6]!.startsWith('2025-03'));
  const decisions = tabs.get('特病單議')!;
  const taken = new Set(decisions.map(([number]) => number));
  const free = ofMarch.filter(([number]) => !taken.has(number!));
  decisions.push([free[0]![0]!, '按項目', '', '特議〔2025〕91號']);
  decisions.push([free[1]![0]!, '按項目', '', '特議〔2025〕92號']);
  decisions.push([free[2]![0]!, '不予支付', '', '特議〔2025〕93號']);
}

export const put = (tabs: County, key: string, value: string): void => {
  const rows = tabs.get('參數')!;
  const row = rows.find(([name]) => name === key);
  if (row) row[2] = value;
  else rows.push([key, '', value, '', '', '']);
};

export interface Settled {
  readonly area: Area;
  readonly digest: Digest;
  readonly settlement: Settlement;
  readonly list: FindingList;
}

const asRaw = (tabs: County): RawTab[] =>
  [...tabs].map(([name, rows]) => ({
    name,
    rows: rows.map((cells, index) => ({ row: index + 1, cells })),
  }));

export async function settleCounty(tabs: County, period: Period): Promise<Settled> {
  const list = new FindingList();
  const clocks = { lawDate: lastDay(period), knownAt: '2026-11-23' };
  const opened = await openInput(asRaw(tabs), clocks, list.report, { casesElsewhere: false });
  const cases = await readAllCases([opened.workbook.cases!], opened, list.report);
  const blocking = () => list.all.filter(({ severity }) => severity === 'block');
  if (!opened.area || list.blocked) throw new Error(JSON.stringify(blocking().slice(0, 3)));
  const { digest } = digestCases(cases, opened.area, list.report);
  const settlement = settle(opened.area, digest, period, list.report);
  if (!settlement) throw new Error(JSON.stringify(blocking().slice(0, 3)));
  return { area: opened.area, digest, settlement, list };
}

export const DIGESTS = { input: hashOf(sha256, 'input'), result: hashOf(sha256, 'result') };

export const reportOf = ({ area, digest, settlement, list }: Settled, options: ReportOptions = {}) =>
  settlementReport(area, digest, settlement, DIGESTS, list.all, options);
