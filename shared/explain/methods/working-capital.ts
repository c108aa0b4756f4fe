import { type TraceStep, traced } from '../../law/trace.ts';
import { periodText } from '../../settle/settlement.ts';
import { isoDate } from '../../sheets/calendar.ts';
import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';
import { type CellAt, nthOf, type Origin, type Way } from './cell.ts';
import type { MethodExplained } from './explained.ts';
import { fromRows } from './row-ways.ts';
import { found } from './setting-ways.ts';
import { fromTab, tabCell } from './tab-ways.ts';
import { retold, told } from './told-ways.ts';
import { either, nothing, part } from './ways.ts';

type MoveRow = Tables['workingCapitalMoves'][number];
type Kind = MoveRow['kind'];

interface OfInstitution {
  readonly fund: string;
  readonly institution: string;
}

const own = (row: OfInstitution, at: CellAt): boolean =>
  row.fund === at.text('fund') && row.institution === at.text('institution');

const until = ({ date }: MoveRow, at: CellAt): boolean => {
  const { period } = at.context.settlement;
  return period.kind === 'year' || isoDate(date).slice(0, 7) <= periodText(period);
};

const moved = (...kinds: readonly Kind[]): Way =>
  fromTab(
    'workingCapitalMoves',
    'amount',
    (row, at) => own(row, at) && until(row, at) && kinds.includes(row.kind),
  );

/** The year that a numbered symbol stands for, in the order of the tab. */
const nthYear: Origin = (at, symbol, amount) => {
  const rows = at.context.area.tables.workingCapitalHistory.filter((row) => own(row, at));
  const row = nthOf(rows, symbol);
  return tabCell('workingCapitalHistory', 'amount', (one) => one === row)(at, symbol, amount);
};

const creditCell: Origin = tabCell(
  'institutions',
  'creditClass',
  (row, at) => row.code === at.text('institution'),
);

const fundCell = (column: 'balance' | 'monthly' | 'lastYear' | 'forecast'): Way =>
  fromTab('workingCapitalFunds', column, (row, at) => row.fund === at.text('fund'));

const monthlyFormula = (inputs: TraceStep['inputs']): string => {
  const years = Object.keys(inputs).filter((symbol) => symbol.startsWith('z'));
  return years.length === 0 ? '0' : `(${years.join(' + ')}) ÷ (12 × k)`;
};

/** 預付金結算 */
export const workingCapitalExplained: MethodExplained = {
  tables: {
    advances: {
      key: (text) => `${text('fund')} ${text('institution')}`,
      cells: {
        monthly: either(someOf(retold('most', monthlyFormula, { z: nthYear })), nothing),
        factor: (at) => {
          const value = at.row.cells['factor'];
          const amount = typeof value === 'object' && value !== null ? traced(value) : undefined;
          return (
            amount && {
              formula: 'c',
              givens: [{ symbol: 'c', name: '信用係數', amount, source: creditCell(at, 'c', amount) }],
            }
          );
        },
        most: told({ z: nthYear, c: 'factor' }),
        paid: moved('撥付'),
        returned: moved('收回'),
        setOff: moved('沖抵'),
        balance: told({ Z: 'paid', R: part(moved('收回', '沖抵')) }),
      },
    },
    funds: {
      key: ['fund'],
      cells: {
        balance: fundCell('balance'),
        monthly: fundCell('monthly'),
        months: told({ B: 'balance', m: 'monthly' }),
        least: found(
          '月數下限',
          (at) => {
            const { params } = at.context.area;
            const key =
              at.text('fund') === '職工'
                ? 'workingCapital.months.employee'
                : 'workingCapital.months.resident';
            return traced(params[key]);
          },
          '參數 workingCapital.months.employee（職工）、workingCapital.months.resident（居民）',
        ),
        lastYear: fundCell('lastYear'),
        forecast: fundCell('forecast'),
      },
    },
    moves: {
      key: (text) =>
        [text('fund'), text('institution'), text('date'), text('kind'), text('document')]
          .filter(Boolean)
          .join(' / '),
      cells: {
        amount: (at) => {
          const like = at.context.area.tables.workingCapitalMoves.filter(
            (row) =>
              own(row, at) &&
              isoDate(row.date) === at.text('date') &&
              row.kind === at.text('kind') &&
              row.amount === at.row.cells['amount'] &&
              (row.document ?? '') === at.text('document'),
          );
          return fromTab('workingCapitalMoves', 'amount', (row) => row === like[0])(at);
        },
        balance: movesBefore,
      },
    },
  },
};

/** Years and their number are told of an advance even where the fund may not pay any. */
function someOf(way: Way): Way {
  return (at) => {
    const parts = way(at);
    return parts && parts.givens.length > 0 ? parts : undefined;
  };
}

/** The balance after a move: what was paid and came back up to it. */
function movesBefore(at: CellAt): ReturnType<Way> {
  const rows = at.rows.get('moves')!;
  const until = rows.findIndex((row) => row.key === at.row.key);
  const ofAccount = rows
    .slice(0, until + 1)
    .filter(
      ({ cells }) => cells['fund'] === at.text('fund') && cells['institution'] === at.text('institution'),
    )
    .filter(({ cells }) => cells['kind'] !== '申請');
  const givens = ofAccount.map((row, index) => {
    const [one] = fromRows('moves', 'amount', (other) => other === row)(at)!.givens;
    return { ...one!, symbol: `a${index + 1}` };
  });
  const formula = ofAccount
    .map(({ cells }, index) => `${cells['kind'] === '撥付' ? '+' : '−'} a${index + 1}`)
    .join(' ');
  return { formula: `0 ${formula}`.trim(), givens };
}
