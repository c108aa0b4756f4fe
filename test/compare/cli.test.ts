import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { readClocks } from '../../desk/cli/clocks.ts';
import { compareCommand } from '../../desk/cli/compare.ts';
import { digestCommand } from '../../desk/cli/digest.ts';
import { settleCommand } from '../../desk/cli/settle.ts';
import { UsageError } from '../../desk/cli/usage.ts';
import { whatIfCommand } from '../../desk/cli/what-if.ts';
import { periodOf } from '../../shared/settle/settlement.ts';
import { County } from '../bad-input/county.ts';
import { inFolder, MARCH, quietly, YEAR } from '../bad-input/settling.ts';

const EXAMPLES = join(import.meta.dirname, '../../../shared/examples');
const present = existsSync(EXAMPLES);
const DATES = [{}, {}] as const;

type Json = Record<string, unknown>;
type Cells = readonly (string | number | null)[];

const jsonOf = async (out: string, name: string): Promise<Json> =>
  JSON.parse(await readFile(join(out, name), 'utf8')) as Json;

/** The rows of a tab as another library reads them. */
async function rowsOf(out: string, file: string, tab: string): Promise<Cells[]> {
  const book = read(await readFile(join(out, file)));
  return utils.sheet_to_json(book.Sheets[tab]!, { header: 1, defval: null, blankrows: true });
}

const tabsOf = async (out: string, file: string): Promise<string[]> =>
  read(await readFile(join(out, file))).SheetNames;

/** The amounts of every row of differences. */
const differences = (rows: readonly Cells[]): (string | number)[] =>
  rows.filter(([label]) => label === '差額').flatMap((row) => row.slice(1).filter((cell) => cell !== null));

describe('dianzhi compare', () => {
  test('two folders: json, workbook, and nothing left over', () =>
    inFolder(async (folder) => {
      const a = await new County().writeTo(join(folder, 'a'));
      const changed = new County().set({ '預算!C2': '2200000.00', '病組!D2': '130.0000' });
      const b = await changed.writeTo(join(folder, 'b'));
      const out = join(folder, 'out');
      const { exit } = await quietly(() =>
        compareCommand({ inputs: [a, b], dates: DATES, period: MARCH, out }),
      );
      expect(exit).toBe(0);
      expect((await readdir(out)).sort()).toEqual(['compare.json', '比較.xlsx']);
      const document = await jsonOf(out, 'compare.json');
      expect((document['steps'] as Json[]).map(({ titles }) => titles)).toEqual([['病組'], ['預算']]);
      expect(await tabsOf(out, '比較.xlsx')).toEqual(['概要', '差異來源', '機構', '醫共體', '病組']);
      for (const tab of ['概要', '差異來源', '病組']) {
        const amounts = differences(await rowsOf(out, '比較.xlsx', tab));
        expect([tab, amounts.length > 0, new Set(amounts)]).toEqual([tab, true, new Set([0])]);
      }
      const [, ...institutions] = await rowsOf(out, '比較.xlsx', '機構');
      const h1 = institutions.find((row) => row[0] === '居民' && row[1] === 'H1')!;
      const change = (document['change'] as Json[]).find(
        ({ of, fund, code }) => of === 'institution' && fund === 'resident' && code === 'H1',
      )!;
      expect([h1[2], String(h1[10])]).toEqual(['縣人民醫院', String(Number(change['due']))]);
    }));

  test('findings of either input are told with which one it is; nothing else is written', () =>
    inFolder(async (folder) => {
      const a = await new County().writeTo(join(folder, 'a'));
      const b = await new County().set({ '病例!H2': 'GX' }).writeTo(join(folder, 'b'));
      const out = join(folder, 'out');
      const { exit, lines } = await quietly(() =>
        compareCommand({ inputs: [a, b], dates: DATES, period: MARCH, out }),
      );
      expect(exit).toBe(2);
      expect(lines).toEqual([expect.stringMatching(/^GROUP_UNKNOWN 阻斷 乙／病例!H2 /)]);
      expect(await readdir(out)).toEqual(['findings.json']);
    }));

  test('one input under two laws', () =>
    inFolder(async (folder) => {
      const input = await new County().set({ '參數!B4': 'shanwei-2021' }).writeTo(join(folder, 'a'));
      const out = join(folder, 'out');
      const dates = [{ lawDate: '2021-12-31' }, {}] as const;
      await quietly(() => compareCommand({ inputs: [input, input], dates, period: YEAR, out }));
      const { differences: found } = (await jsonOf(out, 'compare.json')) as {
        differences: Record<string, Json[]>;
      };
      expect(found['law']).toEqual([
        { kind: 'lawDate', title: '適用法規日期', a: '2021-12-31', b: '2025-12-31' },
      ]);
      expect(found['parameters']!.map(({ key }) => key)).toEqual(['sharing.bear']);
    }));
});

