import { minus } from '../../money/fraction.ts';
import { MONTHS } from '../../rules/payment/month-budget.ts';
import type { IndicatorList } from '../../rules/supervision/indicator/facts.ts';
import type { StatementColumn, StatementRow, StatementTable } from '../../settle/methods/statement.ts';
import type { Measured } from './measured.ts';
import { isRatio, LEVEL, light, name, RATIO, text, trendText } from './texts.ts';

const FORMS = [
  { key: 'ratios', title: '比率', value: RATIO, of: isRatio },
  { key: 'levels', title: '水平與數量', value: LEVEL, of: (one: Measured) => !isRatio(one) },
] as const;

/** The whole area's indicators: values and lights, months, what the lists come to, and what could not be computed. */
export function areaTables(all: readonly Measured[]): readonly StatementTable[] {
  const given = all.filter(({ value }) => value !== undefined);
  return [
    ...FORMS.map((form) => valuesTable(form, given.filter(form.of))),
    listsTable(given),
    ...FORMS.map((form) => monthsTable(form, given.filter(form.of))),
    missingTable(all.filter(({ value }) => value === undefined)),
  ].filter(({ rows }) => rows.length > 0);
}

type Form = (typeof FORMS)[number];

const rowKey = ({ indicator, fund }: Measured): string => `${indicator.title} ${fund ?? ''}`.trimEnd();

export const names = ({ indicator, fund }: Measured) => ({
  dimension: indicator.dimension,
  indicator: indicator.title,
  fund: fund ?? '',
});

const NAMES = [text('dimension', '維度'), name('indicator', '指標'), text('fund', '險種')];

function valuesTable({ key, title, value }: Form, given: readonly Measured[]): StatementTable {
  const units = key === 'levels' ? [text('unit', '單位')] : [];
  return {
    key,
    title: `監測指標：${title}`,
    columns: [
      ...NAMES,
      { key: 'value', title: '本期', ...value },
      ...units,
      { key: 'before', title: '上年同期', ...value },
      { key: 'change', title: key === 'ratios' ? '增減（百分點）' : '增減', ...value },
      { key: 'target', title: '目標', ...value },
      { key: 'yellow', title: '黃線', ...value },
      text('direction', '方向'),
      light('light', '燈'),
      text('trend', '月度趨勢'),
    ],
    rows: given.map((one) => ({
      key: rowKey(one),
      cells: {
        ...names(one),
        value: one.value!,
        unit: one.indicator.unit,
        before: one.before ?? null,
        change: one.before ? minus(one.value!, one.before) : null,
        target: one.target?.target ?? null,
        yellow: one.target?.yellow ?? null,
        direction: (one.target ?? one.indicator).direction ?? '',
        light: one.light ?? null,
        trend: one.trend ? trendText(one.trend) : '',
      },
    })),
    notes: ['達到目標為綠，未達而不差於黃線為黃，更差為紅；沒有目標的不亮燈。'],
  };
}

const monthColumn = (month: string, value: Form['value']): StatementColumn => ({
  key: `m${month}`,
  title: `${month.replace(/^0/, '')}月`,
  ...value,
});

/** January first; a month without data is blank. */
export const monthCells = ({ months }: Measured): StatementRow['cells'] =>
  Object.fromEntries(MONTHS.map((month, index) => [`m${month}`, months[index] ?? null]));

export const monthColumns = (value: Form['value']): readonly StatementColumn[] =>
  MONTHS.map((month) => monthColumn(month, value));

function monthsTable({ key, title, value }: Form, given: readonly Measured[]): StatementTable {
  return {
    key: `${key}Months`,
    title: `逐月：${title}`,
    columns: [...NAMES, ...monthColumns(value)],
    rows: given
      .filter(({ months }) => months.some((month) => month !== undefined))
      .map((one) => ({ key: rowKey(one), cells: { ...names(one), ...monthCells(one) } })),
  };
}

/** The lists of the documents: how many of their indicators stand where. */
function listsTable(given: readonly Measured[]): StatementTable {
  const lists = new Map<IndicatorList, Measured[]>();
  for (const one of given) {
    for (const list of one.indicator.lists) lists.set(list, [...(lists.get(list) ?? []), one]);
  }
  const lit = (ones: readonly Measured[], wanted: Measured['light']) =>
    ones.filter((one) => one.light === wanted).length;
  return {
    key: 'lists',
    title: '各清單達標情況',
    columns: [
      text('list', '清單'),
      { key: 'given', title: '有數', kind: 'count' },
      { key: 'green', title: '綠', kind: 'count' },
      { key: 'yellow', title: '黃', kind: 'count' },
      { key: 'red', title: '紅', kind: 'count' },
      { key: 'unlit', title: '不亮燈', kind: 'count' },
      name('short', '未達標的指標'),
    ],
    rows: [...lists].map(([list, ones]) => ({
      cells: {
        list,
        given: ones.length,
        green: lit(ones, '綠'),
        yellow: lit(ones, '黃'),
        red: lit(ones, '紅'),
        unlit: lit(ones, undefined),
        short: ones
          .filter((one) => one.light === '黃' || one.light === '紅')
          .map(rowKey)
          .join('、'),
      },
    })),
  };
}

const missingTable = (all: readonly Measured[]): StatementTable => ({
  key: 'missing',
  title: '未能計算的指標',
  columns: [...NAMES, text('missing', '缺少的數')],
  rows: all.map((one) => ({
    key: rowKey(one),
    cells: { ...names(one), missing: one.missing.join('；') || '分母為零，或少於兩個醫共體' },
  })),
  notes: ['補上缺少的表或欄，再計即有；沒有數的指標不按零計。'],
});
