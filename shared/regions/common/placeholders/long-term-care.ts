import type { MethodValues } from '../../region.ts';
import { at, borrowed, unconfirmed } from '../placeholder.ts';

/** What no text of a region settles for 長期護理保險. */
export const longTermCarePlaceholders: MethodValues<'longTermCare'> = {
  'longTermCare.employerShare': at('0.5', borrowed('LN', '（十）'), '遼寧的同比例分擔，作佔位。'),
  'longTermCare.employerFromFund': at('否', unconfirmed, '未讀到本地單位繳費的來源，不由統籌基金劃出。'),
  'longTermCare.fee': at('none', unconfirmed, '未讀到本地的經辦服務費，不支付。'),
  'longTermCare.fee.ratio': at('0', unconfirmed, '只在 longTermCare.fee = ratio 時用到。'),
  'longTermCare.fee.amount': at('0.00', unconfirmed, '只在 longTermCare.fee = amount 時用到。'),
};
