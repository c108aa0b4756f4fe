import { yuanText } from '../yuan-text.ts';
import { about, FUND_NAMES, type MethodSample, monthsOf, needs, type Row, yuan } from './method-rows.ts';

/** Diseases with a price by level: name, and the prices of 二級 and 一級 in yuan. Codes are invented. */
const DISEASES = [
  ['DBZ01', '急性單純性闌尾炎（腹腔鏡）', 9_800, 8_600],
  ['DBZ02', '單側腹股溝疝（無張力修補）', 8_900, 7_900],
  ['DBZ03', '老年性白內障（超聲乳化）', 5_200, 4_700],
  ['DBZ04', '兒童支氣管肺炎', 3_400, 2_900],
] as const;

const HOSPITALS = ['Y01', 'Y02', 'Y03', 'W01', 'W04'] as const;
const MONTHLY_CASES = 7;

/** Paid in a month, in yuan, by fund. */
const PAID = { Y01: [1_500, 4_900], Y02: [1_500, 5_200], Y03: [3_000, 5_800] } as const;

/** 單病種: cases of four diseases, one in eight off the pathway. */
export const samplePackages: MethodSample = ({ year, random }) => {
  const document = `單病種〔${year}〕1號`;
  let number = 0;
  const cases = monthsOf(year).flatMap((month) =>
    Array.from({ length: MONTHLY_CASES }, (): Row => {
      number++;
      const [disease, , secondary, primary] = random.pick(DISEASES);
      const institution = random.pick(HOSPITALS);
      const fund = FUND_NAMES[random.oneIn(3) ? 0 : 1];
      const completed = !random.oneIn(8);
      const price = institution.startsWith('Y') ? secondary : primary;
      const total = about(completed ? price : Math.round(price * 1.45), 14, random) * 100;
      const fundPaid = Math.round((total * (fund === '職工' ? 82 : 71)) / 100);
      const code = `DBZ${year}${String(number).padStart(4, '0')}`;
      const money = [total, fundPaid, total - fundPaid].map(yuanText);
      return [code, fund, institution, month, disease, completed ? '是' : '否', ...money];
    }),
  );
  return {
    tabs: {
      packagePrices: DISEASES.flatMap(([disease, name, secondary, primary]) => [
        [disease, name, '二級', yuan(secondary), '0.85', '0.75', document],
        [disease, name, '一級', yuan(primary), '0.9', '0.8', document],
      ]),
      packageCases: cases,
      packagePayments: monthsOf(year).flatMap((month) =>
        Object.entries(PAID).flatMap(([institution, amounts]) =>
          FUND_NAMES.map((fund, index) => [month, fund, institution, yuan(amounts[index]!)]),
        ),
      ),
    },
    budget: needs('單病種', 120_000, 310_000),
  };
};
