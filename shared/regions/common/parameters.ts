import type { SchemeValues } from '../region.ts';
import { at, borrowed, CHECKED, reasoned, unconfirmed } from './placeholder.ts';
import { appraisalPlaceholders } from './placeholders/appraisal.ts';
import { bedDayStandardPlaceholders } from './placeholders/bed-day.ts';
import { benefitsPlaceholders } from './placeholders/benefits.ts';
import { capitationPlaceholders } from './placeholders/capitation.ts';
import { caseFlagPlaceholders } from './placeholders/case-flag.ts';
import { diseasePackagePlaceholders } from './placeholders/disease-package.ts';
import { doctorPointsPlaceholders } from './placeholders/doctor-points.ts';
import { earlyWarningPlaceholders } from './placeholders/early-warning.ts';
import { equivalentsPlaceholders } from './placeholders/equivalents.ts';
import { fundBudgetPlaceholders } from './placeholders/fund-budget.ts';
import { groupPaymentPlaceholders } from './placeholders/group-payment.ts';
import { indicatorPlaceholders } from './placeholders/indicator.ts';
import { longTermCarePlaceholders } from './placeholders/long-term-care.ts';
import { negotiatedValuePlaceholders } from './placeholders/negotiated-value.ts';
import { pricePoolPlaceholders } from './placeholders/price-pool.ts';
import { procurementPlaceholders } from './placeholders/procurement.ts';
import { riskScorePlaceholders } from './placeholders/risk-score.ts';
import { volumeFlagPlaceholders } from './placeholders/volume-flag.ts';
import { workingCapitalPlaceholders } from './placeholders/working-capital.ts';

/**
 * Placeholders for what a region's texts leave open. None is any region's rule: all are 待核, but where the reading
 * follows from read facts (推定) or a national text says it (轉述).
 */
