import { expect, test } from 'vitest';
import { paste } from '../../../desk/person.ts';
import { loadFigures } from '../../../functions/jobs/figures.ts';
import { withThousands } from '../../../shared/money/money-text.ts';

import { AREA, type Bureau, CHIEF, CLERK, openBureau, REVIEWER } from '../../functions/runs/bureau.ts';
import { twoConsortia } from '../../functions/runs/county.ts';
import { type Meaning, renamed } from '../../functions/security/renamed.ts';
import { leaderOf, openPages, type Pages, publish, rowsOf } from './leader.ts';

/** What everything that belongs to a 醫共體, or to none, has in its name. */
const MARKS: Readonly<Record<string, string>> = { M1: '甲〇甲', M2: '乙〇乙', '': '丙〇丙' };
const COMMON: readonly Meaning[] = ['group', 'group name', 'area name', 'parameter basis', 'budget document'];

/** Two cases of each consortium give findings: an 追加點數 that does not apply, and stays that overlap. */
const marked = () =>
  renamed(
    twoConsortia()
      .add('參數', 'watch.publish,是,')
      .add('清算調整', '居民,H1,甲項,100.00,甲文', '居民,H4,乙項,-100.00,乙文', '職工,H4,乙項,-50.00,乙文')
      .add('特病單議', 'C02,追加點數,,甲議', 'C13,追加點數,,乙議', 'C07,不予支付,,')
      .add(
        '病例',
        'C15,H4,P13,居民,本地,2025-03-09,2025-03-20,GA,11900.00,,7700.00,,4200.00,,',
        'C16,H1,P01,居民,本地,2025-03-05,2025-03-20,GA,11700.00,,7500.00,,4200.00,,',
        'C17,H3,P10,職工,本地,2025-03-11,2025-03-15,GB,6600.00,,4500.00,,2100.00,,',
      ),
    (meaning, text, owner) => (COMMON.includes(meaning) ? text : `${MARKS[owner]}${text}`),
  );

const openMarked = async (): Promise<Bureau> => {
  const bureau = await openBureau({ county: marked() });
  const { bureauFile, reportFiles } = bureau;
  const files = { [`${MARKS['M1']}M1`]: reportFiles.M1, [`${MARKS['M2']}M2`]: reportFiles.M2 };
  await bureau.call('setup', CLERK, { area: AREA, name: '示例縣', bureauFile, reportFiles: files });
  return bureau;
};

const PERIODS = ['2025-03', '2025'];

