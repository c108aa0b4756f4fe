import type { FUniver } from '@univerjs/core/facade';
import { readRange } from '../../../shared/sheets/range.ts';
import type { Incoming } from './incoming.ts';
import { sheetKey } from './snapshot.ts';

interface Rule {
  readonly condition?: {
    readonly type?: string;
    readonly values?: readonly { readonly userEnteredValue?: string }[];
  };
  readonly inputMessage?: string;
}

/** What may stand in a cell, and the help for whoever fills it in. */
export interface CellRule {
  readonly choices: readonly string[];
  readonly help: string;
}

export function ruleAt(
  api: FUniver,
  incoming: Incoming,
  sheet: string,
  row: number,
  column: number,
): CellRule | undefined {
  const found = incoming
    .sheet(sheet)
    ?.rules.find(([, at, first, last]) => at === column && first <= row && row <= last);
  const rule = found && (incoming.pooled(found[0]) as Rule | undefined);
  if (!rule) return undefined;
  return { choices: choicesOf(api, incoming, rule), help: rule.inputMessage ?? '' };
}

function choicesOf(api: FUniver, incoming: Incoming, { condition }: Rule): string[] {
  const values = (condition?.values ?? []).map(({ userEnteredValue = '' }) => userEnteredValue);
  if (condition?.type === 'ONE_OF_LIST') return values;
  return condition?.type === 'ONE_OF_RANGE' ? listed(api, incoming, values[0] ?? '') : [];
}

/** The values of `='機構'!$A$2:$A$2001`, each once. */
function listed(api: FUniver, incoming: Incoming, reference: string): string[] {
  const [, quoted, plain, range = ''] = /^=(?:'((?:[^']|'')*)'|([^'!]+))!(.+)$/.exec(reference) ?? [];
  const name = quoted?.replaceAll("''", "'") ?? plain;
  const sheet = incoming.sheets.find((each) => each.name === name);
  const worksheet = sheet && api.getActiveWorkbook()?.getSheetBySheetId(sheetKey(sheet.id));
  if (!worksheet) return [];
  const { top, left, bottom } = readRange(range.replaceAll('$', ''));
  const matrix = worksheet.getSheet().getCellMatrix();
  const texts: string[] = [];
  for (let row = top; row <= Math.min(bottom, worksheet.getMaxRows() - 1); row++) {
    const value = matrix.getValue(row, left)?.v;
    if (value !== null && value !== undefined && value !== '') texts.push(String(value));
  }
  return [...new Set(texts)];
}
