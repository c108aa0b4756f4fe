import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Bundle,
  CANCEL,
  type Limits,
  openScript,
  ScriptDocument,
  ScriptError,
  ScriptSession,
  typed,
} from '../../desk/apps-script/runner.ts';

const GOOGLE = 'https://www.googleapis.com/auth';
const SCOPES = [
  'openid',
  `${GOOGLE}/userinfo.email`,
  `${GOOGLE}/script.container.ui`,
  `${GOOGLE}/script.external_request`,
  `${GOOGLE}/spreadsheets.currentonly`,
];
const MENU = `function onOpen() { SpreadsheetApp.getUi().createMenu('M').addItem('go', 'go').addToUi(); }`;

function session(
  code: string,
  limits: Partial<Limits> = {},
  document = new ScriptDocument('1Doc'),
): ScriptSession {
  const bundle: Bundle = {
    code: `${MENU}\n${code}`,
    files: { page: '<p><?= name ?></p>', plain: '<p></p>' },
    scopes: SCOPES,
  };
  return new ScriptSession({ bundle, document, token: (withEmail) => `token ${withEmail}`, limits });
}

/** What a function of one expression returns, with `x` as its parameter. */
const value = (expression: string, x: unknown = null) =>
  session(`function f(x) { return ${expression}; }`).run('f', x);

