import * as kind from '../../law/parameter.ts';
import type { Fraction } from '../../money/fraction.ts';

/** Two numbers, one for 健康管理率 and one for 慢病控制率, neither of them zero. */
const pair = (title: string): kind.Parameter<readonly Fraction[]> => {
  const parameter = kind.weights(title);
  return {
    ...parameter,
    expects: '以冒號分隔、大於 0 的兩個數，先健康管理率，後慢病控制率，如 1:1',
    read: (text) => {
      const values = parameter.read(text);
      return values?.length === 2 && values.every(({ n }) => n > 0n) ? values : undefined;
    },
  };
};

/** Year weights, not all of them zero. */
const yearWeights = (title: string): kind.Parameter<readonly Fraction[]> => {
  const parameter = kind.weights(title);
  return {
    ...parameter,
    expects: '以冒號分隔、不全為 0 的數，如 20:30:50',
    read: (text) => {
      const values = parameter.read(text);
      return values?.some(({ n }) => n > 0n) ? values : undefined;
    },
  };
};

/** Settings of 門診按人頭付費, by their dotted keys. */
export const capitationParameters = {
  'capitation.yearWeights': yearWeights('人頭標準測算的年度權重（由遠及近）'),
  'capitation.control.steps': kind.stepTable('慢病控制率調整人頭預算（控制率:係數）'),
  'capitation.performance.by': kind.choice('人頭預算績效掛鉤方式', ['none', 'rates', 'score']),
  'capitation.performance.share': kind.ratio('人頭預算與績效掛鉤的部分', '', '0', '1'),
  'capitation.performance.weights': pair('績效兩率的權重（健康管理率:慢病控制率）'),
  'capitation.performance.targets': pair('績效兩率的目標（健康管理率:慢病控制率）'),
  'capitation.performance.plan': kind.optional(kind.verbatim('人頭績效的考核方案')),
  'capitation.retain': kind.ratio('門診人頭結餘留用比例', '', '0', '1'),
  'capitation.bear': kind.ratio('門診人頭超支由醫共體分擔比例', '', '0', '1'),
  'capitation.month.ratio': kind.ratio('門診人頭月度撥付比例', '', '0', '1'),
  'capitation.month.offset': kind.yesNo('月度撥付即扣外診、加互診'),
} as const;
