import type { DatedValue } from '../../law/dated.ts';
import type { Citation, Grade, IsoDate } from '../../law/instrument.ts';
import { placeholders } from '../common/parameters.ts';
import { inherit, type SchemeValues, valuesFrom } from '../region.ts';

const CHECKED = '2026-11-23';
const at = valuesFrom('2021-01-01', CHECKED);
const unconfirmed: Citation = { instrument: 'practice', grade: '待核' };

/** 超支分擔按方案的年次：文稿的數是原文，年次對應年度是推定。 */
const groupShare = (value: string, from: IsoDate, to?: IsoDate): DatedValue<string> => ({
  value,
  from,
  ...(to === undefined ? {} : { to }),
  cite: { instrument: 'SW', article: '三（一）2（2）', grade: '推定' },
  interpretation:
    '文稿的比例是醫療集團對其總額超支的份額，其餘由財政與醫保承擔；以 2021 年為第一年、並作用於點數池，均為推定。',
  checkedOn: CHECKED,
});

const plan = (article: string, grade: Grade, quote?: string): Citation => ({
  instrument: 'SW',
  article,
  ...(quote === undefined ? {} : { quote }),
  grade,
});

const OVERRUN = '三（一）2（2）';
const FIRST_TWO = '超支部分前兩年分別由醫療集團佔比5%、7%；財政佔比22%、21%；醫保部門佔比73%、72%統籌解決';
const LATER = '第三年起超支部分按固定比例分攤，即醫療集團佔比10%、財政佔比20%、醫保部門佔比70%統籌解決';
const RETAIN = '實際發生的醫保費用如低於核定總額,經考核合格,其結餘部分留給醫療集團合理使用';
const REWARD = '以上年度城區參保人使用醫保基金為基數，預留2%用於激勵機制獎勵指標';
const UNWANTED = '負面清單列為不應發生，讀作 0。';

/** 集團總額預付、考核與待遇：文稿的數。 */
const groupValues: Partial<SchemeValues> = {
  'groupPayment.yearWeights': at(
    '1:1:1',
    plan('三（一）1（1）', '推定'),
    '文稿為上三年度，未寫權重，取等權。',
  ),
  'groupPayment.advanceMonths': at('1', plan('三（一）1（2）', '原文', '年初預付一個月的醫保基金')),
  'groupPayment.offset': at(
    'even',
    plan('三（一）1（2）', '推定', '按月結算，逐月核銷撥付'),
    '未寫每月核銷多少，平均分十二個月核銷；另可先抵後付（first）或留待年終（yearEnd）。',
  ),
  'groupPayment.firstYear': at(
    '2021',
    plan(OVERRUN, '推定'),
    '文稿未署日期；方案名為 2021，以該年為第一年。',
  ),
  'groupPayment.overrun.first': at('5:22:73', plan(OVERRUN, '原文', FIRST_TWO)),
  'groupPayment.overrun.second': at('7:21:72', plan(OVERRUN, '原文', FIRST_TWO)),
  'groupPayment.overrun.later': at('10:20:70', plan(OVERRUN, '原文', LATER)),
  'groupPayment.overrunFailed': at(
    'shared',
    plan(OVERRUN, '推定'),
    '文稿為「根據考核情況」分擔而未寫不合格如何，仍按比例分擔；可改為全由集團承擔（group）。',
  ),
  'groupPayment.retain': at('1', plan('三（一）2（1）', '原文', RETAIN)),
  'groupPayment.retainFailed': at(
    '0',
    plan('三（一）2（1）', '推定'),
    '考核合格為留用的條件，不合格的不留用。',
  ),
  'groupPayment.reward': at('0.02', plan('三（一）2（3）', '原文', REWARD)),
  'appraisal.pool': at('0.02', plan('三（一）2（3）', '原文', REWARD)),
  'appraisal.pool.passedOnly': at(
    '是',
    plan('三（一）2（3）', '推定'),
    '文稿獎勵「醫療服務質量達標的定點醫療機構」，讀作只分給考核合格者。',
  ),
  'budget.growth.cap': at(
    '0.1',
    plan('三（三）1（2）', '推定', '區域內醫療費用增長控制在10%以下'),
    '文稿管的是醫療費用的增長，借作基金支出增速的上限；超過只作提示。',
  ),
  'benefits.referral': at(
    'accumulate',
    plan('三（二）3', '原文', '落實向上轉診患者累計起付線和向下轉診患者不再另設起付線政策'),
    '「累計」讀作前次已負擔的計入，上轉只補足差額。',
  ),
  'watch.target.costGrowth': at(
    '0.1',
    plan('三（三）1（2）', '原文', '區域內醫療費用增長控制在10%以下'),
    '「以下」含本數。',
  ),
  'watch.target.ownPaid': at('0.1', plan('三（三）1（3）', '原文', '自費率不超過10%'), '「不超過」含本數。'),
  'watch.target.fraud': at('0', plan('三（三）2（7）', '推定', '發生醫保騙保事件'), UNWANTED),
  'watch.target.violations': at('0', plan('三（三）2', '推定'), UNWANTED),
  'watch.target.patientShareChange': at(
    '0',
    plan('三（三）2（6）', '推定', '個人醫療費用加重'),
    '「加重」讀作個人負擔率高於上年同期。',
  ),
};

/** 單議上限：文稿未寫；DIP 統籌區適用國家的 5‰。 */
const reviewCap = (cite: Citation, from: IsoDate, to?: IsoDate): DatedValue<string> => ({
  value: '0.005',
  from,
  ...(to === undefined ? {} : { to }),
  cite,
  interpretation: '按病種分值（DIP）為出院病例的 5‰；改按 DRG 付費時為 5%。超過只作提示。',
  checkedOn: CHECKED,
});

/**
 * 汕尾城區 2021：文稿寫的是醫療集團總額預付，住院以病種分值或 DRG 付費為主，沒有點數法的數字。
 * 除上列與下列各項外都是佔位。
 */
export const shanwei2021 = inherit(placeholders, {
  from: '2021-01-01',
  changes: {
    'case.low.ratio': at('0.5', unconfirmed, '文稿未寫；取國家 DIP 規範的通行說法。'),
    'case.high.steps': at('*:2', unconfirmed, '文稿未寫；取國家 DIP 規範的通行說法，另有 2.5、1.5。'),
    'review.cap': [
      reviewCap(unconfirmed, '2021-01-01', '2024-07-22'),
      reviewCap({ instrument: 'N24', grade: '轉述' }, '2024-07-23', '2025-08-10'),
      reviewCap({ instrument: 'N25m', article: '第二十條', grade: '原文' }, '2025-08-11'),
    ],
    'prepay.ratio': at(
      '1',
      { instrument: 'SW', article: '三（一）1（2）', grade: '推定' },
      '文稿為年初預付一個月、審核後按月結算並逐月核銷，沒有按比例預留，故取 1；年初預付不在此項。',
    ),
    'sharing.retain': at(
      '1',
      { instrument: 'SW', article: '三（一）2（1）', grade: '推定' },
      '文稿：考核合格的，結餘留給醫療集團；作用於點數池為推定，考核不合格時須改此值。',
    ),
    'sharing.bear': [
      groupShare('0.05', '2021-01-01', '2021-12-31'),
      groupShare('0.07', '2022-01-01', '2022-12-31'),
      groupShare('0.1', '2023-01-01'),
    ],
    ...groupValues,

    'coefficient.method': at(
      'none',
      unconfirmed,
      '文稿要提高創新技術的分值與權重係數，沒有數字；係數填入差異係數表。',
    ),
  },
});
