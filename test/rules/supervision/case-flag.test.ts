import { describe, expect, it } from 'vitest';
import { type Rule, ruleInForce } from '../../../shared/law/rule.ts';
import { decimal } from '../../../shared/money/decimal-text.ts';
import { yuan } from '../../../shared/money/fen.ts';
import { bedDayStretch } from '../../../shared/rules/supervision/case-flag/bed-day-stretch.ts';
import { type CaseMix, cmiJump } from '../../../shared/rules/supervision/case-flag/cmi-jump.ts';
import type {
  Hint,
  WatchedCaseFacts,
  WatchedStay,
} from '../../../shared/rules/supervision/case-flag/facts.ts';
import { largeBill } from '../../../shared/rules/supervision/case-flag/large-bill.ts';
import { longStay } from '../../../shared/rules/supervision/case-flag/long-stay.ts';
import { lowCost } from '../../../shared/rules/supervision/case-flag/low-cost.ts';
import { lowShare } from '../../../shared/rules/supervision/case-flag/low-share.ts';
import { overlappingStays } from '../../../shared/rules/supervision/case-flag/overlap.ts';
import { ownPaidShare } from '../../../shared/rules/supervision/case-flag/own-paid.ts';
import { sameDayTransfer } from '../../../shared/rules/supervision/case-flag/same-day-transfer.ts';
import { splitStay } from '../../../shared/rules/supervision/case-flag/split-stay.ts';
import { type Own, paramsOf } from '../scheme-facts.ts';

const params = (own: Own = {}) => paramsOf('zhejiang-2019', own);

/** `value; threshold`, or nothing where nobody needs to look. */
function told<F>(rule: Rule<F, Hint>, facts: F): string | undefined {
  const { when, apply } = ruleInForce(rule, '2025-12-31')!;
  if (!(when?.(facts) ?? true)) return undefined;
  const { value, threshold } = apply(facts);
  return `${value}; ${threshold}`;
}

/** A case of ten days in a group of 12,000, with what differs. */
const one = (changed: Partial<WatchedCaseFacts> = {}, own: Own = {}): WatchedCaseFacts => ({
  total: yuan('12000'),
  ownPaid: yuan('0'),
  days: 10,
  daySurgery: false,
  group: { kind: '一般', meanCost: yuan('12000') },
  bands: [],
  params: params(own),
  ...changed,
});
const BED_DAY = { kind: '床日', meanCost: undefined } as const;

/** Document 04: 住院天數超 30 天自動預警, 單次費用超 5 萬元人工核查, 費用低於組均值 70%. */
describe('document 04’s own numbers, on both sides', () => {
  it('a stay of more than 30 days', () => {
    expect(told(longStay, one({ days: 30 }))).toBeUndefined();
    expect(told(longStay, one({ days: 31 }))).toBe('31 天; 30 天');
    expect(told(longStay, one({ days: 31 }, { 'watch.stay.days': '31' }))).toBeUndefined();
  });

  it('bed-day groups only where the area says so', () => {
    expect(told(longStay, one({ days: 200, group: BED_DAY }))).toBeUndefined();
    expect(told(longStay, one({ days: 200, group: BED_DAY }, { 'watch.stay.bedDay': '是' }))).toBe(
      '200 天; 30 天',
    );
    expect(told(longStay, one({ days: 31, group: undefined }))).toBe('31 天; 30 天');
  });

  it('a bill of more than 50,000 yuan, to the fen', () => {
    expect(told(largeBill, one({ total: yuan('50000') }))).toBeUndefined();
    expect(told(largeBill, one({ total: yuan('50000.01') }))).toBe('50000.01 元; 50000.00 元');
  });

  it('a charge below 70 % of the mean, to the fen', () => {
    expect(told(lowCost, one({ total: yuan('8400') }))).toBeUndefined();
    expect(told(lowCost, one({ total: yuan('8399.99') }))).toBe('組均的 70.00%; 70%');
    expect(told(lowCost, one({ total: yuan('0') }))).toBe('組均的 0.00%; 70%');
  });

  it('compares a mean that 70 % does not divide exactly', () => {
    const group = { kind: '一般', meanCost: yuan('10000.01') } as const;
    expect(told(lowCost, one({ total: yuan('7000.01'), group }))).toBeUndefined();
    expect(told(lowCost, one({ total: yuan('7000'), group }))).toBe('組均的 70.00%; 70%');
  });

  it('day surgery and groups without a mean are never low', () => {
    expect(told(lowCost, one({ total: yuan('1'), daySurgery: true }))).toBeUndefined();
    expect(told(lowCost, one({ total: yuan('1'), group: BED_DAY }))).toBeUndefined();
    expect(told(lowCost, one({ total: yuan('1'), group: undefined }))).toBeUndefined();
  });
});

it('low-cost cases are listed of an institution where they are more than half of the month’s', () => {
  expect(told(lowShare, { low: 1, cases: 2, params: params() })).toBeUndefined();
  expect(told(lowShare, { low: 2, cases: 3, params: params() })).toBe('66.67%; 50%');
  expect(told(lowShare, { low: 1, cases: 9, params: params({ 'watch.low.share': '0' }) })).toBe('11.11%; 0%');
});

