import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, type WorkSheet, write } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';

type Row = Readonly<Record<string, string>>;

const tab = (folder: string, name: string): Row[] =>
  parse(readFileSync(join(folder, `${name}.csv`)), { columns: true, bom: true }) as Row[];

const fen = (text: string | undefined): number => Math.round(Number(text || '0') * 100);
const serial = (text: string): number => Date.parse(text) / 86_400_000 + 25_569;

/** What a careful office keeps in columns A … M of the cases, sorted so that a stay stands above the next one. */
const CASE_COLUMNS = 13;

/**
 * A workbook that computes the same with formulas, in whole fen and whole ten-thousandths of a point: class and points
 * of a row, the row below for readmission, sums by SUMIFS. Coefficients and limits stand in a table per institution
 * and group, special reviews in another.
 */
export function spreadsheet(folder: string, cases: number, work: string): string {
  const path = join(work, `office-${cases}`, 'book.xlsx');
  if (existsSync(path)) return path;
  mkdirSync(join(work, `office-${cases}`), { recursive: true });
  const book = utils.book_new();
  const institutions = tab(folder, '機構');
  utils.book_append_sheet(book, sumSheet(institutions, cases), 'sums');
  utils.book_append_sheet(book, caseSheet(tab(folder, '病例')), 'cases');
  utils.book_append_sheet(book, pairSheet(folder, institutions), 'pairs');
  const reviews = tab(folder, '特病單議').map((row) => [
    row['病例號'],
    row['結論'],
    row['數值'] ? fen(row['數值']) * 100 : '',
  ]);
  utils.book_append_sheet(book, utils.aoa_to_sheet([['', '', ''], ...reviews]), 'reviews');
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return path;
}

function sumSheet(institutions: readonly Row[], cases: number): WorkSheet {
  const last = cases + 1;
  const range = (column: string) =>
    `cases.${column}2:${column}${last}`.replace('.', '!$').replaceAll(':', ':$');
  const sheet: WorkSheet = {};
  const lines = ['居民', '職工'].flatMap((fund) => institutions.map((row) => [fund, row['編碼']!] as const));
  lines.forEach(([fund, code], index) => {
    const where = `${range('D')},"${fund}",${range('B')},"${code}",${range('S')},"in"`;
    sheet[`A${index + 1}`] = { t: 's', v: fund === '居民' ? 'resident' : 'employee' };
    sheet[`B${index + 1}`] = { t: 's', v: code };
    sheet[`C${index + 1}`] = { t: 'n', f: `COUNTIFS(${where})` };
    sheet[`D${index + 1}`] = { t: 'n', f: `SUMIFS(${range('T')},${where})` };
    sheet[`E${index + 1}`] = { t: 'n', f: `SUMIFS(${range('J')},${where})` };
    sheet[`F${index + 1}`] = { t: 'n', f: `SUMIFS(${range('H')},${where})-E${index + 1}` };
  });
  sheet['!ref'] = `A1:F${lines.length}`;
  return sheet;
}

/** Key, kind, P and k in ten-thousandths, mean in fen, upper multiple in tenths. */
function pairSheet(folder: string, institutions: readonly Row[]): WorkSheet {
  const lines = new Map(
    tab(folder, '差異係數').map((row) => [`${row['病組']}|${row['機構或等級']}`, row['係數']!]),
  );
  const rows = tab(folder, '病組').flatMap((group) =>
    institutions.map((one) => {
      const code = group['編碼']!;
      const keys = [code, '*'].flatMap((of) => [`${of}|${one['編碼']}`, `${of}|${one['等級']}`]);
      const own = keys.map((key) => lines.get(key)).find((value) => value !== undefined);
      const k = group['不設差異係數'] === '是' ? '1' : (own ?? '1');
      const p = Math.round(Number(group['基準點數'] || '0') * 10_000);
      const upper = p <= 1_000_000 ? 30 : p <= 3_000_000 ? 20 : 15;
      return [
        `${one['編碼']}|${code}`,
        group['類型'],
        p,
        Math.round(Number(k) * 10_000),
        fen(group['次均費用']),
        upper,
      ];
    }),
  );
  return utils.aoa_to_sheet(rows);
}

function caseSheet(rows: readonly Row[]): WorkSheet {
  const key = (row: Row) =>
    [row['參保人'], row['機構'], row['病組'], row['入院日期'], row['病例號']].join('\u0000');
  const sorted = rows.map((row) => [key(row), row] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  const values = sorted.map(([, row]) => [
    row['病例號']!,
    row['機構']!,
    row['參保人']!,
    row['險種']!,
    serial(row['入院日期']!),
    serial(row['出院日期']!),
    row['病組']!,
    fen(row['總費用']),
    fen(row['不合理費用']),
    fen(row['基金記賬']),
    row['日間手術'] === '是' ? 1 : 0,
    row['合理再入院'] === '是' ? 1 : 0,
    `${row['機構']}|${row['病組']}`,
  ]);
  const sheet = utils.aoa_to_sheet([Array<string>(CASE_COLUMNS).fill(''), ...values]);
  for (const index of values.keys()) formulas(sheet, index + 2);
  sheet['!ref'] = `A1:T${values.length + 1}`;
  return sheet;
}

function formulas(sheet: WorkSheet, row: number): void {
  const at = (column: string, other = row) => `${column}${other}`;
  const number = (column: string, formula: string) => {
    sheet[at(column)] = { t: 'n', f: formula };
  };
  const text = (column: string, formula: string) => {
    sheet[at(column)] = { t: 's', f: formula };
  };
  const pair = (column: string) => `INDEX(pairs!$${column}$1:$${column}$5000,${at('N')})`;
  number('N', `MATCH(${at('M')},pairs!$A$1:$A$5000,0)`);
  text('O', `IFERROR(VLOOKUP(${at('A')},reviews!$A$1:$C$100000,2,0),"")`);
  text(
    'P',
    `IF(${pair('B')}<>"一般",${pair('B')},IF(AND(${at('K')}=0,${at('H')}*10<4*${pair('E')}),"low",IF(${at('H')}*10>=${pair('F')}*${pair('E')},"high","normal")))`,
  );
  const normal = `${pair('C')}*${pair('D')}/10000`;
  const value = `VLOOKUP(${at('A')},reviews!$A$1:$C$100000,3,0)`;
  const extra = `IF(${at('O')}<>"追加點數",0,IF(${value}="",MAX(0,(${at('H')}-${at('I')})/${pair('E')}-${pair('F')}/10)*${pair('C')},${value}*${pair('C')}/10000))`;
  number(
    'Q',
    `IF(${at('O')}="核定點數",${value},IF(OR(${at('O')}="按項目",${at('O')}="不予支付"),0,IF(${at('P')}="床日",${pair('C')}*MAX(1,${at('F')}-${at('E')}),IF(${at('P')}="low",MIN(${normal}*${at('H')}/${pair('E')},${pair('C')}),IF(${at('P')}="high",${normal}+${extra},IF(${at('P')}="normal",${normal},(${at('H')}-${at('I')})*1000000/1000000))))))`,
  );
  const next = row + 1;
  number(
    'R',
    `IF(AND(${at('C')}=${at('C', next)},${at('B')}=${at('B', next)},${at('G')}=${at('G', next)},${at('E', next)}-${at('F')}>=0,${at('E', next)}-${at('F')}<=15,${at('L', next)}=0,${at('O')}<>"核定點數"),0.5,1)`,
  );
  text('S', `IF(OR(${at('O')}="按項目",${at('O')}="不予支付"),"out","in")`);
  number('T', `ROUND(${at('Q')}*${at('R')},0)`);
}
