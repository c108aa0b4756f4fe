import fc from 'fast-check';

/**
 * The independent pieces a county is put together from. Indices are taken modulo what they point into, so that
 * every combination is valid and a failing county shrinks piece by piece.
 */

const index = fc.nat(7);
const often = <T>(usual: T, ...others: readonly T[]) =>
  fc.oneof(
    { arbitrary: fc.constant(usual), weight: 3 },
    { arbitrary: fc.constantFrom(...others), weight: 1 },
  );

/** A ratio of the group's mean that some rule treats as a boundary, and how many fen beside it; or any amount. */
const cost = fc.oneof(
  {
    arbitrary: fc.record({
      hundredths: fc.constantFrom(0, 30, 35, 40, 50, 80, 90, 100, 105, 125, 150, 200, 300, 350),
      beside: often(0n, -1n, 1n),
    }),
    weight: 3,
  },
  { arbitrary: fc.record({ fen: fc.bigInt(0n, 9_000_000n) }), weight: 1 },
);

const decision = fc.record({
  kind: fc.constantFrom('追加點數', '追加點數', '核定點數', '按項目', '不予支付'),
  value: fc.option(fc.constantFrom('0', '0.5', '45.5', '123.45675', '0.333333333333', '300'), { freq: 2 }),
  documented: fc.boolean(),
});

const stay = fc.record({
  label: fc.nat(99),
  /** Days from the discharge before to this admission; negative ones overlap */
  gap: fc.constantFrom(-30, -3, -1, 0, 1, 9, 10, 11, 14, 15, 16, 30),
  days: fc.oneof({ arbitrary: fc.nat(3), weight: 2 }, { arbitrary: fc.nat(45), weight: 1 }),
  cost,
  /** Hundredths of the charge, of its fund part's remainder, and of the charge again */
  fundPart: fc.constantFrom(0, 37, 61, 85, 100),
  otherPart: often(0, 33, 100),
  unreasonablePart: often(0, 1, 10, 100),
  otherFund: often(false, true),
  daySurgery: often(false, true),
  planned: often(false, true),
  home: fc.constantFrom('本地', '省內異地', '跨省異地'),
  decision: fc.oneof({ arbitrary: fc.constant(null), weight: 5 }, { arbitrary: decision, weight: 1 }),
});

/** Stays of one person in one institution and group, one after another. */
const chain = fc.record({
  institution: index,
  group: index,
  person: fc.nat(2),
  employee: fc.boolean(),
  start: fc.nat(330),
  stays: fc.array(stay, { minLength: 1, maxLength: 5 }),
});

const institution = fc.record({
  level: fc.constantFrom('三級', '二級', '一級', '社區'),
  consortium: fc.nat(3),
  primaryCare: fc.boolean(),
});

const group = fc.record({
  kind: often('一般', '非穩定', '床日', '歧義', '未入組'),
  points: fc.oneof(
    fc.constantFrom('100', '100.0001', '120', '300', '300.0001', '0.0001'),
    fc
      .bigInt(1n, 5_000_000n)
      .map((units) => `${units / 10_000n}.${String(units % 10_000n).padStart(4, '0')}`),
  ),
  /** Round means make exact boundary ratios; others make long fractions. */
  mean: fc.oneof(
    fc.bigInt(1n, 400n).map((n) => n * 10_000n),
    fc.bigInt(1n, 4_000_000n),
  ),
  noCoefficient: often(false, true),
  upper: often('', '1.25', '1.5', '2', '3'),
});

const coefficient = fc.record({
  form: fc.constantFrom(
    'group+institution',
    'group+level',
    'group+any',
    'any+institution',
    'any+level',
    'any+any',
  ),
  group: index,
  institution: index,
  value: fc.constantFrom('0.5', '0.9214', '1', '1.1000', '1.6', '0', '1.333333333333'),
});

