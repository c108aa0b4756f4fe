import { expect } from 'vitest';
import { OK, typed } from '../../desk/apps-script/runner.ts';
import type { RunAnswer } from '../../functions/http/contract.ts';
import { compareWithCommand, expectPublished } from './compare.ts';
import { type Office, type Official, objection, press } from './office.ts';
import { institutions, type Line, payments } from './shown.ts';

/** 結算 and 發布 are refused to whoever has no right to them, and to whoever prepared the run. */
const REFUSED = /^\S+ 不能在 330000 執行「(結算|發布報表)」|^結算由 \S+ 完成，須由另一位有覆核權限的人員確認/;

/** 重算點值: the result stands in the tabs, stamped with the run. */
export async function settle(
  { stack, bureauFile }: Office,
  by: Official,
  period: string,
): Promise<RunAnswer> {
  const run = await press(by, '重算點值', typed(period));
  expect(run).toMatchObject({ action: 'settle', period, state: 'done', by: by.email, share: 100 });
  expect(run.findings.filter(({ severity }) => severity === 'block')).toEqual([]);
  const { runId, resultDigest } = run;
  expect(await stack.context.workbooks.stamp(bureauFile)).toMatchObject({ runId, resultDigest });
  return run;
}

/** 月度結算 or 年終清算 of what `prepared` settled: refused to the same person, recorded by the second. */
export async function close(
  { period, resultDigest }: RunAnswer,
  prepared: Official,
  closes: Official,
): Promise<RunAnswer> {
  const item = period.length === 4 ? '年終清算' : '月度結算';
  expect(await objection(prepared, item, typed(period), OK)).toMatch(REFUSED);
  const run = await press(closes, item, typed(period), OK);
  expect(run).toMatchObject({ action: 'close', period, state: 'done', by: closes.email, resultDigest });
  return run;
}

/** 發布報表: refused to whoever settled the period; leaders then have it. */
export async function publish(
  office: Office,
  prepared: Official,
  closes: Official,
  period: string,
): Promise<void> {
  expect(await objection(prepared, '發布報表', typed(period))).toMatch(REFUSED);
  const run = await press(closes, '發布報表', typed(period));
  expect(run).toMatchObject({ action: 'publish', period, state: 'done' });
  expect(run.summary.length).toBe(1);
  await expectPublished(office, run);
}

/** One month from 重算點值 to 發布報表. */
export async function month(
  office: Office,
  period: string,
  people: { readonly prepares: Official; readonly closes: Official },
): Promise<void> {
  const { clerk, bureauFile } = office;
  const { prepares, closes } = people;
  const run = await settle(office, prepares, period);
  if (period === '2025-03') await compareWithCommand(office, run);
  const due = await institutions(clerk, bureauFile);
  const before = await payments(clerk, bureauFile);
  expect(before.filter((line) => line['month'] === period)).toEqual([]);

  const closed = await close(run, prepares, closes);
  expect(closed.summary[0]).toMatch(`月度結算 ${period} 已記入賬冊第`);
  expect(closed.summary.slice(1)).toEqual(run.summary);
  expect(await payments(clerk, bureauFile)).toEqual([...before, ...asPayments(period, due)]);
  await publish(office, prepares, closes, period);
}

/** 月度結算 pressed once more is the closing it was: nothing is recorded, and nothing paid, twice. */
export async function closeAgain({ clerk, bureauFile }: Office, by: Official, period: string): Promise<void> {
  const before = await payments(clerk, bureauFile);
  const { state, summary } = await press(by, '月度結算', typed(period), OK);
  expect([state, summary[0]]).toEqual(['done', `月度結算 ${period} 已記入賬冊第 1 筆`]);
  expect(await payments(clerk, bureauFile)).toEqual(before);
}

/** What a closed month adds to 月度預付: nothing for those who get nothing. */
const asPayments = (period: string, lines: readonly Line[]): Line[] =>
  lines.flatMap(({ fund = '', code = '', prepayment = '' }) =>
    prepayment === '0.00' ? [] : [{ month: period, fund, code, amount: prepayment }],
  );
