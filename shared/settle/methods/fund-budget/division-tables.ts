import { type Fen, NO_MONEY } from '../../../money/fen.ts';
import { fraction } from '../../../money/fraction.ts';
import { perHead } from '../../../rules/fund-budget/package.ts';
import { INPATIENT } from '../../../sheets/read-tables.ts';
import { OUTPATIENT } from '../../budget-items.ts';
import { fundName } from '../../settlement.ts';
import type { MethodContext } from '../method.ts';
import type { StatementTable } from '../statement.ts';
import type { FundPlan } from './plan.ts';
import { shareOfAll } from './settings.ts';

/** What of the outpatient budget is packed to each 醫共體. */
export const packagesTable = (
  { fund, lines, packages }: FundPlan,
  { area }: MethodContext,
): StatementTable => ({
  key: `packages-${fundName(fund)}`,
  title: `門診預算打包（${fund}）`,
  columns: [
    { key: 'name', title: '醫共體', kind: 'typed' },
    { key: 'code', title: '編碼', kind: 'typed' },
    { key: 'spending', title: '歷史支出', kind: 'money', sum: true },
    { key: 'perHead', title: '人次人頭比', kind: 'decimal', decimals: 4 },
    { key: 'perVisit', title: '均次費用', kind: 'decimal', decimals: 2 },
    { key: 'weight', title: '測算比例', kind: 'ratio' },
    { key: 'agreed', title: '協商比例', kind: 'ratio' },
    { key: 'amount', title: '打包額', kind: 'money', sum: true },
    { key: 'document', title: '文號', kind: 'typed' },
  ],
  rows: packages.map(({ row, computed, amount }) => ({
    owner: { kind: 'consortium', code: row.consortium },
    cells: {
      name: area.consortia.get(row.consortium)?.name ?? '',
      code: row.consortium,
      spending: row.spending,
      perHead: row.heads === 0 ? null : perHead(row.visits, row.heads),
      perVisit: row.visits === 0 ? null : fraction(row.cost, 100n * BigInt(row.visits)),
      weight: computed,
      agreed: row.agreed,
      amount,
      document: row.document,
    },
  })),
  totals: { label: '現行門診預算', cells: { amount: currentOf(lines, OUTPATIENT) } },
  notes: ['填有協商比例的按協商比例，否則按測算比例；最大餘數法，合計恆等於門診預算。'],
});

/** What of the inpatient budget goes to each part in the transition. */
export const partsTable = ({ fund, lines, parts }: FundPlan, { area }: MethodContext): StatementTable => {
  const all = parts.map(({ weight }) => weight);
  return {
    key: `parts-${fundName(fund)}`,
    title: `過渡期住院預算分配（${fund}）`,
    columns: [
      { key: 'part', title: '部分', kind: 'text' },
      { key: 'name', title: '醫共體', kind: 'typed' },
      { key: 'code', title: '編碼', kind: 'typed' },
      { key: 'weight', title: '佔比', kind: 'ratio' },
      { key: 'amount', title: '預算', kind: 'money', sum: true },
      { key: 'document', title: '文號', kind: 'typed' },
    ],
    rows: parts.map(({ part, consortium, weight, amount, document }) => ({
      ...(consortium !== null && { owner: { kind: 'consortium' as const, code: consortium } }),
      cells: {
        part,
        name: consortium === null ? null : (area.consortia.get(consortium)?.name ?? ''),
        code: consortium,
        weight: shareOfAll(weight, all),
        amount,
        document,
      },
    })),
    totals: { label: '現行住院預算', cells: { amount: currentOf(lines, INPATIENT) } },
    notes: ['只用於尚未實施點數法的過渡期。'],
  };
};

const currentOf = (lines: FundPlan['lines'], item: string): Fen =>
  lines.find((line) => line.item === item)?.current ?? NO_MONEY;
