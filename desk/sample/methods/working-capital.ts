import { FUND_NAMES, type MethodSample, type Row, yuan } from './method-rows.ts';

/** Yearly spending before, in yuan, oldest year first. */
const SPENT = {
  Y01: [2_010_000, 2_160_000, 2_300_000],
  Y02: [1_240_000, 1_330_000, 1_420_000],
  W01: [285_000, 301_000, 322_000],
} as const;

/** 預付金: the employees' fund may lend a month, the residents' may not; all of it came back by December. */
export const sampleWorkingCapital: MethodSample = ({ year }) => {
  const paper = (office: string, number: number) => `${office}〔${year}〕${number}號`;
  const moves: readonly Row[] = [
    ['職工', 'Y01', '申請', `${year}-01-08`, '', paper('院', 1)],
    ['職工', 'Y01', '撥付', `${year}-02-20`, yuan(190_000), paper('保', 3)],
    ['職工', 'Y01', '沖抵', `${year}-11-28`, yuan(120_000), paper('保', 40)],
    ['職工', 'Y01', '收回', `${year}-12-19`, yuan(70_000), paper('保', 44)],
    ['職工', 'Y02', '申請', `${year}-01-15`, yuan(100_000), paper('院', 2)],
    ['職工', 'Y02', '撥付', `${year}-02-20`, yuan(100_000), paper('保', 3)],
    ['職工', 'Y02', '收回', `${year}-12-20`, yuan(100_000), paper('保', 44)],
    ['職工', 'W01', '申請', `${year}-01-20`, yuan(20_000), paper('院', 3)],
    ['職工', 'W01', '撥付', `${year}-03-18`, yuan(20_000), paper('保', 5)],
    ['職工', 'W01', '收回', `${year}-12-22`, yuan(20_000), paper('保', 45)],
  ];
  return {
    tabs: {
      workingCapitalFunds: [
        ['職工', yuan(9_820_000), yuan(746_000), yuan(410_000), yuan(268_000), `財〔${year}〕3號`],
        ['居民', yuan(6_150_000), yuan(1_580_000), yuan(-122_000), yuan(95_000), `財〔${year}〕3號`],
      ],
      workingCapitalHistory: FUND_NAMES.slice(0, 1).flatMap((fund) =>
        Object.entries<readonly number[]>(SPENT).flatMap(([code, amounts]) =>
          amounts.map((amount, index) => [fund, code, String(year - 3 + index), yuan(amount)]),
        ),
      ),
      workingCapitalMoves: moves,
    },
  };
};
