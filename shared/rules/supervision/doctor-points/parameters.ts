import * as kind from '../../../law/parameter.ts';
import { suspensionSteps } from './suspension-steps.ts';

/** Settings of 醫師記分, by their dotted keys. */
export const doctorPointsParameters = {
  'watch.doctor.scheme': kind.choice('醫師記分辦法', ['both', 'national', 'hundred']),
  'watch.doctor.national.remind': kind.count('十二分制提醒的累計分', '分', 1, 12),
  'watch.doctor.national.suspend': kind.count('十二分制暫停的累計分', '分', 1, 12),
  'watch.doctor.national.months': suspensionSteps('十二分制暫停的月數'),
  'watch.doctor.national.end': kind.count('十二分制終止的累計分', '分', 1, 100),
  'watch.doctor.national.bar': kind.count('累計終止後不得再備案的年數', '年', 0, 10),
  'watch.doctor.national.barSingle': kind.count('一次記滿終止後不得再備案的年數', '年', 0, 10),
  'watch.doctor.hundred.base': kind.count('百分制的基礎分', '分', 1, 1000),
  'watch.doctor.hundred.remind': kind.count('百分制提醒的餘分', '分', 0, 1000),
  'watch.doctor.hundred.suspend': kind.count('百分制暫停處方權的餘分', '分', 0, 1000),
} as const;
