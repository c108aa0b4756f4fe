import { finding, type Report } from '../../findings/finding.ts';
import { theRule } from '../../law/rule.ts';
import { exactDecimal } from '../../money/decimal-text.ts';
import { type Fen, fen, formatYuan, NO_MONEY, subtractFen, sumFen } from '../../money/fen.ts';
import { compare, ONE } from '../../money/fraction.ts';
import { carePayment } from '../../rules/long-term-care/care-payment.ts';
import { careContributions } from '../../rules/long-term-care/contributions.ts';
import {
  fixedHandlingFee,
  noHandlingFee,
  proportionalHandlingFee,
} from '../../rules/long-term-care/handling-fee.ts';
import { CARE_SOURCES, type CareSource } from '../../sheets/tabs/long-term-care-tabs.ts';
import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';
import { type CareService, type CareYear, careTables } from './long-term-care/tables.ts';
import type { Method, MethodContext, MethodInput } from './method.ts';
import { type Party, partyKey } from './party.ts';
import type { Entitlement, Statement } from './statement.ts';

const SHEET = '長護險結算';
/** The 項目 of the 預算 tab that money of this account is compared with */
const BUDGET_ITEM = '長護';

/** 長期護理保險：單獨建賬、單獨核算的收支與結餘，不與基本醫保基金相抵。 */
export const longTermCare: Method = {
  step: 'longTermCare',
  title: '長期護理保險',
  sheet: SHEET,
  tabs: ['careIncome', 'careServices'],
  check: checkCare,
  settle: (context) => (context.period.kind === 'year' ? settleYear(context) : undefined),
};

type ServiceRow = Tables['careServices'][number];

const sourceSum = ({ careIncome }: Pick<Tables, 'careIncome'>, source: CareSource): Fen =>
  sumFen(careIncome.filter((row) => row.source === source).map(({ amount }) => amount));

function checkCare({ tables, places }: MethodInput, report: Report): void {
  for (const { institution, provider, item, ratio, row } of tables.careServices) {
    if ((institution === null) === (provider === null)) {
      const reason = institution === null ? '都沒有填' : '都填了';
      report(finding('CARE_PROVIDER', places.careServices(row, 'institution'), { item, reason }));
    }
    if (compare(ratio, ONE) > 0) {
      const values = { text: exactDecimal(ratio) ?? '' };
      report(finding('CARE_RATIO', places.careServices(row, 'ratio'), values));
    }
  }
  for (const { hant: source } of CARE_SOURCES) {
    const amount = sourceSum(tables, source);
    if (source === '上年結餘' || amount >= 0n) continue;
    const first = tables.careIncome.find((row) => row.source === source);
    const where = places.careIncome(first?.row, 'amount');
    report(finding('CARE_INCOME_NEGATIVE', where, { source, amount: formatYuan(amount) }));
  }
}

function settleYear(context: MethodContext): Statement {
  const year = careYear(context);
  reportCare(context, year);
  return {
    method: 'longTermCare',
    title: '長期護理保險',
    sheet: SHEET,
    tables: careTables(context, year),
    entitlements: entitlementsOf(context, year),
  };
}

function careYear({ area, use, trace }: MethodContext): CareYear {
  const { tables, params } = area;
  const sources = new Map(CARE_SOURCES.map(({ hant }) => [hant, sourceSum(tables, hant)]));
  const contributions = fen(sources.get('單位繳費')! + sources.get('個人繳費')!);
  const income = sumFen([...sources].map(([source, sum]) => (source === '上年結餘' ? NO_MONEY : sum)));
  const services = tables.careServices.map((row): CareService => {
    const place = { table: 'services', row: `${row.institution ?? row.provider} ${row.item}`, column: 'due' };
    return { row, party: partyOfService(row), due: use(carePayment).apply(row, trace?.(place)) };
  });
  services.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const facts = { income, params };
  const fees = [noHandlingFee, proportionalHandlingFee, fixedHandlingFee].map((rule) => use(rule));
  return {
    sources,
    income,
    services,
    expectedEmployer: use(careContributions).apply(
      { contributions, params },
      trace?.({ table: 'account', row: '單位應擔', column: 'amount' }),
    ),
    fee: theRule(fees, facts).apply(
      facts,
      trace?.({ table: 'account', row: '經辦服務費', column: 'amount' }),
    ),
  };
}

/** Every value that is shown, so that the order of the rows typed never shows. */
const orderOf = ({ row, party, due }: CareService): string =>
  [
    partyKey(party),
    row.item,
    row.standard,
    exactDecimal(row.quantity),
    due,
    row.paid,
    row.document ?? '',
  ].join('\u0000');

const partyOfService = ({ institution, provider }: ServiceRow): Party =>
  institution === null ? { kind: 'other', name: provider! } : { kind: 'institution', code: institution };

function reportCare({ area, report }: MethodContext, year: CareYear): void {
  const { sources, income, services, expectedEmployer, fee } = year;
  const where = area.places.careIncome();
  const employer = sources.get('單位繳費')!;
  if (employer !== expectedEmployer) {
    report(
      finding('CARE_SHARES_DIFFER', where, {
        employer: formatYuan(employer),
        expected: formatYuan(expectedEmployer),
        difference: formatYuan(subtractFen(employer, expectedEmployer)),
      }),
    );
  }
  const spending = fen(sumFen(services.map(({ due }) => due)) + fee);
  if (spending > income) {
    report(
      finding('CARE_OVERSPENT', where, {
        spending: formatYuan(spending),
        income: formatYuan(income),
        difference: formatYuan(subtractFen(spending, income)),
      }),
    );
  }
  const balance = fen(sources.get('上年結餘')! + income - spending);
  if (balance < 0n) report(finding('CARE_ACCOUNT_EMPTY', where, { balance: formatYuan(balance) }));
}

/** What the account owes; and where the employers' part is carved out of the 職工 fund, what that fund gives. */
function entitlementsOf({ area }: MethodContext, year: CareYear): readonly Entitlement[] {
  const employer = year.sources.get('單位繳費')!;
  const carved: Entitlement = {
    account: '職工',
    budgetItem: BUDGET_ITEM,
    party: { kind: 'other', name: '長期護理保險基金' },
    item: '單位繳費劃轉',
    cost: employer,
    paid: employer,
  };
  const fee: Entitlement = {
    account: '長護',
    budgetItem: BUDGET_ITEM,
    party: { kind: 'other', name: '經辦服務機構' },
    item: '經辦服務費',
    cost: year.fee,
    paid: NO_MONEY,
  };
  return [
    ...(area.params['longTermCare.employerFromFund'] && employer !== 0n ? [carved] : []),
    ...year.services.map(
      ({ row, party, due }): Entitlement => ({
        account: '長護',
        budgetItem: BUDGET_ITEM,
        party,
        item: row.item,
        cost: due,
        paid: row.paid,
      }),
    ),
    ...(year.fee === 0n ? [] : [fee]),
  ];
}
