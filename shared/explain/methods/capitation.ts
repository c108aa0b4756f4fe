import { traced } from '../../law/trace.ts';
import { fraction } from '../../money/fraction.ts';
import { MONTHS } from '../../rules/payment/month-budget.ts';
import { inPeriod } from '../../settle/methods/in-period.ts';
import { normalise } from '../../sheets/raw.ts';
import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';
import { care, chargeOf, paid } from './capitation-care.ts';
import type { CellAt, KeyedRow, Origin, Way } from './cell.ts';
import type { MethodExplained } from './explained.ts';
import { fromRows, sameTexts, share } from './row-ways.ts';
import { appraisedBy, found, fromSetting } from './setting-ways.ts';
import { fromTab, tabCell, tabValue } from './tab-ways.ts';
import { told } from './told-ways.ts';
import { either, made, nothing, part, when } from './ways.ts';

const heads = fromRows('heads', 'budget', sameTexts('fund', 'consortium'));

const standardOf = (row: Tables['capitationStandards'][number], at: CellAt): boolean =>
  row.fund === at.text('fund') && row.group === at.text('group') && (row.party ?? '') === at.text('party');

/** The standard that the heads of a row were counted by: its key ends with the standard's. */
const ofHeads = (row: KeyedRow, at: CellAt): boolean => {
  const [fund = '', , , group = '', party = ''] = at.row.key.split(' / ');
  return row.key === standardKey(fund, group, party);
};

const standardKey = (fund: string, group: string, party: string): string =>
  [fund, normalise(group), party].join(' / ');

const rate = (name: string): Origin =>
  tabCell(
    'capitationRates',
    'achieved',
    (row, at) => row.consortium === at.text('consortium') && row.rate === name,
  );

const KEY = ['fund', 'consortium'] as const;

const weightOf = ({ context }: CellAt): bigint => {
  const { period } = context.settlement;
  const index = period.kind === 'month' ? MONTHS.indexOf(period.month as (typeof MONTHS)[number]) : 0;
  return context.area.monthWeights[index]!;
};

const weightsOf = ({ context }: CellAt): bigint =>
  context.area.monthWeights.reduce((sum, each) => sum + each, 0n);

const weight = (of: (at: CellAt) => bigint, name: string): Way =>
  found(name, (at) => traced(fraction(of(at))), '月度權重表，沒有填的各月相等');

/** 門診人頭結算 */
export const capitationExplained: MethodExplained = {
  tables: {
    settlement: {
      key: KEY,
      cells: {
        budget: either(told({ B: part(heads), c: rate('慢病控制率') }), heads),
        held: either(
          when(({ context }) => context.area.params['capitation.performance.by'] === 'none', nothing),
          made('B × p', { B: 'budget', p: fromSetting('capitation.performance.share', '與績效掛鉤的部分') }),
        ),
        earned: either(
          told({
            H: 'held',
            r: (at, symbol, amount) =>
              rate(symbol === 'r1' ? '健康管理率' : '慢病控制率')(at, symbol, amount),
            s: appraisedBy('capitation.performance.plan'),
          }),
          nothing,
        ),
        available: 'budget − held + earned',
        spent: 'spending.spent',
        difference: 'available − spent',
        settled: told({ A: 'available', T: 'spent' }),
      },
    },
    clearing: {
      key: KEY,
      cells: {
        settled: 'settlement.settled',
        outside: 'spending.others + spending.unaffiliated + spending.outside',
        receivable: care('earned'),
        due: 'settled − outside + receivable',
        paid,
        clearing: told({ D: 'settled', O: 'outside', I: 'receivable', Z: 'paid' }),
      },
    },
    payments: {
      key: KEY,
      cells: {
        heads,
        basic: either(
          when(({ context }) => context.area.params['capitation.performance.by'] === 'none', 'heads'),
          made('B − round(B × p)', {
            B: 'heads',
            p: fromSetting('capitation.performance.share', '與績效掛鉤的部分'),
          }),
        ),
        share: share('basic', weight(weightOf, '當月權重'), weight(weightsOf, '各月權重合計')),
        outside: 'spending.others + spending.unaffiliated + spending.outside',
        receivable: care('earned'),
        payable: told({ b: 'share', O: 'outside', I: 'receivable' }),
      },
    },
    between: {
      key: KEY,
      cells: {
        payable: 'spending.others',
        receivable: care('earned'),
        net: 'receivable − payable',
      },
    },
    spending: {
      key: KEY,
      cells: {
        own: care('own'),
        others: care('others'),
        unaffiliated: care('unaffiliated'),
        outside: care('outside'),
        spent: 'own + others + unaffiliated + outside',
      },
    },
    strangers: {
      key: (text) => `${text('fund')} / ${text('code') || text('where')}`,
      cells: {
        cost: fromTab('capitationSpending', 'amount', (row, at) => {
          const charge = chargeOf(at, row);
          if (!charge || charge.fund !== at.text('fund') || !inPeriod(at.context.settlement.period, row))
            return false;
          const { provider } = charge;
          return at.text('code') === ''
            ? provider.kind === 'outside'
            : provider.kind === 'institution' && provider.code === at.text('code');
        }),
        paid: either(
          when((at) => at.text('code') === '', 'cost'),
          fromTab(
            'capitationPayments',
            'amount',
            (row, at) =>
              row.fund === at.text('fund') &&
              row.party === at.text('code') &&
              inPeriod(at.context.settlement.period, row),
          ),
        ),
        due: 'cost − paid',
      },
    },
    heads: {
      key: ['fund', 'consortium', 'branch', 'group'],
      cells: {
        standard: fromRows('standards', 'standard', ofHeads),
        adjustment: fromRows('standards', 'adjustment', ofHeads),
        budget: told({ M: 'months', H: 'standard', a: 'adjustment' }),
      },
    },
    standards: {
      key: (text) => standardKey(text('fund'), text('group'), text('party')),
      cells: {
        standard: either(
          told({
            g: tabCell('capitationStandards', 'growth', standardOf),
            S: (at, symbol) => history('spent')(at, symbol),
            N: (at, symbol) => history('heads')(at, symbol),
          }),
          fromTab('capitationStandards', 'standard', standardOf),
        ),
        adjustment: either(
          tabValue('capitationStandards', 'adjustment', standardOf),
          found('調整係數', () => traced(fraction(1n)), '人頭標準表的調整係數留空，為 1'),
        ),
      },
    },
  },
  borneBy: ({ account, party, item }) => {
    const code = party.kind === 'other' ? party.name : party.code;
    if (item === '門診人頭結算')
      return { table: 'clearing', row: `${account} / ${code}`, cost: 'due', paid: 'paid' };
    if (item === '門診人頭月度撥付') {
      return { table: 'payments', row: `${account} / ${code}`, cost: 'payable', paid };
    }
    return { table: 'strangers', row: `${account} / ${code}`, cost: 'cost', paid: 'paid' };
  },
};

const history = (column: 'spent' | 'heads') => (at: CellAt, symbol: string) =>
  tabCell(
    'capitationHistory',
    column,
    (row, own) =>
      row.fund === own.text('fund') &&
      normalise(row.group) === normalise(own.text('group')) &&
      (row.party ?? '') === own.text('party') &&
      String(row.year) === symbol.slice(1),
  )(at, symbol, traced(fraction(0n)));
