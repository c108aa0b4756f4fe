import type { MethodValues } from '../../region.ts';
import { at, borrowed, unconfirmed } from '../placeholder.ts';

const shanwei = (article: string) => borrowed('SW', article);
const OVERRUN = shanwei('三（一）2（2）');
const READ_THERE = '汕尾城區徵求意見稿的數，作佔位。';

/** What no text of a region settles for 集團總額付費. */
export const groupPaymentPlaceholders: MethodValues<'groupPayment'> = {
  'groupPayment.yearWeights': at('1:1:1', shanwei('三（一）1（1）'), '文稿為上三年度，未寫權重，取等權。'),
  'groupPayment.advanceMonths': at('1', shanwei('三（一）1（2）'), READ_THERE),
  'groupPayment.offset': at(
    'even',
    shanwei('三（一）1（2）'),
    '文稿為「逐月核銷撥付」，未寫每月核銷多少：平均分十二個月核銷；另可先抵後付（first）或留待年終（yearEnd）。',
  ),
  'groupPayment.firstYear': at('', unconfirmed, '未填首年的，按第三年起的比例分擔。'),
  'groupPayment.overrun.first': at('5:22:73', OVERRUN, READ_THERE),
  'groupPayment.overrun.second': at('7:21:72', OVERRUN, READ_THERE),
  'groupPayment.overrun.later': at('10:20:70', OVERRUN, READ_THERE),
  'groupPayment.overrunFailed': at(
    'shared',
    OVERRUN,
    '文稿為「根據考核情況」分擔而未寫不合格如何，仍按比例分擔；可改為全由集團承擔（group）。',
  ),
  'groupPayment.retain': at('1', shanwei('三（一）2（1）'), READ_THERE),
  'groupPayment.retainFailed': at(
    '0',
    shanwei('三（一）2（1）'),
    '文稿以考核合格為留用的條件，不合格的不留用。',
  ),
  'groupPayment.reward': at('0.02', shanwei('三（一）2（3）'), READ_THERE),
  'groupPayment.rewardBy': at(
    'scoreTimesSpending',
    unconfirmed,
    '文稿稱考核辦法另行制定；按得分乘審核支出分配。',
  ),
  'groupPayment.plan': at('', unconfirmed, '不引用考核方案；是否合格填在集團總額表。'),
  'groupPayment.rewardPlan': at('', unconfirmed, '不引用考核方案；得分填在集團獎勵表。'),
};
