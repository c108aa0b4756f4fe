import * as kind from '../../law/parameter.ts';

/** The settings of 長期護理保險. */
export const longTermCareParameters = {
  'longTermCare.employerShare': kind.ratio('單位繳費佔單位與個人繳費的比例', '', '0', '1'),
  'longTermCare.employerFromFund': kind.yesNo('單位繳費由職工統籌基金劃出'),
  'longTermCare.fee': kind.choice('經辦服務費', ['none', 'ratio', 'amount']),
  'longTermCare.fee.ratio': kind.ratio('經辦服務費佔本年籌資的比例', '', '0', '1'),
  'longTermCare.fee.amount': kind.money('經辦服務費定額'),
} as const;
