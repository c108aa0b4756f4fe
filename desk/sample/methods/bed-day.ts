import type { Random } from '../random.ts';
import { about, FUND_NAMES, type MethodSample, monthsOf, needs, type Row, yuan } from './method-rows.ts';

/** Bed-day groups settled by points: a value of the hospital's own with bands, one of a level, the rest by the group. */
const IN_POINTS = [
  ['DB01', 'Y01', '1', '20', '', '2.75'],
  ['DB01', 'Y01', '21', '45', '', '2.45'],
  ['DB01', 'Y01', '46', '', '', '2.1'],
  ['DB01', '一級', '', '', '', '2.3'],
  ['DB02', 'Y02', '', '', '', '5.1'],
  ['DB02', 'Y03', '1', '20', '', '5'],
  ['DB02', 'Y03', '21', '', '', '4.4'],
] as const;

/** Groups paid a sum a day, of no case of 病例. */
const CARE = 'HLC1';
const HOSPICE = 'HLC2';
const IN_MONEY = [
  [CARE, '二級', '', '', '165', ''],
  [CARE, '一級', '', '', '135', ''],
  [CARE, '社區', '', '', '120', ''],
  [CARE, 'Y04', '1', '30', '220', ''],
  [CARE, 'Y04', '31', '', '170', ''],
  [HOSPICE, '*', '', '', '260', ''],
] as const;

/** Who has long stays: persons at a time by fund, and what a day really costs there. */
const WARDS = [
  ['Y04', CARE, 4, 7, 205],
  ['W02', CARE, 1, 4, 128],
  ['W05', CARE, 1, 3, 149],
  ['S01', CARE, 1, 2, 116],
  ['M01', HOSPICE, 1, 2, 241],
] as const;

/** 床日 in points by hospital and length, and in money for nursing wards and a hospice. */
export const sampleBedDays: MethodSample = ({ year, random }) => {
  const document = `床日〔${year}〕2號`;
  const stays = monthsOf(year).flatMap((month) => staysOf(month, random));
  return {
    tabs: {
      bedDayStandards: [...IN_POINTS, ...IN_MONEY].map((row) => [...row, document]),
      bedDayStays: stays,
      bedDayTargets: [
        ['Y04', CARE, '32', yuan(215), '好轉率', '0.85', '0.88', document],
        ['W02', CARE, '30', yuan(125), '好轉率', '0.85', '0.86', document],
        ['W05', CARE, '30', yuan(135), '好轉率', '0.85', '0.81', document],
        ['Y01', 'DB01', '40', yuan(280), '', '', '', document],
      ],
      bedDayPayments: paymentsOf(year),
    },
    budget: needs('床日', 290_000, 482_000),
  };
};

/** One row a person where standards have bands; a person stays on from the month before half the time. */
function staysOf(month: string, random: Random): readonly Row[] {
  const first = month.endsWith('-01');
  return FUND_NAMES.flatMap((fund) =>
    WARDS.flatMap(([institution, group, employees, residents, daily]) =>
      Array.from({ length: fund === '職工' ? employees : residents }, (): Row => {
        const before = !first && random.oneIn(2) ? random.between(5, 31) : 0;
        const days = random.between(12, 28);
        const total = about(daily * days, 6, random);
        const advance = Math.round((total * (fund === '職工' ? 88 : 76)) / 100);
        const ratios = fund === '職工' ? ['0.9', '0.8'] : ['0.8', '0.7'];
        const start = before > 0 ? String(before) : '';
        const money = [yuan(total), yuan(advance)];
        return [
          ...[fund, institution, month, group, '1', start, String(days), ...money],
          ...['0.8', ratios[0]!, '0.2', ratios[1]!],
        ];
      }),
    ),
  );
}

/** Whole sums near what a usual month comes to, to December. */
const PAID = { Y04: [13_000, 20_500], W02: [2_100, 7_500], W05: [2_100, 5_600] } as const;

const paymentsOf = (year: number): readonly Row[] =>
  monthsOf(year).flatMap((month) =>
    Object.entries(PAID).flatMap(([institution, amounts]) =>
      FUND_NAMES.map((fund, index) => [month, fund, institution, yuan(amounts[index]!)]),
    ),
  );
