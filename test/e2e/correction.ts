import { expect } from 'vitest';
import { OK, typed } from '../../desk/apps-script/runner.ts';
import { paste } from '../../desk/person.ts';
import { readLedger } from '../../functions/runs/ledger.ts';
import { fen, formatYuan, yuan } from '../../shared/money/fen.ts';
import { settledByCommand } from './command.ts';
import { compareWithCommand } from './compare.ts';
import { publish, settle } from './month.ts';
import { AREA, type Office, objection, press } from './office.ts';
import { institutions, type Line, payments, shownRows } from './shown.ts';

const PERIOD = '2025-03';
const REASON = '人民醫院三月漏報一項材料費';
const DOCUMENT = '醫保更〔2025〕1號';

/** A charge of 1,000 yuan that a patient paid in March is found in December: 更正, by two persons. */
export async function correctMarch(office: Office): Promise<void> {
  const { clerk, reviewer, bureauFile, stack } = office;
  const ledgerBefore = await readLedger(stack.store, AREA);
  const closed = ledgerBefore.find(({ kind, period }) => kind === 'closed' && period === PERIOD)!;
  const paidBefore = await payments(clerk, bureauFile);
  await amendCase(office);

  // The number of the document is mistyped first: what is pressed last counts.
  await press(clerk, '更正', typed(PERIOD), typed(REASON), typed('醫保更〔2025〕7號'));
  const run = await press(clerk, '更正', typed(PERIOD), typed(REASON), typed(DOCUMENT));
  expect(run).toMatchObject({ action: 'correct', period: PERIOD, state: 'done', by: clerk.email });
  expect(run.summary[0]).toMatch(new RegExp(`^更正 ${PERIOD}（原第 ${closed.seq} 筆），涉及 \\d+ 項$`));
  const said = await settledByCommand(office, PERIOD);
  expect(run).toMatchObject({ inputDigest: said.inputDigest, resultDigest: said.resultDigest });
  expect(run.resultDigest).not.toBe(closed.resultDigest);

  expect(await objection(clerk, '月度結算', typed(PERIOD), OK)).toMatch(/不能在 330000 執行「結算」/);
  const recorded = await press(reviewer, '月度結算', typed(PERIOD), OK);
  expect(recorded).toMatchObject({ state: 'done', resultDigest: run.resultDigest });

  const ledger = await readLedger(stack.store, AREA);
  expect(ledger.slice(0, -1)).toEqual(ledgerBefore);
  expect(ledger.at(-1)).toMatchObject({
    kind: 'correction',
    period: PERIOD,
    runId: run.runId,
    resultDigest: run.resultDigest,
    corrects: closed.seq,
    reason: REASON,
    document: DOCUMENT,
    preparedBy: clerk.email,
    by: reviewer.email,
  });

  const paid = await payments(clerk, bureauFile);
  const differences = paid.slice(paidBefore.length);
  expect(paid.slice(0, paidBefore.length)).toEqual(paidBefore);
  expect(differences.every(({ month, amount }) => month === PERIOD && amount !== '0.00')).toBe(true);
  expect(run.summary.length).toBe(1 + differences.length);
  const again = await settle(office, clerk, PERIOD);
  expect(again.resultDigest).toBe(run.resultDigest);
  await compareWithCommand(office, again);
  const due = await institutions(clerk, bureauFile);
  expect(paidByInstitution(paid)).toEqual(
    new Map(due.map((line) => [`${line['fund']} ${line['code']}`, line['prepayment']])),
  );

  expect(await objection(reviewer, '月度結算', typed(PERIOD), OK)).toMatch(/如須改動，請使用「更正」/);
  await publish(office, clerk, reviewer, PERIOD);
}

/** The first case of the county hospital in March: its total, and what its patient paid. */
async function amendCase({ clerk, bureauFile }: Office): Promise<void> {
  const rows = await shownRows(clerk, bureauFile, '病例');
  const index = rows.findIndex(([, institution, , , , , discharge]) => {
    return institution === 'Y01' && discharge?.startsWith(`${PERIOD}-`);
  });
  const dearer = (shown = '') => formatYuan(fen(yuan(shown.replaceAll(',', '')) + 100_000n));
  for (const [letter, column] of [['I', 8] as const, ['M', 12] as const]) {
    const text = dearer(rows[index]?.[column]);
    await paste(clerk, bureauFile, `病例!${letter}${index + 1}`, [[text]], 'typed');
  }
}

/** All that was paid for the month. */
function paidByInstitution(lines: readonly Line[]): Map<string, string> {
  const own = lines.filter(({ month }) => month === PERIOD);
  const sums = Map.groupBy(own, ({ fund, code }) => `${fund} ${code}`);
  return new Map(
    [...sums].map(([key, parts]) => {
      const sum = parts.reduce((total, { amount }) => total + yuan(amount!), 0n);
      return [key, formatYuan(fen(sum))];
    }),
  );
}
