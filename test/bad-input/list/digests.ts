import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestCommand } from '../../../desk/cli/digest.ts';
import { type BadInput, type Expected, type Given, input } from '../bad-input.ts';
import { County } from '../county.ts';
import { quietly } from '../settling.ts';

/** The good county, with a digest of its cases in place of 病例.csv. */
async function digested(folder: string) {
  const county = await new County().writeTo(join(folder, 'county'));
  const digest = join(folder, '病例摘要.json');
  const { exit, lines } = await quietly(() => digestCommand({ input: county, shards: [], out: digest }));
  if (exit !== 0) throw new Error(lines.join('\n'));
  await rm(join(county, '病例.csv'));
  return { input: county, digest };
}

/** The county spoiled after the digest was made. */
const afterwards = (
  number: number,
  title: string,
  spoil: (county: County) => unknown,
  ...expected: Expected[]
): BadInput =>
  input(
    number,
    title,
    async (folder) => {
      const given = await digested(folder);
      const later = new County().deleteTab('病例');
      spoil(later);
      await rm(given.input, { recursive: true });
      await later.writeTo(given.input);
      return given;
    },
    ...expected,
  );

/** A digest file changed by hand. */
const changed = (number: number, title: string, change: (text: string) => string, reason: string): BadInput =>
  input(
    number,
    title,
    async (folder): Promise<Given> => {
      const given = await digested(folder);
      await writeFile(given.digest, change(await readFile(given.digest, 'utf8')));
      return given;
    },
    ['DIGEST_BROKEN', '病例摘要.json!-', '病例摘要.json', reason],
  );

/** A digest in place of the cases. */
export const digests: readonly BadInput[] = [
  changed(141, '摘要文件不完整', (text) => text.slice(0, -20), '不是完整的 JSON 文件'),
  changed(142, '其他程序的 JSON 文件', () => '[]', '內容不是摘要'),
  changed(
    143,
    '摘要的金額不是整數',
    (text) => text.replace(/("total": )"(\d+)"/, '$1"$2.5"'),
    'cells.0.total',
  ),
  changed(
    144,
    '摘要內有機構表沒有的機構',
    (text) => text.replace('"institution": "H1"', '"institution": "H9"'),
    '「H9」',
  ),
  changed(145, '摘要的例數與合計不符', (text) => text.replace(/"cases": 12,/, '"cases": 13,'), '13'),
  input(
    146,
    '摘要文件不存在',
    async (folder) => ({ ...(await digested(folder)), digest: join(folder, '四月摘要.json') }),
    ['FILE_NOT_FOUND', '四月摘要.json!-', '四月摘要.json'],
  ),
  afterwards(147, '摘要之後病組表變了', (later) => later.set({ '病組!D2': '121.0000' }), [
    'DIGEST_OTHER_INPUT',
    '病組!-',
    '「病組」',
  ]),
  afterwards(
    148,
    '摘要之後機構等級、差異係數、結論與病例參數都變了',
    (later) =>
      later
        .set({ '機構!C4': '二級', '差異係數!C2': '1.11', '特病單議!B2': '按項目', '參數!B5': '10001.00' })
        .add('參數', 'readmission.days,10'),
    ...['參數', '機構', '差異係數', '特病單議'].map(
      (tab) => ['DIGEST_OTHER_INPUT', `${tab}!-`, `「${tab}」`] as const,
    ),
  ),
  afterwards(
    149,
    '用摘要時其他表的問題照樣報告',
    (later) => later.set({ '預算!C2': '二百萬' }).deleteTab('病組'),
    ['CELL_MAGNITUDE', '預算!C2', '二百萬'],
    ['TAB_MISSING', '病組!-', '病組'],
  ),
  afterwards(150, '用摘要時險種沒有預算', (later) => later.deleteRow('預算!4:4'), [
    'BUDGET_MISSING',
    '預算!-',
    '職工',
  ]),
];
