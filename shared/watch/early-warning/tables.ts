import type { Digest } from '../../cases/digest.ts';
import { sumFen } from '../../money/fen.ts';
import { fraction } from '../../money/fraction.ts';
import type { Area } from '../../settle/area.ts';
import type { StatementRow, StatementTable } from '../../settle/methods/statement.ts';
import { FUND_ORDER } from '../../settle/settlement.ts';
import { clausesText } from '../rule-names.ts';
import { fundMonths } from './fund-months.ts';
import { type EarlyWarning, STATE_NAMES, type WarningState } from './warning.ts';

const ORDER: readonly WarningState[] = ['beyond', 'possible', 'kept'];

/** What is beyond its limit first. */
export const warningsTable = (warnings: readonly EarlyWarning[]): StatementTable => ({
  key: 'warnings',
  title: '預警事項',
  columns: [
    { key: 'rule', title: '預警', kind: 'text' },
    { key: 'subject', title: '對象', kind: 'typed' },
    { key: 'state', title: '結論', kind: 'text' },
    { key: 'period', title: '截至', kind: 'text' },
    { key: 'value', title: '現值', kind: 'text' },
    { key: 'limit', title: '界限', kind: 'text' },
    { key: 'basis', title: '比較的是', kind: 'text' },
    { key: 'clauses', title: '條款', kind: 'text' },
  ],
  rows: ORDER.flatMap((state) => warnings.filter((warning) => warning.state === state)).map(warningRow),
  notes: [
    '預警是提示，不改變任何應付額；恰為界限不算超過。',
    '離群月份：|本月 − 中位數| > k × MAD，取本年至該月有病例的各月與上年各月；機構只列離群的月份，且只與本機構本年各月相比。',
    '年底預測只在已結月份足夠且中間沒有空缺時判斷；「留意」為只在預測範圍的高端（90%）才突破。',
  ],
});

const warningRow = (warning: EarlyWarning): StatementRow => ({
  ...(warning.owner && { owner: warning.owner }),
  cells: {
    rule: warning.title,
    subject: warning.subject,
    state: STATE_NAMES[warning.state],
    period: warning.period,
    value: warning.value,
    limit: warning.limit,
    basis: warning.basis,
    clauses: clausesText(warning.cites),
  },
});

/** 支出進度：各險種逐月的預算與記賬，累計與進度。 */
export function paceTable(area: Area, digest: Digest, through: string): StatementTable {
  return {
    key: 'pace',
    title: '支出進度',
    columns: [
      { key: 'fund', title: '險種', kind: 'text' },
      { key: 'month', title: '月份', kind: 'text' },
      { key: 'budget', title: '月度預算', kind: 'money', sum: true },
      { key: 'billed', title: '基金記賬', kind: 'money', sum: true },
      { key: 'allBudget', title: '累計預算', kind: 'money' },
      { key: 'allBilled', title: '累計記賬', kind: 'money' },
      { key: 'rate', title: '進度', kind: 'ratio' },
    ],
    rows: FUND_ORDER.flatMap((fund) => {
      const months = fundMonths(fund, area, digest, through);
      return months.map(({ month, budget, billed }, index) => {
        const known = months.slice(0, index + 1);
        const [allBudget, allBilled] = [
          sumFen(known.map((one) => one.budget)),
          sumFen(known.map((one) => one.billed)),
        ];
        const rate = allBudget > 0n ? fraction(allBilled, allBudget) : null;
        const name = `${area.params.year}-${month}`;
        return { cells: { fund, month: name, budget, billed, allBudget, allBilled, rate } };
      });
    }),
    notes: ['只列有病例的月份；記賬含按項目支付的病例。'],
  };
}
