import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { initCommand } from '../../desk/cli/init.ts';
import { UsageError } from '../../desk/cli/usage.ts';
import { loadInput } from '../../desk/input.ts';
import { settleInput } from '../../desk/settle-input.ts';
import { inScript, type Locale } from '../../functions/script.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { METHOD_STEPS } from '../../shared/law/rule.ts';
import { schemeById } from '../../shared/regions/index.ts';
import { templateSheets } from '../../shared/report/template.ts';
import { AREA_PARAMETERS, SCHEME_PARAMETERS } from '../../shared/rules/parameters.ts';
import { settlementFigures } from '../../shared/settle/settlement.ts';
import { proposalsTab } from '../../shared/sheets/tabs/proposals-tab.ts';
import { TABS } from '../../shared/sheets/tabs/settlement-tabs.ts';
import { type County, county, MARCH, settleCounty } from './county.ts';
import { texts } from './reading.ts';

const folder = mkdtempSync(join(tmpdir(), 'dianzhi-template-'));
beforeAll(() => void vi.spyOn(console, 'log').mockImplementation(() => {}));
afterAll(() => {
  rmSync(folder, { recursive: true });
  vi.restoreAllMocks();
});

const LOCALES: readonly Locale[] = ['zh-Hant', 'zh-Hans'];
const HEADERS = { 'zh-Hant': 'hant', 'zh-Hans': 'hans' } as const;
const sheetsIn = (locale: Locale) =>
  templateSheets(schemeById('zhejiang-2025')!, {
    script: (text) => inScript(text, locale),
    methods: METHOD_STEPS,
    supervision: true,
  });

test('the tabs and settings of the supervision come with it alone', () => {
  const without = templateSheets(schemeById('zhejiang-2025')!, { methods: METHOD_STEPS });
  expect(without.map(({ name }) => name)).not.toContain('異常處理');
  expect(texts(without[0]!).flat()).not.toContain('watch.pace.margin');
  const only = templateSheets(schemeById('zhejiang-2025')!, { supervision: true });
  expect(only.map(({ name }) => name)).toEqual(expect.arrayContaining(['病例', '異常處理']));
  expect(only.map(({ name }) => name)).not.toContain('考核方案');
  expect(texts(only[0]!).flat()).toContain('watch.pace.margin');
});

