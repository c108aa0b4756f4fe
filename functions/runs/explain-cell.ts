import { type Explanation, lineOfKey, linesOf } from '../../shared/explain/explanation.ts';
import { explainCaseNumber, subjectOf } from '../../shared/explain/subject.ts';
import { cellAsText, normalise } from '../../shared/sheets/raw.ts';
import { RESULT_TABS, tabNameOf } from '../../shared/sheets/read-tables.ts';
import type { ModelCell, SheetModel } from '../../shared/sheets/sheet-model.ts';
import { TABS } from '../../shared/sheets/tabs/settlement-tabs.ts';
import type { Context } from '../context.ts';
import type { Requests } from '../http/contract.ts';
import { CallProblem } from '../http/problem.ts';
import { inScript, type Locale } from '../script.ts';
import type { AreaConfig } from './area.ts';
import { CASES_DETAIL } from './inputs.ts';
import type { OpenRun } from './open-run.ts';
import type { Run } from './run.ts';

export type CellPlace = Extract<Requests['explain']['what'], { cell: unknown }>['cell'];

/** The row of a result tab that names its run. */
const NOTE_ROW = 3;

/** What a result tab says of the run it came from; `undefined` for a tab that no run wrote. */
export async function noteOf(
  { workbooks }: Context,
  { bureauFile, reportFiles }: AreaConfig,
  { tab, consortium }: CellPlace,
): Promise<string | undefined> {
  const file = consortium === undefined ? bureauFile : reportFiles[consortium];
  const written = RESULT_TABS.some((known) => inBothScripts(known).includes(normalise(tab)));
  if (!written || file === undefined) return undefined;
  const rows = await workbooks.top(file, tab, NOTE_ROW);
  return cellAsText(rows.find(({ row }) => row === NOTE_ROW)?.cells[0] ?? null);
}

const inBothScripts = (name: string): readonly string[] => [name, inScript(name, 'zh-Hans')];

/**
 * A row of 病例 or of 特病單議, or an amount of a result tab.
 *
 * @throws CallProblem CELL_WITHOUT_AMOUNT, with the reason
 */
export async function explainCell(
  open: OpenRun,
  run: Run,
  locale: Locale,
  place: CellPlace,
): Promise<readonly Explanation[]> {
  const { tab, consortium } = place;
  const input = consortium === undefined ? tabNameOf(tab) : undefined;
  if (input === TABS.cases.name.hant) return ofCase(open, caseAtRow(open, run, place));
  if (input === TABS.decisions.name.hant) return ofCase(open, reviewedAtRow(open, place));
  const sheet = open.sheets(locale, consortium).find(({ name }) => normalise(name) === normalise(tab));
  if (!sheet) throw withoutAmount(`「${tab}」不是這次運算的結果表`);
  const cell = cellAt(sheet, place);
  if (cell?.amount === undefined) throw withoutAmount(reasonOf(sheet, cell));
  const book = open.book();
  const line = lineOfKey(book, cell.amount);
  return line ? [{ subject: subjectOf(line), lines: linesOf(book, cell.amount) }] : [];
}

const withoutAmount = (reason: string): CallProblem => new CallProblem('CELL_WITHOUT_AMOUNT', { reason });

async function ofCase({ settled, rows }: OpenRun, number: string): Promise<readonly Explanation[]> {
  const { area, settlement } = settled;
  const found = explainCaseNumber(area, await rows(), number, settlement.period);
  return found ? [found] : [];
}

/** Rows of a file that came beside the workbook are not rows of its tab. */
function caseAtRow({ cases }: OpenRun, run: Run, { row }: CellPlace): string {
  if (run.details[CASES_DETAIL] !== undefined || !cases) {
    throw withoutAmount(
      '這次運算的病例來自附加檔，不在「病例」表中；有特病單議的，可選「特病單議」表中的一行',
    );
  }
  const { table } = cases;
  for (let index = 0; index < table.size; index++) {
    if (table.row(index) === row) return table.caseNumber(index);
  }
  throw withoutAmount(`「病例」表第 ${row} 行在這次運算中不是病例`);
}

/** The case that a special review is of, wherever its row stands. */
function reviewedAtRow({ settled }: OpenRun, { row }: CellPlace): string {
  const review = settled.area.tables.decisions.find((line) => line.row === row);
  if (!review) throw withoutAmount(`「特病單議」表第 ${row} 行在這次運算中不是單議`);
  return review.case;
}

/** A cell covered by another stands for it. */
function cellAt({ rows }: SheetModel, { row, column }: CellPlace): ModelCell | undefined {
  let next = 1;
  for (const cell of rows[row - 1] ?? []) {
    next += 1 + (cell.span ?? 0);
    if (column < next) return cell;
  }
  return undefined;
}

function reasonOf({ name, rows }: SheetModel, cell: ModelCell | undefined): string {
  if (!rows.flat().some(({ amount }) => amount !== undefined)) return `「${name}」表只作分析與說明，不列算式`;
  const value = cell?.value ?? null;
  if (value === null) return '所選為空格';
  if (typeof value === 'string') return '所選為文字';
  return '所選為個數、核對數、差額、佔比或明細，由同表各格可得，沒有單獨的算式';
}
