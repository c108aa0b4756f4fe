import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { finding, type Report } from '../../shared/findings/finding.ts';
import type { RawTab } from '../../shared/sheets/raw.ts';
import { readCsvTab } from './read-csv.ts';
import { systemCode } from './refusal.ts';

/**
 * The tabs of a folder: every `*.csv` in it, named after the file and in the order of their names. Names are composed
 * (NFC), since some systems hand them over in pieces. Hidden files, as systems leave them beside others, do not count.
 */
export async function readCsvFolder(folder: string, report: Report): Promise<RawTab[]> {
  const tabs: RawTab[] = [];
  for (const file of await csvFiles(folder, report)) {
    const tab = await readCsvTab(join(folder, file), file.replace(/\.csv$/i, '').normalize('NFC'), report);
    if (tab) tabs.push(tab);
  }
  return tabs.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

async function csvFiles(folder: string, report: Report): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory() && /^[^.~].*\.csv$/i.test(entry.name))
      .map(({ name }) => name);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    report(finding('FILE_NOT_FOUND', { tab: folder }, { path: folder }));
    return [];
  }
}
