import { choice, count, optional, ratio } from '../../law/parameter.ts';

/** Settings of 單病種付費, by their dotted keys. */
export const diseasePackageParameters = {
  'diseasePackage.fundPart': choice('單病種標準中基金支付的部分', ['ratio', 'lessPatient']),
  'diseasePackage.incomplete': choice('未完成臨床路徑的病例', ['item', 'package', 'unpaid']),
  'diseasePackage.incompleteMost': optional(ratio('未完成路徑按項目支付的上限（對標準的基金部分）', '倍')),
  'diseasePackage.prepay': ratio('單病種月度撥付比例', '', '0', '1'),
  'diseasePackage.diseases': optional(count('按病種付費的病種數', '個', 1, 10_000)),
} as const;
