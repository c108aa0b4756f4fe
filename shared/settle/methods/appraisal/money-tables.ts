import { type Fen, fen, NO_MONEY, portion, sumFen } from '../../../money/fen.ts';
import { ONE } from '../../../money/fraction.ts';
import { normalise } from '../../../sheets/raw.ts';
import type { AppraisalEffect } from '../../../sheets/tabs/appraisal-tabs.ts';
import type { Area } from '../../area.ts';
import { partyCode, partyName } from '../party.ts';
import type { Entitlement, StatementColumn, StatementTable, StatementValue } from '../statement.ts';
import type { AppraisalMoney, CoefficientLine, DepositLine, PoolLine } from './money.ts';
import { readPlans } from './plans.ts';

type Line = DepositLine | CoefficientLine | PoolLine;

const WHO: readonly StatementColumn[] = [
  { key: 'plan', title: '方案', kind: 'typed' },
  { key: 'party', title: '機構或醫共體', kind: 'typed' },
  { key: 'name', title: '名稱', kind: 'typed' },
  { key: 'fund', title: '險種', kind: 'text' },
  { key: 'item', title: '項目', kind: 'typed' },
  { key: 'score', title: '認定得分', kind: 'decimal', decimals: 4 },
];

const money = (key: string, title: string): StatementColumn => ({ key, title, kind: 'money', sum: true });

const row = (area: Area, line: Line, cells: Readonly<Record<string, StatementValue>>) => ({
  owner: line.scored.party,
  cells: {
    plan: line.scored.plan.name,
    fund: line.fund,
    party: partyCode(line.scored.party),
    name: partyName(area, line.scored.party),
    item: line.item,
    score: line.scored.score,
    ...cells,
  },
});

/** One table for each way a score is turned into money, where there is any. */
export function moneyTables(
  area: Area,
  { deposits, coefficients, pools, pooled }: AppraisalMoney,
): readonly StatementTable[] {
  return [
    ...(deposits.length > 0 ? [depositTable(area, deposits)] : []),
    ...(coefficients.length > 0 ? [coefficientTable(area, coefficients)] : []),
    ...(pools.length > 0 ? [poolTable(area, pools, pooled)] : []),
  ];
}

const depositTable = (area: Area, deposits: readonly DepositLine[]): StatementTable => {
  const held = typedSum(area, '釋放表');
  const rewards = sumFen(deposits.map(({ reward }) => reward));
  return {
    key: 'deposits',
    title: '保證金釋放',
    columns: [
      ...WHO,
      money('held', '扣留額'),
      { key: 'ratio', title: '釋放比例', kind: 'ratio' },
      money('released', '釋放額'),
      money('lost', '扣減額'),
      money('reward', '獎勵額'),
      money('change', '增減'),
      { key: 'measure', title: '處理', kind: 'typed' },
    ],
    rows: deposits.map((line) => {
      const { held, ratio, released, lost, reward, measure } = line;
      return row(area, line, { held, ratio, released, lost, reward, change: reward - lost, measure });
    }),
    totals: {
      label: '按考核兌現表',
      cells: {
        held,
        released: held - sumFen(deposits.map(({ lost }) => lost)),
        change: sumFen(deposits.map(({ released }) => released)) + rewards - held,
      },
    },
    notes: ['扣留額 = 釋放額 + 扣減額；增減 = 獎勵額 − 扣減額，扣留額已在別的付費方式的應付額之內。'],
  };
};

const coefficientTable = (area: Area, lines: readonly CoefficientLine[]): StatementTable => {
  const base = typedSum(area, '係數');
  return {
    key: 'coefficients',
    title: '考核係數兌現',
    columns: [
      ...WHO,
      money('base', '基數'),
      { key: 'coefficient', title: '係數', kind: 'decimal', decimals: 4 },
      money('amount', '兌現額'),
      money('change', '增減'),
    ],
    rows: lines.map((line) => {
      const { base, coefficient, amount, change } = line;
      return row(area, line, { base, coefficient, amount, change });
    }),
    totals: {
      label: '按考核兌現表',
      cells: { base, change: sumFen(lines.map(({ amount }) => amount)) - base },
    },
    notes: ['增減 = 兌現額 − 基數，基數已在別的付費方式的應付額之內。'],
  };
};

const poolTable = (area: Area, lines: readonly PoolLine[], pooled: Fen): StatementTable => ({
  key: 'pools',
  title: '獎勵池分配',
  columns: [...WHO, { key: 'size', title: '規模', kind: 'decimal', decimals: 2 }, money('amount', '獎勵額')],
  rows: lines.map((line) => row(area, line, { size: line.size, amount: line.amount })),
  totals: { label: '獎勵池總額', cells: { amount: pooled } },
  notes: ['按得分 × 規模分配；未合格者按參數不參與。'],
});

/** Σ 基數 × 計提比例 of the rows of an effect, from the tab itself. */
function typedSum(area: Area, effect: AppraisalEffect): Fen {
  const plans = readPlans(area);
  const usual = effect === '係數' ? ONE : area.params['appraisal.deposit'];
  return sumFen(
    area.tables.appraisalMoney
      .filter(({ plan }) => plans.get(normalise(plan))?.effect === effect)
      .map(({ amount, ratio }) => portion(amount!, ratio ?? usual)),
  );
}

/** What the scores change in what each fund bears. */
export const entitlementsOf = ({ deposits, coefficients, pools }: AppraisalMoney): readonly Entitlement[] =>
  [
    ...deposits.map((line) => ({ line, item: '質量保證金', cost: fen(line.reward - line.lost) })),
    ...coefficients.map((line) => ({ line, item: '考核係數', cost: line.change })),
    ...pools.map((line) => ({ line, item: '考核獎勵', cost: line.amount })),
  ].map(({ line, item, cost }) => ({
    account: line.fund,
    budgetItem: line.item,
    party: line.scored.party,
    item: `${line.scored.plan.name}：${item}`,
    cost,
    paid: NO_MONEY,
  }));
