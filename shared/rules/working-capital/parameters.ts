import * as kind from '../../law/parameter.ts';
import type { Fraction } from '../../money/fraction.ts';
import { closedValue } from '../../sheets/read-cell.ts';
import { CREDIT_CLASSES } from '../../sheets/tabs/values.ts';

/** Names are credit classes. */
const classes = (
  parameter: kind.Parameter<ReadonlyMap<string, Fraction>>,
): kind.Parameter<ReadonlyMap<string, Fraction>> => ({
  ...parameter,
  expects: '信用等級與係數以冒號相連，如 A:1.1,B:1,C:0.95',
  read: (text) => {
    const values = parameter.read(text);
    const known = [...(values?.keys() ?? [])].every((name) => closedValue(name, CREDIT_CLASSES) === name);
    return known ? values : undefined;
  },
});

/** Settings of 預付金, by their dotted keys. */
export const workingCapitalParameters = {
  'workingCapital.months.employee': kind.ratio('職工基金可預付的結餘月數下限', '月', '0', '120'),
  'workingCapital.months.resident': kind.ratio('居民基金可預付的結餘月數下限', '月', '0', '120'),
  'workingCapital.years': kind.count('預付金基數年數', '年', 1, 3),
  'workingCapital.size': kind.ratio('預付金規模（月均支出的月數）', '月', '0', '12'),
  'workingCapital.credit': classes(kind.byName('預付金信用等級係數')),
  'workingCapital.applyBy': kind.count('預付金申請截止月份', '月', 1, 12),
  'workingCapital.payBy': kind.count('預付金撥付截止月份', '月', 1, 12),
} as const;
