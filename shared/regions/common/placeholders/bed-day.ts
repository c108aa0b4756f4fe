import type { MethodValues } from '../../region.ts';
import { at, borrowed, unconfirmed } from '../placeholder.ts';

/** What no text of a region settles for 床日付費. */
export const bedDayStandardPlaceholders: MethodValues<'bedDayStandard'> = {
  'bedDayStandard.limit': at(
    '1.02',
    borrowed('DY'),
    '東營的數，作佔位；超支全由機構承擔而不看墊付的（如寧德）留空。',
  ),
  'bedDayStandard.prepay': at('1', unconfirmed, '未讀到月度撥付比例；不預留。'),
  'bedDayStandard.plan': at('', unconfirmed, '不引用考核方案；目標填在床日考核表。'),
};
