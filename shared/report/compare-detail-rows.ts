import type { CaseChanges } from '../compare/case-changes.ts';
import type { Comparison } from '../compare/compare-runs.ts';
import type { RowChange } from '../compare/row-changes.ts';
import type { RuleVersionInForce } from '../compare/rule-changes.ts';
import type { Column } from '../sheets/column.ts';
import type { ModelCell } from '../sheets/sheet-model.ts';
import { TABS, type TabKey } from '../sheets/tabs/settlement-tabs.ts';
import { cell } from './cells.ts';
import type { Script } from './context.ts';

/** A line of detail: what it is, its name, how it was and how it is. */
const detail = (kind: string, name: string, before: string, after: string): ModelCell[] => [
  cell(null),
  cell(kind),
  cell(name),
  cell(before, 'text', 3),
  cell(after, 'text', 4),
];

/** The rules of which two runs have other versions in force. */
export function ruleRows({ rules }: Comparison, width: number, script: Script): ModelCell[][] {
  if (rules.length === 0) return [];
  const version = (rule: RuleVersionInForce | undefined) =>
    rule
      ? script(`自 ${rule.from}${rule.to === undefined ? '' : ` 至 ${rule.to}`}：${rule.formula}`)
      : script('無');
  return [
    [cell(script(`有效規則不同的 ${rules.length} 條`), 'total', width - 1)],
    ...rules.map(({ id, title, before, after }) =>
      detail(script('規則'), `${script(title)} ${id}`, version(before), version(after)),
    ),
  ];
}

/** The rows of every tab, and the cases, that are not the same. */
export function changeRows({ components }: Comparison, width: number, script: Script): ModelCell[][] {
  const listed = (heading: string, tab: TabKey, changes: readonly RowChange[]) => [
    [cell(script(heading), 'total', width - 1)],
    ...changes.map((change) => changeRow(tab, change, script)),
  ];
  return components.flatMap((component): ModelCell[][] => {
    if (component.kind === 'tab') {
      const { title, tab, changes } = component;
      return listed(`「${title}」的改動 ${changes.length} 行`, tab, changes);
    }
    if (component.kind !== 'cases' || !component.changes) return [];
    return listed(casesHeading(component.changes), 'cases', component.changes.listed);
  });
}

const KINDS = { added: '新增', removed: '刪除', changed: '改動' } as const;

function changeRow(
  tab: TabKey,
  { kind, key, before, after, columns }: RowChange,
  script: Script,
): ModelCell[] {
  const definitions = TABS[tab].columns as Readonly<Record<string, Column>>;
  const texts = (row: RowChange['before']) =>
    columns
      .flatMap((column) =>
        row?.[column] ? [`${script(definitions[column]!.header.hant)} ${row[column]}`] : [],
      )
      .join('，');
  const name = Object.values(key).filter(Boolean).join('　');
  return detail(script(KINDS[kind]), name, texts(before), texts(after));
}

function casesHeading({ added, removed, changed, listed }: CaseChanges): string {
  const rest = added + removed + changed > listed.length ? `，下列前 ${listed.length} 例` : '';
  return `病例：新增 ${added} 例，刪除 ${removed} 例，改動 ${changed} 例${rest}`;
}
