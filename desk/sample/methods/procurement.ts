import { yuanText } from '../yuan-text.ts';
import {
  FUND_NAMES,
  type MethodSample,
  needs,
  type Row,
  type SampleYear,
  tenThousandths,
} from './method-rows.ts';

/** Batches with their items: units agreed at the largest hospital, price before in ten thousandths of a yuan. */
const BATCHES = [
  {
    name: '國家第九批藥品',
    items: [
      ['硝苯地平控釋片 30mg', 42_000, 21_300],
      ['二甲雙胍緩釋片 0.5g', 61_000, 8_600],
      ['頭孢他啶粉針 1g', 9_500, 164_000],
    ],
  },
  {
    name: '人工晶體類耗材',
    items: [
      ['非球面單焦點人工晶體', 210, 14_200_000],
      ['可折疊人工晶體', 130, 9_800_000],
    ],
  },
] as const;

/** Hospitals with their size against the largest, and the coefficient of their appraisal. */
const HOSPITALS = [
  ['Y01', 100, '0.9500'],
  ['Y02', 62, '0.9000'],
  ['W01', 18, '1.0000'],
] as const;

/** Part of the budget that was really spent, in parts of a hundred; one batch of one hospital overran. */
const spentPercent = (batch: number, hospital: string, { random }: SampleYear): number =>
  batch === 1 && hospital === 'Y02' ? 108 : random.between(52, 78);

/** 集採結餘留用: two batches at three hospitals, in both funds. */
export const sampleProcurement: MethodSample = (sample) => {
  const { year } = sample;
  return {
    tabs: {
      procurementVolumes: BATCHES.flatMap(({ name, items }, batch) =>
        HOSPITALS.flatMap(([hospital, size]) =>
          FUND_NAMES.flatMap((fund) =>
            items.map(([item, volume, price]): Row => {
              const share = fund === '職工' ? 2_200 : 4_300;
              const units = Math.ceil((volume * size) / 100);
              const budgetFen = Math.round((units * price * share) / 1_000_000);
              const spent = Math.round((budgetFen * spentPercent(batch, hospital, sample)) / 100);
              return [
                ...[name, fund, hospital, item, String(units), tenThousandths(price)],
                ...[tenThousandths(share), yuanText(spent), `集採〔${year}〕4號`],
              ];
            }),
          ),
        ),
      ),
      procurementAppraisals: BATCHES.flatMap(({ name }) =>
        HOSPITALS.map(([hospital, , coefficient]) => [name, hospital, coefficient, `考〔${year + 1}〕9號`]),
      ),
    },
    budget: needs('集採結餘留用', 70_000, 110_000),
  };
};
