import * as kind from '../../law/parameter.ts';
import { compare, type Fraction, ZERO } from '../../money/fraction.ts';

export const OPENING_FORMS = ['audited', 'mean', 'weighted', 'contribution', 'zeroBased', 'agreed'] as const;

const form = (fund: string) => kind.choice(`${fund}年初總額預算的測算形式`, OPENING_FORMS);
const growth = (fund: string) => kind.ratio(`${fund}基金支出增長率`, '', '-1', '10');
const weight = (factor: string) => kind.ratio(`門診打包：${factor}的權重`, '', '0', '1');

/** One weight per year, at least one of them above zero. */
const yearWeights = (
  parameter: kind.Parameter<readonly Fraction[]>,
): kind.Parameter<readonly Fraction[]> => ({
  ...parameter,
  expects: '以冒號分隔、不全為 0 的數，如 20:30:50，由遠及近',
  read: (text) => {
    const weights = parameter.read(text);
    return weights?.some((value) => compare(value, ZERO) > 0) ? weights : undefined;
  },
});

/** The settings of 總額預算. */
export const fundBudgetParameters = {
  'budget.form.employee': form('職工'),
  'budget.form.resident': form('居民'),
  'budget.growth.employee': growth('職工'),
  'budget.growth.resident': growth('居民'),
  'budget.growth.cap': kind.ratio('基金支出年增速上限', '', '0', '10'),
  'budget.mean.years': kind.count('均值測算的年數', '年', 1, 10),
  'budget.year.weights': yearWeights(kind.weights('加權測算的各年權重（由遠及近）')),
  'budget.reserve.ratio': kind.ratio('調劑金佔年初總額的比例', '', '0', '1'),
  'budget.emergency.ratio': kind.ratio('應急預算池佔年初總額的比例', '', '0', '1'),
  'budget.package.history': weight('歷史支出'),
  'budget.package.visits': weight('人次人頭比'),
  'budget.package.cost': weight('均次費用'),
  'budget.package.direction': kind.choice('門診打包：人次人頭比與均次費用的方向', ['same', 'inverse']),
} as const;
