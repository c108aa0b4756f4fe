import { expect } from 'vitest';
import { typed } from '../../desk/apps-script/runner.ts';
import { type Person, paste } from '../../desk/person.ts';
import { placeText } from '../../shared/findings/finding.ts';
import { fen, formatYuan, yuan } from '../../shared/money/fen.ts';
import { Page } from '../apps-script/browser.ts';
import { type Office, press } from './office.ts';
import { shownRows } from './shown.ts';

/** An amount with three decimals, and one that makes the sum of its row wrong. */
const BAD_CELL = '病例!I18';
const WRONG_PART = '病例!M450';
const WRONG_SUM = '病例!I450';

/** 檢查數據 with two errors in the sheet: shown where they are, listed, led to, and gone once they are mended. */
export async function checkErrors(office: Office): Promise<void> {
  const { clerk, bureauFile, stack } = office;
  const [[good = '']] = (await shownRows(clerk, bureauFile, BAD_CELL)) as [string[]];
  const [[part = '']] = (await shownRows(clerk, bureauFile, WRONG_PART)) as [string[]];
  const type = (cell: string, text: string) => paste(clerk, bureauFile, cell, [[text]], 'typed');
  await type(BAD_CELL, '1.005');
  await type(WRONG_PART, formatYuan(fen(yuan(part.replaceAll(',', '')) + 100n)));

  const refused = await check(office, [BAD_CELL, WRONG_SUM]);
  const stamp = await stack.context.workbooks.stamp(bureauFile);
  expect(stamp?.runId).toBe(refused);
  const settled = await press(clerk, '重算點值', typed('2025-01'));
  expect(settled).toMatchObject({ state: 'refused', summary: [] });
  expect(await stack.context.workbooks.stamp(bureauFile)).toEqual(stamp);

  await type(BAD_CELL, good);
  await type(WRONG_PART, part);
  await check(office, []);
}

/** Presses 檢查數據 and holds sidebar, notes and 數據檢查 against each other; the run's id. */
async function check(office: Office, blocking: readonly string[]): Promise<string> {
  const { clerk, bureauFile, document } = office;
  await nowOpen(office);
  const run = await press(clerk, '檢查數據');
  expect(run).toMatchObject({ action: 'check', state: 'done' });
  const places = run.findings.map(({ where }) => placeText(where as { readonly tab: string }));
  expect(run.findings.flatMap(({ severity }, index) => (severity === 'block' ? places[index]! : []))).toEqual(
    blocking,
  );
  expect([...(await notes(clerk, bureauFile)).keys()].sort()).toEqual([...places].sort());
  const rows = await shownRows(clerk, bureauFile, '數據檢查');
  expect(rows.slice(2).map(([, , place]) => place)).toEqual(places);

  const page = await new Page(clerk.script).quiet();
  const buttons = page.at('findings').all('button');
  expect(buttons.map(({ textContent }) => places.find((place) => textContent.startsWith(place)))).toEqual(
    places,
  );
  for (const [index, button] of buttons.entries()) {
    button.fire('click');
    await page.quiet();
    expect(page.text('notice')).toBe('');
    const { sheet, range } = clerk.script.selected ?? {};
    expect(`${sheet}!${range}`).toBe(places[index]);
  }
  expect(document.property('dianzhi.run')).toBe(run.runId);
  return run.runId;
}

/** What the editor knows of the open file is what the file is now. */
async function nowOpen({ clerk, document, bureauFile }: Office): Promise<void> {
  const fields = 'sheets.properties(title,gridProperties(rowCount,columnCount))';
  const { data } = await clerk.sheets.spreadsheets.get({ spreadsheetId: bureauFile, fields });
  document.sheets = (data.sheets ?? []).map(({ properties }) => ({
    name: properties?.title ?? '',
    rows: properties?.gridProperties?.rowCount ?? 0,
    columns: properties?.gridProperties?.columnCount ?? 0,
  }));
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The notes of a file by the cell they are on. */
async function notes({ sheets }: Person, spreadsheetId: string): Promise<Map<string, string>> {
  const fields = 'sheets(properties(title),data(startRow,startColumn,rowData(values(note))))';
  const { data } = await sheets.spreadsheets.get({ spreadsheetId, fields });
  const found = new Map<string, string>();
  for (const { properties, data: grids = [] } of data.sheets ?? []) {
    for (const { startRow, startColumn, rowData = [] } of grids) {
      rowData.forEach(({ values = [] }, row) => {
        values.forEach(({ note }, column) => {
          const cell = `${LETTERS[(startColumn ?? 0) + column]}${(startRow ?? 0) + row + 1}`;
          if (note) found.set(`${properties?.title}!${cell}`, note);
        });
      });
    }
  }
  return found;
}
