import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '../../functions/gateways/store.ts';
import { chainFaults, readLedger } from '../../functions/runs/ledger.ts';
import { buildScript } from '../apps-script/built.ts';
import { checkErrors } from './check.ts';
import { compareWithCommand } from './compare.ts';
import { correctMarch } from './correction.ts';
import { close, closeAgain, month, publish, settle } from './month.ts';
import { AREA, type Office, openOffice, press, YEAR } from './office.ts';
import { refuseLeaders, register } from './register.ts';
import { institutions, payments, total } from './shown.ts';

const CASES = 600;
const MONTHS = Array.from({ length: 12 }, (_, index) => `${YEAR}-${String(index + 1).padStart(2, '0')}`);

/**
 * A year of a county: people press the built script's menu in a spreadsheet of the local service, the script calls
 * the functions over HTTP, and they keep their documents in the store given, or else in SQLite. Every step builds on
 * those before it.
 */
export function wholeYear(openStore?: () => Store): void {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(await buildScript(), openStore?.());
  });
  afterAll(() => office?.close());

  let broken = false;
  const step = (name: string, work: () => Promise<void>) =>
    test(name, async ({ skip }) => {
      if (broken) skip('an earlier step failed');
      broken = true;
      await work();
      broken = false;
    });

  step('the file is registered from its sidebar, and a county entered', () => register(office, CASES));
  step('leaders may press nothing', () => refuseLeaders(office));
  step('errors are shown where they are, until they are mended', () => checkErrors(office));
  for (const period of MONTHS.slice(0, -1)) {
    step(`${period} is settled by one, closed and published by another`, () =>
      month(office, period, { prepares: office.clerk, closes: office.reviewer }),
    );
  }
  step('January closed again stays as it is', () => closeAgain(office, office.reviewer, MONTHS[0]!));
  step('the ledger agrees after eleven months', () => verified(office, 22, 11));
  step('December is settled by one who may close, and may not close it', () =>
    month(office, MONTHS.at(-1)!, { prepares: office.reviewer, closes: office.chief }),
  );
  step('March is corrected', () => correctMarch(office));
  step('the year is cleared and published', () => clearYear(office));
  step('the ledger agrees', () => verified(office, 28, 14));
  step('every entry stands, in order', () => expectLedger(office));
}

async function clearYear(office: Office): Promise<void> {
  const { clerk, reviewer, bureauFile, stack } = office;
  const paid = await payments(clerk, bureauFile);
  const run = await settle(office, clerk, `${YEAR}`);
  await compareWithCommand(office, run);
  const lines = await institutions(clerk, bureauFile);
  expect(total(lines, 'prepaid')).toBe(total(paid, 'amount'));

  await close(run, clerk, reviewer);
  expect(await payments(clerk, bureauFile)).toEqual(paid);
  await publish(office, clerk, reviewer, `${YEAR}`);
  const { runId, resultDigest } = run;
  expect(await stack.context.workbooks.stamp(bureauFile)).toMatchObject({ runId, resultDigest });
}

/** 核驗賬冊 counts what is there now, however often it was pressed before. */
async function verified({ clerk }: Office, entries: number, settlements: number): Promise<void> {
  const run = await press(clerk, '核驗賬冊');
  expect(run).toMatchObject({
    action: 'verify',
    state: 'done',
    summary: [`賬冊共 ${entries} 筆，鏈接完整；${settlements} 次結算逐一重算，結果全部相符。`],
  });
}

async function expectLedger({ stack }: Office): Promise<void> {
  expect(await chainFaults(stack.store, AREA)).toEqual([]);
  const entries = await readLedger(stack.store, AREA);
  expect(entries.map(({ kind, period }) => `${kind} ${period}`)).toEqual([
    ...MONTHS.flatMap((period) => [`closed ${period}`, `published ${period}`]),
    'correction 2025-03',
    'published 2025-03',
    'cleared 2025',
    'published 2025',
  ]);
}
