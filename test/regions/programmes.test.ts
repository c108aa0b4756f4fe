import { describe, expect, it } from 'vitest';
import type { Step } from '../../shared/law/rule.ts';
import { REGIONS, SCHEME_IDS, type Scheme, schemeById } from '../../shared/regions/index.ts';
import { programmeAt } from '../../shared/rules/programme.ts';

const SCHEMES = REGIONS.flatMap((region) =>
  region.schemes.map((scheme): [string, Scheme, string] => [scheme.programme.scheme, scheme, region.code]),
);

/** In the order of the year's work (shared/law/rule.ts). */
const STEPS: readonly Step[] = [
  'base',
  'coefficient',
  'class',
  'extra',
  'decision',
  'readmission',
  'adjustment',
  'sharing',
  'value',
  'monthBudget',
  'prepayment',
  'clearing',
];

const RULES = [
  'base-data',
  'coefficient-none',
  'coefficient-hospital',
  'coefficient-level',
  'coefficient-weighted',
  'case-bed-day',
  'case-ungrouped',
  'case-unstable',
  'case-low',
  'case-mid',
  'case-high',
  'case-normal',
  'ungrouped-discount',
  'high-extra',
  'special-review',
  'readmission',
  'sharing-interpolate',
  'sharing-budget',
  'sharing-bands',
  'value-gross',
  'value-net',
  'month-budget',
  'prepayment',
  'annual-clearing',
];

const ADJUSTMENTS = [
  'negotiated-drug',
  'innovation',
  'incentive-tcm',
  'incentive-children',
  'incentive-elderly',
  'incentive-deliveries',
  'incentive-specialty',
  'growth-control',
];

const ids = ({ programme }: Scheme) => programme.rules.map(({ id }) => id);

describe('the schemes', () => {
  it('are the five of the contract', () => {
    expect([...SCHEME_IDS].sort()).toEqual([
      'hangzhou-2020',
      'jinhua-2017',
      'shanwei-2021',
      'zhejiang-2019',
      'zhejiang-2025',
    ]);
  });

  it('are found by id, and no other is', () => {
    for (const id of SCHEME_IDS) expect(schemeById(id)?.programme.scheme).toBe(id);
    expect(schemeById('zhejiang-2018')).toBeUndefined();
    expect(schemeById('constructor')).toBeUndefined();
  });

  it('stand in their regions', () => {
    expect(REGIONS.map(({ code, schemes }) => [code, ...schemes.map((s) => s.programme.scheme)])).toEqual([
      ['330000', 'zhejiang-2019', 'zhejiang-2025'],
      ['330700', 'jinhua-2017'],
      ['330100', 'hangzhou-2020'],
      ['441502', 'shanwei-2021'],
    ]);
  });

  it('begin when their texts did, and only Jinhua’s was replaced', () => {
    expect(
      Object.fromEntries(SCHEMES.map(([id, { programme }]) => [id, [programme.from, programme.replacedBy]])),
    ).toEqual({
      'zhejiang-2019': ['2020-01-01', undefined],
      'zhejiang-2025': ['2025-01-01', undefined],
      'jinhua-2017': ['2016-07-01', { instrument: 'JH19', from: '2020-01-01' }],
      'hangzhou-2020': ['2020-01-01', undefined],
      'shanwei-2021': ['2021-01-01', undefined],
    });
  });
});

describe.each(SCHEMES)('the programme of %s', (id, scheme, region) => {
  const { programme } = scheme;

  it('names its region', () => {
    expect(programme.region).toBe(region);
  });

  it('lists no rule twice', () => {
    expect(new Set(ids(scheme)).size).toBe(programme.rules.length);
  });

  it('lists its rules in the order of the year’s work', () => {
    const places = programme.rules.map(({ step }) => STEPS.indexOf(step));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('lists every step; adjustments only after the notice of 2025', () => {
    const steps = new Set(programme.rules.map(({ step }) => step));
    const expected = id === 'zhejiang-2025' ? STEPS : STEPS.filter((step) => step !== 'adjustment');
    expect(STEPS.filter((step) => steps.has(step))).toEqual(expected);
  });

  it('lists these rules, in this order', () => {
    const before = RULES.indexOf('sharing-interpolate');
    expect(ids(scheme)).toEqual(
      id === 'zhejiang-2025' ? [...RULES.slice(0, before), ...ADJUSTMENTS, ...RULES.slice(before)] : RULES,
    );
  });

  it.each(['2026-11-23', '2027-12-31'])('has every rule in force once on %s', (date) => {
    const inForce = Object.values(programmeAt(programme, date)).flatMap((rules) =>
      rules.map((rule) => rule.id),
    );
    expect(inForce).toEqual(ids(scheme));
  });

  it('has the same rules in force on its first day, but for what the notice of 2025 brought', () => {
    const inForce = Object.values(programmeAt(programme, programme.from)).flatMap((rules) =>
      rules.map((rule) => rule.id),
    );
    const later = programme.from < '2025-01-01' ? ['ungrouped-discount'] : [];
    expect(inForce).toEqual(ids(scheme).filter((rule) => !later.includes(rule)));
  });
});