/** What happens while a script waits for /meanwhile. */
let meanwhile: () => Promise<unknown>;
let url: string;
const server = createServer((request, response) => {
  if (request.url === '/slow') return;
  if (request.url === '/meanwhile') return void meanwhile().then((answer) => response.end(String(answer)));
  if (request.url === '/elsewhere') return void response.writeHead(302, { location: `${url}/there` }).end();
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { method, headers } = request;
    const body = Buffer.concat(chunks).toString();
    const seen = { method, path: request.url, type: headers['content-type'], tag: headers['x-tag'], body };
    response.writeHead(request.url === '/404' ? 404 : 200).end(JSON.stringify(seen));
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('the script sees its services and nothing of the machine', async () => {
  const names = ['process', 'require', 'fetch', 'setTimeout', 'Buffer'];
  for (const name of names) expect(await value(`typeof ${name}`)).toBe('undefined');
  await expect(value('CacheService.getDocumentCache()')).rejects.toThrow('CacheService is not defined');
  await expect(value('SpreadsheetApp.openById(x)', '1Other')).rejects.toThrow(
    'SpreadsheetApp.openById is not a function',
  );
});

test('every execution begins anew', async () => {
  const counting = session('var count = 0; function f() { count = count + 1; return count; }');
  expect([await counting.run('f'), await counting.run('f')]).toEqual([1, 1]);
});

test('only what a page may send and receive passes', async () => {
  expect(await value('[x.a, undefined, { b: true }]', { a: '中' })).toEqual(['中', null, { b: true }]);
  expect(await value('undefined')).toBeNull();
  await expect(value('new Date(0)')).rejects.toThrow('cannot return [object Date]');
  await expect(value('({ f: function () {} })')).rejects.toThrow('cannot return a function');
});

test('only functions that exist and are not private can be called', async () => {
  const some = session('function f_() { return 1; } const g = () => 1;');
  await expect(some.run('f_')).rejects.toThrow('private');
  await expect(some.run('g')).rejects.toThrow('Script function not found: g');
  await expect(some.run('h')).rejects.toThrow('Script function not found: h');
});

test('an exception that is not caught reaches the person; one of a service can be caught', async () => {
  await expect(value('null.x')).rejects.toThrow(ScriptError);
  const code =
    'function f() { try { SpreadsheetApp.nothing(); } catch (e) { return [e instanceof Error, String(e)]; } }';
  expect(await session(code).run('f')).toEqual([true, 'Exception: SpreadsheetApp.nothing is not a function']);
});

test('an execution has its time, and one at opening less', async () => {
  const endless = session('function f() { for (;;) {} } function onOpen() { f(); }', {
    runMs: 60,
    openMs: 40,
  });
  await expect(endless.run('f')).rejects.toThrow('Exceeded maximum execution time');
  await expect(endless.open()).rejects.toThrow('Exceeded maximum execution time');
  expect(await value('1')).toBe(1);
});

test('only so many executions of one person run at the same time', async () => {
  const code = 'function f() { return LockService.getDocumentLock().tryLock(300); }';
  const document = new ScriptDocument('1Doc');
  await document.lock.tryLock({}, 0);
  const busy = session(code, { executions: 2 }, document);
  const two = [busy.run('f'), busy.run('f')];
  await expect(busy.run('f')).rejects.toThrow('too many scripts running simultaneously');
  expect(await Promise.all(two)).toEqual([false, false]);
});

test('a request really goes out, as it was asked for', async () => {
  const post = `UrlFetchApp.fetch(x, { method: 'post', contentType: 'application/json', payload: '{"a":1}', headers: { 'X-Tag': 't' } }).getContentText()`;
  expect(JSON.parse((await value(post, `${url}/there`)) as string)).toEqual({
    method: 'POST',
    path: '/there',
    type: 'application/json',
    tag: 't',
    body: '{"a":1}',
  });
  const get = JSON.parse((await value('UrlFetchApp.fetch(x).getContentText()', `${url}/there`)) as string);
  expect(get).toEqual({ method: 'GET', path: '/there', body: '' });
});

test('error statuses are exceptions unless muted, redirections are followed unless forbidden', async () => {
  await expect(value('UrlFetchApp.fetch(x)', `${url}/404`)).rejects.toThrow('returned code 404. Truncated');
  const muted = 'UrlFetchApp.fetch(x, { muteHttpExceptions: true }).getResponseCode()';
  expect(await value(muted, `${url}/404`)).toBe(404);
  expect(await value('UrlFetchApp.fetch(x).getResponseCode()', `${url}/elsewhere`)).toBe(200);
  const still = 'UrlFetchApp.fetch(x, { followRedirects: false }).getResponseCode()';
  expect(await value(still, `${url}/elsewhere`)).toBe(302);
});

test('a request is cut off by time, address and size', async () => {
  const slow = session('function f(x) { return UrlFetchApp.fetch(x).getContentText(); }', { fetchMs: 50 });
  await expect(slow.run('f', `${url}/slow`)).rejects.toThrow(`Exception: Timeout: ${url}/slow`);
  await expect(slow.run('f', 'http://127.0.0.1:1/')).rejects.toThrow('Address unavailable');
  await expect(slow.run('f', 'nowhere')).rejects.toThrow('Invalid argument: nowhere');
  await expect(slow.run('f', `${url}/${'x'.repeat(2048)}`)).rejects.toThrow('URLFetch URL Length');
  const large = `UrlFetchApp.fetch(x, { payload: 'x'.repeat(50 * 1024 * 1024 + 1) })`;
  await expect(value(large, url)).rejects.toThrow('URLFetch POST Size');
  const headers = `UrlFetchApp.fetch(x, { headers: { a: 'x'.repeat(8192) } })`;
  await expect(value(headers, url)).rejects.toThrow('URLFetch Header Size');
  await expect(value('UrlFetchApp.fetch(x, { timeout: 5 })', url)).rejects.toThrow(
    'Invalid argument: timeout',
  );
});

test('properties are shared by the people of a document and have their limits', async () => {
  const document = new ScriptDocument('1Doc');
  const code = `
    function put(values) { PropertiesService.getDocumentProperties().setProperties(values); }
    function get(key) { return PropertiesService.getDocumentProperties().getProperty(key); }`;
  const one = session(code, {}, document);
  const other = session(code, {}, document);
  await one.run('put', { a: 1 });
  expect([await other.run('get', 'a'), await other.run('get', 'b')]).toEqual(['1', null]);
  await expect(one.run('put', { a: '中'.repeat(3073) })).rejects.toThrow('Argument too large: value');
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`k${index}`, 'x'.repeat(9000)]));
  await expect(one.run('put', many)).rejects.toThrow('property storage quota');
  expect([await one.run('get', 'a'), await one.run('get', 'k0')]).toEqual(['1', null]);
});

test('a lock is held by one execution, waited for, and ends with it', async () => {
  const document = new ScriptDocument('1Doc');
  const code = 'function hold(ms) { return LockService.getDocumentLock().tryLock(ms); }';
  const one = session(code, {}, document);
  const other = session(code, {}, document);
  expect([await one.run('hold', 0), await other.run('hold', 0)]).toEqual([true, true]);
  const me = {};
  await document.lock.tryLock(me, 0);
  expect(await other.run('hold', 20)).toBe(false);
  const waiting = other.run('hold', 5000);
  setTimeout(() => document.lock.release(me), 50);
  expect(await waiting).toBe(true);
});

