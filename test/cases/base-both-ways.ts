import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBase } from '../../desk/base-input.ts';
import type { ReferenceFilesOptions } from '../../desk/cases/read-reference.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { baseDocument } from '../../shared/report/base-report.ts';
import { baseTable } from '../../shared/report/base-table.ts';
import { canonicalJson } from '../../shared/settle/hash.ts';

const CLOCKS = { lawDate: '2025-12-31', knownAt: '2026-01-01' };

/** Base data as the bytes that are written, and the findings; `rows` were read one by one. */
export interface BaseOutcome {
  readonly document: string | undefined;
  readonly findings: readonly string[];
}

export interface BaseFolder {
  readonly input: string;
  /** Further files of 歷史病例 */
  readonly files?: readonly string[];
}

async function outcome({ input, files = [] }: BaseFolder, inShards?: ReferenceFilesOptions) {
  const list = new FindingList();
  let rows = 0;
  const onRow = () => {
    rows++;
  };
  const options = { clocks: CLOCKS, files, onRow, ...(inShards && { inShards }) };
  const loaded = await loadBase(input, options, list);
  const table = loaded && baseTable(loaded.area);
  const document = table && JSON.stringify(baseDocument(loaded.area, table, loaded.inputDigest));
  return { rows, outcome: { document, findings: list.all.map(canonicalJson).sort() } };
}

/** By the row reader and lists of cases: what the fast way is held to. */
export const baseByRows = async (folder: BaseFolder): Promise<BaseOutcome> => (await outcome(folder)).outcome;

/** `undefined` where the files were left to the row reader. */
export async function baseInShards(
  folder: BaseFolder,
  options: ReferenceFilesOptions,
): Promise<BaseOutcome | undefined> {
  const { rows, outcome: found } = await outcome(folder, options);
  return rows > 0 ? undefined : found;
}

/** A folder of tabs as CSV, removed by the caller. */
export function baseFolder(tabs: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'dianzhi-base-'));
  for (const [name, content] of Object.entries(tabs)) writeFileSync(join(folder, `${name}.csv`), content);
  return folder;
}

/** The tabs of an example with a history of its own groups and institutions; nothing is published. */
export function exampleWithHistory(
  example: string,
  casesOf: (group: number, year: number) => number,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'dianzhi-base-'));
  cpSync(example, folder, { recursive: true });
  for (const name of ['病例', '特病單議']) rmSync(join(folder, `${name}.csv`), { force: true });
  const codes = (tab: string) =>
    existsSync(join(folder, `${tab}.csv`))
      ? readFileSync(join(folder, `${tab}.csv`), 'utf8')
          .split(/\r?\n/)
          .slice(1)
          .flatMap((line) => line.split(',')[0] || [])
      : [];
  const institutions = codes('機構');
  const lines = codes('病組').flatMap((group, index) =>
    [2022, 2023, 2024].flatMap((year) =>
      Array.from({ length: casesOf(index, year) }, (_, number) => {
        const institution = institutions[(index * 7 + number * 3) % institutions.length]!;
        const fen = String(10_000 + ((index * 7919 + year * 104_729 + number * number * 15_485) % 9_000_000));
        return `${year},${institution},${group},${fen.slice(0, -2)}.${fen.slice(-2)}`;
      }),
    ),
  );
  writeFileSync(join(folder, '歷史病例.csv'), ['年度,機構,病組,總費用', ...lines, ''].join('\n'));
  return folder;
}
