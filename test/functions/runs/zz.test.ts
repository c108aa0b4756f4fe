import { test } from 'vitest';
import { CLERK, openBureau } from './bureau.ts';
test('x', async () => {
  const b = await openBureau();
  const { sheets } = b.person(CLERK);
  const t = performance.now();
  const r = await sheets.spreadsheets.get({ spreadsheetId: b.bureauFile, fields: 'sheets(properties(title),data(rowData(values(userEnteredValue,effectiveValue))))' });
  console.log(performance.now() - t, JSON.stringify(r.data).length);
  for (const s of r.data.sheets!) console.log(s.properties!.title, s.data![0]!.rowData?.length, JSON.stringify(s).length);
});
