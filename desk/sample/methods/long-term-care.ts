import { type MethodSample, yuan } from './method-rows.ts';

/** Premiums of employers, carved out of the employees' fund. */
const EMPLOYERS = 240_000;

/** 長期護理保險: an account of its own; homes and institutions of the county and one outside its tables. */
export const sampleLongTermCare: MethodSample = ({ year }) => {
  const document = `長護〔${year}〕1號`;
  return {
    tabs: {
      careIncome: [
        ['上年結餘', yuan(186_400), document],
        ['單位繳費', yuan(EMPLOYERS), document],
        ['個人繳費', yuan(236_000), document],
        ['個人繳費', yuan(4_000), `長護〔${year}〕3號`],
        ['財政補助', yuan(90_000), document],
      ],
      careServices: [
        ['Y04', '', '機構護理', '3860', '50.00', '0.7', yuan(96_000), document],
        ['W02', '', '機構護理', '1420', '50.00', '0.7', yuan(36_000), document],
        ['S01', '', '居家護理', '2150', '40.00', '0.75', yuan(45_000), document],
        ['S02', '', '居家護理', '1730.5', '40.00', '0.75', yuan(40_000), document],
        ['', '示例安康護理院', '機構護理', '4380', '50.00', '0.7', yuan(110_000), document],
      ],
    },
    parameters: [
      ['longTermCare.employerFromFund', '單位繳費由職工統籌基金劃出', '是', ''],
      ['longTermCare.fee', '經辦服務費', 'ratio', ''],
      ['longTermCare.fee.ratio', '經辦服務費佔本年籌資的比例', '0.03', ''],
    ],
    budget: [{ fund: '職工', item: '長護', yuan: EMPLOYERS }],
  };
};
