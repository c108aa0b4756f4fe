import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { finding, type Report } from '../../shared/findings/finding.ts';
import type { RawTab } from '../../shared/sheets/raw.ts';
import { notWorkbook, Refusal, systemCode, tooLarge } from './refusal.ts';
import { MOST_CELLS, MOST_FILE_BYTES } from './xlsx/limits.ts';
import { openPackage } from './xlsx/package.ts';
import { type Budget, WorksheetReader } from './xlsx/worksheet.ts';
import { scanXml } from './xlsx/xml.ts';
import { Zip } from './xlsx/zip.ts';

/**
 * Reads every worksheet of an `.xlsx` file, or reports why it cannot and returns `undefined`. Cells come as they are
 * stored, never through a display format: numbers, texts, booleans, dates as serials of the 1900 system, formulas and
 * error values as such. Rows without any value are left out. Nothing about the input makes it throw.
 *
 * The parts are read by this folder's own streaming reader and not by `hucre`, which writes our workbooks: its reader
 * grows rows to XFD before it checks a sheet's size, hands date-formatted numbers over through milliseconds, takes a
 * sheet that was cut short for a shorter sheet, and a text that does not exist for a blank.
 */
export async function readXlsxFile(path: string, report: Report): Promise<RawTab[] | undefined> {
  try {
    const bytes = await readBytes(path);
    identify(bytes);
    return await readTabs(new Zip(bytes));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    report(finding(error.code, { tab: basename(path) }, { path, reason: error.reason }));
    return undefined;
  }
}

async function readTabs(zip: Zip): Promise<RawTab[]> {
  const parts = await openPackage(zip);
  const budget: Budget = { cells: MOST_CELLS };
  const tabs: RawTab[] = [];
  for (const { name, part } of parts.sheets) {
    const reader = new WorksheetReader(name, parts, budget);
    await scanXml(part, zip.chunks(part), reader);
    tabs.push({ name, rows: reader.rows, merges: reader.merges });
  }
  return tabs;
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > MOST_FILE_BYTES) {
      throw tooLarge(`文件有 ${Math.ceil(size / 2 ** 20)} MB，上限 ${MOST_FILE_BYTES / 2 ** 20} MB`);
    }
    return await readFile(path);
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    throw code === 'ENOENT' || code === 'ENOTDIR'
      ? new Refusal('FILE_NOT_FOUND', '')
      : notWorkbook(code === 'EISDIR' ? '這是文件夾' : `無法打開（${code}）`);
  }
}

const OLE2 = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** Tells the commonest strangers apart by their first bytes. @throws Refusal unless it may be a ZIP archive. */
function identify(bytes: Buffer): void {
  if (bytes.length === 0) throw notWorkbook('文件是空的');
  if (bytes.subarray(0, 8).equals(OLE2)) {
    throw notWorkbook(bytes.includes(ENCRYPTED) ? '文件已加密' : '這是舊版格式（.xls 或 .et）');
  }
  if (bytes.toString('latin1', 0, 2) === 'PK') return;
  const start = bytes
    .toString('utf8', 0, 64)
    .replace(/^\ufeff/, '')
    .trimStart();
  throw notWorkbook(start.startsWith('<') ? '內容是網頁或 XML，不是 .xlsx' : '內容不是 .xlsx 格式');
}
