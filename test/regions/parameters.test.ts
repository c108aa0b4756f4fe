import { describe, expect, it } from 'vitest';
import { valueAt } from '../../shared/law/dated.ts';
import type { Grade } from '../../shared/law/instrument.ts';
import type { Parameter } from '../../shared/law/parameter.ts';
import { compare, type Fraction, ONE, plus } from '../../shared/money/fraction.ts';
import { instrumentById, REGIONS, type Scheme, schemeById } from '../../shared/regions/index.ts';
import { SCHEME_PARAMETERS, type SchemeKey } from '../../shared/rules/parameters.ts';

const DEFINITIONS = SCHEME_PARAMETERS as Readonly<Record<string, Parameter<unknown>>>;
const KEYS = Object.keys(SCHEME_PARAMETERS) as SchemeKey[];
const SCHEMES = REGIONS.flatMap((region) => region.schemes).map((scheme): [string, Scheme] => [
  scheme.programme.scheme,
  scheme,
]);

const KNOWN_AT = '2026-11-23';
const at = (scheme: Scheme, key: SchemeKey, lawDate: string) =>
  valueAt(key, scheme.parameters[key], { lawDate, knownAt: KNOWN_AT });

function* monthsFrom(from: string, to: string) {
  let [year, month] = from.split('-').map(Number) as [number, number];
  while (`${year}-${String(month).padStart(2, '0')}` <= to) {
    yield `${year}-${String(month).padStart(2, '0')}`;
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}

describe.each(SCHEMES)('%s', (_, scheme) => {
  it('gives every key and no other', () => {
    expect(Object.keys(scheme.parameters).sort()).toEqual([...KEYS].sort());
  });

  it.each(KEYS)('gives %s exactly one value in every month, first to last day', (key) => {
    const { from } = scheme.programme;
    const months = [...monthsFrom(from.slice(0, 7), '2027-12')];
    expect(months.length).toBeGreaterThanOrEqual(36);
    for (const month of months) {
      for (const day of ['01', '15', '28', '31']) {
        expect(at(scheme, key, `${month}-${day}`).value).toBeTypeOf('string');
      }
    }
  });

  it('begins every history with the scheme and leaves its end open', () => {
    for (const key of KEYS) {
      const history = scheme.parameters[key];
      expect([key, history[0]?.from]).toEqual([key, scheme.programme.from]);
      expect([key, history.at(-1)?.to]).toEqual([key, undefined]);
    }
  });

  it('writes values the parameters can read', () => {
    for (const key of KEYS) {
      const parameter = DEFINITIONS[key]!;
      for (const { value } of scheme.parameters[key]) {
        expect([key, value, parameter.read(value)]).not.toContain(undefined);
      }
    }
  });

  it('cites registered instruments, and 原文 only from a text that was read', () => {
    for (const key of KEYS) {
      for (const { cite } of scheme.parameters[key]) {
        const instrument = instrumentById(cite.instrument);
        expect([key, cite.instrument, instrument?.id]).toEqual([key, cite.instrument, cite.instrument]);
        if (cite.grade === '原文') expect(['全文', '部分']).toContain(instrument?.seen);
      }
    }
  });

  it('says why wherever a value is not 原文 or 轉述, but for what is marked 待核', () => {
    for (const key of KEYS) {
      for (const { cite, interpretation } of scheme.parameters[key]) {
        if (cite.grade === '推定') expect([key, interpretation]).not.toContain(undefined);
      }
    }
  });

  it('never calls unconfirmed practice better than 推定', () => {
    const grades = KEYS.flatMap((key) => scheme.parameters[key])
      .filter(({ cite }) => cite.instrument === 'practice')
      .map(({ cite }) => cite.grade);
    expect(grades.length).toBeGreaterThan(0);
    expect(['推定', '待核']).toEqual(expect.arrayContaining(grades));
  });

  it('has coefficient weights that sum to 1', () => {
    const date = scheme.programme.from;
    const weight = (part: string): Fraction => {
      const key = `coefficient.weight.${part}` as SchemeKey;
      return SCHEME_PARAMETERS[key].read(at(scheme, key, date).value) as Fraction;
    };
    const sum = ['level', 'history', 'cmi', 'visits', 'burden'].map(weight).reduce(plus);
    expect(compare(sum, ONE)).toBe(0);
  });

  it('adjusts no points after the case unless the area says so', () => {
    const texts = Object.fromEntries(
      KEYS.filter((key) => key.startsWith('adjust.')).map((key) => [
        key,
        at(scheme, key, '2025-06-30').value,
      ]),
    );
    expect(texts).toEqual({
      'adjust.ungroupedDiscount': '0',
      'adjust.negotiatedDrug': '0',
      'adjust.innovation': '0',
      'adjust.incentive.tcm': '0',
      'adjust.incentive.children': '0',
      'adjust.incentive.elderly': '0',
      'adjust.incentive.deliveries': '0',
      'adjust.incentive.specialty': '否',
      'adjust.incentive.cap': '1',
      'adjust.growth.cut': '0',
      'adjust.growth.reward': '0',
      'adjust.growth.excess': 'pointsAboveMean',
      'adjust.growth.always': '否',
    });
  });
});

/** What contract.md says `zhejiang-2019` must mean. */
const ZHEJIANG_2019 = {
  'points.decimals': '4',
  'case.low.ratio': '0.4',
  'case.low.inclusive': '否',
  'case.low.coefficient': '是',
  'case.mid.on': '否',
  'case.mid.upper': '0.8',
  'case.mid.add': '0.2',
  'case.mid.coefficient': 'all',
  'case.high.steps': '100:3,300:2,*:1.5',
  'case.high.levels': '',
  'case.high.inclusive': '是',
  'case.high.extra': 'reviewed',
  'case.high.extraCoefficient': '否',
  'case.ungrouped.factor': '1',
  'case.unknownGroup': 'finding',
  'bedDay.coefficient': '否',
  'readmission.days': '15',
  'readmission.factor': '0.5',
  'readmission.exempt': '',
  'review.cap': '0.05',
  'value.mode': 'gross',
  'value.decimals': '4',
  'value.allocation': 'exact',
  'prepay.ratio': '0.85',
  'sharing.mode': 'interpolate',
  'sharing.retain': '0.85',
  'sharing.bear': '0.85',
  'sharing.reserve': '',
  'sharing.bands': '',
} satisfies Partial<Record<SchemeKey, string>>;

const texts = (id: string, date: string) => {
  const scheme = schemeById(id)!;
  return Object.fromEntries(
    (Object.keys(ZHEJIANG_2019) as SchemeKey[]).map((key) => [key, at(scheme, key, date).value]),
  );
};

describe('the contract', () => {
  it.each(['2020-01-31', '2025-03-31', '2027-12-31'])('holds for zhejiang-2019 on %s', (date) => {
    expect(texts('zhejiang-2019', date)).toEqual(ZHEJIANG_2019);
  });

  it('holds for zhejiang-2025: low inclusive, mid band to 0.8 with + 0.2 and k on all', () => {
    expect(texts('zhejiang-2025', '2025-03-31')).toEqual({
      ...ZHEJIANG_2019,
      'case.low.inclusive': '是',
      'case.mid.on': '是',
      'case.mid.upper': '0.8',
      'case.mid.add': '0.2',
      'case.mid.coefficient': 'all',
    });
  });

  it('holds for jinhua-2017: low without k, readmission 10 days', () => {
    expect(texts('jinhua-2017', '2025-03-31')).toEqual({
      ...ZHEJIANG_2019,
      'case.low.coefficient': '否',
      'readmission.days': '10',
    });
  });
});

const BASE_KEYS = KEYS.filter((key) => key.startsWith('base.') || key.startsWith('coefficient.'));
const baseTexts = (id: string, date: string) =>
  Object.fromEntries(BASE_KEYS.map((key) => [key, at(schemeById(id)!, key, date).value]));

describe('base data and coefficients', () => {
  const usual = {
    'base.yearWeights': '1:1:1',
    'base.yearWeightMode': 'means',
    'base.trim': 'iqr',
    'base.trim.k': '1.5',
    'base.trim.lower': '0',
    'base.trim.upper': '3',
    'base.minCases': '5',
    'base.cvMax': '1',
    'base.deviation': 'population',
    'base.bedDay.decimals': '4',
    'coefficient.method': 'none',
    'coefficient.weight.level': '0.5',
    'coefficient.weight.history': '0.3',
    'coefficient.weight.cmi': '0.03',
    'coefficient.weight.visits': '0.085',
    'coefficient.weight.burden': '0.085',
    'coefficient.bound.levelLeast': '',
    'coefficient.bound.historyMost': '',
    'coefficient.bound.cmiLeast': '',
    'coefficient.floor': '',
    'coefficient.cap': '',
  };

  it.each([
    'zhejiang-2019',
    'hangzhou-2020',
    'shanwei-2021',
    'ruian-2018',
    'changxing-2019',
    'haiyan-2016',
    'liaoning-2021',
  ])('are the placeholders in %s', (id) => {
    expect(baseTexts(id, '2025-06-30')).toEqual(usual);
  });

  it('weigh three years 2:3:5 in zhejiang-2025, two years alike in jinhua-2017', () => {
    expect(baseTexts('zhejiang-2025', '2025-06-30')).toEqual({
      ...usual,
      'base.yearWeights': '2:3:5',
      'coefficient.bound.levelLeast': '0.5',
      'coefficient.bound.historyMost': '0.3',
      'coefficient.bound.cmiLeast': '0.03',
    });
    expect(baseTexts('jinhua-2017', '2025-06-30')).toEqual({ ...usual, 'base.yearWeights': '1:1' });
  });
});

describe('Shanwei', () => {
  const shanwei = schemeById('shanwei-2021')!;
  it('lets the group bear 5 %, 7 %, then 10 % of an overrun, and retain all of a surplus', () => {
    const bear = ['2021-01-01', '2021-12-31', '2022-01-01', '2022-12-31', '2023-01-01', '2027-12-31'];
    expect(bear.map((date) => at(shanwei, 'sharing.bear', date).value)).toEqual([
      '0.05',
      '0.05',
      '0.07',
      '0.07',
      '0.1',
      '0.1',
    ]);
    expect(at(shanwei, 'sharing.retain', '2021-06-30').value).toBe('1');
    expect(at(shanwei, 'prepay.ratio', '2021-06-30').value).toBe('1');
  });

  it('takes the points method from the general DIP practice', () => {
    expect(at(shanwei, 'case.low.ratio', '2021-06-30')).toMatchObject({
      value: '0.5',
      cite: { grade: '待核' },
    });
    expect(at(shanwei, 'case.high.steps', '2021-06-30')).toMatchObject({
      value: '*:2',
      cite: { grade: '待核' },
    });
  });

  it('rests on no text of Zhejiang above 待核', () => {
    const foreign = KEYS.flatMap((key) => shanwei.parameters[key])
      .filter(({ cite }) => !['SW', 'N24', 'N25m', 'NPRE', 'NQ', 'practice'].includes(cite.instrument))
      .map(({ cite }) => cite.grade);
    expect(new Set(foreign)).toEqual(new Set(['待核']));
  });

  it('caps reviews at 5 ‰, better attested with every national text', () => {
    const on = (date: string) => {
      const { value, cite } = at(shanwei, 'review.cap', date);
      return [value, cite.instrument, cite.grade];
    };
    expect(on('2024-07-22')).toEqual(['0.005', 'practice', '待核']);
    expect(on('2024-07-23')).toEqual(['0.005', 'N24', '轉述']);
    expect(on('2025-08-10')).toEqual(['0.005', 'N24', '轉述']);
    expect(on('2025-08-11')).toEqual(['0.005', 'N25m', '原文']);
  });
});

/** rulebook-evidence.md §21, by key and scheme. */
const EVIDENCE: readonly [string, string, Partial<Record<SchemeKey, [string, Grade]>>][] = [
  [
    'zhejiang-2019',
    '2021-06-30',
    {
      'case.low.ratio': ['ZJ25', '推定'],
      'case.low.inclusive': ['practice', '待核'],
      'case.low.coefficient': ['Z21i', '轉述'],
      'case.high.steps': ['practice', '待核'],
      'case.high.extra': ['Z21i', '轉述'],
      'bedDay.coefficient': ['Z21i', '轉述'],
      'base.bedDay.decimals': ['Z21i', '轉述'],
      'readmission.days': ['Z21i', '轉述'],
      'readmission.factor': ['Z21i', '轉述'],
      'review.cap': ['practice', '待核'],
      'value.mode': ['Z12', '推定'],
      'prepay.ratio': ['Z21i', '轉述'],
      'sharing.retain': ['HZ20', '待核'],
      'sharing.bear': ['HZ20', '待核'],
      'base.yearWeights': ['practice', '待核'],
      'base.trim.k': ['practice', '待核'],
      'base.minCases': ['Z21i', '待核'],
      'base.cvMax': ['practice', '待核'],
    },
  ],
  [
    'zhejiang-2025',
    '2025-06-30',
    {
      'case.low.ratio': ['ZJ25', '原文'],
      'case.low.inclusive': ['ZJ25', '推定'],
      'case.low.coefficient': ['Z21i', '轉述'],
      'case.mid.on': ['ZJ25', '原文'],
      'case.mid.upper': ['ZJ25', '原文'],
      'case.mid.add': ['ZJ25', '原文'],
      'case.mid.coefficient': ['ZJ25', '推定'],
      'case.high.steps': ['practice', '待核'],
      'review.cap': ['N24', '轉述'],
      'base.yearWeights': ['ZJ25', '原文'],
      'base.yearWeightMode': ['ZJ25', '推定'],
      'base.trim': ['ZJ25', '原文'],
      'base.trim.k': ['practice', '待核'],
      'coefficient.weight.level': ['ZJ25', '推定'],
      'coefficient.weight.visits': ['ZJ25', '待核'],
      'adjust.ungroupedDiscount': ['ZJ25', '待核'],
      'adjust.growth.cut': ['ZJ25', '待核'],
    },
  ],
  [
    'jinhua-2017',
    '2017-06-30',
    {
      'case.low.ratio': ['ZJ25', '待核'],
      'case.low.coefficient': ['JH17', '轉述'],
      'case.high.extra': ['JH17', '轉述'],
      'readmission.days': ['JH17', '轉述'],
      'readmission.factor': ['JH17', '轉述'],
      'prepay.ratio': ['Z21i', '待核'],
      'sharing.retain': ['JH17', '待核'],
      'sharing.bear': ['HZ20', '待核'],
      'value.mode': ['Z12', '待核'],
      'base.yearWeights': ['JH17', '推定'],
    },
  ],
  [
    'hangzhou-2020',
    '2020-06-30',
    {
      'case.low.ratio': ['HZ20', '待核'],
      'case.low.coefficient': ['Z21i', '推定'],
      'prepay.ratio': ['Z21i', '推定'],
      'readmission.days': ['Z21i', '推定'],
      'sharing.retain': ['HZ20', '轉述'],
      'sharing.bear': ['HZ20', '轉述'],
      'base.cvMax': ['practice', '待核'],
    },
  ],
  [
    'shanwei-2021',
    '2021-06-30',
    {
      'sharing.retain': ['SW', '推定'],
      'sharing.bear': ['SW', '推定'],
      'prepay.ratio': ['SW', '推定'],
      'readmission.days': ['practice', '待核'],
      'case.low.coefficient': ['practice', '待核'],
    },
  ],
];

describe('the evidence', () => {
  it.each(EVIDENCE)('grades %s on %s', (id, date, expected) => {
    const scheme = schemeById(id)!;
    const found = Object.fromEntries(
      (Object.keys(expected) as SchemeKey[]).map((key) => {
        const { cite } = at(scheme, key, date);
        return [key, [cite.instrument, cite.grade]];
      }),
    );
    expect(found).toEqual(expected);
  });

  it('gives Jinhua no 原文, and nothing borrowed above 待核', () => {
    const entries = KEYS.flatMap((key) => schemeById('jinhua-2017')!.parameters[key]);
    expect(entries.map(({ cite }) => cite.grade)).not.toContain('原文');
    const borrowed = entries
      .filter(({ cite }) => !['JH17', 'JH18'].includes(cite.instrument))
      .map(({ cite }) => cite.grade);
    expect(new Set(borrowed)).toEqual(new Set(['待核']));
  });

  it('gives Hangzhou 原文 only for what the province says to all of its areas', () => {
    const read = KEYS.filter((key) =>
      schemeById('hangzhou-2020')!.parameters[key].some(({ cite }) => cite.grade === '原文'),
    );
    expect(read).toEqual(
      [
        'budget.form.employee',
        'budget.form.resident',
        'budget.growth.cap',
        'benefits.unreferred.least',
        'benefits.gap',
        'benefits.referral',
        'watch.target.spendingGrowth',
        'watch.target.primaryVisits',
        'watch.target.countyVisits',
      ].sort((a, b) => KEYS.indexOf(a as SchemeKey) - KEYS.indexOf(b as SchemeKey)),
    );
  });

  it.each(['ruian-2018', 'changxing-2019', 'haiyan-2016'])('lets %s borrow nothing above 待核', (id) => {
    const own = { 'ruian-2018': 'RA', 'changxing-2019': 'CX', 'haiyan-2016': 'HY' }[id];
    const borrowed = KEYS.flatMap((key) => schemeById(id)!.parameters[key])
      .filter(({ cite }) => cite.instrument !== own)
      .map(({ cite }) => cite.grade);
    expect(new Set(borrowed)).toEqual(new Set(['待核']));
  });

  it('lets Liaoning rest on its own measures, national texts, and nothing of Zhejiang above 待核', () => {
    const foreign = KEYS.flatMap((key) => schemeById('liaoning-2021')!.parameters[key])
      .filter(({ cite }) => !['LN', 'N24', 'NPRE', 'NQ', 'practice'].includes(cite.instrument))
      .map(({ cite }) => cite.grade);
    expect(new Set(foreign)).toEqual(new Set(['待核']));
  });

  it('takes no number of the lecture for a rule of any region', () => {
    for (const [, { parameters }] of SCHEMES) {
      const lectured = KEYS.flatMap((key) => parameters[key]).filter(({ cite }) => cite.instrument === 'FG');
      expect(lectured.filter(({ cite }) => cite.grade !== '待核')).toEqual([]);
    }
  });
});

/** Every number that was read in one of the five documents, where it was read. */
const READ: readonly [string, string, Partial<Record<SchemeKey, [string, string, Grade]>>][] = [
  [
    'zhejiang-2019',
    '2020-06-30',
    {
      'budget.growth.cap': ['0.1', 'Z12', '原文'],
      'budget.form.employee': ['audited', 'Z21', '原文'],
      'benefits.gap': ['0.1', 'Z12', '原文'],
      'benefits.unreferred.least': ['0.1', 'Z12', '原文'],
      'benefits.unreferred.add': ['0.1', 'Z12', '推定'],
      'benefits.referral': ['oneStay', 'Z12', '原文'],
      'watch.target.spendingGrowth': ['0.1', 'Z12', '原文'],
      'watch.target.primaryVisits': ['0.65', 'Z12', '原文'],
      'watch.target.countyVisits': ['0.9', 'Z12', '原文'],
    },
  ],
  [
    'ruian-2018',
    '2018-06-30',
    {
      'budget.growth.employee': ['0.1', 'RA', '原文'],
      'budget.growth.resident': ['0.08', 'RA', '原文'],
      'negotiated.groups': ['813', 'RA', '原文'],
      'negotiated.unit': ['relative', 'RA', '推定'],
      'capitation.yearWeights': ['1:1:1', 'RA', '推定'],
      'pricePool.indicatorCount': ['13', 'RA', '原文'],
    },
  ],
  ['changxing-2019', '2019-06-30', { 'diseasePackage.diseases': ['133', 'CX', '原文'] }],
  [
    'haiyan-2016',
    '2017-06-30',
    {
      'equivalents.price': ['10.00', 'HY', '原文'],
      'equivalents.reward.score': ['950', 'HY', '原文'],
      'equivalents.reward.share': ['0.5', 'HY', '原文'],
      'equivalents.reward.inclusive': ['是', 'HY', '推定'],
      'appraisal.full': ['1000', 'HY', '推定'],
    },
  ],
  [
    'liaoning-2021',
    '2024-12-31',
    {
      'benefits.supplement.ratioLeast': ['0.7', 'LN', '原文'],
      'benefits.supplement.capLeast': ['400000.00', 'LN', '原文'],
      'benefits.critical.ratioLeast': ['0.6', 'LN', '原文'],
      'benefits.critical.capAllowed': ['否', 'LN', '原文'],
      'benefits.inpatient.employeeTarget': ['', 'LN', '原文'],
      'benefits.outpatient.employeeLeast': ['0.5', 'LN', '原文'],
      'longTermCare.employerShare': ['0.5', 'LN', '原文'],
      'longTermCare.employerFromFund': ['是', 'LN', '原文'],
    },
  ],
  [
    'liaoning-2021',
    '2025-01-01',
    {
      'benefits.inpatient.employeeTarget': ['0.8', 'LN', '原文'],
      'benefits.inpatient.residentTarget': ['0.7', 'LN', '原文'],
    },
  ],
  [
    'shanwei-2021',
    '2021-06-30',
    {
      'groupPayment.overrun.first': ['5:22:73', 'SW', '原文'],
      'groupPayment.overrun.second': ['7:21:72', 'SW', '原文'],
      'groupPayment.overrun.later': ['10:20:70', 'SW', '原文'],
      'groupPayment.advanceMonths': ['1', 'SW', '原文'],
      'groupPayment.firstYear': ['2021', 'SW', '推定'],
      'groupPayment.retain': ['1', 'SW', '原文'],
      'groupPayment.reward': ['0.02', 'SW', '原文'],
      'benefits.referral': ['accumulate', 'SW', '原文'],
      'watch.target.costGrowth': ['0.1', 'SW', '原文'],
      'watch.target.ownPaid': ['0.1', 'SW', '原文'],
      'watch.target.fraud': ['0', 'SW', '推定'],
    },
  ],
  ['jinhua-2017', '2016-12-31', { 'budget.growth.employee': ['0.075', 'JH18', '轉述'] }],
  ['jinhua-2017', '2017-01-01', { 'budget.growth.employee': ['0', 'JH18', '待核'] }],
];

describe('what was read in the documents', () => {
  it.each(READ)('stands in %s on %s', (id, date, expected) => {
    const found = Object.fromEntries(
      (Object.keys(expected) as SchemeKey[]).map((key) => {
        const { value, cite } = at(schemeById(id)!, key, date);
        return [key, [value, cite.instrument, cite.grade]];
      }),
    );
    expect(found).toEqual(expected);
  });
});
