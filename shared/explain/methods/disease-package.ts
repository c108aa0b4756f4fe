import { PackagePrices } from '../../settle/methods/disease-package/prices.ts';
import { inPeriod } from '../../settle/methods/in-period.ts';
import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';
import type { CellAt, Way } from './cell.ts';
import type { MethodExplained } from './explained.ts';
import { fromRows, sameTexts } from './row-ways.ts';
import { bySetting } from './setting-ways.ts';
import { fromTab, tabCell } from './tab-ways.ts';
import { told, toldSum } from './told-ways.ts';
import { either, made, nothing } from './ways.ts';

type CaseRow = Tables['packageCases'][number];
type PriceRow = Tables['packagePrices'][number];

const caseOf = (row: CaseRow, at: CellAt): boolean =>
  inPeriod(at.context.settlement.period, row) &&
  row.institution === at.text('institution') &&
  row.fund === at.text('fund') &&
  row.disease === at.text('disease');

/** The line of 單病種標準 that prices the cases of a row. */
const priceOf = (row: PriceRow, at: CellAt): boolean => {
  const { tables, institutions } = at.context.area;
  const institution = institutions.get(at.text('institution'));
  return (
    institution !== undefined && new PackagePrices(tables).lookup(at.text('disease'), institution) === row
  );
};

const shownPrice = (row: PriceRow, at: CellAt): boolean =>
  row.disease === at.text('disease') && row.target === at.text('target');

const ofDisease = (column: string): Way => fromRows('diseases', column, sameTexts('institution', 'fund'));

const dueOfCases = either(
  toldSum(
    {
      S: tabCell('packagePrices', 'price', priceOf),
      p: (at, symbol, amount) =>
        tabCell('packagePrices', at.text('fund') === '職工' ? 'employeeRatio' : 'residentRatio', priceOf)(
          at,
          symbol,
          amount,
        ),
    },
    { rule: /^package-fund-/, symbol: 'A' },
  ),
  nothing,
);

/** 單病種結算 */
export const diseasePackageExplained: MethodExplained = {
  tables: {
    dues: {
      key: (text) => `${text('institution')} ${text('fund')}`,
      cells: {
        rate: made('m ÷ n', { m: 'completed', n: 'cases' }),
        total: fromTab(
          'packageCases',
          'total',
          (row, at) =>
            inPeriod(at.context.settlement.period, row) &&
            row.institution === at.text('institution') &&
            row.fund === at.text('fund'),
        ),
        balance: completedBalance,
        ofCompleted: ofDisease('ofCompleted'),
        ofOthers: ofDisease('ofOthers'),
        due: 'ofCompleted + ofOthers',
        paid: fromTab(
          'packagePayments',
          'amount',
          (row, at) => row.institution === at.text('institution') && row.fund === at.text('fund'),
        ),
        payment: told({ Y: 'due', Z: 'paid', f: bySetting('diseasePackage.prepay') }),
      },
    },
    diseases: {
      key: (text) => `${text('institution')} ${text('fund')} ${text('disease')}`,
      cells: {
        price: fromTab('packagePrices', 'price', priceOf),
        rate: made('m ÷ n', { m: 'completed', n: 'cases' }),
        mean: made('C ÷ n', { C: fromTab('packageCases', 'total', caseOf), n: 'cases' }),
        itemized: fromTab('packageCases', 'fundPaid', caseOf),
        ofCompleted: dueOfCases,
        ofOthers: dueOfCases,
      },
    },
    prices: {
      key: ['disease', 'target'],
      cells: {
        price: fromTab('packagePrices', 'price', shownPrice),
        employeeRatio: fromTab('packagePrices', 'employeeRatio', shownPrice),
        residentRatio: fromTab('packagePrices', 'residentRatio', shownPrice),
      },
    },
  },
  borneBy: ({ account, party }, { opened }) => ({
    table: 'dues',
    row: `${party.kind === 'other' ? party.name : party.code} ${account}`,
    cost: opened.context.settlement.period.kind === 'year' ? 'due' : 'payment',
    paid: opened.context.settlement.period.kind === 'year' ? 'paid' : '0',
  }),
};

/** Price less charges of the completed cases, disease by disease. */
function completedBalance(at: CellAt): ReturnType<Way> {
  const rows = (at.rows.get('diseases') ?? []).filter((row) => sameTexts('institution', 'fund')(row, at));
  const terms = rows.map((row, index) => {
    const of = (column: string) => fromRows('diseases', column, (one) => one === row)(at)!.givens[0]!;
    const total = fromTab(
      'packageCases',
      'total',
      (one) =>
        inPeriod(at.context.settlement.period, one) &&
        one.completed === true &&
        one.institution === at.text('institution') &&
        one.fund === at.text('fund') &&
        one.disease === row.cells['disease'],
    )(at)!;
    const charges = total.givens.map((one, at) => ({ ...one, symbol: `C${index + 1}.${at + 1}` }));
    const price = { ...of('price'), symbol: `S${index + 1}` };
    const cases = { ...of('completed'), symbol: `n${index + 1}` };
    return {
      formula: [`S${index + 1} × n${index + 1}`, ...charges.map(({ symbol }) => symbol)].join(' − '),
      givens: [price, cases, ...charges],
    };
  });
  return {
    formula: terms.map(({ formula }) => formula).join(' + ') || '0',
    givens: terms.flatMap(({ givens }) => givens),
  };
}
