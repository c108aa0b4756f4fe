import { HEADERS, type TabName } from '../properties/county.ts';

/** A tab as CSV; columns that a row leaves out are blank. */
function csvTab(name: TabName, rows: readonly (readonly string[])[]): string {
  const headers = HEADERS[name];
  const cells = (row: readonly string[]) => headers.map((_, index) => quotedCell(row[index] ?? '')).join(',');
  return `${[headers.join(','), ...rows.map(cells)].join('\n')}\n`;
}

const quotedCell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

export type BaseTabs = Readonly<Record<'參數' | '醫共體' | '機構' | '病組' | '差異係數' | '預算', string>>;

/** Rows, and settings beside year and scheme; an empty text leaves a setting out. */
interface OwnTabs {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly institutions: readonly (readonly string[])[];
  readonly groups: readonly (readonly string[])[];
}

/** The tabs of a county but for its history. */
export const baseTabs = ({ parameters = {}, institutions, groups }: OwnTabs): BaseTabs => ({
  參數: csvTab(
    '參數',
    Object.entries({ year: '2025', scheme: 'zhejiang-2019', ...parameters })
      .filter(([, value]) => value !== '')
      .map(([key, value]) => [key, '', value]),
  ),
  醫共體: csvTab('醫共體', []),
  機構: csvTab('機構', institutions),
  病組: csvTab('病組', groups),
  差異係數: csvTab('差異係數', []),
  預算: csvTab('預算', [['居民', '住院', '100000', '縣醫保〔2025〕1號']]),
});

/** The columns of 歷史病例. */
export const REFERENCE_HEADERS = ['年度', '機構', '病組', '總費用'];
