import { describe, expect, it } from 'vitest';
import { METHOD_STEPS, type MethodStep, type PointsStep } from '../../shared/law/rule.ts';
import { REGIONS, SCHEME_IDS, type Scheme, schemeById } from '../../shared/regions/index.ts';
import { METHOD_RULES } from '../../shared/rules/methods.ts';
import { programmeAt } from '../../shared/rules/programme.ts';
import { SUPERVISION_RULES } from '../../shared/rules/supervision/rules.ts';

const SCHEMES = REGIONS.flatMap((region) =>
  region.schemes.map((scheme): [string, Scheme, string] => [scheme.programme.scheme, scheme, region.code]),
);

/** In the order of the year's work (shared/law/rule.ts). */
const STEPS: readonly (PointsStep | MethodStep)[] = [
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
  ...METHOD_STEPS,
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

const METHODS = METHOD_RULES.map(({ id }) => id);

const ids = ({ programme }: Scheme) => programme.rules.map(({ id }) => id);

/** The rules of the supervision are in force in every programme without being listed. */
const all = (scheme: Scheme) => [...ids(scheme), ...SUPERVISION_RULES.map(({ id }) => id)];

describe('the schemes', () => {
  it('are the five of the contract and those of the counties', () => {
    expect([...SCHEME_IDS].sort()).toEqual([
      'changxing-2019',
      'haiyan-2016',
      'hangzhou-2020',
      'jinhua-2017',
      'liaoning-2021',
      'ruian-2018',
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
      ['330381', 'ruian-2018'],
      ['330522', 'changxing-2019'],
      ['330424', 'haiyan-2016'],
      ['210000', 'liaoning-2021'],
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
      'ruian-2018': ['2018-01-01', undefined],
      'changxing-2019': ['2019-01-01', undefined],
      'haiyan-2016': ['2016-07-01', undefined],
      'liaoning-2021': ['2021-01-01', undefined],
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
      id === 'zhejiang-2025'
        ? [...RULES.slice(0, before), ...ADJUSTMENTS, ...RULES.slice(before), ...METHODS]
        : [...RULES, ...METHODS],
    );
  });

  it.each(['2026-11-23', '2027-12-31'])('has every rule in force once on %s', (date) => {
    const inForce = Object.values(programmeAt(programme, date)).flatMap((rules) =>
      rules.map((rule) => rule.id),
    );
    expect(inForce).toEqual(all(scheme));
  });

  it('has every rule in force exactly once in every month to the end of 2027', () => {
    const first = Number(programme.from.slice(0, 4)) * 12 + Number(programme.from.slice(5, 7)) - 1;
    for (let month = first; month < 2028 * 12; month++) {
      const date = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`;
      const later = date < '2025-01-01' ? ['ungrouped-discount'] : [];
      const inForce = Object.values(programmeAt(programme, date)).flatMap((rules) =>
        rules.map((rule) => rule.id),
      );
      expect([date, inForce]).toEqual([date, all(scheme).filter((rule) => !later.includes(rule))]);
    }
  });

  it('has the same rules in force on its first day, but for what the notice of 2025 brought', () => {
    const inForce = Object.values(programmeAt(programme, programme.from)).flatMap((rules) =>
      rules.map((rule) => rule.id),
    );
    const later = programme.from < '2025-01-01' ? ['ungrouped-discount'] : [];
    expect(inForce).toEqual(all(scheme).filter((rule) => !later.includes(rule)));
  });
});

describe('the methods a scheme’s texts describe', () => {
  const methods = Object.fromEntries(SCHEMES.map(([id, { programme }]) => [id, programme.methods]));

  it('are those of document 01 in the schemes of Zhejiang', () => {
    const opinion = [
      'appraisal',
      'fundBudget',
      'capitation',
      'bedDayStandard',
      'pricePool',
      'workingCapital',
      'benefits',
    ];
    expect(methods['zhejiang-2019']).toEqual(opinion);
    expect(methods['zhejiang-2025']).toEqual(opinion);
    expect(methods['hangzhou-2020']).toEqual(opinion);
    expect(methods['jinhua-2017']).toEqual(['fundBudget', 'capitation']);
  });

  it('are those of documents 02, 03 and 05 in the others', () => {
    expect(methods['ruian-2018']).toContain('negotiatedValue');
    expect(methods['changxing-2019']).toContain('diseasePackage');
    expect(methods['haiyan-2016']).toEqual(['appraisal', 'equivalents']);
    expect(methods['liaoning-2021']).toContain('longTermCare');
    expect(methods['shanwei-2021']).toEqual(['appraisal', 'capitation', 'groupPayment', 'benefits']);
  });

  it('stand in the order of the year’s work, each once', () => {
    for (const own of Object.values(methods)) {
      expect(own).toEqual(METHOD_STEPS.filter((step) => own!.includes(step)));
    }
  });
});
