import { theRule } from '../../../law/rule.ts';
import { type Fen, fen, sumFen } from '../../../money/fen.ts';
import { capitationControl } from '../../../rules/capitation/control.ts';
import { capitationDue } from '../../../rules/capitation/due.ts';
import {
  availableOf,
  noPerformance,
  performanceByRates,
  performanceByScore,
} from '../../../rules/capitation/performance.ts';
import { capitationSharing } from '../../../rules/capitation/sharing.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import { FUND_ORDER } from '../../settlement.ts';
import { compareText } from '../compare-text.ts';
import type { MethodContext } from '../method.ts';
import { type Care, type Charge, careOf, providerOf } from './charges.ts';
import { rowKey } from './input.ts';
import { type Results, resultsOf } from './rates.ts';
import type { Capitation } from './read.ts';

/** One 醫共體 in one fund. */
export interface Member {
  readonly fund: Fund;
  readonly consortium: string;
  /** Σ of its head budgets */
  readonly heads: Fen;
  readonly care: Care;
  /** Paid to it and to its institutions */
  readonly paid: Fen;
}

export interface MemberYear extends Member {
  /** After 慢病控制率 */
  readonly budget: Fen;
  readonly held: Fen;
  readonly earned: Fen;
  readonly available: Fen;
  readonly spent: Fen;
  readonly difference: Fen;
  readonly settled: Fen;
  /** What the fund pays others for its members */
  readonly outside: Fen;
  readonly due: Fen;
  readonly clearing: Fen;
}

/** An institution of no 醫共體, or all care outside the area (`code` absent), in one fund. */
export interface Stranger {
  readonly fund: Fund;
  readonly code: string | undefined;
  readonly cost: Fen;
  readonly paid: Fen;
}

export const memberKey = ({ fund, consortium }: Pick<Member, 'fund' | 'consortium'>): string =>
  rowKey(fund, consortium);

export const spentOf = ({ own, others, unaffiliated, outside }: Care): Fen =>
  fen(own + others + unaffiliated + outside);

export const outsideOf = ({ others, unaffiliated, outside }: Care): Fen =>
  fen(others + unaffiliated + outside);

type Payment = MethodContext['area']['tables']['capitationPayments'][number];

/** The 醫共體 with heads, care or payments, by fund and code, and what they cost and were paid so far. */
export function membersOf(
  { heads, charges }: Pick<Capitation, 'heads' | 'charges'>,
  payments: readonly Payment[],
  { institutions, consortia }: MethodContext['area'],
): readonly Member[] {
  const paidTo = ({ party }: Payment) => institutions.get(party)?.consortium ?? party;
  return FUND_ORDER.flatMap((fund) => {
    const codes = [...consortia.keys()].filter(
      (code) =>
        heads.some((line) => line.fund === fund && line.consortium === code) ||
        charges.some((charge) => charge.fund === fund && treatedAt(charge, code)) ||
        payments.some((payment) => payment.fund === fund && paidTo(payment) === code),
    );
    return codes.sort(compareText).map((consortium) => ({
      fund,
      consortium,
      heads: sumFen(
        heads
          .filter((line) => line.fund === fund && line.consortium === consortium)
          .map(({ budget }) => budget),
      ),
      care: careOf(charges, fund, consortium),
      paid: sumFen(
        payments
          .filter((payment) => payment.fund === fund && paidTo(payment) === consortium)
          .map(({ amount }) => amount),
      ),
    }));
  });
}

const treatedAt = ({ provider }: Charge, code: string): boolean =>
  provider.kind === 'consortium' && provider.code === code;

/** Those outside every 醫共體 who treated members or were paid. */
export function strangersOf(
  charges: readonly Charge[],
  payments: readonly Payment[],
  area: MethodContext['area'],
): readonly Stranger[] {
  return FUND_ORDER.flatMap((fund) => {
    const ofFund = charges.filter((charge) => charge.fund === fund);
    const paidTo = payments.filter((payment) => payment.fund === fund);
    const codes = new Set([
      ...ofFund.flatMap(({ provider }) => (provider.kind === 'institution' ? [provider.code] : [])),
      ...paidTo
        .filter(
          ({ party }) =>
            area.institutions.has(party) && providerOf({ institution: party }, area).kind === 'institution',
        )
        .map(({ party }) => party),
    ]);
    const local = [...codes].sort(compareText).map((code) => ({
      fund,
      code,
      cost: sumFen(
        ofFund
          .filter(({ provider }) => provider.kind === 'institution' && provider.code === code)
          .map(({ amount }) => amount),
      ),
      paid: sumFen(paidTo.filter(({ party }) => party === code).map(({ amount }) => amount)),
    }));
    const elsewhere = ofFund.filter(({ provider }) => provider.kind === 'outside');
    if (elsewhere.length === 0) return local;
    // Care outside the area is paid through the clearing between areas, as it occurs.
    const cost = sumFen(elsewhere.map(({ amount }) => amount));
    return [...local, { fund, code: undefined, cost, paid: cost }];
  });
}

/** `undefined` when the settings ask for results that are missing; they were told, of every 醫共體. */
export function settleYear(
  members: readonly Member[],
  { rates }: Capitation,
  context: MethodContext,
): readonly MemberYear[] | undefined {
  const codes = [...new Set(members.filter(({ heads }) => heads !== 0n).map(({ consortium }) => consortium))];
  const results = new Map(codes.map((code) => [code, resultsOf(code, rates, context)]));
  if (codes.some((code) => !results.get(code))) return undefined;
  return members.map((member) => settleMember(member, results.get(member.consortium), context));
}

/** A 醫共體 without heads has nothing that performance could earn. */
const WITHOUT_HEADS: Results = { rates: undefined, controlRate: undefined, score: undefined };

function settleMember(
  member: Member,
  results: Results | undefined,
  { area: { params }, use, trace }: MethodContext,
): MemberYear {
  const told = (column: string, table = 'settlement') => trace?.({ table, row: memberKey(member), column });
  const { controlRate, ...performed } = results ?? WITHOUT_HEADS;
  const budget = use(capitationControl).apply({ budget: member.heads, controlRate, params }, told('budget'));
  const facts = { budget, ...performed, params };
  const rules = [use(noPerformance), use(performanceByRates), use(performanceByScore)];
  const performance = results
    ? theRule(rules, facts).apply(facts, told('earned'))
    : use(noPerformance).apply(facts);
  const available = availableOf(budget, performance);
  const spent = spentOf(member.care);
  const settled = use(capitationSharing).apply({ available, spent, params }, told('settled'));
  const outside = outsideOf(member.care);
  const { due, clearing } = use(capitationDue).apply(
    { settled, outside, earned: member.care.earned, paid: member.paid },
    told('clearing', 'clearing'),
  );
  const difference = fen(available - spent);
  return { ...member, budget, ...performance, available, spent, difference, settled, outside, due, clearing };
}
