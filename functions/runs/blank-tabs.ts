import type { Workbooks } from '../gateways/workbooks.ts';

/** What Google calls the tab that every new file begins with. */
const FIRST_TABS = ['Sheet1', '工作表1', '工作表 1'] as const;

/** The tab a new file began with, when nobody has put anything into it: nobody should find a blank tab in front. */
export async function blankFirstTabs(workbooks: Workbooks, fileId: string): Promise<readonly string[]> {
  const { tabs } = await workbooks.read(fileId, FIRST_TABS);
  const blank: string[] = [];
  for (const { name, rows, merges = [] } of tabs) {
    let used = merges.length > 0;
    for await (const _ of rows) used = true;
    if (!used) blank.push(name);
  }
  return blank;
}
