import { type Fen, fen, NO_MONEY, subtractFen, sumFen } from '../../../money/fen.ts';
import type { CareSource } from '../../../sheets/tabs/long-term-care-tabs.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import type { MethodContext } from '../method.ts';
import type { Party } from '../party.ts';
import type { StatementTable } from '../statement.ts';

export interface CareService {
  readonly row: Tables['careServices'][number];
  readonly party: Party;
  readonly due: Fen;
}

/** The account of one year. */
export interface CareYear {
  readonly sources: ReadonlyMap<CareSource, Fen>;
  /** Without last year's balance */
  readonly income: Fen;
  /** In one order, however the rows stand in the tab */
  readonly services: readonly CareService[];
  readonly expectedEmployer: Fen;
  readonly fee: Fen;
}

export const careTables = (context: MethodContext, year: CareYear): readonly StatementTable[] => [
  accountTable(year),
  shareTable(year),
  ...(year.services.length > 0 ? [serviceTable(context, year)] : []),
];

/** Opening balance, income, spending, closing balance: money in positive, money out negative. */
function accountTable({ sources, income, services, fee }: CareYear): StatementTable {
  const care = sumFen(services.map(({ due }) => due));
  const lines: readonly (readonly [string, Fen])[] = [
    ...sources,
    ['護理費用支付', fen(-care)],
    ['經辦服務費', fen(-fee)],
  ];
  return {
    key: 'account',
    title: '長期護理保險基金收支',
    columns: [
      { key: 'line', title: '項目', kind: 'text' },
      { key: 'amount', title: '金額', kind: 'money', sum: true },
    ],
    rows: lines.map(([line, amount]) => ({ cells: { line, amount } })),
    totals: {
      label: '年末結餘（上年結餘 + 本年籌資 − 本年支出）',
      cells: { amount: fen(sources.get('上年結餘')! + income - (care + fee)) },
    },
    notes: ['收入為正、支出為負，合計即年末結餘。基金單獨建賬，不與職工、居民基金相抵。'],
  };
}

function shareTable({ sources, expectedEmployer }: CareYear): StatementTable {
  const employer = sources.get('單位繳費')!;
  const personal = sources.get('個人繳費')!;
  const expectedPersonal = fen(employer + personal - expectedEmployer);
  const row = (party: string, actual: Fen, expected: Fen) => ({
    cells: { party, actual, expected, difference: subtractFen(actual, expected) },
  });
  return {
    key: 'shares',
    title: '單位與個人分擔',
    columns: [
      { key: 'party', title: '繳費方', kind: 'text' },
      { key: 'actual', title: '實際繳費', kind: 'money', sum: true },
      { key: 'expected', title: '按比例應擔', kind: 'money', sum: true },
      { key: 'difference', title: '差額', kind: 'money', sum: true },
    ],
    rows: [row('單位', employer, expectedEmployer), row('個人', personal, expectedPersonal)],
    totals: {
      label: '繳費合計',
      cells: { actual: fen(employer + personal), expected: fen(employer + personal), difference: NO_MONEY },
    },
  };
}

function serviceTable({ area }: MethodContext, { services }: CareYear): StatementTable {
  const due = sumFen(services.map((service) => service.due));
  const paid = sumFen(area.tables.careServices.map((row) => row.paid));
  return {
    key: 'services',
    title: '護理費用',
    columns: [
      { key: 'provider', title: '機構', kind: 'typed' },
      { key: 'name', title: '名稱', kind: 'typed' },
      { key: 'item', title: '護理項目', kind: 'typed' },
      { key: 'quantity', title: '數量', kind: 'decimal', decimals: 2 },
      { key: 'standard', title: '標準', kind: 'money' },
      { key: 'ratio', title: '支付比例', kind: 'ratio' },
      { key: 'due', title: '應付', kind: 'money', sum: true },
      { key: 'paid', title: '已付', kind: 'money', sum: true },
      { key: 'open', title: '待付', kind: 'money', sum: true },
      { key: 'document', title: '文號', kind: 'typed' },
    ],
    rows: services.map(({ row, party, due: amount }) => ({
      owner: party,
      cells: {
        provider: row.institution,
        name: row.institution === null ? row.provider : (area.institutions.get(row.institution)?.name ?? ''),
        item: row.item,
        quantity: row.quantity,
        standard: row.standard,
        ratio: row.ratio,
        due: amount,
        paid: row.paid,
        open: subtractFen(amount, row.paid),
        document: row.document,
      },
    })),
    totals: { label: '基金護理費用支付', cells: { due, paid, open: subtractFen(due, paid) } },
  };
}
