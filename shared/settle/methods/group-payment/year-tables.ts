import { type Fen, fen, sumFen } from '../../../money/fen.ts';
import type { MethodContext } from '../method.ts';
import type { StatementTable } from '../statement.ts';
import { spendingOf } from './lines.ts';
import { groupColumns, leadOf, money, ofGroup } from './tables.ts';
import { type GroupYear, type RewardPool, schemeYearOf } from './year.ts';

/** Who keeps the surplus or bears the overrun. */
export function sharingTable(context: MethodContext, years: readonly GroupYear[]): StatementTable {
  const { area } = context;
  const schemeYear = schemeYearOf(area.params);
  const told = spendingOf(area.tables.groupSpending);
  return {
    key: 'sharing',
    title: '集團結餘留用與超支分擔',
    columns: [
      ...groupColumns,
      { key: 'schemeYear', title: '方案年次', kind: 'count' },
      { key: 'passed', title: '考核', kind: 'text' },
      money('total', '年度總額'),
      money('spent', '總額內支出'),
      money('surplus', '結餘'),
      money('retained', '留用'),
      money('overrun', '超支'),
      money('byGroup', '集團承擔'),
      money('byFinance', '財政承擔'),
      money('byFund', '醫保承擔'),
    ],
    rows: years.map((year) => {
      const { line, spent, retained, byGroup, byFinance, byFund } = year;
      const difference = line.total - spent;
      const overrun = fen(difference < 0n ? -difference : 0n);
      return ofGroup(context, line, {
        schemeYear: schemeYear ?? null,
        passed: year.passed ? '合格' : '不合格',
        total: line.total,
        spent,
        surplus: fen(difference > 0n ? difference : 0n),
        retained,
        overrun,
        byGroup,
        byFinance,
        byFund,
      });
    }),
    totals: {
      label: '另計：支出表合計、三方承擔合計',
      cells: {
        spent: sumFen([told.here, told.elsewhere]),
        overrun: sumFen(years.flatMap(({ byGroup, byFinance, byFund }) => [byGroup, byFinance, byFund])),
      },
    },
    notes: [
      '支出低於總額：考核合格的結餘按留用比例歸集團；高於總額：超支按方案年次由集團、財政、醫保分擔，最大餘數法到分。',
      ...(schemeYear === undefined ? ['未填方案首年（groupPayment.firstYear），按第三年起的比例分擔。'] : []),
      '總額內支出含由其他方法結算的部分；不合理超支先由集團承擔。',
    ],
  };
}

/** What the fund owes each group here, and what is left to pay. */
export function duesTable(context: MethodContext, years: readonly GroupYear[]): StatementTable {
  const { tables } = context.area;
  const told = spendingOf(tables.groupSpending);
  const paid = sumFen(tables.groupPayments.map(({ amount }) => amount));
  return {
    key: 'dues',
    title: '集團年終清算',
    columns: [
      ...groupColumns,
      { key: 'lead', title: '牽頭醫院', kind: 'typed' },
      money('here', '審核支付'),
      money('exempt', '總額外按項目'),
      money('retained', '結餘留用'),
      money('byGroup', '減：集團承擔'),
      money('byFinance', '減：財政承擔'),
      money('due', '基金應付'),
      money('paid', '已撥付'),
      money('clearing', '清算額'),
      money('finance', '另由財政撥付'),
    ],
    rows: years.map((year) =>
      ofGroup(context, year.line, {
        lead: leadOf(context, year.line),
        here: year.here,
        exempt: year.exempt,
        retained: year.retained,
        byGroup: year.byGroup,
        byFinance: year.byFinance,
        due: year.due,
        paid: year.paid,
        clearing: year.clearing,
        finance: year.byFinance,
      }),
    ),
    totals: {
      label: '另計：兩表合計、總額與醫保承擔',
      cells: { here: told.here, exempt: told.exempt, due: sumFen(years.map(borneByFund)), paid },
    },
    notes: [
      '基金應付＝審核支付 ＋ 總額外按項目 ＋ 結餘留用 − 集團承擔 − 財政承擔；清算額＝基金應付 − 已撥付，負數為應扣回。',
      '由其他方法結算的支出已在各該方法撥付，不在此重複；其超支中集團與財政的份額在此扣除。',
    ],
  };
}

/** What the fund owes here, found from the total: what it bears in all, less what other methods pay. */
function borneByFund({ line, spent, retained, byFund, exempt, elsewhere }: GroupYear): Fen {
  const within = spent < line.total ? spent : line.total;
  return fen(within + retained + byFund + exempt - elsewhere);
}

/** The reserve of each group. */
export const poolsTable = (context: MethodContext, pools: readonly RewardPool[]): StatementTable => ({
  key: 'pools',
  title: '集團獎勵預留',
  columns: [
    ...groupColumns,
    money('lastYearUse', '上年基金使用'),
    money('pool', '獎勵預留'),
    money('rewarded', '已分配'),
    money('left', '未分配'),
  ],
  rows: pools.map(({ line, pool, rewards }) => {
    const rewarded = sumFen(rewards.map(({ amount }) => amount));
    return ofGroup(context, line, {
      lastYearUse: line.row.lastYearUse,
      pool,
      rewarded,
      left: fen(pool - rewarded),
    });
  }),
  notes: ['沒有達標機構、或得分與支出都為零的，預留不分配，留在基金。'],
});

/** Who is rewarded, and by what. */
export function rewardsTable(context: MethodContext, pools: readonly RewardPool[]): StatementTable {
  const rewards = pools.flatMap((pool) => pool.rewards);
  const shared = pools.filter((pool) => pool.rewards.some(({ amount }) => amount !== 0n));
  return {
    key: 'rewards',
    title: '集團獎勵分配',
    columns: [
      ...groupColumns,
      { key: 'institution', title: '機構', kind: 'typed' },
      { key: 'institutionName', title: '機構名稱', kind: 'typed' },
      { key: 'qualified', title: '達標', kind: 'text' },
      { key: 'score', title: '得分', kind: 'decimal', decimals: 2 },
      money('spent', '審核支出'),
      money('amount', '獎勵'),
    ],
    rows: rewards.map(({ line, institution, qualified, score, spent, amount }) => ({
      ...ofGroup(context, line, {
        institution,
        institutionName: context.area.institutions.get(institution)?.name ?? '',
        qualified: qualified ? '是' : '否',
        score: score ?? null,
        spent,
        amount,
      }),
      owner: { kind: 'institution', code: institution },
    })),
    totals: { label: '獎勵預留', cells: { amount: sumFen(shared.map(({ pool }) => pool)) } },
    notes: [
      context.area.params['groupPayment.rewardBy'] === 'score'
        ? '按達標機構的得分分配，最大餘數法到分。'
        : '按達標機構的得分乘審核支出分配，最大餘數法到分。',
    ],
  };
}