describe('dianzhi what-if', () => {
  const draft = async (folder: string, name: string, tabs: Readonly<Record<string, string>>) => {
    await mkdir(join(folder, name));
    for (const [tab, text] of Object.entries(tabs)) await writeFile(join(folder, name, `${tab}.csv`), text);
    return join(folder, name);
  };

  test('a column for every draft; a null draft has zeros', () =>
    inFolder(async (folder) => {
      const input = await new County().writeTo(join(folder, 'a'));
      const drafts = [
        await draft(folder, '縣人民醫院建議', { 病組: '編碼,基準點數\nGA,130\n' }),
        await draft(folder, '不變', { 病組: '編碼,基準點數\nGA,120.0000\n' }),
      ];
      const out = join(folder, 'out');
      const { exit } = await quietly(() => whatIfCommand({ input, drafts, dates: {}, period: YEAR, out }));
      expect(exit).toBe(0);
      expect((await readdir(out)).sort()).toEqual(['what-if.json', '測算.xlsx']);
      const { proposals } = (await jsonOf(out, 'what-if.json')) as unknown as {
        proposals: { name: string; steps: unknown[]; change: unknown[]; groups: unknown[] }[];
      };
      expect(proposals.map(({ name, steps }) => [name, steps.length])).toEqual([
        ['縣人民醫院建議', 1],
        ['不變', 0],
      ]);
      expect([proposals[1]!.change, proposals[1]!.groups]).toEqual([[], []]);
      const header = (await rowsOf(out, '測算.xlsx', '概要'))[3]!;
      expect(header).toEqual([
        '項目',
        '現行',
        '縣人民醫院建議',
        '縣人民醫院建議　差額',
        '不變',
        '不變　差額',
      ]);
      expect(new Set(differences(await rowsOf(out, '測算.xlsx', '病組')))).toEqual(new Set([0]));
    }));

  test('from a digest, while the draft decides no points', () =>
    inFolder(async (folder) => {
      const input = await new County().writeTo(join(folder, 'a'));
      const sums = join(folder, 'sums.json');
      await quietly(() => digestCommand({ input, shards: [], out: sums }));
      const drafts = [await draft(folder, '加預算', { 預算: '險種,項目,金額\n居民,住院,2400000.00\n' })];
      const [out, full] = [join(folder, 'out'), join(folder, 'full')];
      const asked = { drafts, dates: {}, period: MARCH };
      expect((await quietly(() => whatIfCommand({ ...asked, input: sums, out }))).exit).toBe(0);
      await quietly(() => whatIfCommand({ ...asked, input, out: full }));
      const proposals = async (at: string) => (await jsonOf(at, 'what-if.json'))['proposals'];
      expect(await proposals(out)).toEqual(await proposals(full));
      const points = [await draft(folder, '改基準', { 病組: '編碼,基準點數\nGA,130\n' })];
      const refused = await quietly(() => whatIfCommand({ ...asked, drafts: points, input: sums, out }));
      expect(refused.exit).toBe(2);
      expect(refused.lines).toEqual([expect.stringMatching(/^DIGEST_OTHER_INPUT 阻斷 改基準／病組!- /)]);
    }));

  test('without drafts, the proposals of the input itself', () =>
    inFolder(async (folder) => {
      const header = '提案名稱,類別,對象,機構或等級,險種,新值,說明';
      const county = new County().add(
        '測算提案',
        header,
        '甲,基準點數,GA,,,130,',
        '乙,參數,prepay.ratio,,,0.8,',
      );
      const input = await county.writeTo(join(folder, 'a'));
      const out = join(folder, 'out');
      const asked = { input, drafts: [], dates: {}, period: MARCH, out };
      expect((await quietly(() => whatIfCommand(asked))).exit).toBe(0);
      const { proposals } = (await jsonOf(out, 'what-if.json')) as { proposals: Json[] };
      expect(proposals.map(({ name }) => name)).toEqual(['甲', '乙']);
      const bad = await new County()
        .add('測算提案', header, '甲,基準點數,GX,,,130,')
        .writeTo(join(folder, 'b'));
      const refused = await quietly(() => whatIfCommand({ ...asked, input: bad }));
      expect([refused.exit, refused.lines]).toEqual([
        2,
        [expect.stringMatching(/^PROPOSAL_SUBJECT_UNKNOWN 阻斷 測算提案!C2 /)],
      ]);
      const none = await new County().writeTo(join(folder, 'c'));
      const { lines } = await quietly(() => whatIfCommand({ ...asked, input: none }));
      expect(lines).toEqual([expect.stringMatching(/^PROPOSALS_NONE 阻斷 測算提案!- /)]);
    }));

  test('drafts need names of their own', async () => {
    const asked = { input: 'x', dates: {}, period: YEAR, out: 'out' };
    await expect(whatIfCommand({ ...asked, drafts: ['a/草案.xlsx', 'b/草案'] })).rejects.toThrow(UsageError);
  });
});

