import type { ParameterUse } from '../settle/parameter-set.ts';
import { TABS, type TabKey, type Tables } from '../sheets/tabs/settlement-tabs.ts';
import { type CaseChanges, caseChanges } from './case-changes.ts';
import { parameterValues } from './parameter-values.ts';
import { type RowChange, rowChanges } from './row-changes.ts';
import { rowKeys } from './row-keys.ts';
import type { Subject } from './subject.ts';

type TableKey = Exclude<TabKey, 'cases'>;

/** One thing in which two inputs differ, and which can be put in the place of the other by itself. */
export type Component =
  | {
      readonly kind: 'lawDate' | 'knownAt' | 'scheme';
      readonly id: string;
      readonly title: string;
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly kind: 'parameter';
      readonly id: string;
      readonly title: string;
      readonly before: ParameterUse;
      readonly after: ParameterUse;
    }
  | {
      readonly kind: 'tab';
      readonly id: string;
      readonly title: string;
      readonly tab: TableKey;
      readonly changes: readonly RowChange[];
    }
  | {
      readonly kind: 'cases';
      readonly id: 'cases';
      readonly title: string;
      readonly before: number;
      readonly after: number;
      /** Absent where one of the inputs is only there as sums */
      readonly changes?: CaseChanges;
    };

export const parameterId = (key: string): string => `parameter ${key}`;
export const tabId = (tab: TabKey): string => `tab ${tab}`;

/**
 * What two inputs differ in, in the order in which it is replaced: the law's dates and the scheme, every setting, every
 * tab in workbook order, the cases. Empty: they are the same to the settlement.
 */
export function componentsOf(a: Subject, b: Subject): readonly Component[] {
  return [
    ...lawComponents(a, b),
    ...parameterComponents(a, b),
    ...tabComponents(a, b),
    ...caseComponent(a, b),
  ];
}

function lawComponents({ area: a }: Subject, { area: b }: Subject): readonly Component[] {
  const law = [
    { kind: 'lawDate', title: '適用法規日期', before: a.clocks.lawDate, after: b.clocks.lawDate },
    { kind: 'knownAt', title: '法規知悉日期', before: a.clocks.knownAt, after: b.clocks.knownAt },
    { kind: 'scheme', title: '方案的規則', before: a.params.scheme, after: b.params.scheme },
  ] as const;
  return law.flatMap((one) => (one.before === one.after ? [] : [{ ...one, id: one.kind }]));
}

/** Settings that either of the two uses and that differ in value, wherever the value comes from. */
function parameterComponents(a: Subject, b: Subject): readonly Component[] {
  const [before, after] = [parameterValues(a.area), parameterValues(b.area)];
  const used = new Set<string>([...a.area.uses, ...b.area.uses].map(({ key }) => key));
  return [...before.values()].flatMap((old) => {
    const fresh = after.get(old.key)!;
    if (old.text === fresh.text || old.key === 'scheme' || !used.has(old.key)) return [];
    const { key, title } = old;
    return [{ kind: 'parameter', id: parameterId(key), title, before: old, after: fresh } as const];
  });
}

const TABLE_KEYS = (Object.keys(TABS) as TabKey[]).filter(
  (key): key is TableKey => key !== 'cases' && key !== 'parameters',
);

const tabComponents = (a: Subject, b: Subject): readonly Component[] =>
  TABLE_KEYS.flatMap((tab) => {
    const [before, after] = [a, b].map(({ area }) => plainRows(area.tables, tab));
    const changes = before === after ? [] : rowChanges(TABS[tab], rowKeys(tab), before!, after!);
    const title = TABS[tab].name.hant;
    return changes.length === 0 ? [] : [{ kind: 'tab', id: tabId(tab), title, tab, changes } as const];
  });

const plainRows = (tables: Tables, tab: TableKey) =>
  tables[tab] as unknown as readonly Readonly<Record<string, unknown>>[];

function caseComponent(a: Subject, b: Subject): readonly Component[] {
  if (a.casesDigest === b.casesDigest && a.area.settlesPoints === b.area.settlesPoints) return [];
  const title = TABS.cases.name.hant;
  const counts = { before: a.digest.cases, after: b.digest.cases };
  const changes = a.cases && b.cases && { changes: caseChanges(a.cases, b.cases) };
  return [{ kind: 'cases', id: 'cases', title, ...counts, ...changes }];
}
