import { expect } from 'vitest';
import { POINTS_TABS } from '../../shared/sheets/tabs/settlement-tabs.ts';
import { Page } from '../apps-script/browser.ts';
import { AREA, enterCounty, type Office } from './office.ts';
import { shownRows } from './shown.ts';

/** 幫助 → 設定 → 登記本文件, then the county is typed and pasted into the tabs that are there now. */
export async function register(office: Office, cases: number): Promise<void> {
  const { clerk, stack, bureauFile, reportFiles } = office;
  await clerk.script.press('幫助');
  const page = await new Page(clerk.script).quiet();
  page.at('url').value = stack.functions.url;
  page.at('area').value = AREA;
  page.at('settingsForm').fire('submit');
  await page.quiet();
  expect(page.text('settingsNotice')).toMatch(/^已保存/);

  page.at('name').value = '示例縣';
  page.at('reports').value = Object.entries(reportFiles)
    .map(([code, file]) => `${code} https://docs.google.com/spreadsheets/d/${file}/edit#gid=0`)
    .join('\n');
  page.at('registerForm').fire('submit');
  await page.quiet();
  expect(page.text('settingsNotice')).toMatch(/^已登記/);
  for (const tab of Object.values(POINTS_TABS)) {
    const [titles] = await shownRows(clerk, bureauFile, tab.name.hant);
    expect(titles).toEqual(Object.values(tab.columns).map(({ header }) => header.hant));
  }
  await enterCounty(office, cases);
}

/** A leader is on the list, and may press nothing. */
export async function refuseLeaders({ leaders, stack }: Office): Promise<void> {
  for (const { token } of Object.values(leaders)) {
    const answer = await fetch(`${stack.functions.url}/check`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ area: AREA }),
    });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'NOT_ALLOWED' });
  }
}
