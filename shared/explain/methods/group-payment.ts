import { traced } from '../../law/trace.ts';
import { fraction, minus, plus, smaller, ZERO } from '../../money/fraction.ts';
import { shareSetting, sharesOf } from '../../rules/group-payment/sharing.ts';
import { MONTHS } from '../../rules/payment/month-budget.ts';
import { baseYears } from '../../settle/methods/group-payment/lines.ts';
import { schemeYearOf } from '../../settle/methods/group-payment/year.ts';
import { fromLine, given } from '../given.ts';
import { type CellAt, nthOf, type Opened, type Origin, rowLabel, type Way } from './cell.ts';
import type { MethodExplained } from './explained.ts';
import { audited, elsewhere, exempt, here, memberRow, ofLine, upTo } from './group-spending.ts';
import { fromRows, sameTexts, share } from './row-ways.ts';
import { appraisedBy, found } from './setting-ways.ts';
import { fromTab, tabCell, tabValue } from './tab-ways.ts';
import { told } from './told-ways.ts';
import { either, made, nothing, part, when } from './ways.ts';

/** The base year of a numbered symbol, as the table shows it. */
const useOf: Origin = (at, symbol, amount) => {
  const year = nthOf(baseYears(at.context.area.params), symbol);
  return part(fromRows('totals', String(year), ({ key }) => key === at.row.key))(at, symbol, amount);
};

const totals = (
  column: 'negotiated' | 'lastYearUse' | 'contribution' | 'contributionBefore' | 'unreasonable',
) => fromTab('groupTotals', column, ofLine);

const spentInYear: Way = (at) => {
  const parts = (['outpatient', 'inpatient'] as const).map(
    (column) =>
      fromTab('groupBase', column, (row, own) => ofLine(row, own) && String(row.year) === at.column)(at)!
        .givens[0]!,
  );
  return {
    formula: 'o + i',
    givens: [
      { ...parts[0]!, symbol: 'o' },
      { ...parts[1]!, symbol: 'i' },
    ],
  };
};

const YEAR = /^\d{4}$/;

/** What of an overrun the parties share: all but what was found unreasonable. */
const reasonable: Way = (at) => {
  const parts = made('V − min(N, V)', { V: 'overrun', N: totals('unreasonable') })(at);
  const [overrun, unreasonable] = parts?.givens.map(({ amount }) => amount.value) ?? [];
  if (!parts || !overrun || !unreasonable) return undefined;
  const amount = traced(minus(overrun, smaller(unreasonable, overrun)), '元');
  const key = `${at.key}#R`;
  at.context.add({ key, title: `${rowLabel(at.row)} 合理超支`, ...parts, result: amount });
  return { formula: 'R', givens: [given('R', '合理超支', amount, fromLine(key))] };
};

/** The part of an overrun that a party bears: its share of the reasonable part. */
const borneBy = (index: 1 | 2): Way =>
  either(
    when((at) => at.text('overrun') === '0' || overrunIsOwn(at), nothing),
    share(
      reasonable,
      (at) => {
        const weight = weights(at)[index];
        return weight && found('分擔的份數', () => traced(weight), setting(at))(at);
      },
      (at) => found('三方份數合計', () => traced(weights(at).reduce(plus, ZERO)), setting(at))(at),
    ),
  );

const schemeYear = (at: CellAt): number | undefined => schemeYearOf(at.context.area.params);

const setting = (at: CellAt): string => `參數 ${shareSetting(schemeYear(at))}`;

const weights = (at: CellAt) => sharesOf({ schemeYear: schemeYear(at), params: at.context.area.params });

const overrunIsOwn = (at: CellAt): boolean =>
  at.text('passed') !== '合格' && at.context.area.params['groupPayment.overrunFailed'] === 'group';

/** What was not yet offset of the advance at the beginning of the month. */
const openAdvance: Origin = () => ({ kind: 'choice', because: '年初預付減去以前各月已核銷的部分' });

const LINES = { key: (text: (column: string) => string) => `${text('group')} ${text('fund')}` } as const;

