import { beforeEach, expect, test } from 'vitest';
import { type Bureau, MONTH, openBureau } from '../../functions/runs/bureau.ts';
import { type Leader, leaderOf, openPages, publish, words } from './leader.ts';

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
  expect(said).toContain('解釋：H1 應付額');
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
  'pool/居民/gross',
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
