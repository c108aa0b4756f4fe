import type { MethodValues } from '../../region.ts';
import { at, unconfirmed } from '../placeholder.ts';

/** What no text of a region settles for 單病種付費. */
export const diseasePackagePlaceholders: MethodValues<'diseasePackage'> = {
  'diseasePackage.fundPart': at(
    'ratio',
    unconfirmed,
    '基金付標準乘支付比例；另有基金付標準減個人負擔的做法（lessPatient）。',
  ),
  'diseasePackage.incomplete': at('item', unconfirmed, '未完成臨床路徑的不按病種付，按項目支付。'),
  'diseasePackage.incompleteMost': at('1', unconfirmed, '以該病種標準的基金部分為限；留空為不設上限。'),
  'diseasePackage.prepay': at('1', unconfirmed, '未讀到月度撥付比例；不預留。'),
  'diseasePackage.diseases': at('', unconfirmed, '不與文件所載的病種數核對。'),
};
