import { Converter } from 'opencc-js';
import { expect, it } from 'vitest';
import { BUDGET_ITEMS, budgetItemOf, inItemOrder } from '../../shared/settle/budget-items.ts';
import {
  BUDGET_ELEMENTS,
  BUDGET_FACTORS,
  BUDGET_SOURCES,
  INPATIENT_PARTS,
} from '../../shared/sheets/tabs/fund-budget-tabs.ts';

const toSimplified = Converter({ from: 't', to: 'cn' });

it.each([BUDGET_ITEMS, BUDGET_ELEMENTS, BUDGET_FACTORS, BUDGET_SOURCES, INPATIENT_PARTS].flat())(
  '$hant in Simplified is $hans',
  ({ hant, hans }) => {
    expect(toSimplified(hant)).toBe(hans);
  },
);

it('knows an item in either script and with blanks, and keeps any other as it is', () => {
  expect(['門診', '门诊', ' 門 診'].map(budgetItemOf)).toEqual(['門診', '門診', '門診']);
  expect(budgetItemOf('家庭 病床')).toBe('家庭病床');
});

it('orders items as the program names them, others after them', () => {
  expect(['家庭病床', '調劑金', '門診', '安寧療護', '住院'].sort(inItemOrder)).toEqual([
    '住院',
    '門診',
    '調劑金',
    '安寧療護',
    '家庭病床',
  ]);
});
