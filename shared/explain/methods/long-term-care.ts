import type { CareSource } from '../../sheets/tabs/long-term-care-tabs.ts';
import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';
import type { CellAt, Way } from './cell.ts';
import type { MethodExplained } from './explained.ts';
import { fromRows } from './row-ways.ts';
import { fromTab } from './tab-ways.ts';
import { told } from './told-ways.ts';
import { made, part } from './ways.ts';

type ServiceRow = Tables['careServices'][number];

const source = (name: CareSource): Way => fromTab('careIncome', 'amount', (row) => row.source === name);

/** The first of the rows that are alike in everything shown. */
const serviceOf = (row: ServiceRow, at: CellAt): boolean => row === servicesLike(at)[0];

const servicesLike = (at: CellAt): readonly ServiceRow[] =>
  at.context.area.tables.careServices.filter(
    (row) =>
      (row.institution ?? '') === at.text('provider') &&
      (row.institution !== null || row.provider === at.text('name')) &&
      row.item === at.text('item') &&
      row.standard === at.row.cells['standard'] &&
      row.quantity === at.row.cells['quantity'] &&
      row.paid === at.row.cells['paid'] &&
      row.ratio === at.row.cells['ratio'] &&
      (row.document ?? '') === at.text('document'),
  );

const service = (column: 'quantity' | 'standard' | 'ratio' | 'paid'): Way =>
  fromTab('careServices', column, serviceOf);

const income: Way = fromTab('careIncome', 'amount', (row) => row.source !== '上年結餘');
const contributions: Way = fromTab(
  'careIncome',
  'amount',
  (row) => row.source === '單位繳費' || row.source === '個人繳費',
);

const spending: Readonly<Record<string, Way>> = {
  護理費用支付: made('0 − Y', { Y: fromRows('services', 'due', () => true) }, { Y: '護理費用應付' }),
  經辦服務費: (at) => {
    const fee = told({ I: part(income) })(at);
    return fee ? { ...fee, formula: `0 − (${fee.formula})` } : { formula: '0', givens: [] };
  },
};

/** What of the contributions falls on the employers; the rule told it beside the account. */
const expectedEmployer: Way = (at) => retoldOf(at, ({ formula }) => formula);

const retoldOf = (at: CellAt, formula: (step: { readonly formula: string }) => string): ReturnType<Way> => {
  const key = at.key.replace(/\/shares\/.*$/, '/account/單位應擔/amount');
  const step = at.steps.get(key)?.[0];
  if (!step) return undefined;
  return told({ T: part(contributions) })({
    ...at,
    steps: new Map([[at.key, [{ ...step, formula: formula(step) }]]]),
  });
};

/** 長護險結算 */
export const longTermCareExplained: MethodExplained = {
  tables: {
    account: {
      key: ['line'],
      cells: { amount: (at) => (spending[at.row.key] ?? source(at.row.key as CareSource))(at) },
    },
    shares: {
      key: ['party'],
      cells: {
        actual: (at) => source(at.row.key === '單位' ? '單位繳費' : '個人繳費')(at),
        expected: (at) =>
          at.row.key === '單位'
            ? expectedEmployer(at)
            : retoldOf(at, ({ formula }) => `T − round(${formula})`),
        difference: 'actual − expected',
      },
    },
    services: {
      key: (text) => `${text('provider') || text('name')} ${text('item')}`,
      cells: {
        quantity: service('quantity'),
        standard: service('standard'),
        ratio: service('ratio'),
        due: told({ n: 'quantity', b: 'standard', r: 'ratio' }),
        paid: service('paid'),
        open: 'due − paid',
      },
    },
  },
  borneBy: ({ account, party, item }) => {
    if (account === '職工') return { table: 'account', row: '單位繳費', cost: 'amount', paid: 'amount' };
    if (item === '經辦服務費' && party.kind === 'other' && party.name === '經辦服務機構') {
      return { table: 'account', row: '經辦服務費', cost: '0 − amount', paid: '0' };
    }
    const who = party.kind === 'other' ? party.name : party.code;
    return { table: 'services', row: `${who} ${item}`, cost: 'due', paid: 'paid' };
  },
};