/** Own settings of an area; each county writes a few of them. */
export const SETTINGS = {
  'points.decimals': fc.nat(8).map(String),
  'case.low.ratio': fc.constantFrom('0.3', '0.4', '0.50'),
  'case.low.inclusive': fc.constantFrom('是', '否'),
  'case.low.coefficient': fc.constantFrom('是', '否'),
  'case.mid.on': fc.constantFrom('是', '否'),
  'case.mid.upper': fc.constantFrom('0.8', '0.9'),
  'case.mid.add': fc.constantFrom('0.2', '0.1'),
  'case.mid.coefficient': fc.constantFrom('all', 'ratio', 'none'),
  'case.high.steps': fc.constantFrom('100:3,300:2,*:1.5', '100:3,200:2.5,300:2,*:1.5', '100:3', ''),
  'case.high.levels': fc.constantFrom('', '三級:3,二級:2', '社区:1.25'),
  'case.high.inclusive': fc.constantFrom('是', '否'),
  'case.high.extra': fc.constantFrom('reviewed', 'automatic', 'none'),
  'case.high.extraCoefficient': fc.constantFrom('是', '否'),
  'case.ungrouped.factor': fc.constantFrom('1', '0.9', '0.3333'),
  'case.unknownGroup': fc.constantFrom('ungrouped', 'finding'),
  'bedDay.coefficient': fc.constantFrom('是', '否'),
  'readmission.days': fc.constantFrom('0', '10', '15', '30'),
  'readmission.factor': fc.constantFrom('0.5', '0', '0.3333', '1'),
  'readmission.exempt': fc.constantFrom('', 'G0', 'G1,G2'),
  'adjust.ungroupedDiscount': fc.constantFrom('0', '0.1', '1'),
  'value.mode': fc.constantFrom('gross', 'net'),
  'value.decimals': fc.nat(8).map(String),
  'value.allocation': fc.constantFrom('exact', 'rounded'),
  'prepay.ratio': fc.constantFrom('0.85', '0.95', '1', '0', '0.333'),
  'sharing.mode': fc.constantFrom('interpolate', 'budget', 'bands'),
  'sharing.retain': fc.constantFrom('0.85', '1', '0', '0.3333'),
  'sharing.bear': fc.constantFrom('0.85', '0.7', '1', '0', '0.3333'),
  'sharing.reserve': fc.constantFrom('', '0', '1000.01', '100000.00'),
  'sharing.bands': fc.constantFrom('*:0.5', '0.85:0.5,1:0.8,1.1:0.6,*:0.9', '0.9:1,1:0.3333', '1:0,1.2:0.5'),
} as const;

export type Setting = keyof typeof SETTINGS;

const settings = fc.record({
  values: fc.record(SETTINGS),
  own: fc.subarray(Object.keys(SETTINGS) as Setting[], { maxLength: 10 }),
});

/** A fund's budget against what its cases cost by item, or an amount of its own. */
const budget = fc.record({
  size: fc.oneof(
    fc.record({ percent: fc.constantFrom(1n, 50n, 85n, 99n, 100n, 101n, 120n, 300n) }),
    fc.record({ fen: fc.constantFrom(1n, 99n, 100_000_001n, 1_000_000_000_000n) }),
  ),
  revised: fc.bigInt(0n, 1_000_000n),
});

const payment = fc.record({
  month: fc.integer({ min: 1, max: 12 }),
  employee: fc.boolean(),
  institution: index,
  fen: fc.bigInt(-5_000_000n, 20_000_000n),
});

const monthWeights = fc
  .array(fc.constantFrom('0', '1', '0.9', '1.25', '8.333'), { minLength: 12, maxLength: 12 })
  .filter((weights) => weights.some((weight) => weight !== '0'));

export const SEEDS = {
  scheme: fc.constantFrom('zhejiang-2019', 'zhejiang-2025', 'jinhua-2017', 'hangzhou-2020'),
  year: fc.constantFrom(2025, 2028),
  mean: fc.oneof(fc.constant(1_000_000n), fc.bigInt(1n, 3_000_000n)),
  settings,
  institutions: fc.array(institution, { minLength: 1, maxLength: 6 }),
  consortia: fc.nat(3),
  groups: fc.array(group, { minLength: 1, maxLength: 8 }),
  coefficients: fc.array(coefficient, { maxLength: 8 }),
  chains: fc.array(chain, { minLength: 1, maxLength: 12 }),
  funds: fc.constantFrom('both', 'both', '職工', '居民'),
  budgets: fc.tuple(budget, budget),
  monthWeights: fc.option(monthWeights, { freq: 2 }),
  payments: fc.array(payment, { maxLength: 6 }),
  adjustments: fc.array(payment, { maxLength: 4 }),
  strayDecision: fc.boolean(),
} as const;

type Value<A> = A extends fc.Arbitrary<infer T> ? T : never;
export type Seed = { readonly [K in keyof typeof SEEDS]: Value<(typeof SEEDS)[K]> };
export type StaySeed = Value<typeof stay>;
export type ChainSeed = Value<typeof chain>;
