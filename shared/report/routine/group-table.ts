import { sumFen } from '../../money/fen.ts';
import type { StatementTable } from '../../settle/methods/statement.ts';
import type { WatchReportContext } from '../watch-context.ts';
import { share } from './figures.ts';
import type { Span } from './months.ts';

const SHOWN = 20;

/** 病種結構：按總費用排在前面的病組。 */
export function groupTable({ digest, area }: WatchReportContext, { months }: Span): StatementTable {
  const cells = digest.cells.filter(({ month, place }) => place !== 'unpaid' && months.includes(month));
  const all = sumFen(cells.map(({ total }) => total));
  const groups = [...Map.groupBy(cells, ({ group }) => group)]
    .map(([code, own]) => ({
      code,
      cases: own.reduce((sum, { cases }) => sum + cases, 0),
      total: sumFen(own.map(({ total }) => total)),
      fundPaid: sumFen(own.map(({ fundPaid }) => fundPaid)),
    }))
    .sort((a, b) => (a.total === b.total ? (a.code < b.code ? -1 : 1) : a.total > b.total ? -1 : 1));
  return {
    key: 'groups',
    title: `病種結構（總費用前 ${SHOWN} 位，共 ${groups.length} 個病組）`,
    shared: true,
    columns: [
      { key: 'group', title: '病組', kind: 'typed' },
      { key: 'name', title: '名稱', kind: 'typed' },
      { key: 'cases', title: '病例數', kind: 'count' },
      { key: 'total', title: '總費用', kind: 'money' },
      { key: 'fundPaid', title: '基金記賬', kind: 'money' },
      { key: 'share', title: '占總費用', kind: 'ratio' },
    ],
    rows: groups.slice(0, SHOWN).map(({ code, cases, total, fundPaid }) => ({
      cells: {
        group: code,
        name: area.groups.get(code)?.name ?? '',
        cases,
        total,
        fundPaid,
        share: share(total, all),
      },
    })),
  };
}