/** Everything the leaders of a 醫共體 can be sent: every page that its pages link to, with all headers. */
async function everything(pages: Pages, code: string): Promise<ReadonlyMap<string, string>> {
  const leader = await leaderOf(pages, `${MARKS[code]}${code}`);
  const seen = new Map<string, string>();
  const open = [''];
  for (let page = open.pop(); page !== undefined; page = open.pop()) {
    if (seen.has(page)) continue;
    const { status, text, headers } = await leader.see(page);
    expect([page, status]).toEqual([page, 200]);
    seen.set(page, `${text}\n${JSON.stringify([...headers])}`);
    for (const [, href] of text.matchAll(/href="([^"#][^"]*)"/g)) {
      if (href!.startsWith(`${leader.base}/`)) open.push(href!.slice(leader.base.length + 1));
      else if (/^[\d-]+\/explain\//.test(href!)) open.push(href!);
      else expect(href).toBe('data:,');
    }
  }
  return seen;
}

test('no page of one 醫共體 has a name, a code, a case, a document or a finding of another', async () => {
  const bureau = await openMarked();
  await publish(bureau, ...PERIODS);
  await paste(bureau.person(CLERK), bureau.bureauFile, '病例!H4', [['GB']], 'typed');
  const reason = { period: '2025-03', reason: `${MARKS['M1']}病組有誤`, document: `${MARKS['M1']}文` };
  const correction = await bureau.press('correct', CLERK, reason);
  await bureau.press('close', REVIEWER, { period: '2025-03', runId: correction.runId });
  await bureau.press('publish', CHIEF, { period: '2025-03' });

  const mounted = await openPages(bureau);
  for (const code of ['M1', 'M2']) {
    const seen = await everything(mounted, code);
    const pages = PERIODS.flatMap((period) => [period, `${period}/details`, `${period}/supervision`]);
    const [explained, others] = [true, false].map((is) =>
      [...seen.keys()].filter((page) => page.includes('/explain/') === is),
    );
    expect(others!.sort()).toEqual(['', ...pages].sort());
    expect(explained!.length).toBeGreaterThan(20);
    const all = [...seen.values()].join('\n');
    const found = Object.entries(MARKS).filter(([, mark]) => all.includes(mark));
    expect(found.map(([owner]) => owner)).toEqual([code]);
    expect(seen.get('2025-03')).toContain('追加點數');
    expect(seen.get('2025-03')).toContain('住院時間重疊');
    expect(all).not.toContain('有誤');
  }
});

test('no page has an amount that only another’s statement has', async () => {
  const bureau = await openMarked();
  await publish(bureau, ...PERIODS);
  const pages = await openPages(bureau);
  const runs = (await bureau.ledger()).filter(({ kind }) => kind !== 'published');
  const figures = await Promise.all(runs.map(({ runId }) => loadFigures(bureau.stack.store, AREA, runId)));
  for (const [code, other] of [
    ['M1', 'M2'],
    ['M2', 'M1'],
  ] as const) {
    const all = [...(await everything(pages, code)).values()].join('\n');
    const money = (mark: string) =>
      figures.flatMap(({ institutions }) =>
        institutions
          .filter((line) => line.code.startsWith(mark))
          .flatMap((line) => [line.due, line.gross, line.prepayment, line.clearing])
          .filter((text) => text !== undefined && !/^0\.0+$/.test(text))
          .map((text) => withThousands(text!)),
      );
    const own = new Set(money(MARKS[code]!));
    expect(own.size).toBeGreaterThan(5);
    for (const amount of own) expect(all).toContain(amount);
    const foreign = [...money(MARKS[other]!), ...money(MARKS['']!)].filter((amount) => !own.has(amount));
    expect(foreign.length).toBeGreaterThan(5);
    expect(foreign.filter((amount) => all.includes(`>${amount}<`))).toEqual([]);
  }
});

test('a lead institution that is another’s is not named', async () => {
  const county = twoConsortia().set({ '醫共體!C3': 'H1' });
  const bureau = await openBureau({ county });
  await publish(bureau, '2025-03');
  const pages = await openPages(bureau);
  const leader = await leaderOf(pages, 'M2');
  for (const page of ['2025-03', '2025-03/details']) {
    const { status, text } = await leader.see(page);
    expect(status).toBe(200);
    expect(text).not.toMatch(/H1|縣人民醫院|牽頭機構 H/);
  }
});

test('a 醫共體 that is no longer in the area sees what was published while it was', async () => {
  const bureau = await openBureau();
  await publish(bureau, '2025-03');
  const pages = await openPages(bureau);
  const leader = await leaderOf(pages, 'M2');
  await paste(bureau.person(CLERK), bureau.bureauFile, '醫共體!A3:C3', [['', '', '']], 'typed');
  await paste(bureau.person(CLERK), bureau.bureauFile, '機構!D5', [['']], 'typed');
  await publish(bureau, '2025');
  expect((await leader.see('2025-03')).status).toBe(200);
  expect((await leader.see('2025')).status).toBe(404);
});

test('findings of a month are those of its own discharges; those of the whole area are the bureau’s', async () => {
  const county = twoConsortia().add(
    '特病單議',
    'C11,追加點數,,議1',
    'C02,追加點數,,議2',
    'C99,追加點數,,議3',
  );
  const bureau = await openBureau({
    county: county.add('清算調整', '居民,H2,考核,5.00,', '居民,H4,考核,5.00,'),
  });
  await publish(bureau, '2025-02', '2025-03', '2025');
  const pages = await openPages(bureau);
  const [first, second] = [await leaderOf(pages, 'M1'), await leaderOf(pages, 'M2')];
  const told = async (leader: typeof first, period: string) =>
    rowsOf((await leader.see(period)).text, 'findings-t')
      .slice(1)
      .map(([place]) => place);
  expect(await told(first, '2025-02')).toEqual(['清算調整!E3', '特病單議!B3']);
  expect(await told(first, '2025-03')).toEqual(['清算調整!E3', '特病單議!B4']);
  expect(await told(first, '2025')).toEqual(['清算調整!E3', '特病單議!B3', '特病單議!B4']);
  expect(await told(second, '2025')).toEqual(['清算調整!E4']);
});
