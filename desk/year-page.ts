import { FindingList } from '../shared/findings/finding-list.ts';
import { type Fen, yuan } from '../shared/money/fen.ts';
import { cellAsText, isBlank, type RawRow } from '../shared/sheets/raw.ts';
import { readXlsxFile } from './files/read-workbook.ts';

const PAGE = '基金年度總表';

/** One column of the page's tables that is held against a total found another way. */
export interface Reconciled {
  readonly table: string;
  readonly column: string;
  readonly sum: Fen;
  readonly difference: Fen;
}

/** Every 差額 of 基金年度總表, as the workbook at that path shows it. @throws Error when the page is not there */
export async function yearPage(path: string): Promise<readonly Reconciled[]> {
  const list = new FindingList();
  const tabs = await readXlsxFile(path, list.report);
  const page = tabs?.find(({ name }) => name === PAGE);
  if (!page) throw new Error(`${path} has no ${PAGE}`);
  const rows = await Array.fromAsync(page.rows);
  return rows.flatMap((row, index) => (textAt(row, 0) === '差額' ? lineOf(rows, index) : []));
}

const textAt = ({ cells }: RawRow, column: number): string => {
  const cell = cells[column] ?? null;
  return cell === null ? '' : cellAsText(cell);
};

/** A table: its title, its header, its rows, 合計, the other total, 差額. */
function lineOf(rows: readonly RawRow[], last: number): readonly Reconciled[] {
  const header = rows.findLastIndex((row, index) => index < last && isHeader(row));
  const [title, sums, differences] = [rows[header - 1]!, rows[last - 2]!, rows[last]!];
  return differences.cells.flatMap((cell, column) =>
    column === 0 || isBlank(cell)
      ? []
      : [
          {
            table: textAt(title, 0),
            column: textAt(rows[header]!, column),
            sum: yuan(textAt(sums, column)),
            difference: yuan(textAt(differences, column)),
          },
        ],
  );
}

/** Only headers name a column 已付. */
const isHeader = ({ cells }: RawRow): boolean => cells.includes('已付');
