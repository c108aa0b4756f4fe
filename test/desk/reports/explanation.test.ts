import { beforeEach, expect, test } from 'vitest';
import { allMethods } from '../../functions/runs/all-methods.ts';
import { AREA, type Bureau, CLERK, MONTH, openBureau } from '../../functions/runs/bureau.ts';
import { type Leader, leaderOf, openPages, publish, words } from './leader.ts';

const YEAR = '2025';

let bureau: Bureau;
let leader: Leader;

beforeEach(async () => {
  bureau = await openBureau();
  await publish(bureau, MONTH);
  leader = await leaderOf(await openPages(bureau), 'M1');
});

const linksIn = (page: string): readonly (readonly [href: string, text: string])[] =>
  [...page.matchAll(/<a href="([^"]*\/explain\/[^"]*)">([^<]*)<\/a>/g)].map(([, href, text]) => [
    href!,
    text!,
  ]);

const at = (key: string): string => `${MONTH}/explain/${encodeURIComponent(key)}`;

test('every amount of the members and of the 醫共體 leads to its explanation, which ends at that amount', async () => {
  const { text } = await leader.see();
  const links = linksIn(text);
  // H1 in two funds, H2 in one: seven figures each; the 醫共體 in two funds: six
  expect(links.length).toBe(3 * 7 + 2 * 6);
  for (const [href, amount] of links) {
    const page = await leader.see(href);
    expect([href, page.status]).toEqual([href, 200]);
    const steps = [...page.text.matchAll(/<p class="step">(.*?)<\/p>/g)].map(([, step]) => step!);
    const shown = amount
      .replace(/^-/, '−')
      .replace(/(\.\d*?)0+$/, '$1')
      .replace(/\.$/, '');
    expect(steps.at(-1)!.replace('-', '−')).toContain(shown);
  }
});

test('the explanation names formula, sources and articles, and nobody else', async () => {
  const { text } = await leader.see(at('institution/居民/H1/due'));
  const said = words(text);
  expect(said).toContain('解釋：居民 H1 應付額');
  expect(said).toMatch(/H1 應付額：g − x \+ i = .* 元/);
  expect(said).toContain('各機構合計');
  expect(said).toContain('依據：');
  expect(said).not.toMatch(/H3|H4|民營醫院|山區衛生院|M2|第二醫共體/);
  expect(text).toContain(`<a href="${leader.base}/${MONTH}">返回總覽</a>`);
});

test.each([
  'institution/居民/H4/due',
  'institution/居民/H3/due',
  'consortium/居民/M2/due',
  'pool/居民/nothing',
  'sum/["題","institution/居民/H1/due","institution/居民/H4/due"]',
  'sum/["題"]',
  'case/C13/points',
  'institution/居民/H1/nothing',
  'institution/居民/H1/due/',
  '',
])('«%s» is not theirs, or is nothing, and is not found', async (key) => {
  expect((await leader.see(at(key))).status).toBe(404);
});

test.each([
  `${MONTH}/explain`,
  `${MONTH}/explain/%E0%A4%A`,
  'explain/institution',
  `2025-04/explain/${encodeURIComponent('institution/居民/H1/due')}`,
  `x/explain/${encodeURIComponent('institution/居民/H1/due')}`,
])('%s is no page', async (path) => {
  expect((await leader.see(path)).status).toBe(404);
});

test('without the cookie there is no explanation', async () => {
  const pages = await openPages(bureau);
  expect((await pages.get(`${leader.base}/${at('institution/居民/H1/due')}`)).status).toBe(404);
});

/** What stands in the page to be opened: the line that is always seen, and what it opens to. */
const openable = (page: string): ReadonlyMap<string, string> =>
  new Map(
    [...page.matchAll(/<details><summary>(.*?)<\/summary>([\s\S]*?)<\/details>/g)].map(
      ([, summary, inside]) => [words(summary!), words(inside!)],
    ),
  );

const subjects = (page: string): readonly string[] =>
  [...openable(page).keys()].map((summary) => summary.split('：')[0]!);

test('what is due, what is paid now and the point value open where they stand, without a script', async () => {
  const { text } = await leader.see();
  expect(text).not.toContain('<script');
  expect(subjects(text)).toEqual([
    '職工 醫共體 M1 應付額',
    '職工 醫共體 M1 本月預付額',
    '居民 醫共體 M1 應付額',
    '居民 醫共體 M1 本月預付額',
    '職工點值 V',
    '居民點值 V',
  ]);
  for (const [summary, inside] of openable(text)) {
    const amount = /：(\S+)/.exec(summary)![1]!;
    expect(inside.split(/ \d+\. /).at(-1)).toContain(amount);
    expect(inside).not.toMatch(/H3|H4|民營醫院|山區衛生院|M2|第二醫共體/);
  }
});

test('so do the lines of the clearing, on the page of a year', async () => {
  await publish(bureau, YEAR);
  const { text } = await leader.see(YEAR);
  const lines = ['職工', '居民'].flatMap((fund) =>
    ['應付額', '已預付額', '清算調整', '清算額'].map((name) => `${fund} 醫共體 M1 ${name}`),
  );
  expect(subjects(text)).toEqual([...lines, '職工點值 V', '居民點值 V']);
  const { text: details } = await leader.see(`${YEAR}/details`);
  const amounts = linksIn(details);
  expect(amounts.length).toBeGreaterThan(60);
  for (const [href] of amounts.filter((_, index) => index % 7 === 0)) {
    expect([href, (await leader.see(href)).status]).toEqual([href, 200]);
  }
});

test('so does what other payment methods come to, and every amount of their tabs leads to its lines', async () => {
  const county = await openBureau({ county: allMethods(MONTH) });
  const { bureauFile, reportFiles } = county;
  const setup = { area: AREA, name: '示例縣', bureauFile, reportFiles: { GT1: reportFiles.M1 } };
  await county.call('setup', CLERK, setup);
  await publish(county, MONTH);
  const own = await leaderOf(await openPages(county), 'GT1');
  const { text } = await own.see();
  const part = text.slice(text.indexOf('<section id="methods"'), text.indexOf('<section id="history"'));
  expect(subjects(part).length).toBeGreaterThan(3);
  expect(subjects(part).every((subject) => subject.endsWith('（應付）'))).toBe(true);
  const amounts = linksIn(part);
  expect(amounts.length).toBeGreaterThan(100);
  for (const [href, amount] of amounts.filter((_, index) => index % 9 === 0)) {
    const page = await own.see(href);
    expect([href, page.status]).toEqual([href, 200]);
    if (!amount.includes('%'))
      expect(words(page.text)).toContain(amount.replace('-', '−').replace(/\.?0+$/, ''));
  }
}, 60_000);
