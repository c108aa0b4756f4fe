import { about, type MethodSample, monthsOf, needs, type Row, yuan } from './method-rows.ts';

const GROUP = 'GT2';

/**
 * What is paid to the group by this method alone: fund, institution, kind, and a usual month in yuan. Hospital cases
 * are settled by points and outpatients by heads, so that neither is here.
 */
const PAID_HERE = [
  ['居民', 'Y02', '門診特定病種', 34_000],
  ['居民', 'Y02', '術前檢查', 9_500],
  ['居民', 'W03', '門診特定病種', 11_000],
  ['居民', 'W04', '門診特定病種', 12_500],
  ['居民', 'W05', '其他', 3_200],
  ['居民', 'S02', '門診特定病種', 8_800],
  ['職工', 'Y02', '門診特定病種', 19_000],
  ['職工', 'Y02', '術前檢查', 4_600],
  ['職工', 'W04', '門診特定病種', 5_200],
  ['職工', 'S02', '門診特定病種', 6_100],
] as const;

/** Care outside the county, paid through the clearing between areas: within the total, not paid here. */
const OUTSIDE = [
  ['居民', 23_000],
  ['職工', 9_000],
] as const;

/** 集團總額付費: the second 醫共體 is a group; its residents overrun a little, its employees save. */
export const sampleGroup: MethodSample = ({ year, random }) => {
  const document = `集團〔${year}〕1號`;
  const spending = monthsOf(year).flatMap((month): readonly Row[] => [
    ...PAID_HERE.map(([fund, institution, kind, usual], index) => {
      const disallowed = index === 0 ? yuan(random.between(200, 900)) : '';
      const claimed = yuan(about(usual, 9, random));
      return [GROUP, fund, month, institution, kind, claimed, disallowed, '', ''];
    }),
    ...OUTSIDE.map(([fund, usual]) => [
      ...[GROUP, fund, month, '', '住院', yuan(about(usual, 12, random)), '', '', '是'],
    ]),
  ]);
  return {
    tabs: {
      groupBase: [
        [GROUP, '居民', String(year - 3), yuan(780_000), yuan(251_000)],
        [GROUP, '居民', String(year - 2), yuan(834_000), yuan(262_000)],
        [GROUP, '居民', String(year - 1), yuan(901_000), yuan(279_000)],
        [GROUP, '職工', String(year - 3), yuan(421_000), yuan(101_000)],
        [GROUP, '職工', String(year - 2), yuan(440_000), yuan(106_000)],
        [GROUP, '職工', String(year - 1), yuan(462_000), yuan(109_000)],
      ],
      groupTotals: [
        [GROUP, '居民', yuan(10_400_000), yuan(11_020_000), '', yuan(1_180_000), '', '', document],
        [GROUP, '職工', yuan(6_900_000), yuan(7_245_000), yuan(-8_000), yuan(571_000), '', '', document],
      ],
      groupSpending: [...spending, [GROUP, '居民', `${year}-09`, 'Y02', '住院', yuan(46_200), '', '是', '']],
      groupPayments: monthsOf(year).flatMap((month, index) => [
        ...(index === 0
          ? [
              [month, GROUP, '居民', yuan(96_000)],
              [month, GROUP, '職工', yuan(47_000)],
            ]
          : []),
        [month, GROUP, '居民', yuan(68_000)],
        [month, GROUP, '職工', yuan(30_000)],
      ]),
      groupRewards: [
        ['Y02', '是', '88.5', document],
        ['W03', '是', '82', document],
        ['W04', '是', '90.5', document],
        ['W05', '否', '58', document],
        ['S02', '是', '86', document],
      ],
    },
    parameters: [
      ['groupPayment.firstYear', '集團總額付費的首年', String(year), '年'],
      ['groupPayment.plan', '集團年度考核的方案名', '醫共體績效考核', ''],
    ],
    budget: [...needs('集團總額', 470_000, 1_010_000), ...needs('集團獎勵', 12_000, 24_000)],
  };
};
