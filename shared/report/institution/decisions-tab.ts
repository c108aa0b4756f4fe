import { CLASS_NAMES } from '../../rules/case/class-names.ts';
import type { ModelCell, SheetModel } from '../../sheets/sheet-model.ts';
import { cell, decimalCell, decimalsOf, moneyCell } from '../cells.ts';
import type { ReportContext } from '../context.ts';
import { figureCell, sumOf } from '../figures.ts';
import { headRows, reportSheet } from '../layout.ts';
import type { OwnCase } from './own-cases.ts';

const NAME = '單議與扣減';
const WIDTH = 7;

/** 單議與扣減：本機構本期病例的特病單議結論，與稽核認定的不合理費用。 */
export function decisionsTab(context: ReportContext, cases: readonly OwnCase[]): SheetModel {
  const { script } = context;
  const header = (...titles: string[]) => titles.map((title) => cell(script(title), 'header'));
  const section = (title: string) => [cell(script(title), 'total', WIDTH - 1)];
  const none = [cell(script('本期沒有。'), 'text', WIDTH - 1)];
  const decided = cases.filter(({ decision }) => decision !== undefined);
  const reduced = cases.filter(({ row }) => row.unreasonable > 0n);
  const sum = sumOf(reduced, ({ row }) => row.unreasonable);
  const rows = [
    ...headRows(context, NAME, WIDTH),
    section(`特病單議 ${decided.length} 例`),
    header('病例號', '險種', '結論', '數值', '文號', '類別', '點數'),
    ...(decided.length > 0 ? decided.map((one) => decisionRow(context, one)) : [none]),
    section(`不合理費用 ${reduced.length} 例`),
    header('病例號', '險種', '總費用', '不合理費用', '認可費用', '類別', '點數'),
    ...(reduced.length > 0 ? reduced.map((one) => reducedRow(context, one)) : [none]),
    [
      cell(script('不合理費用合計'), 'total', 2),
      figureCell('money', sum, context.settlement, 'total'),
      cell(null, 'total', 2),
    ],
  ];
  const limits = Array.from({ length: WIDTH }, () => ({ least: 16, most: 30 }));
  return reportSheet(context, { name: NAME, rows, limits, headRows: 3, frozenColumns: 1 });
}

function decisionRow({ settlement, script }: ReportContext, one: OwnCase): ModelCell[] {
  const { kind, value, document } = one.decision!;
  return [
    cell(one.row.case),
    cell(script(one.row.fund)),
    cell(script(kind)),
    value === null ? cell(null) : decimalCell(value, decimalsOf(value, 0)),
    cell(document ?? script('（無文號）')),
    cell(script(CLASS_NAMES[one.class])),
    figureCell('points', one.points, settlement),
  ];
}

function reducedRow({ settlement, script }: ReportContext, one: OwnCase): ModelCell[] {
  const { total, unreasonable } = one.row;
  return [
    cell(one.row.case),
    cell(script(one.row.fund)),
    moneyCell(total),
    moneyCell(unreasonable),
    figureCell('money', total - unreasonable, settlement),
    cell(script(CLASS_NAMES[one.class])),
    figureCell('points', one.points, settlement),
  ];
}
