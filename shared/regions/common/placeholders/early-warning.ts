import type { SupervisionValues } from '../../region.ts';
import { at, unconfirmed } from '../placeholder.ts';

/** What no text of a region settles for 預警. */
export const earlyWarningPlaceholders: SupervisionValues<'earlyWarning'> = {
  'watch.pace.margin': at('0.05', unconfirmed, '沒有讀到文本；5% 作佔位，避免每逢旺月即報。'),
  'watch.reserve.used': at('0.8', unconfirmed, '沒有讀到文本；用去八成即提示，作佔位。'),
  'watch.outlier.k': at(
    '4.5',
    unconfirmed,
    '沒有讀到文本；正態分佈的標準差約為 1.4826 × MAD，4.5 倍 MAD 約為三倍標準差。',
  ),
  'watch.outlier.months': at('6', unconfirmed, '沒有讀到文本；不足半年的月份看不出何為尋常。'),
  'watch.forecast.months': at('3', unconfirmed, '沒有讀到文本；不足一季的月份不足以推到年底。'),
  'watch.talk.times': at('2', unconfirmed, '沒有讀到文本；為全區兩倍即列入約談，作佔位。'),
  'watch.publish': at(
    '否',
    unconfirmed,
    '由統籌區自定；開啟後，發布的報表文件與網頁附各醫共體自己的監管文書。',
  ),
};
