import type { RuleInForce } from '../../law/rule.ts';
import { INDICATORS } from '../../rules/supervision/indicator/definitions/all.ts';
import type { IndicatorRule } from '../../rules/supervision/indicator/facts.ts';
import {
  definitionOf,
  placeOfQuantity,
  QUANTITIES,
  type Quantity,
} from '../../rules/supervision/indicator/quantities.ts';
import type { StatementTable } from '../../settle/methods/statement.ts';
import type { WatchContext } from '../part.ts';
import { name, text } from './texts.ts';

/** What the indicators mean, for whoever reads their values. */
export const definitionTable = ({ use }: Pick<WatchContext, 'use'>): StatementTable => ({
  key: 'definitions',
  title: '指標說明',
  shared: true,
  columns: [
    text('indicator', '指標'),
    text('dimension', '維度'),
    text('lists', '清單'),
    text('formula', '算式'),
    text('direction', '方向'),
    name('basis', '依據'),
    text('reading', '說明'),
  ],
  rows: INDICATORS.map((rule) => ({ cells: definitionCells(rule, use(rule)) })),
});

const definitionCells = (
  { title, dimension, lists, direction }: IndicatorRule,
  {
    cites,
    formula,
    interpretation,
  }: Pick<RuleInForce<never, unknown>, 'cites' | 'formula' | 'interpretation'>,
) => ({
  indicator: title,
  dimension,
  lists: lists.join('、'),
  formula,
  direction: direction ?? '',
  basis: cites
    .map(({ instrument, article, grade }) => [instrument, article, grade].filter(Boolean).join(' '))
    .join('；'),
  reading: interpretation ?? '',
});

/** The names that 監測數據 knows, and which of them the program counts itself. */
export const quantityTable = (): StatementTable => ({
  key: 'quantities',
  title: '數據項',
  shared: true,
  columns: [text('item', '數據項'), text('unit', '單位'), text('place', '來源'), text('kind', '口徑')],
  rows: (Object.keys(QUANTITIES) as Quantity[]).map((quantity) => {
    const { title, unit, stock } = definitionOf(quantity);
    const kind = stock ? '時點數' : '期間數';
    return { cells: { item: title, unit, place: placeOfQuantity(quantity), kind } };
  }),
  notes: ['上年同期的數一律填入監測數據；期間數十二個月都填了的，全年為其合計。'],
});
