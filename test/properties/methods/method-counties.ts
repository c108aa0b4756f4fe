import { APPRAISAL } from '../../methods/appraisal-county.ts';
import { BED_DAYS, C_MEAN, POINTS } from '../../methods/bed-day-county.ts';
import { benefitTabs } from '../../methods/benefit-stays.ts';
import { county } from '../../methods/capitation-county.ts';
import { careTabs } from '../../methods/care-account.ts';
import { EQUIVALENTS, GROWTH } from '../../methods/equivalents-county.ts';
import { BUDGET_PARAMS, BUDGETED } from '../../methods/fund-budget-county.ts';
import { FIRST_YEAR, GROUPS } from '../../methods/group-county.ts';
import { AGREEMENTS, NEGOTIATED, PARAMS, PROPOSALS } from '../../methods/negotiated-county.ts';
import { PACKAGES } from '../../methods/package-county.ts';
import { AREA, type Tabs } from '../../methods/workbook.ts';
import { WORKING_CAPITAL } from '../../methods/working-capital-county.ts';

/** A workbook of a method that settles, with the settings it needs. */
export interface MethodCounty {
  readonly tabs: Tabs;
  readonly params: Readonly<Record<string, string>>;
}

const PRICES: Tabs = {
  調價池結轉: [
    ['類別', '金額', '文號'],
    ['上期結轉', '150000', '示'],
    ['其他增減', '-20000', '示'],
  ],
  藥耗節約: [
    ['機構或醫共體', '類別', '基準費用', '實際費用', '文號'],
    ['G1', '藥品', '30000000', '28500000', '示'],
    ['C2', '耗材', '3000000', '2900000', '示'],
  ],
  服務調價: [
    ['項目編碼', '項目名稱', '原價', '新價', '服務量', '文號'],
    ['120100003', '一級護理', '20', '26', '90000', '示'],
    ['210300001', 'CT平掃', '150', '140', '12000', '示'],
  ],
  調價監測: [
    ['指標', '機構或醫共體', '調價前', '調價後', '方向', '目標值'],
    ['均次費用', 'G1', '285.4', '281.2', '不升', ''],
    ['本地指標', '', '30', '31.5', '不降', '31'],
  ],
};

const PROCUREMENT: Tabs = {
  集採用量: [
    ['批次', '險種', '機構', '品種', '約定採購量', '集採前加權均價', '基金佔比', '實際基金支出', '文號'],
    ['第七批', '職工', 'H1', '甲藥', '120000', '2.3456', '0.65', '80000', '示'],
    ['第七批', '居民', 'H1', '甲藥', '80000', '2.3456', '0.6', '50000', '示'],
    ['第七批', '職工', 'H2', '甲藥', '1000', '2.3456', '0.65', '9999', '示'],
  ],
  集採考核: [
    ['批次', '機構', '考核係數', '文號'],
    ['第七批', 'H1', '0.95', '示'],
    ['第七批', 'H2', '1', '示'],
  ],
};

const BENEFITS = benefitTabs(
  'S1,p1,居民,C1,,2025-01-01,2025-01-05,5000,,,,',
  'S2,p1,居民,H1,,2025-01-05,2025-01-20,20000,S1,,,6500',
  'S3,p2,居民,,三級,2025-01-01,2025-01-09,109000,,否,,',
  'S4,p3,職工,H2,,2025-03-01,2025-03-09,59000,,,300,',
);

const CARE = careTabs(
  ['上年結餘,100000,號', '單位繳費,500000,號', '個人繳費,480000,號', '財政補助,50000,號'],
  ['C1,,機構護理,3650,50,0.7,100000,號', ',安康護理院,居家護理,1200,60,0.5,,號'],
);

const RATES = {
  'capitation.performance.by': 'rates',
  'capitation.control.steps': '0.5:0.9,0.7:1,*:1.15',
};

/** One workbook of every payment method, by its name. */
export const METHOD_COUNTIES: Readonly<Record<string, MethodCounty>> = {
  考核: { tabs: APPRAISAL, params: {} },
  總額預算: { tabs: BUDGETED, params: BUDGET_PARAMS },
  門診人頭: { tabs: county(), params: RATES },
  床日: { tabs: BED_DAYS, params: C_MEAN },
  床日折算點數: { tabs: { ...POINTS, 床日標準: BED_DAYS['床日標準']! }, params: C_MEAN },
  單病種: { tabs: PACKAGES, params: {} },
  談判價值: {
    tabs: {
      ...NEGOTIATED,
      差異係數: [['病組', '機構或等級', '係數']],
      特病單議: [['病例號', '結論', '數值', '文號']],
      談判建議: PROPOSALS('GA,H1,132', 'GA,H2,110', 'GD,C1,3.9'),
      談判結果: AGREEMENTS('GA,120,瑞醫保〔2025〕3號', 'GB,66,瑞醫保〔2025〕4號'),
    },
    params: PARAMS,
  },
  工作當量: { tabs: EQUIVALENTS, params: GROWTH },
  集採結餘: { tabs: PROCUREMENT, params: {} },
  調價資金池: { tabs: PRICES, params: { 'pricePool.indicatorCount': '2' } },
  集團總額: { tabs: GROUPS, params: FIRST_YEAR },
  預付金: { tabs: WORKING_CAPITAL, params: {} },
  待遇: { tabs: BENEFITS, params: {} },
  長護: { tabs: CARE, params: { 'longTermCare.fee': 'ratio', 'longTermCare.fee.ratio': '0.02' } },
};

/** The tabs of a county with those of the common area, so that they too can be spoilt. */
export const wholeTabs = ({ tabs }: MethodCounty): Tabs => ({ ...AREA, ...tabs });
