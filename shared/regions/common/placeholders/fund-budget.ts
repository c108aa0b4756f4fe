import type { MethodValues } from '../../region.ts';
import { at, borrowed, unconfirmed } from '../placeholder.ts';

const auditedElsewhere = borrowed('Z21', '第七條');

/** What no text of a region settles for 總額預算. */
export const fundBudgetPlaceholders: MethodValues<'fundBudget'> = {
  'budget.form.employee': at('audited', auditedElsewhere, '浙江 2019 的形式：上年決算乘以一加增長率。'),
  'budget.form.resident': at('audited', auditedElsewhere, '浙江 2019 的形式：上年決算乘以一加增長率。'),
  'budget.growth.employee': at('0', unconfirmed, '增長率由各方談判確定，未填時不增不減。'),
  'budget.growth.resident': at('0', unconfirmed, '增長率由各方談判確定，未填時不增不減。'),
  'budget.growth.cap': at('0.10', borrowed('Z12', '一（三）'), '浙江的數；超過只作提示。'),
  'budget.mean.years': at('3', unconfirmed, '廣東 2025 年的醫共體辦法據報為前三年均值。'),
  'budget.year.weights': at(
    '20:30:50',
    unconfirmed,
    '某縣門診包干辦法寫三年「分別為20%、30%、50%」；由遠及近的次序是本程序的讀法。',
  ),
  'budget.reserve.ratio': at(
    '0.05',
    borrowed('N25m', '第十二條'),
    '辦法只說可以預留，沒有比例；5% 是成都等地的轉述數，作佔位。',
  ),
  'budget.emergency.ratio': at('0', borrowed('FG', '二（一）'), '演講稿提到應急預算池而沒有比例；預設不提。'),
  'budget.package.history': at(
    '1',
    borrowed('Z12', '二（一）2'),
    '文本列出三項因素而沒有權重；預設只按歷史支出。',
  ),
  'budget.package.visits': at('0', borrowed('Z12', '二（一）2'), '文本列出三項因素而沒有權重；預設不用。'),
  'budget.package.cost': at('0', borrowed('Z12', '二（一）2'), '文本列出三項因素而沒有權重；預設不用。'),
  'budget.package.direction': at(
    'same',
    unconfirmed,
    '文本未寫人次人頭比、均次費用高的是多得還是少得；預設為多得。',
  ),
};
