import { expect, onTestFinished, test, vi } from 'vitest';
import { paste } from '../../../desk/person.ts';
import type { Store } from '../../../functions/gateways/store.ts';
import { loadFigures } from '../../../functions/jobs/figures.ts';
import { inScript } from '../../../functions/script.ts';
import { AREA, CHIEF, CLERK, openBureau, REVIEWER } from '../../functions/runs/bureau.ts';
import { twoConsortia } from '../../functions/runs/county.ts';
import { close, leaderOf, openPages, publish, rowsOf, words } from './leader.ts';

test('a month as published: the statement, the members, their sum and no difference', async () => {
  const bureau = await openBureau();
  await publish(bureau, '2025-03');
  const pages = await openPages(bureau);
  const leader = await leaderOf(pages, 'M1');
  const { status, text, headers } = await leader.see();
  expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect((await leader.see('2025-03')).text).toBe(text);
  expect(text).toContain('<html lang="zh-Hant">');
  expect(words(text)).toContain('第一醫共體 2025年3月');

  const [{ runId } = { runId: '' }] = await bureau.ledger();
  const figures = await loadFigures(bureau.stack.store, AREA, runId);
  const own = figures.consortia.filter(({ code }) => code === 'M1');
  expect(own).toHaveLength(2);
  const statement = new Map(rowsOf(text, 'statement-t').map(([title, ...cells]) => [title, cells]));
  expect(statement.get('項目')).toEqual(['合計', '職工基金', '居民基金']);
  for (const [title, key] of [
    ['應付額', 'due'],
    ['按點數分配額', 'gross'],
    ['本月預付額', 'prepayment'],
    ['基金記賬', 'byItemFund'],
  ] as const) {
    const byFund = ['employee', 'resident'].map((fund) => own.find((line) => line.fund === fund)![key]);
    expect(plain(statement.get(title)!.slice(1)), title).toEqual(byFund);
  }
  const rows = rowsOf(text, 'institutions-t');
  expect(rows.map(([name]) => name)).toEqual([
    '機構',
    '職工基金',
    '縣人民醫院',
    '成員機構合計',
    '醫共體結算',
    '差額',
    '居民基金',
    '縣人民醫院',
    '城關衛生院',
    '成員機構合計',
    '醫共體結算',
    '差額',
    '各險種合計',
    '成員機構合計',
    '醫共體結算',
    '差額',
  ]);
  for (const [name, , , ...amounts] of rows) {
    if (name === '差額') expect(new Set(amounts)).toEqual(new Set(['0.00']));
  }
  expect(rowsOf(text, 'groups-t').slice(-3)).toEqual([
    ['各病組合計', ...rowsOf(text, 'groups-t').at(-2)!.slice(1)],
    ['醫共體結算', ...rowsOf(text, 'groups-t').at(-2)!.slice(1)],
    ['差額', '0', '0.00', '0.00', '0.00'],
  ]);
  expect(rowsOf(text, 'point-value-t').at(-1)).toEqual([
    '3月',
    ...['employee', 'resident'].map((fund) => figures.pools.find((pool) => pool.fund === fund)!.pointValue),
  ]);
});

const plain = (cells: readonly string[]): string[] => cells.map((text) => text.replaceAll(',', ''));

test('budget and spending add up over the published months, and say what part of the year’s budget is used', async () => {
  const bureau = await openBureau();
  await publish(bureau, '2025-02', '2025-03');
  const pages = await openPages(bureau);
  const { text } = await (await leaderOf(pages, 'M2')).see('2025-03');
  // 2,100,000 ÷ 12 each month; 7,500.00 in February, 140,300.00 + 7,600.00 in March.
  const march = 8000 + 7000 + 6500 + 4000 + 24000 + 80000 + 13000 + 1200 + 7600;
  expect(rowsOf(text, 'budget-r-t')).toEqual([
    ['截至', '預算', '支出', '支出÷預算'],
    ['2月', '175,000.00', '7,500.00', '4.29%'],
    ['3月', '350,000.00', `${(7500 + march).toLocaleString('en')}.00`, '45.37%'],
    ['全年預算', '2,100,000.00', `${(7500 + march).toLocaleString('en')}.00`, '7.56%'],
  ]);
  expect(text.match(/<svg [^>]*role="img"/g)).toHaveLength(8);
});

