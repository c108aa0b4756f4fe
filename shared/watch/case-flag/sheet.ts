import { fraction } from '../../money/fraction.ts';
import { caseFlagRules } from '../../rules/supervision/case-flag/rules.ts';
import type { StatementRow } from '../../settle/methods/statement.ts';
import { periodText } from '../../settle/settlement.ts';
import type { Flag } from '../flag.ts';
import type { WatchContext, WatchSheet } from '../part.ts';
import { type RankedInstitution, ranking } from '../ranking.ts';

const SHEET = '病例異常';

/** 各規則在各機構的例數，比全區多出最多的在前。 */
export function caseFlagSheets(context: WatchContext, flags: readonly Flag[]): readonly WatchSheet[] {
  const { area, cases, period } = context;
  const cells = cases.cells.filter(({ month }) => month.startsWith(periodText(period)));
  const byRule = ranking(flags, cells);
  const rows = caseFlagRules.flatMap(({ id, title }) =>
    (byRule.get(id) ?? []).map((line) => row(title, line, area.institutions.get(line.institution)?.name)),
  );
  if (rows.length === 0) return [];
  const columns = [
    { key: 'rule', title: '規則', kind: 'text' },
    { key: 'institution', title: '機構', kind: 'typed' },
    { key: 'name', title: '名稱', kind: 'typed' },
    { key: 'flags', title: '異常數', kind: 'count' },
    { key: 'cases', title: '病例數', kind: 'count' },
    { key: 'share', title: '異常率', kind: 'ratio' },
    { key: 'excess', title: '比全區多出', kind: 'decimal', decimals: 1 },
  ] as const;
  const notes = [
    '每條規則之內，比全區平均多出最多的機構在前：多出＝異常數 − 病例數 × 全區異常數 ÷ 全區病例數。',
    '異常只是提示，須經核查；低費用病例只列出當月佔比過高的機構的病例。',
  ];
  const table = { key: 'case-flags', title: '各機構的病例異常', columns, rows, notes };
  return [{ part: 'caseFlag', title: SHEET, sheet: SHEET, tables: [table] }];
}

const row = (rule: string, line: RankedInstitution, name: string | undefined): StatementRow => {
  const { institution, flags, cases, excess } = line;
  return {
    owner: { kind: 'institution', code: institution },
    cells: {
      rule,
      institution,
      name: name ?? '',
      flags,
      cases,
      share: cases === 0 ? null : fraction(BigInt(flags), BigInt(cases)),
      excess,
    },
  };
};
