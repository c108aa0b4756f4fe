import { traced } from '../../law/trace.ts';
import { type Fen, fen, portion } from '../../money/fen.ts';
import { fraction } from '../../money/fraction.ts';
import type { FundPartRule } from './facts.ts';

const yuanOf = (amount: Fen, name?: string) => traced(fraction(amount, 100n), '元', name);

/** 單病種標準的基金部分：標準乘該險種的支付比例，四捨五入到分。 */
export const packageByRatio: FundPartRule = {
  id: 'package-fund-ratio',
  title: '單病種標準的基金部分（按比例）',
  step: 'diseasePackage',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', grade: '待核' }],
      interpretation: '長興的文字只說按病種支付，未寫基金與個人如何分；支付比例由統籌區填表。',
      formula: '付費標準 × 支付比例',
      when: ({ params }) => params['diseasePackage.fundPart'] === 'ratio',
      apply: ({ price, ratio }, trace) => {
        const result = portion(price, ratio!);
        trace?.({
          rule: 'package-fund-ratio',
          formula: 'S × p',
          inputs: { S: yuanOf(price, '付費標準'), p: traced(ratio!, '', '基金支付比例') },
          result: yuanOf(result),
        });
        return result;
      },
    },
  ],
};

/** 單病種標準的基金部分：標準減個人負擔；個人負擔高於標準的，基金不付。 */
export const packageLessPatient: FundPartRule = {
  id: 'package-fund-less-patient',
  title: '單病種標準的基金部分（減個人負擔）',
  step: 'diseasePackage',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', grade: '待核' }],
      interpretation: '個人負擔高於標準時取 0，不向機構扣回。',
      formula: 'max(0, 付費標準 − 個人負擔)',
      when: ({ params }) => params['diseasePackage.fundPart'] === 'lessPatient',
      apply: ({ price, patientPaid }, trace) => {
        const result = fen(price > patientPaid ? price - patientPaid : 0n);
        trace?.({
          rule: 'package-fund-less-patient',
          formula: 'max(0, S − X)',
          inputs: { S: yuanOf(price, '付費標準'), X: yuanOf(patientPaid, '個人負擔') },
          result: yuanOf(result),
        });
        return result;
      },
    },
  ],
};
