import {
  fittingWidth,
  type ModelCell,
  type ModelColumn,
  rangeName,
  type SheetModel,
} from '../sheets/sheet-model.ts';
import { cell, shown } from './cells.ts';
import { periodTitle, type ReportContext, shortDigest } from './context.ts';
import { pageBreaks } from './page-breaks.ts';

/** How wide a column of texts may become before its texts wrap. Amounts are never cut. */
export interface ColumnLimit {
  readonly least?: number;
  readonly most?: number;
  /** The same for a header, where it may wrap before the texts below it */
  readonly header?: number;
}

const NUMERIC = new Set(['money', 'points', 'value', 'ratio', 'count', 'date']);
const MOST = 120;

/** Widths that show every cell of its own column; cells that cover several take what these give. */
export function fitColumns(
  rows: readonly (readonly ModelCell[])[],
  limits: readonly ColumnLimit[],
): ModelColumn[] {
  const texts: string[][] = limits.map(() => []);
  for (const row of rows) {
    let column = 0;
    for (const part of row) {
      const { most = MOST, header = most } = limits[column] ?? {};
      if (!part.span) texts[column]?.push(...widthTexts(part, part.style === 'header' ? header : most));
      column += 1 + (part.span ?? 0);
    }
  }
  return limits.map(({ least = 6 }, index) => ({ width: fittingWidth(texts[index]!, least, MOST) }));
}

/** A long text asks for no more than the column's limit, a number for all of itself. */
function widthTexts(part: ModelCell, most: number): string[] {
  const text = shown(part);
  const number = NUMERIC.has(part.style) || typeof part.value !== 'string';
  return number ? [text] : text.split('\n').map((line) => cutTo(line, most));
}

const cutTo = (text: string, most: number): string => {
  let width = 0;
  let kept = '';
  for (const character of text) {
    width += character > '\u2dff' ? 2 : 1;
    if (width > most - 2) break;
    kept += character;
  }
  return kept;
};

/** Rows 1 to 3 of every tab: what it is, for whom and when, and which run it came from. */
export function headRows(
  context: ReportContext,
  tab: string,
  columns: number,
  subject = 'DRG點數付費結算',
  about = periodTitle(context.settlement.period),
): ModelCell[][] {
  const { area, digests, script } = context;
  const { 'region.code': code, 'region.name': name, scheme } = area.params;
  const period = script(about);
  const place = [name, code === null ? '' : `（${code}）`].join('');
  const title = [name, period, script(`${subject} — ${tab}`)].filter(Boolean).join(' ');
  const facts = [
    script('統籌區：') + (place || script('未填')),
    script('期間：') + period,
    script(`方案：${area.schemeTitle}（${scheme}）`),
    script('單位：元'),
  ].join('　　');
  const run = script(`輸入摘要 ${shortDigest(digests.input)}　　結果摘要 ${shortDigest(digests.result)}`);
  const span = columns - 1;
  return [[cell(title, 'title', span)], [cell(facts, 'subtitle', span)], [cell(run, 'note', span)]];
}

/** Those who made, checked and answer for a statement sign here. */
export function signatureRows({ script }: ReportContext, columns: number): ModelCell[][] {
  const line = ['經辦：', '覆核：', '負責人：', '日期：']
    .map((role) => `${role}＿＿＿＿＿＿＿＿`)
    .join('　　　');
  return [[], [cell(script(line), 'subtitle', columns - 1)]];
}

export const noteRow = (text: string, columns: number): ModelCell[] => [cell(text, 'note', columns - 1)];

interface SheetParts {
  readonly name: string;
  readonly rows: readonly (readonly ModelCell[])[];
  readonly limits: readonly ColumnLimit[];
  /** Rows from the top that stay in sight and are repeated on paper. */
  readonly headRows: number;
  readonly frozenColumns?: number;
  /** Rows below the head that filter buttons may hide. */
  readonly filteredRows?: number;
  /** The row each of its tables begins with, from 0: on paper none is torn that a page can hold. */
  readonly tableStarts?: readonly number[];
}

/** A read-only sheet of a report: A4 landscape, head repeated, the run named at its foot. */
export function reportSheet(context: ReportContext, parts: SheetParts): SheetModel {
  const { area, settlement, digests, script } = context;
  const { headRows: head, filteredRows = 0, tableStarts: starts } = parts;
  const columns = fitColumns(parts.rows, parts.limits);
  const name = script(parts.name);
  const foot = [
    area.params['region.name'],
    script(periodTitle(settlement.period)),
    name,
    script(`結果摘要 ${shortDigest(digests.result)}`),
  ];
  return {
    name,
    columns,
    rows: parts.rows,
    frozenRows: head,
    ...(parts.frozenColumns === undefined ? {} : { frozenColumns: parts.frozenColumns }),
    ...(filteredRows > 0 && {
      autoFilter: rangeName(0, head, parts.limits.length - 1, head + filteredRows),
    }),
    protected: true,
    print: {
      orientation: 'landscape',
      repeatRows: [1, head],
      ...(starts && { breaks: pageBreaks({ columns, rows: parts.rows, headRows: head, starts }) }),
      footer: foot.filter(Boolean).join('　'),
    },
  };
}
