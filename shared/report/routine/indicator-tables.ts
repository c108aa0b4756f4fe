import type { Fraction } from '../../money/fraction.ts';
import type {
  StatementRow,
  StatementSheet,
  StatementTable,
  StatementValue,
} from '../../settle/methods/statement.ts';
import type { WatchReportContext } from '../watch-context.ts';

/** Tables of the indicators by their keys. */
const tablesOf = (sheets: readonly StatementSheet[], keys: readonly string[]): readonly StatementTable[] =>
  sheets.flatMap(({ tables }) => tables).filter(({ key, rows }) => keys.includes(key) && rows.length > 0);

const indicatorSheets = ({ watched }: WatchReportContext) =>
  watched.sheets.filter(({ part }) => part === 'indicator');

const VALUES = ['ratios', 'levels'];

/** 監測目標：全區各指標的目標與方向。 */
export function indicatorTargets(context: WatchReportContext, title: string): readonly StatementTable[] {
  return tablesOf(indicatorSheets(context), VALUES).flatMap((table) => {
    const rows = table.rows.filter(({ cells }) => isFraction(cells['target']));
    if (rows.length === 0) return [];
    const columns = ['dimension', 'indicator', 'fund', 'target', 'yellow', 'direction'];
    return [
      {
        key: `${table.key}Targets`,
        title: `${title}：${table.title.replace(/^.*：/, '')}`,
        columns: table.columns.filter(({ key }) => columns.includes(key)),
        rows,
      },
    ];
  });
}

/** 監測指標：全區的數值、目標與燈色，及各清單達標情況。 */
export const indicatorValues = (context: WatchReportContext): readonly StatementTable[] =>
  tablesOf(indicatorSheets(context), [...VALUES, 'lists']);

/** 未達標的指標，逐機構逐醫共體。 */
export const shortIndicators = (context: WatchReportContext): readonly StatementTable[] =>
  tablesOf(indicatorSheets(context), ['short']);

/** The red ones of a party. */
export const redRows = (context: WatchReportContext, code: string): readonly StatementRow[] =>
  shortIndicators(context).flatMap(({ rows }) =>
    rows.filter(({ cells }) => cells['light'] === '紅' && cells['party'] === code),
  );

const isFraction = (value: StatementValue | undefined): value is Fraction =>
  typeof value === 'object' && value !== null;
