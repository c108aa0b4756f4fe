import type { FrameLocator, Page } from 'playwright-core';
import type { OpenSheet } from '../../../desk/page/sheet/sheet.ts';

declare const dianzhi: OpenSheet;

const MOST_MS = 60_000;
const PAUSE_MS = 20;

async function until(met: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + MOST_MS;
  while (!(await met())) {
    if (performance.now() > end) throw new Error('waited too long');
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** A book open in a window, used as a person uses it. */
export class BookPage {
  readonly page: Page;
  #seen: string | null = null;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until the spreadsheet is there. */
  async ready(): Promise<this> {
    await this.page.waitForFunction(() => 'dianzhi' in window);
    return this;
  }

  get side(): FrameLocator {
    return this.page.frameLocator('.side iframe');
  }

  sideText = (id: string): Promise<string> => this.side.locator(`#${id}`).innerText();

  async become(role: '經辦' | '覆核'): Promise<void> {
    await this.page.locator('.who').getByText(role).click();
    await this.page.getByRole('button', { name: '醫保結算' }).waitFor();
  }

  /** Presses an item of the menu and answers what it asks. */
  async press(item: string, ...answers: readonly string[]): Promise<void> {
    await this.page.getByRole('button', { name: '醫保結算' }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
    for (const answer of answers) {
      const dialog = this.page.locator('dialog');
      await dialog.waitFor();
      const shown = await dialog.elementHandle();
      const field = dialog.locator('input');
      if (answer !== '') await field.fill(answer);
      await dialog.getByRole('button', { name: '確定' }).click();
      // The next question may stand in its place at once.
      await shown!.waitForElementState('hidden');
    }
  }

  /** Waits for the run of the sidebar that was shown last to end; how it ended. */
  async ended(title: string): Promise<string> {
    const frame = this.page.locator('.side iframe');
    await until(async () => (await frame.getAttribute('src')) !== this.#seen);
    this.#seen = await frame.getAttribute('src');
    await this.side.locator('#title', { hasText: title }).waitFor();
    const result = this.side.locator('#result');
    await until(async () => (await result.innerText()) !== '');
    return result.innerText();
  }

  sheetNames = (): Promise<string[]> =>
    this.page.evaluate(() => dianzhi.incoming.sheets.map(({ name }) => name));

  /** Selects a place, so that keys go there. */
  async select(sheet: string, range: string): Promise<void> {
    await this.page.evaluate(([name, place]) => dianzhi.show({ sheet: name!, range: place }), [sheet, range]);
    await until(async () => (await this.selected()) === `${sheet}!${range}`);
  }

  async type(sheet: string, range: string, text: string): Promise<void> {
    await this.select(sheet, range);
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** What a cell holds in this window. */
  value = (sheet: string, range: string): Promise<unknown> =>
    this.page.evaluate(
      ([name, place]) =>
        dianzhi.api.getActiveWorkbook()!.getSheetByName(name!)!.getRange(place!).getRawValue(),
      [sheet, range],
    );

  selected = (): Promise<string> =>
    this.page.evaluate(() => {
      const sheet = dianzhi.api.getActiveWorkbook()!.getActiveSheet();
      return `${sheet.getSheetName()}!${sheet.getActiveRange()?.getA1Notation()}`;
    });

  /** Waits until all that was typed is in the file. */
  async saved(): Promise<void> {
    await this.page.waitForFunction(() => dianzhi.outgoing.idle);
  }
}