describe('two clocks', () => {
  test('a run is of the law then, as known then; only the law can change the result', () =>
    inFolder(async (folder) => {
      const overrun = { '預算!C2': '10000.00', '預算!C3': '10000.00' };
      const county = new County().set({ '參數!B4': 'shanwei-2021', ...overrun });
      const input = await county.writeTo(join(folder, 'a'));
      const settledAt = async (lawDate: string | undefined, knownAt: string | undefined) => {
        const out = join(folder, 'out');
        const dates = { lawDate, knownAt };
        await quietly(() => settleCommand({ input, period: YEAR, out, cases: false, dates }));
        return jsonOf(out, 'settlement.json');
      };
      const now = await settledAt(undefined, '2026-01-15');
      expect([now['lawDate'], now['knownAt']]).toEqual(['2025-12-31', '2026-01-15']);
      const later = await settledAt(undefined, '2027-01-15');
      expect(later).toEqual({ ...now, knownAt: '2027-01-15' });
      const then = await settledAt('2021-12-31', '2026-01-15');
      expect(then['lawDate']).toBe('2021-12-31');
      expect(then['inputDigest']).toBe(now['inputDigest']);
      expect(then['resultDigest']).not.toBe(now['resultDigest']);
    }));

  test('before a scheme was law it settles nothing', () =>
    inFolder(async (folder) => {
      const input = await new County().writeTo(join(folder, 'a'));
      const dates = { lawDate: '2019-12-31' };
      const { exit, lines } = await quietly(() =>
        settleCommand({ input, period: YEAR, out: join(folder, 'out'), cases: false, dates }),
      );
      expect(exit).toBe(2);
      expect(lines).toEqual([expect.stringMatching(/^SCHEME_NOT_IN_FORCE /)]);
    }));

  test.each(['2025-02-30', '2025-13-01', '2025-2-1', '2025', '20250201', '昨天', ''])(
    'no date: «%s»',
    (text) => {
      expect(() => readClocks({ lawDate: text }, MARCH)).toThrow(UsageError);
      expect(() => readClocks({ knownAt: text }, MARCH)).toThrow(UsageError);
    },
  );

  test('unless asked otherwise, of the last day of the period', () => {
    expect(readClocks({ knownAt: '2025-04-02' }, periodOf('2025-02'))).toEqual({
      lawDate: '2025-02-28',
      knownAt: '2025-04-02',
    });
    expect(readClocks({ lawDate: '2024-02-29' }, YEAR).lawDate).toBe('2024-02-29');
  });
});

describe.skipIf(!present)('the worked examples (../shared/examples)', () => {
  test('a county beside itself with other settings, groups and money: every difference adds up', () =>
    inFolder(async (folder) => {
      const [a, b, out] = [join(EXAMPLES, 'county-2019'), join(folder, 'b'), join(folder, 'out')];
      await cp(a, b, { recursive: true });
      const edit = async (tab: string, change: (text: string) => string) =>
        writeFile(join(b, `${tab}.csv`), change(await readFile(join(b, `${tab}.csv`), 'utf8')));
      await edit('參數', (text) => `${text.trimEnd()}\ncase.low.ratio,,0.45,,,\nsharing.bear,,0.7,,,\n`);
      await edit('預算', (text) => text.replace('410164.37', '810164.37'));
      await edit('病組', (text) => text.replace('408.3441', '430'));
      const { exit } = await quietly(() =>
        compareCommand({ inputs: [a, b], dates: DATES, period: YEAR, out }),
      );
      expect(exit).toBe(0);
      const { steps, change } = (await jsonOf(out, 'compare.json')) as unknown as {
        steps: { components: string[]; moved: Json[] }[];
        change: Json[];
      };
      expect(steps.map(({ components }) => components.join())).toEqual([
        'parameter case.low.ratio',
        'parameter sharing.bear',
        'tab groups',
        'tab budget',
      ]);
      const fenOf = (lines: Json[], code: string) =>
        lines
          .filter((line) => line['of'] === 'institution' && line['code'] === code)
          .map((line) => BigInt(String(line['clearing'] ?? '0.00').replace('.', '')))
          .reduce((sum, n) => sum + n, 0n);
      for (const code of ['H001', 'H004', 'H009']) {
        const parts = steps.map(({ moved }) => fenOf(moved, code));
        expect(parts.reduce((sum, n) => sum + n, 0n)).toBe(fenOf(change, code));
      }
    }));

  test.each(['jinhua-net', 'county-2025', 'tiny'])('%s beside itself does not move', (name) =>
    inFolder(async (folder) => {
      const input = join(EXAMPLES, name);
      const out = join(folder, 'out');
      await quietly(() => compareCommand({ inputs: [input, input], dates: DATES, period: YEAR, out }));
      const document = await jsonOf(out, 'compare.json');
      expect([document['steps'], document['change'], document['groups']]).toEqual([[], [], []]);
    }),
  );
});

test.skipIf(present)('worked examples are not here (../shared/examples is absent): skipped', () => {});
