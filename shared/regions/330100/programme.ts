import { ungroupedDiscount } from '../../rules/adjustment/ungrouped-discount.ts';
import { baseData } from '../../rules/base/base-data.ts';
import { bedDayCase } from '../../rules/case/bed-day.ts';
import { highCase } from '../../rules/case/high.ts';
import { highExtra } from '../../rules/case/high-extra.ts';
import { lowCase } from '../../rules/case/low.ts';
import { midCase } from '../../rules/case/mid.ts';
import { normalCase } from '../../rules/case/normal.ts';
import { readmission } from '../../rules/case/readmission.ts';
import { specialReview } from '../../rules/case/special-review.ts';
import { ungroupedCase } from '../../rules/case/ungrouped.ts';
import { unstableCase } from '../../rules/case/unstable.ts';
import { hospitalCoefficients } from '../../rules/coefficient/hospital.ts';
import { levelCoefficients } from '../../rules/coefficient/level.ts';
import { noCoefficients } from '../../rules/coefficient/none.ts';
import { weightedCoefficients } from '../../rules/coefficient/weighted.ts';
import { METHOD_RULES } from '../../rules/methods.ts';
import { annualClearing } from '../../rules/payment/annual-clearing.ts';
import { monthBudget } from '../../rules/payment/month-budget.ts';
import { prepayment } from '../../rules/payment/prepayment.ts';
import type { Programme } from '../../rules/programme.ts';
import { bandedSharing } from '../../rules/sharing/bands.ts';
import { budgetSharing } from '../../rules/sharing/budget.ts';
import { interpolatedSharing } from '../../rules/sharing/interpolate.ts';
import { grossPointValue } from '../../rules/value/gross.ts';
import { netPointValue } from '../../rules/value/net.ts';

/** 省級及杭州市的實施細則：省級與杭州兩個統籌區，同一套規則。 */
export const hangzhou2020Programme: Programme = {
  scheme: 'hangzhou-2020',
  region: '330100',
  title: '浙江省級及杭州市 DRGs 點數付費（2020）',
  from: '2020-01-01',
  methods: [
    'appraisal',
    'fundBudget',
    'capitation',
    'bedDayStandard',
    'pricePool',
    'workingCapital',
    'benefits',
  ],
  rules: [
    // 基礎數據：基準點數與次均費用
    baseData,

    // 差異係數：四種方法，由 coefficient.method 選一
    noCoefficients,
    hospitalCoefficients,
    levelCoefficients,
    weightedCoefficients,

    // 病例分類與點數：由上而下，先符合者為準
    bedDayCase,
    ungroupedCase,
    unstableCase,
    lowCase,
    midCase,
    highCase,
    normalCase,

    // 加減點數：符合者都計
    ungroupedDiscount,
    highExtra,

    // 特病單議
    specialReview,

    // 再入院
    readmission,

    // 結餘留用與超支分擔：由 sharing.mode 選一
    interpolatedSharing,
    budgetSharing,
    bandedSharing,

    // 點值與應付：由 value.mode 選一
    grossPointValue,
    netPointValue,

    // 月度預算與預付
    monthBudget,
    prepayment,

    // 年終清算
    annualClearing,

    // 其他支付方式：填了哪種的工作表就結算哪種
    ...METHOD_RULES,
  ],
};
