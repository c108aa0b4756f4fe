import { APPRAISAL } from '../methods/appraisal-county.ts';
import { BED_DAYS, C_MEAN, POINTS, STANDARD_HEADER } from '../methods/bed-day-county.ts';
import { benefitTabs, STAYS } from '../methods/benefit-stays.ts';
import { county } from '../methods/capitation-county.ts';
import { careTabs } from '../methods/care-account.ts';
import { EQUIVALENTS, GROWTH } from '../methods/equivalents-county.ts';
import { BUDGET_PARAMS, BUDGETED } from '../methods/fund-budget-county.ts';
import { FIRST_YEAR, GROUPS } from '../methods/group-county.ts';
import { AGREEMENTS, NEGOTIATED, PARAMS, PROPOSALS } from '../methods/negotiated-county.ts';
import { PACKAGES } from '../methods/package-county.ts';
import type { Tabs } from '../methods/workbook.ts';
import { WORKING_CAPITAL } from '../methods/working-capital-county.ts';

/** A workbook, the periods it is settled for, and what its 參數 tab says besides. */
export interface SmallCounty {
  readonly name: string;
  readonly tabs: Tabs;
  readonly periods: readonly string[];
  readonly params?: Readonly<Record<string, string>>;
}

const rows = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(','));

/** Three years of residents' spending and contributions, and what was agreed for the employees. */
const YEARS = rows(`
險種,年度,內容,金額,文號
居民,2022,決算支出,5000000,決
居民,2023,決算支出,5333333.33,決
居民,2024,決算支出,5666666.67,決
居民,2024,超支分擔,1000,決
居民,2024,征繳額,9000000,征
居民,2025,征繳額,9900000.01,征
職工,2025,談定總額,1000000,談`);

const CATEGORIES: Tabs = {
  ...BUDGETED,
  預算基數: rows('險種,年度,內容,金額,文號\n職工,2025,談定總額,1000000,談'),
  零基預算: rows(`
險種,類別,基數,因素,調整比例,測算依據,文號
居民,住院類,3000000,,,,號
居民,住院類,,老齡化,0.03,測算,號
居民,門診類,2000000.01,其他,-0.013,測算,號`),
};

const residents = (form: string) => ({
  'budget.form.employee': 'agreed',
  'budget.form.resident': form,
  'budget.growth.resident': '0.06',
  'budget.package.direction': 'inverse',
  'budget.package.history': '0.5',
  'budget.package.visits': '0.3',
  'budget.package.cost': '0.2',
});

const SAVINGS: Tabs = {
  調價池結轉: rows('類別,金額,文號\n上期結轉,150000,示8\n其他增減,-20000,示9'),
  藥耗節約: rows(`
機構或醫共體,類別,基準費用,實際費用,文號
G1,藥品,30000000,28500000.01,示10
G1,耗材,8000000,7900000,示10
C2,耗材,3000000,3100000,示10`),
  服務調價: rows(`
項目編碼,項目名稱,原價,新價,服務量,文號
110200001,診察費,10,12,40000,示11
210300001,CT平掃,150,140,12000,示11`),
  調價監測: rows(
    '指標,機構或醫共體,調價前,調價後,方向,目標值\n均次費用,G1,285.4,281.2,不升,\n本地指標,,30,31.5,不降,31',
  ),
};

const VOLUMES: Tabs = {
  預算: rows('險種,項目,金額,文號\n職工,集採結餘留用,1000000,示1\n居民,集採結餘留用,1000000,示1'),
  集採用量: rows(`
批次,險種,機構,品種,約定採購量,集採前加權均價,基金佔比,實際基金支出,文號
第七批,職工,H1,甲藥,120000,2.3456,0.65,80000,示6
第七批,職工,H1,乙藥,50000,11.2,0.65,150000.55,示6
第七批,居民,H2,甲藥,1000,2.3456,0.65,9999,示6`),
  集採考核: rows('批次,機構,考核係數,文號\n第七批,H1,0.95,示7\n第七批,H2,1,示7'),
};

const CHAIN = [
  'S1,p1,居民,C1,,2025-01-01,2025-01-05,500,,,,',
  'S2,p1,居民,H1,,2025-01-05,2025-01-20,200000.03,S1,,,150000',
  'S3,p1,居民,C1,,2025-01-20,2025-01-30,3000,S2,,,',
  'S4,p2,職工,H1,,2025-01-20,2025-01-30,30000.07,,,,',
  'S5,p2,職工,H1,,2025-03-20,2025-03-30,30000,,,1000,24000',
  'S6,p3,居民,,三級,2025-02-01,2025-02-05,10900,,否,,',
];
const INCOME = ['上年結餘,100000,號', '單位繳費,500000,號', '個人繳費,480000.01,號', '財政補助,50000,號'];
const SERVICES = ['C1,,機構護理,3650,50,0.7,100000,號', ',安康護理院,居家護理,1200,60,0.5,,號'];

/** By the level first, and by day of the stay. */
const STANDARDS = [
  STANDARD_HEADER,
  ['GD', '二級', '1', '30', '260', '', '號'],
  ['GD', '二級', '31', '', '200', '', '號'],
];

