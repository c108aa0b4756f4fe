import { shown } from '../../shared/report/cells.ts';
import type { ModelCell } from '../../shared/sheets/sheet-model.ts';
import { type Html, html } from './html.ts';

export interface Table {
  readonly id: string;
  readonly caption: string;
  readonly headers: readonly ModelCell[][];
  readonly rows: readonly (readonly ModelCell[])[];
  /** Cells at the start of a row that say what the row is; 1 unless told */
  readonly heads?: number;
  /** The caption is for those who hear the page; its words stand above the table anyway */
  readonly quiet?: true;
  /** Where the amount of a cell is opened */
  readonly linkOf?: (amount: string) => string;
}

const isAmount = ({ value }: ModelCell): boolean => value !== null && typeof value !== 'string';

/** A column of amounts is set right, its title too. */
const amountColumns = (rows: Table['rows']): ReadonlySet<number> => {
  const columns = new Set<number>();
  for (const row of rows) {
    let column = 0;
    for (const cell of row) {
      if ((isAmount(cell) || cell.value === DASH) && !cell.span) columns.add(column);
      column += 1 + (cell.span ?? 0);
    }
  }
  return columns;
};

/** Whether an amount is below zero, by its exact value. */
const isNegative = ({ value }: ModelCell): boolean => {
  if (value === null || typeof value !== 'object') return false;
  if ('units' in value) return value.units < 0n;
  return 'fen' in value && value.fen < 0n;
};

/** A statement of several tables has headers in its middle. */
export const isHeader = (row: readonly ModelCell[]): boolean =>
  row.length > 0 && row.every(({ style }) => style === 'header');

const DASH = '—';
/** Texts up to so many characters stay on one line: names, codes, the titles of most columns. */
const SHORT = 18;

function classOf(cell: ModelCell, right: boolean): string {
  const { style } = cell;
  const names = [
    right || isAmount(cell) || cell.value === DASH ? 'n' : '',
    isNegative(cell) ? 'neg' : '',
    ['total', 'good', 'warn', 'bad', 'note'].includes(style) ? style : '',
    typeof cell.value === 'string' && !cell.span && cell.value.length <= SHORT ? 'short' : '',
  ];
  return names.filter(Boolean).join(' ');
}

/** A table of exact texts that scrolls in a box of its own where it is wider than the page. */
export function table({ id, caption, headers, rows, heads = 1, quiet, linkOf }: Table): Html {
  const right = amountColumns(rows);
  return html`<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0"><table>
<caption id="${id}"${quiet ? html` class="quiet"` : ''}>${caption}</caption>
${headers.length > 0 ? html`<thead>${headers.map((row) => headerRow(row, right))}</thead>` : ''}
<tbody>${rows.map((row) => (isHeader(row) ? headerRow(row, right) : bodyRow(row, heads, linkOf)))}</tbody>
</table></div>`;
}

function headerRow(row: readonly ModelCell[], right: ReadonlySet<number>): Html {
  let column = 0;
  const cells = row.map((cell) => {
    const at = column;
    const span = cell.span ?? 0;
    column += 1 + span;
    const name = classOf(cell, !span && right.has(at));
    return html`<th scope="${span ? 'colgroup' : 'col'}"${spanOf(cell)}${named(name)}>${shown(cell)}</th>`;
  });
  return html`<tr>${cells}</tr>`;
}

function bodyRow(row: readonly ModelCell[], heads: number, linkOf: Table['linkOf']): Html {
  const [only] = row;
  if (row.length === 1 && only!.style === 'total') {
    return html`<tr class="part"><th scope="rowgroup"${spanOf(only!)}>${shown(only!)}</th></tr>`;
  }
  const style = only?.style ?? 'text';
  const kind = ['total', 'good', 'warn', 'note'].includes(style) ? style : '';
  let column = 0;
  const cells = row.map((cell) => {
    const at = column;
    column += 1 + (cell.span ?? 0);
    const name = classOf(cell, false);
    const text = shown(cell);
    return at < heads && text !== '' && !isAmount(cell)
      ? html`<th scope="row"${spanOf(cell)}${named(name)}>${text}</th>`
      : html`<td${spanOf(cell)}${named(name)}>${linked(text, cell, linkOf)}</td>`;
  });
  return html`<tr${named(kind)}>${cells}</tr>\n`;
}

const linked = (text: string, { amount }: ModelCell, linkOf: Table['linkOf']): string | Html =>
  amount === undefined || !linkOf ? text : html`<a href="${linkOf(amount)}">${text}</a>`;

const spanOf = ({ span }: ModelCell): Html | undefined => (span ? html` colspan="${span + 1}"` : undefined);
const named = (name: string): Html | undefined => (name === '' ? undefined : html` class="${name}"`);
