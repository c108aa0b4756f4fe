import { CONSORTIA, INSTITUTIONS } from '../area.ts';
import { yuanText } from '../yuan-text.ts';
import { HEADS, RESIDENT_STANDARDS, residentBudget } from './capitation-heads.ts';
import { sampleRoster } from './capitation-roster.ts';
import { about, type MethodSample, monthsOf, needs, type Row, type SampleYear, yuan } from './method-rows.ts';

type Home = (typeof CONSORTIA)[number][0];

/** What the members of a 醫共體 spend, in parts of a hundred of their budget: one overruns, one saves. */
const SPENT: Readonly<Record<Home, number>> = { GT1: 103, GT2: 93 };

/** Where a 醫共體's members are treated: in parts of a hundred, the rest by its own. */
const ELSEWHERE: Readonly<Record<Home, readonly (readonly [institution: string, percent: number])[]>> = {
  GT1: [
    ['Y02', 6],
    ['S02', 2],
    ['Y04', 3],
    ['', 4],
  ],
  GT2: [
    ['Y01', 9],
    ['W01', 2],
    ['M01', 2],
    ['', 5],
  ],
};

/** 門診按人頭付費: residents by counted heads, employees by a roster of persons. */
export const sampleCapitation: MethodSample = (sample) => {
  const { year } = sample;
  const document = `門診〔${year}〕2號`;
  const roster = sampleRoster(sample);
  return {
    tabs: {
      capitationPersons: roster.persons,
      capitationAreas: roster.areas,
      capitationHeads: HEADS.map((row) => ['居民', ...row, document]),
      capitationStandards: [...RESIDENT_STANDARDS, ...roster.standards].map((row) => [...row, document]),
      capitationHistory: [
        ['居民', '居民六十歲以上', '', String(year - 3), '1540', yuan(832_000)],
        ['居民', '居民六十歲以上', '', String(year - 2), '1610', yuan(911_300)],
        ['居民', '居民六十歲以上', '', String(year - 1), '1680', yuan(978_900)],
      ],
      capitationSpending: [...residentSpending(sample), ...roster.spending],
      capitationRates: [
        ['GT1', '健康管理率', '3720', '4450', `考〔${year + 1}〕5號`],
        ['GT1', '慢病控制率', '431', '610', `考〔${year + 1}〕5號`],
        ['GT2', '健康管理率', '2410', '3100', `考〔${year + 1}〕5號`],
        ['GT2', '慢病控制率', '268', '440', `考〔${year + 1}〕5號`],
      ],
      capitationPayments: payments(sample),
    },
    parameters: [
      ['capitation.performance.by', '人頭預算績效掛鉤方式', 'rates', ''],
      ['capitation.performance.share', '人頭預算與績效掛鉤的部分', '0.1', ''],
      ['capitation.performance.targets', '績效兩率的目標', '0.85:0.7', ''],
    ],
    budget: needs('門診', 590_000, 4_030_000),
  };
};

/** Each month's spending of every 醫共體, by where its members were treated. */
function residentSpending({ year, random }: SampleYear): readonly Row[] {
  return monthsOf(year).flatMap((month) =>
    CONSORTIA.flatMap(([home]) => {
      const hundredth = (residentBudget(home) * SPENT[home]) / 1_200;
      const elsewhere = ELSEWHERE[home];
      const members = INSTITUTIONS.filter(([, , , consortium]) => consortium === home);
      const rest = 100 - elsewhere.reduce((sum, [, percent]) => sum + percent, 0);
      const places = [...members.map(([code]) => [code, rest / members.length] as const), ...elsewhere];
      return places.map(([institution, percent]): Row => {
        const fen = about(Math.round(hundredth * percent), 5, random);
        return [month, '居民', institution, home, '', yuanText(fen)];
      });
    }),
  );
}

/** Whole sums near the month's share, to each 醫共體 and to who treats its members outside it. */
function payments({ year }: SampleYear): readonly Row[] {
  const document = `門診撥〔${year}〕1號`;
  return monthsOf(year).flatMap((month) => [
    [month, '居民', 'GT1', yuan(161_000), document],
    [month, '居民', 'GT2', yuan(117_000), document],
    [month, '居民', 'Y04', yuan(5_500), document],
    [month, '職工', 'GT1', yuan(16_500), document],
    [month, '職工', 'GT2', yuan(15_000), document],
  ]);
}
