import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { cellAsText, normalise, type RawTab } from '../../shared/sheets/raw.ts';
import { TABS } from '../../shared/sheets/tabs/settlement-tabs.ts';
import { readXlsxFile } from '../files/read-workbook.ts';
import { ApiError } from '../google/api/errors.ts';
import { importTabs } from '../google/import.ts';
import { type Bureau, makeBook, share } from './new-book.ts';
import { Refused } from './refused.ts';

/** Makes a book of an uploaded `.xlsx`; input tabs it lacks are added empty. @throws Refused with all findings */
export async function importBook(bureau: Bureau, name: string, bytes: Uint8Array): Promise<string> {
  const tabs = await readUploaded(name, bytes);
  const { owner } = bureau.signedIn;
  const bureauFile = await importTabs(bureau.stack.twin.library, {
    name,
    owner: { email: owner.email, kind: 'person' },
    tabs,
  }).catch((error: unknown) => {
    throw error instanceof ApiError ? new Refused(400, `無法導入：${error.message}`) : error;
  });
  await share(bureau, bureauFile);
  const settings = await settingsOf(tabs);
  const consortia = await consortiaOf(tabs);
  return makeBook(bureau, { name, ...settings, consortia, bureauFile });
}

async function readUploaded(name: string, bytes: Uint8Array): Promise<readonly RawTab[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dianzhi-import-'));
  try {
    const path = join(folder, 'uploaded.xlsx');
    await writeFile(path, bytes);
    const list = new FindingList();
    const tabs = await readXlsxFile(path, list.report);
    if (!tabs) throw new Refused(400, `「${name}」不能打開。`, list.all);
    return tabs;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const DEFAULT_SCHEME = 'zhejiang-2019';

/** What the file says of itself: its script by the name of its 參數 tab, its scheme by a row of it. */
async function settingsOf(tabs: readonly RawTab[]) {
  const { hans } = TABS.parameters.name;
  const simplified = tabs.some(({ name }) => normalise(name) === hans);
  const rows = await textsOf(tabs, TABS.parameters.name);
  const scheme = rows.find(([key]) => key === 'scheme')?.[2] || DEFAULT_SCHEME;
  return { scheme, locale: simplified ? 'zh-Hans' : 'zh-Hant' } as const;
}

/** Code and name of each row below the header. */
export async function consortiaOf(tabs: readonly RawTab[]): Promise<(readonly [string, string])[]> {
  const [, ...rows] = await textsOf(tabs, TABS.consortia.name);
  return rows.flatMap(([code = '', name = '']) => (code === '' ? [] : [[code, name || code] as const]));
}

async function textsOf(
  tabs: readonly RawTab[],
  { hant, hans }: { readonly hant: string; readonly hans: string },
): Promise<string[][]> {
  const tab = tabs.find(({ name }) => [hant, hans].includes(normalise(name)));
  const rows: string[][] = [];
  for await (const { cells } of tab?.rows ?? []) rows.push(cells.map((cell) => cellAsText(cell).trim()));
  return rows;
}
