import { FINDINGS, type FindingCode } from './catalogue.ts';

export type Severity = 'block' | 'warn' | 'info';

/** A cell, a row, a column or a whole tab. Rows count from 1 as the spreadsheet shows them; `column` is a letter. */
export interface Place {
  readonly tab: string;
  readonly row?: number;
  readonly column?: string;
}

/** Something a person should look at. A blocking finding stops the run, and then nothing is written anywhere. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly where: Place;
  /** What is wrong and with which value, in Traditional Chinese. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** Told of every finding; collecting, counting or printing is the caller's. */
export type Report = (finding: Finding) => void;

const fill = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`no value for {${name}} in «${template}»`);
    return typeof value === 'number' ? String(value) : shorten(value);
  });

/** Long cell texts are cut in messages; the cell itself is named beside them. */
const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

export function finding(
  code: FindingCode,
  where: Place,
  values: Readonly<Record<string, string | number>> = {},
): Finding {
  const { severity, message, remedy } = FINDINGS[code];
  return { code, severity, where, message: fill(message, values), remedy: fill(remedy, values) };
}

/** `病例!I18`, `病例!18:18` for a row, `病例!I:I` for a column, `病例` for the whole tab. */
export function placeText({ tab, row, column }: Place): string {
  if (row !== undefined && column !== undefined) return `${tab}!${column}${row}`;
  if (row !== undefined) return `${tab}!${row}:${row}`;
  if (column !== undefined) return `${tab}!${column}:${column}`;
  return `${tab}!-`;
}

export const SEVERITY_TEXT: Readonly<Record<Severity, string>> = {
  block: '阻斷',
  warn: '警告',
  info: '提示',
};

/** Most severe first, then by place; row order of the input never changes the set. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const rank: Record<Severity, number> = { block: 0, warn: 1, info: 2 };
  const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...findings].sort(
    (a, b) =>
      rank[a.severity] - rank[b.severity] ||
      compareText(a.where.tab, b.where.tab) ||
      (a.where.row ?? 0) - (b.where.row ?? 0) ||
      (a.where.column ?? '').length - (b.where.column ?? '').length ||
      compareText(a.where.column ?? '', b.where.column ?? '') ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}
