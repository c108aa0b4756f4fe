import type { Page } from 'playwright-core';
import { paste } from '../../../desk/person.ts';
import { sampleArea } from '../../../desk/sample/sample.ts';
import type { Bureau } from '../../../desk/server/new-book.ts';

/** As many case rows as asked for, without the header. */
export function caseRows(count: number): string[][] {
  const [cases] = sampleArea({ cases: count, seed: 2, year: 2025 });
  return [...cases!.rows].slice(1).map((row) => [...row]);
}

const CHUNK = 5000;

/** Puts rows into 病例 as another program would. */
export async function fillCases(bureau: Bureau, area: string, rows: readonly string[][]): Promise<void> {
  const file = await bureau.books.fileId(area, '');
  for (let from = 0; from < rows.length; from += CHUNK) {
    const part = rows.slice(from, from + CHUNK);
    await paste(bureau.signedIn.people.clerk, file, `病例!A${from + 2}`, part, 'typed');
  }
}

/** Pastes as the keys do: what Excel puts on the clipboard comes to wherever the keys go. */
export const pasteText = (page: Page, text: string): Promise<void> =>
  page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', given);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement!.dispatchEvent(event);
  }, text);

export const asClipboard = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.join('\t')).join('\r\n');