describe.each(LOCALES)('%s', (locale) => {
  const script = HEADERS[locale];
  const sheets = sheetsIn(locale);

  test('說明 first, then one tab for every definition, with its headers', () => {
    const names = [...Object.values(TABS), proposalsTab].map(({ name }) => name[script]);
    expect(sheets.map(({ name }) => name)).toEqual([inScript('說明', locale), ...names]);
    for (const [index, tab] of Object.values(TABS).entries()) {
      const headers = Object.values(tab.columns).map(({ header }) => header[script]);
      expect(texts(sheets[index + 1]!)[0]).toEqual(headers);
    }
  });

  test('參數 names the settings of the area, and the scheme and the script chosen', () => {
    const rows = texts(sheets[1]!);
    expect(rows.slice(1).map(([key]) => key)).toEqual(Object.keys(AREA_PARAMETERS));
    const value = (wanted: string) => rows.find(([key]) => key === wanted)![2];
    expect([value('scheme'), value('locale'), value('year'), value('area.meanCost')]).toEqual([
      'zhejiang-2025',
      locale,
      '',
      '',
    ]);
  });

  test('closed values, 是／否 and codes of other tabs come from lists', () => {
    const lists = new Map(
      sheets.flatMap(({ name, validations = [] }) =>
        validations.flatMap(({ title, values }) => (values ? [[`${name}.${title}`, values]] : [])),
      ),
    );
    const at = (tab: keyof typeof TABS, header: string) =>
      lists.get(`${TABS[tab].name[script]}.${inScript(header, locale)}`);
    expect(at('cases', '險種')).toEqual([inScript('職工', locale), '居民']);
    expect(at('institutions', '基層')).toEqual(['是', '否']);
    expect(at('cases', '機構')).toEqual({ tab: TABS.institutions.name[script], range: 'A2:A2001' });
    expect(at('cases', '病組')).toEqual({ tab: TABS.groups.name[script], range: 'A2:A2001' });
    expect(at('institutions', '醫共體')).toEqual({ tab: TABS.consortia.name[script], range: 'A2:A2001' });
    expect(at('consortia', '牽頭機構')).toEqual({ tab: TABS.institutions.name[script], range: 'A2:A2001' });
    expect(at('coefficients', '病組')).toBeUndefined();
    expect(at('cases', '病例號')).toBeUndefined();
  });

  test('the list of 鍵 is where 說明 has all of them', () => {
    const list = sheets[1]!.validations!.find(({ range }) => range.startsWith('A2'))!.values!;
    if (!('range' in list)) throw new Error('not a range');
    const [, first = '', last = ''] = /^A(\d+):A(\d+)$/.exec(list.range)!;
    expect(list.tab).toBe(sheets[0]!.name);
    const keys = texts(sheets[0]!).slice(Number(first) - 1, Number(last));
    expect(keys.map(([key]) => key)).toEqual(Object.keys({ ...AREA_PARAMETERS, ...SCHEME_PARAMETERS }));
  });

  test('every cell of a column has its help, and nothing is protected', () => {
    for (const [index, tab] of Object.values(TABS).entries()) {
      const { validations = [], protected: locked } = sheets[index + 1]!;
      expect(locked).toBe(false);
      const columns = new Set(validations.map(({ range }) => /^[A-Z]+/.exec(range)![0]));
      expect(columns.size).toBe(Object.keys(tab.columns).length);
      for (const { help } of validations) expect(help.length).toBeGreaterThan(2);
    }
  });

  test('filled in, it reads back without a finding and settles as the same data elsewhere', async () => {
    const path = join(folder, `${locale}.xlsx`);
    expect(await initCommand(path, 'zhejiang-2019', locale)).toBe(0);
    const tabs = county(200);
    writeFileSync(path, fill(path, tabs, locale));

    const list = new FindingList();
    const clocks = { lawDate: '2025-03-31', knownAt: '2026-11-23' };
    const input = await loadInput(path, { clocks }, list);
    const elsewhere = await settleCounty(tabs, MARCH);
    expect(list.all.filter(({ code }) => !/^(STAYS|DECISION|REVIEW)_/.test(code))).toEqual([]);
    const run = settleInput(input!, MARCH, list.report);
    expect(settlementFigures(run!.settlement)).toEqual(settlementFigures(elsewhere.settlement));
  });

  test('left empty, what is missing is told, and nothing else is', async () => {
    const path = join(folder, `empty-${locale}.xlsx`);
    await initCommand(path, 'zhejiang-2019', locale);
    const list = new FindingList();
    await loadInput(path, { clocks: { lawDate: '2025-03-31', knownAt: '2026-11-23' } }, list);
    const codes = new Set(list.all.map(({ code }) => code));
    expect([...codes].filter((code) => !/^(PARAMETER_VALUE|PARAMETER_MISSING|TAB_.*)$/.test(code))).toEqual(
      [],
    );
    expect(codes.has('PARAMETER_VALUE')).toBe(true);
  });
});

/** Types a county into a template with another program: texts as texts, money as numbers, closed values as listed. */
function fill(path: string, tabs: County, locale: Locale): Buffer {
  const book = XLSX.read(readFileSync(path), { cellStyles: true });
  for (const [name, rows] of tabs) {
    const tab = Object.values(TABS).find((one) => one.name.hant === name)!;
    const columns = Object.values(tab.columns);
    const typed = rows.slice(1).map((row) =>
      row.map((text, index) => {
        const column = columns[index]!;
        if (text === '') return null;
        if (/money|decimal/i.test(column.type)) return Number(text);
        return column.type === 'listed' ? inScript(text, locale) : text;
      }),
    );
    XLSX.utils.sheet_add_aoa(book.Sheets[tab.name[HEADERS[locale]]]!, typed, { origin: 'A2' });
  }
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' });
}

describe('dianzhi init', () => {
  test('does not overwrite a file', async () => {
    const path = join(folder, 'there.xlsx');
    writeFileSync(path, 'mine');
    await expect(initCommand(path, 'zhejiang-2019', 'zh-Hant')).rejects.toThrow(UsageError);
    await expect(initCommand(path, 'zhejiang-2019', 'zh-Hant')).rejects.toThrow(/不覆蓋/);
  });

  test('writes workbooks only', async () => {
    await expect(initCommand(join(folder, 'a.csv'), 'zhejiang-2019', 'zh-Hant')).rejects.toThrow(UsageError);
  });
});
