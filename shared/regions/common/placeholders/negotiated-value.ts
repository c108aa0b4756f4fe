import type { MethodValues } from '../../region.ts';
import { at, unconfirmed } from '../placeholder.ts';

/** What no text of a region settles for 談判相對價值. */
export const negotiatedValuePlaceholders: MethodValues<'negotiatedValue'> = {
  'negotiated.unit': at('points', unconfirmed, '與病組表的基準點數同一口徑。'),
  'negotiated.groups': at('', unconfirmed, '不與文件所載的病組數核對。'),
};
