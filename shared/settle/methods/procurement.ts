import { NO_MONEY, sumFen } from '../../money/fen.ts';
import { itemBudget } from '../../rules/procurement/budget.ts';
import type { Area } from '../area.ts';
import type { Method } from './method.ts';
import { type Batch, settleBatches } from './procurement/batches.ts';
import { checkProcurement } from './procurement/check.ts';
import type { StatementColumn, StatementTable } from './statement.ts';

/** The 項目 of the 預算 tab that retained savings are paid from. */
const BUDGET_ITEM = '集採結餘留用';

/** 集採結餘留用 */
export const procurement: Method = {
  step: 'procurement',
  title: '集採結餘留用',
  sheet: '集採結餘結算',
  tabs: ['procurementVolumes', 'procurementAppraisals'],
  check: checkProcurement,
  settle: (context) => {
    const { area, period } = context;
    // The agreement of a batch runs for a year; its savings are known at the end.
    if (period.kind === 'month') return undefined;
    const batches = settleBatches(context);
    return {
      method: 'procurement',
      title: '集採結餘留用',
      sheet: '集採結餘結算',
      tables: [batchesTable(area, batches), itemsTable(area, batches)],
      entitlements: batches.map(({ fund, institution, batch, retained }) => ({
        account: fund,
        budgetItem: BUDGET_ITEM,
        party: { kind: 'institution', code: institution },
        item: `集採結餘留用 ${batch}`,
        cost: retained,
        paid: NO_MONEY,
      })),
    };
  },
};

const BATCH: readonly StatementColumn[] = [
  { key: 'batch', title: '批次', kind: 'typed' },
  { key: 'institution', title: '機構', kind: 'typed' },
  { key: 'name', title: '名稱', kind: 'typed' },
  { key: 'fund', title: '險種', kind: 'text' },
];

const batchCells = ({ institutions }: Area, { batch, institution, fund }: Batch) => ({
  batch,
  institution,
  name: institutions.get(institution)!.name,
  fund,
});

function batchesTable(area: Area, batches: readonly Batch[]): StatementTable {
  const spent = sumFen(area.tables.procurementVolumes.map((row) => row.spent));
  return {
    key: 'batches',
    title: '結餘留用',
    columns: [
      ...BATCH,
      { key: 'budget', title: '集採資金預算', kind: 'money', sum: true },
      { key: 'spent', title: '實際基金支出', kind: 'money', sum: true },
      { key: 'saved', title: '結餘（超支為負）', kind: 'money', sum: true },
      { key: 'ratio', title: '留用比例', kind: 'ratio' },
      { key: 'coefficient', title: '考核係數', kind: 'decimal', decimals: 4 },
      { key: 'retained', title: '留用額', kind: 'money', sum: true },
    ],
    rows: batches.map((batch) => ({
      owner: { kind: 'institution', code: batch.institution },
      cells: {
        ...batchCells(area, batch),
        budget: batch.budget,
        spent: batch.spent,
        saved: batch.saved,
        ratio: area.params['procurement.retain'],
        coefficient: batch.coefficient,
        retained: batch.retained,
      },
    })),
    totals: {
      label: '集採用量表合計',
      cells: { spent, saved: sumFen(batches.map(({ budget }) => budget)) - spent },
    },
    notes: [
      '集採資金預算 = Σ(約定採購量 × 集採前加權均價 × 基金佔比)，四捨五入到分；留用額 = 結餘 × 留用比例 × 考核係數。',
      area.params['procurement.floor']
        ? '超支的批次不留用，也不扣回。'
        : '超支的批次按同一比例扣回，留用額為負。',
    ],
  };
}

const itemsTable = (area: Area, batches: readonly Batch[]): StatementTable => ({
  key: 'items',
  title: '品種明細',
  columns: [
    ...BATCH,
    { key: 'item', title: '品種', kind: 'typed' },
    { key: 'volume', title: '約定採購量', kind: 'decimal', decimals: 2 },
    { key: 'price', title: '集採前加權均價', kind: 'decimal', decimals: 4 },
    { key: 'share', title: '基金佔比', kind: 'ratio' },
    { key: 'budget', title: '預算（四捨五入前）', kind: 'decimal', decimals: 4 },
    { key: 'spent', title: '實際基金支出', kind: 'money', sum: true },
  ],
  rows: batches.flatMap((batch) =>
    batch.items.map((row) => ({
      owner: { kind: 'institution', code: batch.institution } as const,
      cells: {
        ...batchCells(area, batch),
        item: row.item,
        volume: row.volume,
        price: row.price,
        share: row.share,
        budget: itemBudget(row),
        spent: row.spent,
      },
    })),
  ),
});
