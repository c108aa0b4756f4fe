import { type Traced, traced } from '../../law/trace.ts';
import { type Fen, NO_MONEY, portion } from '../../money/fen.ts';
import { fraction } from '../../money/fraction.ts';
import type { FeeRule } from './facts.ts';

const yuanOf = (amount: Fen, name?: string): Traced => traced(fraction(amount, 100n), '元', name);

const cites = [
  {
    instrument: 'LN',
    article: '（十）',
    quote: '探索從長期護理保險基金中按比例或按定額支付經辦服務費用',
    grade: '原文',
  },
] as const;

/** 不由基金支付經辦服務費。 */
export const noHandlingFee: FeeRule = {
  id: 'care-fee-none',
  title: '不支付經辦服務費',
  step: 'longTermCare',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', grade: '待核' }],
      formula: '0',
      when: ({ params }) => params['longTermCare.fee'] === 'none',
      apply: () => NO_MONEY,
    },
  ],
};

/** 經辦服務費按本年籌資的比例。 */
export const proportionalHandlingFee: FeeRule = {
  id: 'care-fee-ratio',
  title: '按比例的經辦服務費',
  step: 'longTermCare',
  versions: [
    {
      from: '2016-07-01',
      cites,
      interpretation: '「按比例」的基數文本未寫，取本年籌資，不含上年結餘。',
      formula: '本年籌資 × 比例',
      when: ({ params }) => params['longTermCare.fee'] === 'ratio',
      apply: ({ income, params }, trace) => {
        const ratio = params['longTermCare.fee.ratio'];
        const fee = portion(income, ratio);
        trace?.({
          rule: 'care-fee-ratio',
          formula: 'I × f',
          inputs: {
            I: yuanOf(income, '本年籌資'),
            f: traced(ratio, '', '服務費比例', 'longTermCare.fee.ratio'),
          },
          result: yuanOf(fee),
        });
        return fee;
      },
    },
  ],
};

/** 經辦服務費按定額。 */
export const fixedHandlingFee: FeeRule = {
  id: 'care-fee-amount',
  title: '按定額的經辦服務費',
  step: 'longTermCare',
  versions: [
    {
      from: '2016-07-01',
      cites,
      formula: '定額',
      when: ({ params }) => params['longTermCare.fee'] === 'amount',
      apply: ({ params }, trace) => {
        const fee = params['longTermCare.fee.amount'];
        trace?.({
          rule: 'care-fee-amount',
          formula: 'A',
          inputs: { A: { ...yuanOf(fee, '服務費定額'), parameter: 'longTermCare.fee.amount' } },
          result: yuanOf(fee),
        });
        return fee;
      },
    },
  ],
};
