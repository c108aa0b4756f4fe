import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digestCommand } from '../../desk/cli/digest.ts';
import { loadInput } from '../../desk/input.ts';
import { settleInput } from '../../desk/settle-input.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { County } from './county.ts';
import { FINDINGS_FILE, inFolder, MARCH, quietly, runSettle } from './settling.ts';

const refused = (good: County) =>
  inFolder(async (folder) => runSettle(await good.writeTo(join(folder, 'county')), join(folder, 'out')));

describe('how a refusal is told', () => {
  test('a line has code, severity, place, message and remedy', async () => {
    const { lines } = await refused(new County().set({ '病例!I5': '6100.01' }));
    expect(lines).toEqual([
      'CASE_MONEY_DIFFERS 阻斷 病例!I5 總費用 6100.01 ≠ 基金記賬 4000.00 + 其他基金 0.00 + 個人負擔 2100.00，相差 0.01。請按結算清單核對四項金額。',
    ]);
  });

  test('in the script of the workbook', async () => {
    const county = new County().set({ '病例!I5': '6100.01' }).add('參數', 'locale,zh-Hans');
    const { lines, files } = await refused(county);
    expect(lines).toEqual([
      'CASE_MONEY_DIFFERS 阻断 病例!I5 总费用 6100.01 ≠ 基金记账 4000.00 + 其他基金 0.00 + 个人负担 2100.00，相差 0.01。请按结算清单核对四项金额。',
    ]);
    expect(JSON.parse(files.get(FINDINGS_FILE)!)).toMatchObject([
      { severity: 'block', remedy: '请按结算清单核对四项金额。' },
    ]);
  });

  test('in the script of the workbook, also when its cases were not read', async () => {
    const { lines } = await refused(new County().deleteTab('病例').add('參數', 'locale,zh-Hans'));
    expect(lines[0]).toMatch(/^TAB_MISSING 阻断 病例!- 缺少工作表/);
  });

  test('blocking findings first, then by tab, row and column', async () => {
    const county = new County().set({
      '病例!P1': '備註',
      '病例!M10': '-1',
      '病例!K10': '-1',
      '病例!I9': '-1',
      '機構!C4': '四級',
    });
    const { lines } = await refused(county);
    expect(lines.map((line) => line.split(' ').slice(1, 3).join(' '))).toEqual([
      '阻斷 機構!C4',
      '阻斷 病例!I9',
      '阻斷 病例!K10',
      '阻斷 病例!M10',
      '警告 病例!P1',
    ]);
  });

  test('one line each, whatever a cell holds; a terminal sees no control characters', async () => {
    const { lines } = await refused(new County().set({ '病例!D5': '居\r\n民\u001b[2J\u0007' }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^CELL_NOT_LISTED 阻斷 病例!D5 「險種」為「居 民 \[2J 」/);
  });

  test('a long text is cut short', async () => {
    const { lines } = await refused(new County().set({ '病例!I5': `見${'附'.repeat(500)}件` }));
    expect(lines[0]!.length).toBeLessThan(150);
  });
});

test('dianzhi digest refuses the same input in the same words, and writes no digest', () =>
  inFolder(async (folder) => {
    const input = await new County().set({ '病例!I5': '6100.01' }).writeTo(join(folder, 'county'));
    const settled = await runSettle(input, join(folder, 'settled'));
    const out = join(folder, 'digested', 'digest.json');
    const digested = await quietly(() => digestCommand({ input, shards: [], out }));
    expect(digested).toEqual({ exit: 2, lines: settled.lines });
    expect(await readdir(join(folder, 'digested'))).toEqual([FINDINGS_FILE]);
  }));

test('settling itself refuses a period of another year, on whatever surface', () =>
  inFolder(async (folder) => {
    const list = new FindingList();
    const input = await new County().writeTo(join(folder, 'county'));
    const clocks = { lawDate: '2024-03-31', knownAt: '2026-01-01' };
    const loaded = await loadInput(input, { clocks }, list);
    expect(list.all).toEqual([]);
    expect(settleInput(loaded!, { ...MARCH, year: 2024 }, list.report)).toBeUndefined();
    expect(list.all.map(({ code, where }) => [code, where])).toEqual([
      ['YEAR_DIFFERS', { tab: '參數', row: 3, column: 'B' }],
    ]);
  }));
