import { expect, test } from 'vitest';
import { inScript } from '../../functions/script.ts';
import { bookOf } from '../../shared/explain/book.ts';
import {
  explainStatement,
  statementContents,
  statementNamed,
} from '../../shared/explain/statement-subject.ts';
import { explanationText } from '../../shared/explain/text.ts';
import { settleTabs } from '../methods/workbook.ts';
import { SMALL_COUNTIES } from './small-counties.ts';

const one = SMALL_COUNTIES.find(({ name }) => name === '當量')!;
const { area, digest, settlement } = await settleTabs(one.tabs, '2025', one.params);
const book = bookOf(area!, digest!, settlement!);
const statement = statementNamed(settlement!.statements, 'equivalents')!;

test('a statement has the name of its method, its title and its tab', () => {
  expect(statementNamed(settlement!.statements, '標化工作當量購買結算')).toBe(statement);
  expect(statementNamed(settlement!.statements, '工作當量結算')).toBe(statement);
  expect(statementNamed(settlement!.statements, 'capitation')).toBeUndefined();
});

test('an amount is opened line by line, in both scripts', () => {
  const asked = { table: 'institutions', row: 'C1', column: '結算額' };
  const text = explainStatement(book, statement, asked).map(explanationText).join('\n');
  expect(text).toMatch(/^標化工作當量購買結算 機構當量購買 C1 結算額：6,000\.00 元$/m);
  expect(text).toContain('應付額：E × v = 6,600 × 10.00 = 66,000.00 元（四捨五入到 2 位小數）。');
  expect(text).toContain('分期預付：30,000.00 + 30,000.00 = 60,000.00 元。');
  expect(text).toContain('依次為：金額［當量資金!C3］；金額［');
  expect(text).toContain('結算額：Y − Z = 66,000.00 − 60,000.00 = 6,000.00 元。');
  expect(text).toMatch(/數量：[\d,.]+［當量工作量!D4］。/);
  expect(inScript(text, 'zh-Hans')).toContain('结算额：Y − Z = 66,000.00 − 60,000.00 = 6,000.00 元。');
});

test('a row is known by its whole name, by a code in it, or as the sum', () => {
  const subjects = (table: string, row: string, column: string) =>
    explainStatement(book, statement, { table, row, column }).map(({ lines }) => lines.at(-1)!.key);
  expect(subjects('work', 'C1', 'amount')).toEqual([
    'statement/equivalents/work/C1 / 孕產婦訪視/amount',
    'statement/equivalents/work/C1 / 普通門診服務/amount',
    'statement/equivalents/work/C1 / 高血壓患者規範管理/amount',
  ]);
  expect(subjects('work', 'C1 / 孕產婦訪視', '計入當量')).toEqual([
    'statement/equivalents/work/C1 / 孕產婦訪視/counted',
  ]);
  expect(subjects('機構當量購買', '合計', 'due')).toEqual(['statement/equivalents/institutions/合計/due']);
  expect(subjects('work', 'H9', 'amount')).toEqual([]);
  expect(subjects('work', 'C1', 'nothing')).toEqual([]);
  expect(subjects('nowhere', 'C1', 'amount')).toEqual([]);
});

test('what can be asked is listed, table by table', () => {
  const all = statementContents(book, statement, undefined);
  expect(all).toContain('institutions　機構當量購買');
  expect(all).toContain('due 應付額');
  expect(all).toContain('行 --row：C1；C2；合計');
  expect(all).not.toContain('name 名稱');
  const rewards = statementContents(book, statement, '效益考核獎');
  expect(rewards).toContain('rewards　效益考核獎');
  expect(rewards).not.toContain('institutions');
});