test('nothing is shown before it is published, and a correction only after that', async () => {
  const bureau = await openBureau();
  const pages = await openPages(bureau);
  const leader = await leaderOf(pages, 'M1');
  expect(words((await leader.see()).text)).toContain('還沒有發布過結算');
  await close(bureau, '2025-03');
  expect(words((await leader.see()).text)).toContain('還沒有發布過結算');
  expect((await leader.see('2025-03')).status).toBe(404);
  await bureau.press('publish', REVIEWER, { period: '2025-03' });
  const before = await leader.see('2025-03');
  expect(before.status).toBe(200);
  expect((await leader.see('2025-02')).status).toBe(404);
  expect((await leader.see('2025')).status).toBe(404);

  await paste(bureau.person(CLERK), bureau.bureauFile, '病例!H2', [['GB']], 'typed');
  await bureau.press('settle', CLERK, { period: '2025-02' });
  expect((await leader.see('2025-03')).text).toBe(before.text);
  const correction = await bureau.press('correct', CLERK, {
    period: '2025-03',
    reason: '病組有誤',
    document: '更〔2025〕1號',
  });
  await bureau.press('close', REVIEWER, { period: '2025-03', runId: correction.runId });
  const pending = (await leader.see('2025-03')).text;
  expect(words(pending)).toContain('更正（賬冊第 3 筆），尚未發布');
  expect(rowsOf(pending, 'statement-t')).toEqual(rowsOf(before.text, 'statement-t'));

  await bureau.press('publish', CHIEF, { period: '2025-03' });
  const after = (await leader.see('2025-03')).text;
  expect(words(after)).not.toContain('尚未發布');
  expect(rowsOf(after, 'statement-t')).not.toEqual(rowsOf(before.text, 'statement-t'));
  const [, first, second] = rowsOf(after, 'history-t');
  expect(first![2]).toMatch(/^月度結算，.*（第 1 筆） fuhe@shili\.gov\.cn$/);
  expect(second![2]).toMatch(/^更正，.*（第 3 筆） fuhe@shili\.gov\.cn$/);
  expect(second![1]).toBe(CHIEF);
  const [was, is, changed] = [first![4]!, second![4]!, second![5]!].map((text) =>
    BigInt(text.replace(/[,.]/g, '')),
  );
  expect(changed).toBe(is! - was!);
  expect(changed).not.toBe(0n);
  expect(words(after)).not.toContain('病組有誤');
});

test('the year has its clearing; the details have the tabs of the report file', async () => {
  const bureau = await openBureau();
  await publish(bureau, '2025-03', '2025');
  const pages = await openPages(bureau);
  const leader = await leaderOf(pages, 'M1');
  const { text } = await leader.see();
  expect(words(text)).toContain('第一醫共體 2025年度');
  expect(rowsOf(text, 'statement-t').map(([title]) => title)).toEqual(
    expect.arrayContaining(['已預付額', '清算調整', '清算額']),
  );
  expect(rowsOf(text, 'point-value-t').at(-1)![0]).toBe('全年');
  const details = (await leader.see('2025/details')).text;
  for (const title of ['點值', '醫共體結算', '機構結算', '病組分析']) {
    expect(details).toContain(`<h3>${title}</h3>`);
  }
  expect(words(details)).toContain('未經原文證實的參數');
  expect(details).toContain(`<a href="${leader.base}/2025-03/details"`);
  expect(details).toContain('1月<span class="quiet">（未發布）</span>');
});

test('in a Simplified book everything the program says is Simplified, and what was typed stays', async () => {
  const bureau = await openBureau();
  const { bureauFile, reportFiles } = bureau;
  await bureau.call('setup', CLERK, {
    area: AREA,
    name: '示例縣',
    bureauFile,
    reportFiles,
    locale: 'zh-Hans',
  });
  await publish(bureau, '2025-03');
  const pages = await openPages(bureau);
  const leader = await leaderOf(pages, 'M1');
  for (const page of ['2025-03', '2025-03/details']) {
    const { text } = await leader.see(page);
    expect(text).toContain('<html lang="zh-Hans">');
    expect(text).toContain('縣人民醫院');
    const typed = /縣人民醫院|城關衛生院|第一醫共體|示例縣|醫保〔2025〕\d號|病組[甲乙丙]|非穩定組/g;
    const said = words(text).replace(typed, '');
    expect(said).toBe(inScript(said, 'zh-Hans'));
  }
});

const EVIL = `<img src=x onerror=alert(1)>"'</svg><script>1</script>`;

test('a text that a person typed is never markup', async () => {
  const county = twoConsortia().set({
    '參數!B2': `區${EVIL}`,
    '機構!B2': `院${EVIL}`,
    '醫共體!B2': `共${EVIL}`,
    '病組!B2': `組${EVIL}`,
    '預算!D2': `文${EVIL}`,
    '特病單議!D2': `單${EVIL}`,
  });
  const bureau = await openBureau({ county });
  await publish(bureau, '2025-03', '2025');
  const pages = await openPages(bureau);
  const leader = await leaderOf(pages, 'M1');
  for (const page of ['2025-03', '2025-03/details', '2025', '2025/details']) {
    const { status, text } = await leader.see(page);
    expect([page, status]).toEqual([page, 200]);
    expect(text).not.toMatch(/<img|<script|<\/script/);
    expect(words(text)).toContain(`院${EVIL}`);
    expect(text.match(/<svg /g)?.length).toBe(text.match(/<\/svg>/g)?.length);
  }
});

test('what cannot be settled to its recorded digest is not shown', async () => {
  const bureau = await openBureau();
  await publish(bureau, '2025-03');
  const { store } = bureau.stack;
  const changed: Store = {
    ...store,
    get: async (path) => {
      const stored = await store.get(path);
      return stored && path.includes('/runs/')
        ? { ...stored, data: { ...stored.data, period: '2025-02' } }
        : stored;
    },
  };
  const context = { ...bureau.stack.context, store: changed };
  const pages = await openPages({ ...bureau, stack: { ...bureau.stack, context } });
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => told.mockRestore());
  const { status, text } = await (await leaderOf(pages, 'M1')).see('2025-03');
  expect([status, words(text)]).toEqual([500, expect.stringContaining('暂时无法显示')]);
  expect(text).not.toMatch(/M1|2025|run /);
  expect(String(told.mock.calls.at(-1))).toMatch(/does not settle to entry 1/);
  expect((await pages.reports.renew(AREA, 'M1')).path).toMatch(/^\/report\/open\//);
});
