import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BadInput, input } from '../bad-input.ts';
import { County } from '../county.ts';

/** The good county with one of its CSV files written anew. */
async function withFile(folder: string, name: string, bytes: string | Uint8Array) {
  const path = await new County().writeTo(join(folder, 'county'));
  await writeFile(join(path, name), bytes);
  return { input: path };
}

const HEADER = '編碼,名稱,等級,醫共體,基層,信用等級\r\n';

/** Files and folders as such. */
export const files: readonly BadInput[] = [
  input(126, '路徑不存在', async (folder) => ({ input: join(folder, '三月') }), [
    'FILE_NOT_FOUND',
    '三月!-',
    '三月',
  ]),
  input(
    127,
    '空文件夾',
    async (folder) => {
      await mkdir(join(folder, 'county'));
      return { input: join(folder, 'county') };
    },
    ...['參數', '機構', '病組', '病例', '預算'].map((tab) => ['TAB_MISSING', `${tab}!-`, tab] as const),
  ),
  input(
    128,
    'UTF-16 的 CSV',
    (folder) =>
      withFile(folder, '機構.csv', Buffer.from(`\ufeff${HEADER}H1,縣人民醫院,二級,,,\r\n`, 'utf16le')),
    ['FILE_ENCODING', '機構!-', '機構.csv'],
  ),
  input(
    129,
    'Latin-1 的 CSV',
    (folder) => withFile(folder, '機構.csv', Buffer.from('code,name\r\nH1,H\xf4pital \xe9,\r\n', 'latin1')),
    ['FILE_ENCODING', '機構!-', '機構.csv'],
  ),
  input(
    130,
    '簡體名的 CSV 編碼不明',
    async (folder) => {
      const path = await new County().deleteTab('機構').writeTo(join(folder, 'county'));
      await writeFile(join(path, '机构.csv'), Buffer.from(`\ufeff${HEADER}`, 'utf16le'));
      return { input: path };
    },
    ['FILE_ENCODING', '機構!-', '机构.csv'],
  ),
  input(
    131,
    '編碼在文件中途改變',
    (folder) =>
      withFile(
        folder,
        '機構.csv',
        Buffer.concat([
          Buffer.from(HEADER),
          ...Array.from({ length: 200 }, (_, index) => Buffer.from(`H${index},縣人民醫院,二級,M1,否,A\r\n`)),
          Buffer.from('H2,\xff\xfe,', 'latin1'),
        ]),
      ),
    ['FILE_ENCODING', '機構!-', '機構.csv'],
  ),
  input(
    132,
    '引號沒有成對',
    (folder) =>
      withFile(folder, '機構.csv', `${HEADER}H1,"縣人民醫院,二級,M1,否,A\r\nH2,城關衛生院,一級,M1,是,B\r\n`),
    ['CSV_BROKEN', '機構!2:2', '第 2 行', '引號'],
  ),
];
