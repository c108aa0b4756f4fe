import { expect } from 'vitest';
import { INSTITUTIONS } from '../../desk/sample/area.ts';
import type { RunAnswer } from '../../functions/http/contract.ts';
import { asShown, settledByCommand } from './command.ts';
import type { Office } from './office.ts';
import { consortia, institutions, type Line, pools, shownRows, total } from './shown.ts';

/** What the result tabs show, and the run tells, is what the command line says of the same file, to the fen. */
export async function compareWithCommand(office: Office, run: RunAnswer): Promise<void> {
  const { clerk, bureauFile } = office;
  const said = await settledByCommand(office, run.period);
  expect(run).toMatchObject({ inputDigest: said.inputDigest, resultDigest: said.resultDigest });

  const lines = await institutions(clerk, bureauFile);
  expect(lines).toEqual(said.institutions.map(asShown));
  expect(await consortia(clerk, bureauFile)).toEqual(said.consortia.map(asShown));
  const shownPools = await pools(clerk, bureauFile);
  expect(shownPools.length).toBe(2);
  expect(said.pools.map(asShown)).toMatchObject(shownPools);
  expect(run.summary).toEqual(said.pools.map((pool) => summaryLine(asShown(pool), lines)));
  await expectNoDifference(office);
}

const FUNDS: Readonly<Record<string, string>> = { employee: '職工', resident: '居民' };

function summaryLine({ fund = '', pointValue, cases, points }: Line, lines: readonly Line[]): string {
  const own = lines.filter((line) => line['fund'] === fund);
  const paid =
    own[0]?.['prepayment'] === undefined
      ? `清算 ${total(own, 'clearing')} 元`
      : `本月預付 ${total(own, 'prepayment')} 元`;
  const due = total(own, 'due');
  return `${FUNDS[fund]}：點值 ${pointValue} 元，${cases} 例 ${points} 點，應付 ${due} 元，${paid}`;
}

/** Every 差額 beside a total is nought. */
async function expectNoDifference({ clerk, bureauFile }: Office): Promise<void> {
  for (const tab of ['點值', '機構結算', '醫共體結算']) {
    const rows = (await shownRows(clerk, bureauFile, tab)).filter(([first]) => first === '差額');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      for (const text of row.slice(1)) expect(text).toMatch(/^(0(\.0+)?|—)?$/);
    }
  }
}

/** Each leader reads the own report file, finds the own members' money there, and can open no other file. */
export async function expectPublished(office: Office, run: RunAnswer): Promise<void> {
  const { leaders, reportFiles, bureauFile, clerk, stack } = office;
  const all = await institutions(clerk, bureauFile);
  const together = await consortia(clerk, bureauFile);
  for (const code of ['GT1', 'GT2'] as const) {
    const leader = leaders[code];
    const file = reportFiles[code];
    const members = INSTITUTIONS.filter(([, , , consortium]) => consortium === code).map(([own]) => own);
    const own = all.filter((line) => members.some((member) => member === line['code']));
    expect(own.length).toBeGreaterThan(0);
    expect(await institutions(leader, file)).toEqual(own);
    expect(await consortia(leader, file)).toEqual(together.filter((line) => line['code'] === code));
    expect((await pools(leader, file)).map(({ pointValue }) => pointValue)).toEqual(
      (await pools(clerk, bureauFile)).map(({ pointValue }) => pointValue),
    );
    const { runId, resultDigest } = run;
    expect(await stack.context.workbooks.stamp(file)).toMatchObject({ runId, resultDigest });

    for (const foreign of [reportFiles[code === 'GT1' ? 'GT2' : 'GT1'], bureauFile]) {
      await expect(leader.sheets.spreadsheets.get({ spreadsheetId: foreign })).rejects.toMatchObject({
        status: 403,
      });
    }
    const writing = leader.sheets.spreadsheets.values.clear({ spreadsheetId: file, range: '機構結算' });
    await expect(writing).rejects.toMatchObject({ status: 403 });
  }
}
