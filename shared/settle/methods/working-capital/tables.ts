import { fen } from '../../../money/fen.ts';
import { roundHalfAway } from '../../../money/round.ts';
import { isoDate } from '../../../sheets/calendar.ts';
import type { Area } from '../../area.ts';
import { partyName } from '../party.ts';
import type { StatementColumn, StatementTable } from '../statement.ts';
import type { AdvanceLine, Advances } from './advances.ts';
import type { AdvanceAccount } from './ledger.ts';

const money = (key: string, title: string): StatementColumn => ({ key, title, kind: 'money', sum: true });

const WHO: readonly StatementColumn[] = [
  { key: 'fund', title: '險種', kind: 'text' },
  { key: 'institution', title: '機構', kind: 'typed' },
  { key: 'name', title: '名稱', kind: 'typed' },
];

const who = (area: Area, { fund, institution }: AdvanceAccount) => {
  const owner = { kind: 'institution', code: institution } as const;
  return { owner, cells: { fund, institution, name: partyName(area, owner) } };
};

export const advanceTables = (area: Area, { funds, lines }: Advances): readonly StatementTable[] => [
  advanceTable(area, lines),
  fundTable(funds),
  moveTable(area, lines),
];

const advanceTable = (area: Area, lines: readonly AdvanceLine[]): StatementTable => {
  const moved = (sign: (kind: string) => bigint) =>
    lines
      .flatMap(({ account }) => account.moves)
      .reduce((sum, { move }) => sum + sign(move.kind) * move.amount, 0n);
  const only = (kind: string) => moved((one) => (one === kind ? 1n : 0n));
  return {
    key: 'advances',
    title: '預付金額度與餘額',
    columns: [
      ...WHO,
      { key: 'creditClass', title: '信用等級', kind: 'text' },
      { key: 'monthly', title: '月均支出', kind: 'money' },
      { key: 'factor', title: '信用係數', kind: 'decimal', decimals: 2 },
      money('most', '額度'),
      money('paid', '已撥付'),
      money('returned', '已收回'),
      money('setOff', '已沖抵'),
      money('balance', '餘額'),
    ],
    rows: lines.map((line) => {
      const { account, creditClass, monthly, factor, most, paid, returned, setOff, balance } = line;
      const { owner, cells } = who(area, account);
      return {
        owner,
        cells: {
          ...cells,
          creditClass,
          monthly: fen(roundHalfAway(monthly)),
          factor,
          most,
          paid,
          returned,
          setOff,
          balance,
        },
      };
    }),
    totals: {
      label: '按收付逐筆',
      cells: {
        paid: only('撥付'),
        returned: only('收回'),
        setOff: only('沖抵'),
        balance: moved((kind) => (kind === '撥付' ? 1n : kind === '申請' ? 0n : -1n)),
      },
    },
    notes: ['預付金是暫付款，單獨記賬，不是基金支出，不計入月度預付與年度清算；年底餘額應為 0.00。'],
  };
};

const fundTable = (funds: Advances['funds']): StatementTable => ({
  key: 'funds',
  title: '預付資格',
  columns: [
    { key: 'fund', title: '險種', kind: 'text' },
    { key: 'balance', title: '累計結餘', kind: 'money' },
    { key: 'monthly', title: '月均支出', kind: 'money' },
    { key: 'months', title: '可支付月數', kind: 'decimal', decimals: 2 },
    { key: 'least', title: '月數下限', kind: 'decimal', decimals: 2 },
    { key: 'lastYear', title: '上年當期結餘', kind: 'money' },
    { key: 'forecast', title: '滾動預測結餘', kind: 'money' },
    { key: 'outcome', title: '結論', kind: 'text' },
  ],
  rows: funds.map(({ row, months, least, eligible, reasons }) => ({
    cells: {
      fund: row.fund,
      balance: row.balance,
      monthly: row.monthly,
      months,
      least,
      lastYear: row.lastYear,
      forecast: row.forecast,
      outcome: eligible ? '可以預付' : `不可預付：${reasons.join('、')}`,
    },
  })),
});

const moveTable = (area: Area, lines: readonly AdvanceLine[]): StatementTable => ({
  key: 'moves',
  title: '預付金收付明細',
  columns: [
    ...WHO,
    { key: 'date', title: '日期', kind: 'text' },
    { key: 'kind', title: '類別', kind: 'text' },
    { key: 'amount', title: '金額', kind: 'money' },
    { key: 'balance', title: '其後餘額', kind: 'money' },
    { key: 'document', title: '文號', kind: 'typed' },
  ],
  rows: lines.flatMap(({ account }) =>
    account.moves.map(({ move, paid, recovered }) => {
      const { owner, cells } = who(area, account);
      const { kind, amount, document } = move;
      return {
        owner,
        cells: { ...cells, date: isoDate(move.date), kind, amount, balance: paid - recovered, document },
      };
    }),
  ),
});
