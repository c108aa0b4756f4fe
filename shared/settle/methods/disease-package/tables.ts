import { fen, NO_MONEY, sumFen } from '../../../money/fen.ts';
import { fraction } from '../../../money/fraction.ts';
import type { MethodContext } from '../method.ts';
import { ownerOf } from '../party.ts';
import { sortedBy } from '../sorted.ts';
import type { StatementColumn, StatementRow, StatementTable } from '../statement.ts';
import { type DiseaseSums, type PackageDue, packageCasesIn } from './cases.ts';

const institutionColumns = [
  { key: 'institution', title: '機構', kind: 'typed' },
  { key: 'institutionName', title: '機構名稱', kind: 'typed' },
  { key: 'fund', title: '險種', kind: 'text' },
] as const satisfies readonly StatementColumn[];

const owned = (
  { area }: MethodContext,
  { institution, fund }: Pick<DiseaseSums, 'institution' | 'fund'>,
  cells: StatementRow['cells'],
): StatementRow => ({
  owner: { kind: 'institution', code: institution },
  cells: { institution, institutionName: area.institutions.get(institution)?.name ?? '', fund, ...cells },
});

const shareOf = (part: number, whole: number) => (whole === 0 ? null : fraction(BigInt(part), BigInt(whole)));

const add = (lines: readonly DiseaseSums[], of: (line: DiseaseSums) => number): number =>
  lines.reduce((sum, line) => sum + of(line), 0);

/** What is paid now or left to pay, by institution and fund. */
export function duesTable(
  context: MethodContext,
  sums: readonly DiseaseSums[],
  dues: readonly PackageDue[],
): StatementTable {
  const year = context.period.kind === 'year';
  const rows = packageCasesIn(context);
  const paid = year ? sumFen(context.area.tables.packagePayments.map(({ amount }) => amount)) : NO_MONEY;
  const due = sumFen(sums.flatMap(({ ofCompleted, ofOthers }) => [ofCompleted, ofOthers]));
  return {
    key: 'dues',
    title: year ? '單病種付費年終清算' : '單病種付費月度撥付',
    columns: [
      ...institutionColumns,
      { key: 'cases', title: '例數', kind: 'count', sum: true },
      { key: 'completed', title: '完成路徑', kind: 'count', sum: true },
      { key: 'rate', title: '完成率', kind: 'ratio' },
      { key: 'total', title: '總費用', kind: 'money', sum: true },
      { key: 'balance', title: '完成路徑盈虧', kind: 'money', sum: true },
      { key: 'ofCompleted', title: '按病種應付', kind: 'money', sum: true },
      { key: 'ofOthers', title: '未完成應付', kind: 'money', sum: true },
      { key: 'due', title: '應付額', kind: 'money', sum: true },
      ...(year ? ([{ key: 'paid', title: '已撥付', kind: 'money', sum: true }] as const) : []),
      { key: 'payment', title: year ? '清算額' : '本月撥付', kind: 'money', sum: true },
    ],
    rows: dues.map((line) => {
      const [cases, completed] = [
        add(line.lines, (one) => one.cases),
        add(line.lines, (one) => one.completed),
      ];
      return owned(context, line, {
        cases,
        completed,
        rate: shareOf(completed, cases),
        total: sumFen(line.lines.map(({ total }) => total)),
        balance: sumFen(line.lines.map(({ balance }) => balance)),
        ofCompleted: sumFen(line.lines.map(({ ofCompleted }) => ofCompleted)),
        ofOthers: sumFen(line.lines.map(({ ofOthers }) => ofOthers)),
        due: line.due,
        paid: line.paid,
        payment: line.payment,
      });
    }),
    totals: {
      label: '另計：病例、病種與撥付各表',
      cells: {
        due,
        cases: BigInt(rows.length),
        completed: BigInt(rows.filter(({ completed }) => completed).length),
        total: sumFen(rows.map(({ total }) => total)),
        ...(year && { paid, payment: fen(due - paid) }),
      },
    },
    notes: [
      '完成路徑盈虧＝付費標準 − 總費用，只計完成臨床路徑的病例，歸機構。',
      year
        ? '清算額＝應付額 − 已撥付，負數為應扣回。'
        : '本月撥付＝應付額 × 月度撥付比例，其餘留待年終清算。',
    ],
  };
}

/** Cases, cost and price of every disease, by institution and fund. */
export const diseasesTable = (context: MethodContext, sums: readonly DiseaseSums[]): StatementTable => ({
  key: 'diseases',
  title: '各病種的費用與應付',
  columns: [
    ...institutionColumns,
    { key: 'disease', title: '病種', kind: 'typed' },
    { key: 'name', title: '病種名稱', kind: 'typed' },
    { key: 'price', title: '付費標準', kind: 'money' },
    { key: 'cases', title: '例數', kind: 'count', sum: true },
    { key: 'completed', title: '完成路徑', kind: 'count', sum: true },
    { key: 'rate', title: '完成率', kind: 'ratio' },
    { key: 'mean', title: '次均費用（元）', kind: 'decimal', decimals: 2 },
    { key: 'itemized', title: '基金記賬', kind: 'money', sum: true },
    { key: 'ofCompleted', title: '按病種應付', kind: 'money', sum: true },
    { key: 'ofOthers', title: '未完成應付', kind: 'money', sum: true },
  ],
  rows: sums.map((line) =>
    owned(context, line, {
      disease: line.disease,
      name: line.name,
      price: line.price,
      cases: line.cases,
      completed: line.completed,
      rate: shareOf(line.completed, line.cases),
      mean: fraction(line.total, BigInt(line.cases) * 100n),
      itemized: line.itemized,
      ofCompleted: line.ofCompleted,
      ofOthers: line.ofOthers,
    }),
  ),
  totals: {
    label: '逐例合計',
    cells: { itemized: sumFen(packageCasesIn(context).map(({ fundPaid }) => fundPaid)) },
  },
});

/** The prices in force. */
export const pricesTable = ({ area }: MethodContext): StatementTable => ({
  key: 'prices',
  title: `單病種付費標準（${new Set(area.tables.packagePrices.map(({ disease }) => disease)).size} 個病種）`,
  shared: true,
  columns: [
    { key: 'disease', title: '病種', kind: 'typed' },
    { key: 'name', title: '病種名稱', kind: 'typed' },
    { key: 'target', title: '機構或等級', kind: 'typed' },
    { key: 'price', title: '付費標準', kind: 'money' },
    { key: 'employeeRatio', title: '職工支付比例', kind: 'ratio' },
    { key: 'residentRatio', title: '居民支付比例', kind: 'ratio' },
    { key: 'document', title: '文號', kind: 'typed' },
  ],
  rows: sortedBy(area.tables.packagePrices, ({ disease, target }) => `${disease} ${target}`).map(
    ({ disease, name, target, price, employeeRatio, residentRatio, document }) => ({
      ...ownerOf(area, target),
      cells: { disease, name, target, price, employeeRatio, residentRatio, document },
    }),
  ),
});