const capitation = { scheme: 'zhejiang-2019', 'capitation.retain': '0.85', 'capitation.bear': '0.85' };

/** Small workbooks that have every payment method between them, each alternative of a rule at least once. */
export const SMALL_COUNTIES: readonly SmallCounty[] = [
  { name: '考核', tabs: APPRAISAL, periods: ['2025'], params: { 'appraisal.reward.ratio': '0.1' } },
  { name: '總額預算', tabs: BUDGETED, periods: ['2025'], params: BUDGET_PARAMS },
  ...['mean', 'weighted', 'contribution'].map((form) => ({
    name: `總額預算（${form}）`,
    tabs: { ...BUDGETED, 預算基數: YEARS },
    periods: ['2025'],
    params: residents(form),
  })),
  { name: '總額預算（零基）', tabs: CATEGORIES, periods: ['2025'], params: residents('zeroBased') },
  { name: '門診人頭', tabs: county(), periods: ['2025', '2025-02'] },
  {
    name: '門診人頭（兩率、控制率、即扣）',
    tabs: county(),
    periods: ['2025', '2025-02'],
    params: {
      ...capitation,
      'capitation.control.steps': '0.5:0.9,0.72:1.15',
      'capitation.performance.by': 'rates',
      'capitation.performance.share': '0.3',
      'capitation.month.ratio': '0.9',
      'capitation.month.offset': '是',
    },
  },
  { name: '床日', tabs: BED_DAYS, periods: ['2025', '2025-02'], params: C_MEAN },
  {
    name: '床日（點數）',
    tabs: { ...POINTS, 床日標準: STANDARDS },
    periods: ['2025', '2025-02'],
    params: C_MEAN,
  },
  { name: '單病種', tabs: PACKAGES, periods: ['2025', '2025-02'] },
  {
    name: '單病種（減個人負擔）',
    tabs: PACKAGES,
    periods: ['2025'],
    params: { 'diseasePackage.fundPart': 'lessPatient', 'diseasePackage.incomplete': 'unpaid' },
  },
  {
    name: '談判',
    tabs: {
      ...NEGOTIATED,
      談判建議: PROPOSALS('GA,H1,132', 'GA,H2,132', 'GB,H2,55'),
      談判結果: AGREEMENTS('GA,126,號', 'GB,57,號'),
    },
    periods: ['2025'],
    params: PARAMS,
  },
  { name: '當量', tabs: EQUIVALENTS, periods: ['2025'], params: GROWTH },
  {
    name: '當量（全縣上限）',
    tabs: {
      ...EQUIVALENTS,
      當量購買上限: rows('機構,項目,上限,上年當量,文號\n,,12000,,號\nC2,,,8000,號'),
    },
    periods: ['2025'],
    params: GROWTH,
  },
  { name: '集採', tabs: VOLUMES, periods: ['2025'] },
  {
    name: '集採（扣回、不考核）',
    tabs: VOLUMES,
    periods: ['2025'],
    params: { 'procurement.floor': '否', 'procurement.appraisal.by': 'none' },
  },
  {
    name: '調價',
    tabs: SAVINGS,
    periods: ['2025'],
    params: { 'pricePool.indicatorCount': '2', 'pricePool.share': '0.333' },
  },
  { name: '集團', tabs: GROUPS, periods: ['2025', '2025-01', '2025-10'], params: FIRST_YEAR },
  {
    name: '集團（先抵、得分、不合理超支）',
    tabs: {
      ...GROUPS,
      集團總額: GROUPS['集團總額']!.map((line) =>
        line.map((cell, at) => (line[1] === '居民' && at === 6 ? '333333.33' : cell)),
      ),
    },
    periods: ['2025', '2025-02'],
    params: { ...FIRST_YEAR, 'groupPayment.offset': 'first', 'groupPayment.rewardBy': 'score' },
  },
  { name: '預付金', tabs: WORKING_CAPITAL, periods: ['2025', '2025-02'] },
  { name: '待遇（一次住院）', tabs: benefitTabs(...CHAIN), periods: ['2025'] },
  {
    name: '待遇（累計）',
    tabs: benefitTabs(...CHAIN),
    periods: ['2025'],
    params: { scheme: 'shanwei-2021' },
  },
  {
    name: '待遇（各計）',
    tabs: { ...benefitTabs(), 待遇測算: STAYS(...CHAIN) },
    periods: ['2025'],
    params: { 'benefits.referral': 'separate' },
  },
  {
    name: '長護（按比例）',
    tabs: careTabs(INCOME, SERVICES),
    periods: ['2025'],
    params: {
      'longTermCare.fee': 'ratio',
      'longTermCare.fee.ratio': '0.02',
      'longTermCare.employerFromFund': '是',
    },
  },
  {
    name: '長護（定額）',
    tabs: careTabs(INCOME, SERVICES),
    periods: ['2025'],
    params: { 'longTermCare.fee': 'amount', 'longTermCare.fee.amount': '8000' },
  },
];