test.each([
  ['stays without a dialog', '', false],
  ['goes with a dialog', `ui.alert('t', 'p', ui.ButtonSet.OK);`, true],
])('a lock %s', async (_, dialog, free) => {
  const document = new ScriptDocument('1Doc');
  const code = `
    function f(url) {
      var ui = SpreadsheetApp.getUi();
      LockService.getDocumentLock().tryLock(0);
      ${dialog}
      return UrlFetchApp.fetch(url).getContentText();
    }`;
  meanwhile = () => document.lock.tryLock({}, 0);
  expect(await session(code, {}, document).run('f', `${url}/meanwhile`)).toBe(String(free));
});

test('dialogs are answered in turn; a mere notice needs no answer, a question does', async () => {
  const code = `
    function go() {
      var ui = SpreadsheetApp.getUi();
      ui.alert('t', 'notice', ui.ButtonSet.OK);
      var reply = ui.prompt('t', 'name?', ui.ButtonSet.OK_CANCEL);
      if (ui.alert('t', reply.getResponseText(), ui.ButtonSet.YES_NO) !== ui.Button.YES) throw new Error('no');
    }`;
  const asked = session(code);
  await asked.open();
  const { dialogs } = await asked.press('go', typed('Lin'), { button: 'YES' });
  expect(dialogs.map(({ kind, text, buttons }) => [kind, text, buttons])).toEqual([
    ['alert', 'notice', 'OK'],
    ['prompt', 'name?', 'OK_CANCEL'],
    ['alert', 'Lin', 'YES_NO'],
  ]);
  await expect(asked.press('go', typed('Lin'), CANCEL)).rejects.toThrow('Error: no');
  await expect(asked.press('go', typed('Lin'))).rejects.toThrow('nobody answered: t Lin');
  await expect(asked.press('stay')).rejects.toThrow('no menu item stay');
});

test('at opening only what needs no authorisation works', async () => {
  const opening = (body: string) => session(`function onOpen(e) { ${body} }`).open();
  await expect(opening(`UrlFetchApp.fetch('${url}')`)).rejects.toThrow(
    'permission to call UrlFetchApp.fetch',
  );
  const sidebar = `SpreadsheetApp.getUi().showSidebar(HtmlService.createTemplateFromFile('plain').evaluate())`;
  await expect(opening(sidebar)).rejects.toThrow('permission to call Ui.showSidebar');
  await expect(
    opening(`if (ScriptApp.getIdentityToken() !== null) throw new Error('token')`),
  ).resolves.toBeUndefined();
  await expect(opening('SpreadsheetApp.getActive().getId()')).resolves.toBeUndefined();
  await expect(
    opening(`if (e.authMode !== ScriptApp.AuthMode.LIMITED) throw new Error('mode')`),
  ).resolves.toBeUndefined();
});

test('a token has the e-mail address only with its scope, and does not exist without openid', async () => {
  const bundle = (scopes: readonly string[]): Bundle => ({
    code: 'function onOpen() {} function f() { return ScriptApp.getIdentityToken(); }',
    files: {},
    scopes,
  });
  const token = async (scopes: readonly string[]) => {
    const document = new ScriptDocument('1Doc');
    const asked = await openScript({
      bundle: bundle(scopes),
      document,
      token: async (email) => `token ${email}`,
    });
    return asked.run('f');
  };
  expect(await token(SCOPES)).toBe('token true');
  expect(await token(['openid'])).toBe('token false');
  expect(await token([])).toBeNull();
});

test('a template prints escaped values, and knows no other scriptlets', async () => {
  const page = (name: string) => `HtmlService.createTemplateFromFile('${name}')`;
  const named = `(function (p) { p.name = x; return p.evaluate().setTitle('t').getContent(); })(${page('page')})`;
  expect(await value(named, `<a href="'">&</a>`)).toBe(
    '<p>&lt;a href=&quot;&#39;&quot;&gt;&amp;&lt;/a&gt;</p>',
  );
  await expect(value(`${page('page')}.evaluate()`)).rejects.toThrow('name is not defined');
  await expect(value(page('other'))).rejects.toThrow('No HTML file named other was found.');
});

test.each([
  ['B3', true],
  ['J10', true],
  ['3:3', true],
  ['C:C', true],
  ['A1:C3', true],
  ['K1', false],
  ['A11', false],
  ['A0', false],
  ['11:11', false],
  ['ZZZZ1', false],
  ['', false],
  ['A', false],
  ['3', false],
])('the range «%s» of ten rows and columns: %s', (range, inside) => {
  const document = new ScriptDocument('1Doc', [{ name: '病例', rows: 10, columns: 10 }]);
  const find = () => document.range('病例', range);
  if (inside) expect(find()).toBe(range);
  else expect(find).toThrow('Range not found');
});
