import type { MethodValues } from '../../region.ts';
import { at, unconfirmed } from '../placeholder.ts';

/** What no text of a region settles for 集採結餘留用. */
export const procurementPlaceholders: MethodValues<'procurement'> = {
  'procurement.retain': at('0.5', unconfirmed, '通行說法為不高於 50%；取其上限，參數不能再高。'),
  'procurement.floor': at('是', unconfirmed, '實際支出高於預算時不留用，也不扣回；未讀到規定。'),
  'procurement.appraisal.by': at(
    'coefficient',
    unconfirmed,
    '各批次各機構的係數填在集採考核表；也可取自考核方案的得分。',
  ),
  'procurement.appraisal.plan': at('', unconfirmed, '取自考核得分時，填考核方案的名稱。'),
};