/** 集團總額結算 */
export const groupPaymentExplained: MethodExplained = {
  tables: {
    totals: {
      ...LINES,
      cells: {
        '*': (at) => (YEAR.test(at.column) ? spentInYear(at) : undefined),
        growth: made('Z1 ÷ Z0 − 1', { Z1: totals('contribution'), Z0: totals('contributionBefore') }),
        negotiated: totals('negotiated'),
        total: told({
          U: useOf,
          Z1: tabCell('groupTotals', 'contribution', ofLine),
          Z0: tabCell('groupTotals', 'contributionBefore', ofLine),
          T: 'negotiated',
        }),
        advance: told({ B: 'total' }),
      },
    },
    months: {
      ...LINES,
      cells: {
        total: 'totals.total',
        here,
        elsewhere,
        exempt,
        advance: (at) => {
          const { period } = at.context.settlement;
          return period.kind === 'month' && period.month === MONTHS[0]
            ? made('A', { A: 'totals.advance' })(at)
            : nothing(at);
        },
        offset: told({ A: 'totals.advance', E: 'here', L: openAdvance }),
        payment: told({ A: 'advance', E: 'here', I: 'exempt', O: 'offset' }),
        soFar: audited((row, at) => ofLine(row, at) && upTo(row, at) && !row.exempt),
        pace: 'soFar ÷ total',
      },
    },
    members: {
      key: (text) => `${text('group')} ${text('fund')} ${text('institution')} ${text('kind')}`,
      cells: {
        claimed: fromTab('groupSpending', 'claimed', memberRow),
        disallowed: fromTab('groupSpending', 'disallowed', memberRow),
        audited: 'claimed − disallowed',
        elsewhere: audited((row, at) => memberRow(row, at) && row.elsewhere === true),
        exempt: audited((row, at) => memberRow(row, at) && row.exempt === true),
      },
    },
    sharing: {
      ...LINES,
      cells: {
        total: 'totals.total',
        spent: audited((row, at) => ofLine(row, at) && !row.exempt),
        surplus: 'max(total − spent, 0)',
        retained: either(told({ B: 'total', E: 'spent' }), nothing),
        overrun: 'max(spent − total, 0)',
        byGroup: either(
          told({
            B: 'total',
            E: 'spent',
            N: part(made('min(N, V)', { N: totals('unreasonable'), V: 'overrun' })),
          }),
          nothing,
        ),
        byFinance: borneBy(1),
        byFund: borneBy(2),
      },
    },
    dues: {
      ...LINES,
      cells: {
        here,
        exempt,
        retained: 'sharing.retained',
        byGroup: 'sharing.byGroup',
        byFinance: 'sharing.byFinance',
        due: 'here + exempt + retained − byGroup − byFinance',
        paid: fromTab('groupPayments', 'amount', ofLine),
        clearing: told({ Y: 'due', Z: 'paid' }),
        finance: 'byFinance',
      },
    },
    pools: {
      ...LINES,
      cells: {
        lastYearUse: totals('lastYearUse'),
        pool: told({ U: 'lastYearUse' }),
        rewarded: fromRows('rewards', 'amount', sameTexts('group', 'fund')),
        left: 'pool − rewarded',
      },
    },
    rewards: {
      key: (text) => `${text('group')} ${text('fund')} / ${text('institution')}`,
      cells: {
        score: either(
          tabValue('groupRewards', 'score', (row, at) => row.institution === at.text('institution')),
          (at) => {
            const value = at.row.cells['score'];
            const amount = typeof value === 'object' && value !== null ? traced(value) : undefined;
            const source = amount && appraisedBy('groupPayment.rewardPlan')(at, 's', amount);
            return (
              source && { formula: 's', givens: [{ symbol: 's', name: '得分', amount: amount!, source }] }
            );
          },
        ),
        spent: audited(
          (row, at) => ofLine(row, at) && row.institution === at.text('institution') && !row.exempt,
        ),
        amount: either(
          told({
            R: part(fromRows('pools', 'pool', sameTexts('group', 'fund'))),
            w: (at) =>
              at.context.area.params['groupPayment.rewardBy'] === 'score'
                ? part('score')(at, 'w', traced(ZERO))
                : part('score × spent', '得分 × 審核支出')(at, 'w', weightOf(at)),
            W: () => ({ kind: 'choice', because: '各達標機構的權重之和' }),
          }),
          nothing,
        ),
      },
    },
  },
  borneBy: ({ account, party, item }, { opened, before }) => {
    const code = party.kind === 'other' ? party.name : party.code;
    const relieved = (opened.rows.get('dues') ?? []).filter(
      ({ cells }) => cells['group'] === code && cells['byFinance'] !== 0n,
    );
    const row = account === '財政' ? (relieved[before]?.key ?? '') : `${code} ${account}`;
    const dues = { table: 'dues', row, paid: '0' };
    switch (item) {
      case '審核支付':
        return { ...dues, cost: 'here', paid: 'paid' };
      case '總額外按項目':
        return { ...dues, cost: 'exempt' };
      case '結餘留用':
        return { ...dues, cost: 'retained' };
      case '超支由集團承擔':
        return { ...dues, cost: '0 − byGroup' };
      case '超支由財政承擔':
        return { ...dues, cost: account === '財政' ? 'byFinance' : '0 − byFinance' };
      case '年初預付':
        return { table: 'months', row: `${code} ${account}`, cost: 'advance', paid: '0' };
      case '月度撥付':
        return { table: 'months', row: `${code} ${account}`, cost: 'payment − advance', paid: '0' };
      default:
        return {
          table: 'rewards',
          row: `${groupOf(opened, code)} ${account} / ${code}`,
          cost: 'amount',
          paid: '0',
        };
    }
  },
};

const groupOf = ({ context }: Opened, institution: string): string =>
  context.area.institutions.get(institution)?.consortium ?? '';

const weightOf = (at: CellAt) => {
  const [score, spent] = [at.row.cells['score'], at.row.cells['spent']];
  return typeof score === 'object' && score !== null && typeof spent === 'bigint'
    ? traced({ n: score.n * spent, d: score.d * 100n })
    : traced(fraction(0n));
};
