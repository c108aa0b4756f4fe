import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Locale } from '../../functions/script.ts';
import type { SheetModel } from '../../shared/sheets/sheet-model.ts';
import { Html, html } from '../reports/html.ts';
import { sheetTable } from '../reports/sheet-table.ts';

export interface Printing {
  readonly workbook: Uint8Array;
  /** The sheets of the workbook */
  readonly sheets: readonly SheetModel[];
  readonly title: string;
  readonly locale: Locale;
  /** Programs to try, in this order; those that people have unless told */
  readonly programs?: readonly Program[];
}

type Program = readonly [kind: 'office' | 'browser', command: string];

const PROGRAMS: readonly Program[] = [
  ['office', 'soffice'],
  ['office', 'libreoffice'],
  ['browser', 'chromium'],
  ['browser', 'google-chrome'],
];

const run = promisify(execFile);
const LONGEST_MS = 180_000;

/** The workbook as a PDF, by the first of these programs that is there and does it; `undefined` when none does. */
export async function printPdf({ programs = PROGRAMS, ...what }: Printing): Promise<Uint8Array | undefined> {
  const failed = new Set<Program[0]>();
  for (const [kind, command] of programs) {
    // Another name of a program that could not do it would only take as long again.
    if (failed.has(kind)) continue;
    const folder = await mkdtemp(join(tmpdir(), 'dianzhi-pdf-'));
    try {
      await (kind === 'office' ? byOffice(command, folder, what) : byBrowser(command, folder, what));
      return await readFile(join(folder, 'out.pdf'));
    } catch (error) {
      if (isAbsent(error)) continue;
      failed.add(kind);
      console.error(`${command}: ${error instanceof Error ? error.message : error}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return undefined;
}

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT' && 'spawnargs' in error;

/** The very file, in a profile of its own: an office that is open already would take the work over and answer nothing. */
async function byOffice(command: string, folder: string, { workbook }: Omit<Printing, 'programs'>) {
  await writeFile(join(folder, 'out.xlsx'), workbook);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
  const convert = [
    '--headless',
    profile,
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    join(folder, 'out.xlsx'),
  ];
  await run(command, convert, { timeout: LONGEST_MS });
}

/** The same cells as a page without scripts. */
async function byBrowser(command: string, folder: string, what: Omit<Printing, 'programs'>) {
  const page = join(folder, 'out.html');
  await writeFile(page, pageOf(what).text);
  const root = process.getuid?.() === 0;
  const print = [
    '--headless',
    '--disable-gpu',
    ...(root ? ['--no-sandbox'] : []),
    `--user-data-dir=${join(folder, 'profile')}`,
    '--no-pdf-header-footer',
    `--print-to-pdf=${join(folder, 'out.pdf')}`,
    pathToFileURL(page).href,
  ];
  await run(command, print, { timeout: LONGEST_MS });
}

const STYLE = `@page { size: A4 landscape; margin: 12mm }
body { font: 9px/1.4 'Noto Sans CJK TC', 'PingFang TC', 'Microsoft JhengHei', sans-serif }
section { break-before: page }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #b7bcc2; padding: 1px 3px; text-align: left }
thead { display: table-header-group }
.n { text-align: right; white-space: nowrap }
.total { font-weight: bold }
caption, .quiet { text-align: left }`;

const pageOf = ({ sheets, title, locale }: Omit<Printing, 'programs'>): Html => html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><title>${title}</title><style>${new Html(STYLE)}</style></head>
<body><h1>${title}</h1>${sheets.map(
  (sheet, index) => html`<section><h2>${sheet.name}</h2>${sheetTable(`sheet-${index}`, sheet)}</section>`,
)}</body></html>`;