export const placeholders: SchemeValues = {
  'points.decimals': at('4', unconfirmed, '未讀到病例點數的小數位；與基準點數取同一位數。'),

  'case.low.ratio': at('0.4', unconfirmed, '各地另有 0.3、0.5、0.6。'),
  'case.low.inclusive': at('否', unconfirmed, '通行說法為低於 0.4，不含界限本身。'),
  'case.low.coefficient': at('是', unconfirmed),
  'case.mid.on': at('否', unconfirmed, '只有浙江 2025 設此分段。'),
  'case.mid.upper': at('0.8', borrowed('ZJ25', '第五項'), '浙江 2025 的數；啟用中間倍率時才用到。'),
  'case.mid.add': at('0.2', borrowed('ZJ25', '第五項'), '浙江 2025 的數；啟用中間倍率時才用到。'),
  'case.mid.coefficient': at('all', unconfirmed, '只有乘於全部才在上界處與正常病例相接。'),
  'case.high.steps': at(
    '100:3,300:2,*:1.5',
    unconfirmed,
    '另有以 100、200、300 分界的 3、2.5、2、1.5 一說；病組表的「上限倍率」優先。',
  ),
  'case.high.levels': at('', unconfirmed, '已按基準點數分段，不再按機構等級。'),
  'case.high.inclusive': at('是', unconfirmed, '未讀到恰在界限上的病例如何歸類。'),
  'case.high.extra': at('reviewed', unconfirmed, '經特病單議才追加點數。'),
  'case.high.extraCoefficient': at('否', unconfirmed, '通行說法為核定倍數乘基準點數，不乘差異係數。'),
  'case.ungrouped.factor': at('1', unconfirmed, '未入組病例按費用折點，不打折。'),
  'case.unknownGroup': at(
    'finding',
    unconfirmed,
    '表外編碼多為錄入錯誤，先請人核對；確認後可設為 ungrouped。',
  ),
  'bedDay.coefficient': at('否', unconfirmed),
  'readmission.days': at('15', unconfirmed),
  'readmission.factor': at('0.5', unconfirmed),
  'readmission.exempt': at('', unconfirmed, '豁免病組的編碼由統籌區填入。'),
  'review.cap': [
    {
      value: '0.05',
      from: '2016-07-01',
      to: '2024-07-22',
      cite: unconfirmed,
      interpretation: '2024年7月以前未讀到上限，沿用其後的數；超過只作提示。',
      checkedOn: CHECKED,
    },
    {
      value: '0.05',
      from: '2024-07-23',
      cite: { instrument: 'N24', grade: '轉述' },
      interpretation: 'DRG 為出院病例的 5%；超過只作提示。',
      checkedOn: CHECKED,
    },
  ],

  'value.mode': at(
    'gross',
    reasoned,
    '基準點數取自總費用，點數乘點值即為總費用口徑，故減去個人與其他基金所付。',
  ),
  'value.decimals': at('4', unconfirmed, '未讀到點值的小數位。'),
  'value.allocation': at('exact', unconfirmed, '未讀到尾差的處理；分配金額本身，應付合計恆等於可分配額。'),
  'prepay.ratio': at('0.95', unconfirmed, '各地實施細則常見，餘下 5% 待年終清算。'),
  'sharing.mode': at(
    'interpolate',
    reasoned,
    '結餘與超支按比例由機構與基金分擔，作用於整個點數池，先於點值。',
  ),
  'sharing.retain': at('0.85', borrowed('HZ20'), '省級及杭州的數，作佔位。'),
  'sharing.bear': at('0.85', borrowed('HZ20'), '省級及杭州的數，作佔位。'),
  'sharing.reserve': at('', unconfirmed, '不設調劑金上限。'),
  'sharing.bands': at('', unconfirmed, '未讀到分段分擔的規定。'),

  'base.yearWeights': at('1:1:1', unconfirmed, '前三年等權。'),
  'base.yearWeightMode': at('means', reasoned, '文本未寫權重作用於年度均值還是年度合計，取均值。'),
  'base.trim': at('iqr', unconfirmed),
  'base.trim.k': at('1.5', unconfirmed, '四分位距法的通行倍數，文本沒有數字。'),
  'base.trim.lower': at('0', unconfirmed, '只在 base.trim = ratio 時用到；0 表示不裁低值。'),
  'base.trim.upper': at('3', unconfirmed, '只在 base.trim = ratio 時用到。'),
  'base.minCases': at('5', unconfirmed, '通行說法為例數大於 5。'),
  'base.cvMax': at('1', unconfirmed),
  'base.deviation': at('population', unconfirmed, '未讀到標準差的口徑。'),
  'base.bedDay.decimals': at('4', unconfirmed, '各地為 4 至 8 位。'),

  'coefficient.method': at('none', unconfirmed, '差異係數由設區市測算公布，填入差異係數表；程序預設不代算。'),
  'coefficient.weight.level': at('0.5', borrowed('ZJ25', '第四項'), '取浙江 2025 的下限。'),
  'coefficient.weight.history': at('0.3', borrowed('ZJ25', '第四項'), '取浙江 2025 的上限。'),
  'coefficient.weight.cmi': at('0.03', borrowed('ZJ25', '第四項'), '取浙江 2025 的下限。'),
  'coefficient.weight.visits': at('0.085', unconfirmed, '其餘權重由兩項平分，合計為 1。'),
  'coefficient.weight.burden': at('0.085', unconfirmed, '其餘權重由兩項平分，合計為 1。'),
  'coefficient.bound.levelLeast': at('', unconfirmed, '界限是浙江 2025 的規定，別處不設。'),
  'coefficient.bound.historyMost': at('', unconfirmed, '界限是浙江 2025 的規定，別處不設。'),
  'coefficient.bound.cmiLeast': at('', unconfirmed, '界限是浙江 2025 的規定，別處不設。'),
  'coefficient.floor': at('', unconfirmed, '浙江各市設有閾值，數字未讀到。'),
  'coefficient.cap': at('', unconfirmed, '浙江各市設有閾值，數字未讀到。'),

  'adjust.ungroupedDiscount': at('0', unconfirmed, '不核減。'),
  'adjust.negotiatedDrug': at('0', unconfirmed, '不啟用。'),
  'adjust.innovation': at('0', unconfirmed, '不啟用。'),
  'adjust.incentive.tcm': at('0', unconfirmed, '不啟用。'),
  'adjust.incentive.children': at('0', unconfirmed, '不啟用。'),
  'adjust.incentive.elderly': at('0', unconfirmed, '不啟用。'),
  'adjust.incentive.deliveries': at('0', unconfirmed, '不啟用。'),
  'adjust.incentive.specialty': at('否', unconfirmed, '不啟用。'),
  'adjust.incentive.cap': at('1', unconfirmed, '文本沒有上限，1 即不另設；各項斜率為 0 時不起作用。'),
  'adjust.growth.cut': at('0', unconfirmed, '不啟用。'),
  'adjust.growth.reward': at('0', unconfirmed, '不啟用。'),
  'adjust.growth.excess': at('pointsAboveMean', unconfirmed, '未讀到超增點數的算法；不啟用時無影響。'),
  'adjust.growth.always': at('否', unconfirmed, '不啟用。'),

  ...appraisalPlaceholders,
  ...fundBudgetPlaceholders,
  ...capitationPlaceholders,
  ...bedDayStandardPlaceholders,
  ...diseasePackagePlaceholders,
  ...negotiatedValuePlaceholders,
  ...equivalentsPlaceholders,
  ...procurementPlaceholders,
  ...pricePoolPlaceholders,
  ...groupPaymentPlaceholders,
  ...workingCapitalPlaceholders,
  ...benefitsPlaceholders,
  ...longTermCarePlaceholders,
  ...caseFlagPlaceholders,
  ...volumeFlagPlaceholders,
  ...doctorPointsPlaceholders,
  ...indicatorPlaceholders,
  ...riskScorePlaceholders,
  ...earlyWarningPlaceholders,
};
