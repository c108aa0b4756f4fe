import fc from 'fast-check';
import { expect, it } from 'vitest';
import { theRule } from '../../../shared/law/rule.ts';
import { type Fen, fen, sumFen } from '../../../shared/money/fen.ts';
import { fraction } from '../../../shared/money/fraction.ts';
import { evenOffset, firstOffset, yearEndOffset } from '../../../shared/rules/group-payment/offset.ts';
import { groupReward } from '../../../shared/rules/group-payment/reward.ts';
import {
  groupOverrun,
  groupOverrunFailed,
  groupSurplus,
} from '../../../shared/rules/group-payment/sharing.ts';
import { inForce } from '../../../shared/rules/programme.ts';
import { canonicalJson } from '../../../shared/settle/hash.ts';
import { settlementFigures } from '../../../shared/settle/settlement.ts';
import { FIRST_YEAR, GROUPS } from '../../methods/group-county.ts';
import { settleTabs, statementOf } from '../../methods/workbook.ts';
import { paramsOf, programmeOf } from '../../rules/scheme-facts.ts';

const SCHEME = 'shanwei-2021';
const PROGRAMME = programmeOf(SCHEME);
const money = fc.bigInt(0n, 10n ** 12n).map(fen);
const SHARING = [groupSurplus, groupOverrun, groupOverrunFailed].map((rule) => inForce(PROGRAMME, rule));

it('an overrun is borne to the fen, a surplus is never more than kept; exactly one rule applies', () => {
  const year = fc.record({
    total: money,
    spent: money,
    passed: fc.boolean(),
    unreasonable: money,
    schemeYear: fc.constantFrom(undefined, 1, 2, 3, 7),
  });
  fc.assert(
    fc.property(year, fc.constantFrom('shared', 'group'), (facts, failed) => {
      const all = { ...facts, params: paramsOf(SCHEME, { 'groupPayment.overrunFailed': failed }) };
      const { retained, byGroup, byFinance, byFund } = theRule(SHARING, all).apply(all);
      const overrun = facts.spent > facts.total ? facts.spent - facts.total : 0n;
      expect(byGroup + byFinance + byFund).toBe(overrun);
      for (const part of [retained, byGroup, byFinance, byFund]) expect(part >= 0n).toBe(true);
      const surplus = facts.total > facts.spent ? facts.total - facts.spent : 0n;
      expect(retained).toBe(facts.passed ? surplus : 0n);
    }),
  );
});

it('a larger overrun never leaves the group better off', () => {
  const params = paramsOf(SCHEME);
  const net = (total: Fen, spent: Fen) => {
    const facts = { total, spent, passed: true, unreasonable: fen(0n), schemeYear: 1, params };
    const { retained, byGroup } = theRule(SHARING, facts).apply(facts);
    return retained - byGroup;
  };
  fc.assert(
    fc.property(money, money, money, (total, spent, more) => {
      // Hamilton may give a single fen of a small step to another party.
      expect(net(total, fen(spent + more)) <= net(total, spent) + 1n).toBe(true);
    }),
  );
});

it('offsets of the months never exceed the advance, and the even ones come to it', () => {
  const rules = [evenOffset, firstOffset, yearEndOffset].map((rule) => inForce(PROGRAMME, rule));
  const offsets = (own: string, advance: Fen, months: readonly Fen[]) =>
    months.map((_, index) => {
      const params = paramsOf(SCHEME, { 'groupPayment.offset': own });
      const facts = { advance, audited: months.slice(0, index + 1), params };
      return theRule(rules, facts).apply(facts);
    });
  const twelve = fc.array(money, { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(money, twelve, (advance, months) => {
      expect(sumFen(offsets('even', advance, months))).toBe(advance);
      const spent = sumFen(months);
      expect(sumFen(offsets('first', advance, months))).toBe(spent < advance ? spent : advance);
      expect(sumFen(offsets('yearEnd', advance, months))).toBe(0n);
    }),
    { numRuns: 20 },
  );
});

it('a reward is shared to the fen or not at all, whoever stands first', () => {
  const member = fc.record({
    score: fc.integer({ min: 0, max: 1000 }).map((tenths) => fraction(BigInt(tenths), 10n)),
    spent: money,
  });
  const rule = inForce(PROGRAMME, groupReward);
  fc.assert(
    fc.property(money, fc.array(member, { maxLength: 6 }), fc.boolean(), (pool, list, byScore) => {
      const members = list.map((one, index) => ({ ...one, code: `H${index}` }));
      const params = paramsOf(SCHEME, { 'groupPayment.rewardBy': byScore ? 'score' : 'scoreTimesSpending' });
      const parts = rule.apply({ pool, members, params });
      const weighed = members.some(({ score, spent }) => score.n > 0n && (byScore || spent > 0n));
      expect(sumFen(parts.values())).toBe(weighed ? pool : 0n);
      const backwards = rule.apply({ pool, members: [...members].reverse(), params });
      expect([...backwards].sort()).toEqual([...parts].sort());
    }),
  );
});

it('the order of rows changes no amount, and the year’s entitlements are what the parties get', async () => {
  const backwards = Object.fromEntries(
    Object.entries(GROUPS).map(([tab, [header, ...rows]]) => [tab, [header!, ...rows.reverse()]]),
  );
  const settlements = await Promise.all(
    [GROUPS, backwards].map(async (tabs) => settleTabs(tabs, '2025', FIRST_YEAR)),
  );
  const [one, other] = settlements.map(({ settlement }) => canonicalJson(settlementFigures(settlement!)));
  expect(other).toBe(one);
  // Fund 9,756,000 + 4,260,000 + 208,000 and finance 220,000.
  const cost = statementOf(settlements[0]!, 'groupPayment').entitlements.reduce(
    (sum, line) => sum + line.cost,
    0n,
  );
  expect(cost).toBe(1_444_400_000n);
});
