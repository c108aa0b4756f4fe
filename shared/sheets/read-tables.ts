import { finding, type Report } from '../findings/finding.ts';
import { nearest } from './nearest.ts';
import { PackedRows } from './packed-rows.ts';
import { normalise, type RawRow, type RawTab } from './raw.ts';
import { definedPlaces, type PlaceOf, readTab, type TabReader } from './read-tab.ts';
import type { casesTab } from './tabs/case-tabs.ts';
import { proposalsTab } from './tabs/proposals-tab.ts';
import { type CaseRow, METHOD_TABS, TABS, type TabKey, type Tables } from './tabs/settlement-tabs.ts';

/** Where the cells of every tab stand in this input. */
export type Places = { readonly [K in TabKey]: PlaceOf<(typeof TABS)[K]> };

/** An input workbook opened: all tabs read but 病例, whose rows are still to stream. */
export interface Workbook {
  readonly tables: Tables;
  readonly places: Places;
  readonly cases: RawTab | undefined;
  /** Whether DRG points are settled: always, unless only other payment methods were filled in */
  readonly settlesPoints: boolean;
}

const KEYS = Object.keys(TABS) as TabKey[];

const namesOf = (key: TabKey): readonly string[] => [TABS[key].name.hant, TABS[key].name.hans];

/** The tab's Traditional name, by which findings name it; a name that is no tab's is kept as typed. */
export function tabNameOf(typed: string): string {
  const key = keyOf(typed);
  return key === undefined ? typed : TABS[key].name.hant;
}

const keyOf = (typed: string): TabKey | undefined => {
  const name = normalise(typed);
  return KEYS.find((key) => namesOf(key).includes(name));
};

/** The 項目 of the 預算 tab that the settlement of points distributes. */
export const INPATIENT = '住院';

/** Tabs the program writes; they are skipped when a workbook is read back. */
export const RESULT_TABS = [
  '說明',
  '點值',
  '機構結算',
  '醫共體結算',
  '病組分析',
  '年度預測',
  '測算比較',
  '測算概要',
  '測算來源',
  '測算病組',
  '結算對比',
  '對比概要',
  '對比來源',
  '對比病組',
  '月度快報',
  '季度分析',
  '年度評價',
  '年中約談清單',
  '跟蹤清單',
  '預算告知書',
  '預警',
  '異常清單',
  '更正通知',
  '基金年度總表',
  '考核結果',
  '預算平衡表',
  '門診人頭結算',
  '床日結算',
  '單病種結算',
  '談判價值測算',
  '工作當量結算',
  '集採結餘結算',
  '調價資金結算',
  '集團總額結算',
  '預付金結算',
  '待遇核查',
  '長護險結算',
  '病例異常',
  '用量異常',
  '醫師記分結果',
  '監測指標',
  '機構監測',
  '病種結構',
  '費用結構',
  '指標說明',
  '風險畫像',
  '現場核查清單',
  '數據檢查',
  '參數與依據',
] as const;

/** Tabs of the workbook that no settlement reads, in either script. */
const BESIDE = new Set<string>([...RESULT_TABS, ...Object.values(proposalsTab.name)]);
const isBesideInput = (name: string): boolean => BESIDE.has(normalise(name));

/** Tabs with a row for every so many cases. */
const GROWS_WITH_CASES: ReadonlySet<TabKey> = new Set<TabKey>(['decisions']);

/** Reads every tab of an input by its name in either script. Findings are told all at once, over all tabs. */
export async function readTables(
  raws: readonly RawTab[],
  report: Report,
  options: { readonly casesElsewhere: boolean; readonly referenceCasesLater?: true },
): Promise<Workbook> {
  const later = (key: TabKey) =>
    key === 'cases' || (key === 'referenceCases' && options.referenceCasesLater === true);
  const byKey = matchTabs(raws, report);
  const tables: Record<string, readonly unknown[]> = {};
  const places: Record<string, unknown> = {};
  for (const key of KEYS) {
    const raw = byKey.get(key);
    const rows: unknown[] = [];
    const packed = GROWS_WITH_CASES.has(key) ? new PackedRows(TABS[key]) : undefined;
    tables[key] = packed?.rows() ?? rows;
    places[key] = definedPlaces(TABS[key]);
    if (raw && !later(key)) {
      places[key] = await readTab(TABS[key], raw, report, (row) => (packed ?? rows).push(row));
    }
  }
  delete tables['cases'];
  const read = tables as unknown as Tables;
  const settlesPoints = options.casesElsewhere || wantsPoints(byKey, read);
  reportMissing(byKey, settlesPoints, report, options.casesElsewhere);
  return {
    tables: read,
    places: places as unknown as Places,
    cases: byKey.get('cases'),
    settlesPoints,
  };
}

function matchTabs(raws: readonly RawTab[], report: Report): ReadonlyMap<TabKey, RawTab> {
  const byKey = new Map<TabKey, RawTab>();
  const strangers: RawTab[] = [];
  for (const raw of raws) {
    const key = keyOf(raw.name);
    const before = key && byKey.get(key);
    if (before) {
      const values = { tab: TABS[key].name.hant, other: before.name, name: raw.name };
      report(finding('TAB_DUPLICATE', { tab: raw.name }, values));
    } else if (key) {
      byKey.set(key, raw);
    } else {
      strangers.push(raw);
    }
  }
  const missing = KEYS.filter((key) => !byKey.has(key));
  for (const { name } of strangers) {
    const like = nearest(normalise(name), missing.flatMap(namesOf));
    if (like !== undefined && !isBesideInput(name)) {
      report(finding('TAB_NEARLY', { tab: name }, { name, tab: like }));
    }
  }
  return byKey;
}

/** What only the settlement of points needs. */
const OF_POINTS: readonly TabKey[] = ['groups', 'coefficients', 'cases', 'decisions'];
const OF_METHODS = Object.values(METHOD_TABS).flatMap((tabs) => Object.keys(tabs)) as Exclude<
  TabKey,
  'cases'
>[];

/**
 * A workbook without any tab of points and without a budget for 住院 has other payment methods settled alone. Where the
 * budget for 住院 is divided by 住院過渡分配, there are no points yet.
 */
function wantsPoints(byKey: ReadonlyMap<TabKey, RawTab>, tables: Tables): boolean {
  const others = OF_METHODS.some((key) => tables[key].length > 0);
  const transition = tables.fundBudgetParts.length > 0;
  const inpatient = !transition && tables.budget.some(({ item }) => normalise(item) === INPATIENT);
  return !others || inpatient || OF_POINTS.some((key) => byKey.has(key));
}

function reportMissing(
  byKey: ReadonlyMap<TabKey, RawTab>,
  settlesPoints: boolean,
  report: Report,
  casesElsewhere: boolean,
): void {
  for (const key of KEYS) {
    const tab = TABS[key];
    const needless =
      'optional' in tab || (key === 'cases' && casesElsewhere) || (!settlesPoints && OF_POINTS.includes(key));
    if (needless || byKey.has(key)) continue;
    report(finding('TAB_MISSING', { tab: tab.name.hant }, { tab: tab.name.hant }));
  }
}

/** Streams the rows of 病例. */
export const readCases = (
  raw: RawTab,
  report: Report,
  eachRow: (
    row: CaseRow,
    place: PlaceOf<typeof casesTab>,
    raw: RawRow,
    reader: TabReader<typeof casesTab>,
  ) => void,
): Promise<PlaceOf<typeof casesTab>> => readTab(TABS.cases, raw, report, eachRow);