/** Document 05: 自費率不超過 10%. */
it('an own-paid share of more than 10 %', () => {
  expect(told(ownPaidShare, one({ ownPaid: yuan('1200') }))).toBeUndefined();
  expect(told(ownPaidShare, one({ ownPaid: yuan('1200.01') }))).toBe('10.00%; 10%');
  expect(told(ownPaidShare, one({ ownPaid: yuan('3000') }))).toBe('25.00%; 10%');
  expect(told(ownPaidShare, one({ total: yuan('0'), ownPaid: yuan('0') }))).toBeUndefined();
});

it('a bed-day stay that has just left a band behind', () => {
  const stretched = (days: number, bands: readonly number[], own: Own = {}) =>
    told(bedDayStretch, one({ days, bands, group: BED_DAY }, own));
  expect(stretched(30, [30])).toBeUndefined();
  expect(stretched(31, [30])).toBe('31 天; 分段止日 30 日後 2 天內');
  expect(stretched(32, [30])).toBe('32 天; 分段止日 30 日後 2 天內');
  expect(stretched(33, [30])).toBeUndefined();
  expect(stretched(61, [30, 60])).toBe('61 天; 分段止日 60 日後 2 天內');
  expect(stretched(31, [])).toBeUndefined();
  expect(stretched(33, [30], { 'watch.stretch.days': '3' })).toBe('33 天; 分段止日 30 日後 3 天內');
  expect(stretched(31, [30], { 'watch.stretch.days': '0' })).toBeUndefined();
  expect(told(bedDayStretch, one({ days: 31, bands: [30] }))).toBeUndefined();
});

/** Days 1 to 5 in H1 of M1, group G1. */
const BEFORE: WatchedStay = {
  institution: 'H1',
  consortium: 'M1',
  group: 'G1',
  admission: 1,
  discharge: 5,
  plannedReturn: false,
  referred: false,
};
const pair = (stay: Partial<WatchedStay>, before: Partial<WatchedStay> = {}, own: Own = {}) => ({
  before: { ...BEFORE, ...before },
  stay: { ...BEFORE, admission: 8, discharge: 12, ...stay },
  params: params(own),
});

describe('two stays of a person', () => {
  it('within 15 days in the same institution, whatever the group', () => {
    expect(told(splitStay, pair({ admission: 5 }))).toBe('出院後 0 天; 15 天');
    expect(told(splitStay, pair({ admission: 20, discharge: 22, group: 'G2' }))).toBe('出院後 15 天; 15 天');
    expect(told(splitStay, pair({ admission: 21, discharge: 22 }))).toBeUndefined();
    expect(told(splitStay, pair({ admission: 4 }))).toBeUndefined();
  });

  it('but not where the return was planned or the group is exempt', () => {
    expect(told(splitStay, pair({ plannedReturn: true }))).toBeUndefined();
    expect(told(splitStay, pair({ group: 'HX' }, {}, { 'readmission.exempt': 'HX' }))).toBeUndefined();
  });

  it('out of one member of a 醫共體 and into another on the same day without a referral', () => {
    const moved = { institution: 'C1', admission: 5 };
    expect(told(sameDayTransfer, pair(moved))).toBe('H1 出院當日入 C1; 須有轉診');
    expect(told(sameDayTransfer, pair({ ...moved, admission: 6 }))).toBeUndefined();
    expect(told(sameDayTransfer, pair({ admission: 5 }))).toBeUndefined();
    expect(told(sameDayTransfer, pair({ ...moved, consortium: 'M2' }))).toBeUndefined();
    expect(told(sameDayTransfer, pair({ ...moved, consortium: undefined }, { consortium: undefined }))).toBe(
      undefined,
    );
    expect(told(sameDayTransfer, pair({ ...moved, referred: true }))).toBeUndefined();
    expect(told(sameDayTransfer, pair(moved, { referred: true }))).toBeUndefined();
    expect(told(sameDayTransfer, pair({ ...moved, referred: undefined }))).toBeUndefined();
  });

  it('overlapping in another institution or group, the day of discharge aside', () => {
    expect(told(overlappingStays, pair({ institution: 'H2', admission: 4 }))).toBe('重疊 1 天; 0 天');
    expect(told(overlappingStays, pair({ group: 'G2', admission: 1, discharge: 2 }))).toBe('重疊 1 天; 0 天');
    expect(told(overlappingStays, pair({ institution: 'H2', admission: 5 }))).toBeUndefined();
    expect(told(overlappingStays, pair({ admission: 4 }))).toBeUndefined();
  });
});

describe('CMI against the institution’s own earlier months', () => {
  const mix = (cmi: string, meanCost = '10000', meanDays = '8'): CaseMix => ({
    cmi: decimal(cmi),
    meanCost: decimal(meanCost),
    meanDays: decimal(meanDays),
  });
  const jump = (month: CaseMix, before = mix('1')) => told(cmiJump, { month, before, params: params() });

  it('rises by more than 15 % while charges and stays do not', () => {
    expect(jump(mix('1.15'))).toBeUndefined();
    expect(jump(mix('1.1501'))).toBe('CMI 1.1501，上升 15.01%; 先前 1.0000，上升 15%');
    expect(jump(mix('0.8'))).toBeUndefined();
  });

  it('is no hint where patients did cost more or stay longer, by more than 10 %', () => {
    expect(jump(mix('1.3', '11000', '7.2'))).toBe('CMI 1.3000，上升 30.00%; 先前 1.0000，上升 15%');
    expect(jump(mix('1.3', '11001'))).toBeUndefined();
    expect(jump(mix('1.3', '8999'))).toBeUndefined();
    expect(jump(mix('1.3', '10000', '8.81'))).toBeUndefined();
  });
});
