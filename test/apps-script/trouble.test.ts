import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  openScript,
  type ScriptDocument,
  type ScriptSession,
  type Shown,
  typed,
} from '../../desk/apps-script/runner.ts';
import { cutOff, instead, problem, type Service, silence } from './service.ts';
import { builtScript, office, person } from './workshop.ts';

const built = builtScript();
let service: Service;
let url: string;
let document: ScriptDocument;
let lin: ScriptSession;

beforeEach(async () => {
  ({ service, url, document } = await office());
  lin = await person(built.bundle, document, 'lin', { fetchMs: 300 });
});
afterEach(() => service.stop());

const told = ({ dialogs }: Shown) => dialogs.map(({ text }) => text);
const run = () => document.property('dianzhi.run');

test.each([
  [problem(400, 'REQUEST_INVALID', 'period：不合格式'), 'period：不合格式（REQUEST_INVALID）'],
  [problem(401, 'TOKEN_REFUSED', '請重新登入後再試。'), '請重新登入後再試。（TOKEN_REFUSED）'],
  [problem(403, 'NOT_ALLOWED', 'lin 不能在 330782 執行。'), 'lin 不能在 330782 執行。（NOT_ALLOWED）'],
  [problem(409, 'INPUT_CHANGED', '工作簿在運算之後被修改。'), '工作簿在運算之後被修改。（INPUT_CHANGED）'],
  [problem(500, 'INTERNAL', '請記下時間。'), '請記下時間。（INTERNAL）'],
  [instead(401), '服務未能確認您的身份，請重新打開本文件後再試。'],
  [instead(403), '您沒有執行這項操作的權限。'],
  [instead(404), '服務上沒有這項內容，請核對服務網址與統籌區。'],
  [instead(429, 'Rate exceeded.'), '服務正忙，請稍候再試。'],
  [instead(500), '服務出錯（狀態 500），請稍候再試。'],
  [instead(503, '{"error": {}}'), '服務出錯（狀態 503），請稍候再試。'],
  [instead(418, '{"detail": 1}'), '服務的回覆無法識別（狀態 418），請聯繫管理員核對服務網址。'],
  [instead(200), '服務的回覆無法識別（狀態 200），請聯繫管理員核對服務網址。'],
  [instead(200, '{"status": "ok"}'), '服務的回覆無法識別（狀態 200），請聯繫管理員核對服務網址。'],
  [instead(200, 'null'), '服務的回覆無法識別（狀態 200），請聯繫管理員核對服務網址。'],
])('a refusal is told in Chinese, and nothing is followed (%#)', async (fate, text) => {
  service.next(fate);
  const shown = await lin.press('檢查數據');
  expect(told(shown)).toEqual([text]);
  expect(shown.sidebar).toBeUndefined();
  expect(run()).toBeNull();
});

test('a redirection is not followed: the token goes nowhere else', async () => {
  service.next(instead(302, '', { location: `${url}/elsewhere` }));
  expect(told(await lin.press('檢查數據'))).toEqual([
    '服務的回覆無法識別（狀態 302），請聯繫管理員核對服務網址。',
  ]);
  expect(service.seen.map(({ path }) => path)).toEqual(['/check']);
});

test.each([
  ['is cut off', cutOff, 'Address unavailable'],
  ['does not come within the time of a call', silence, 'Timeout'],
])('an answer that %s: pressing again meets the same run', async (_, fate, reason) => {
  service.next(fate);
  const shown = await lin.press('重算點值', typed('2025-03'));
  expect(told(shown).at(-1)).toBe(
    `服務沒有回應（Exception: ${reason}: ${url}/settle）。操作可能已經開始；再按一次，同樣的數據會接上同一次運行。`,
  );
  await lin.press('重算點值', typed(''));
  expect(service.posts[1]).toEqual(service.posts[0]);
  expect(run()).toMatch(/^[0-9a-f]{64}$/);
});

test('a service that is not there', async () => {
  service.stop();
  expect(told(await lin.press('核驗賬冊'))[0]).toContain('Address unavailable');
});

test('two presses at once: one starts, the other is told so', async () => {
  let answer = () => {};
  service.next((reply, response) => {
    answer = () => response.writeHead(reply.status).end(reply.text);
  });
  const patient = await person(built.bundle, document, 'lin');
  const first = patient.press('檢查數據');
  await expect.poll(() => service.posts.length).toBe(1);
  const second = await lin.press('檢查數據');
  answer();
  expect(told(second)).toEqual(['另一項操作正在進行，請稍候再試。']);
  expect(told(await first)).toEqual([]);
  expect(service.posts).toHaveLength(1);
  expect(told(await lin.press('檢查數據'))).toEqual([]);
});

test('the lock is free again after a refusal and after a lost answer', async () => {
  service.next(instead(500), silence);
  await lin.press('檢查數據');
  await lin.press('檢查數據');
  expect(told(await lin.press('檢查數據'))).toEqual([]);
});

test('a script without a document lock works all the same', async () => {
  const token = () => 'token of lin@yiwu.gov.cn';
  const loose = await openScript({ bundle: built.bundle, document, token, bound: false });
  expect(told(await loose.press('檢查數據'))).toEqual([]);
});

const without = (scope: RegExp) => ({
  ...built.bundle,
  scopes: built.bundle.scopes.filter((name) => !scope.test(name)),
});
const token = (withEmail: boolean) => (withEmail ? 'token of lin@yiwu.gov.cn' : 'token without e-mail');

test('every scope is needed: without openid there is no token', async () => {
  const session = await openScript({ bundle: without(/openid/), document, token });
  expect(told(await session.press('檢查數據'))[0]).toContain('未能取得您的身份憑證');
  expect(service.seen).toEqual([]);
});

test('every scope is needed: without userinfo.email the service does not know who it is', async () => {
  const session = await openScript({ bundle: without(/userinfo/), document, token });
  expect(told(await session.press('檢查數據'))).toEqual(['請重新登入後再試。（TOKEN_REFUSED）']);
});

test('every scope is needed: without external_request nothing is asked', async () => {
  const session = await openScript({ bundle: without(/external_request/), document, token });
  expect(told(await session.press('檢查數據'))[0]).toContain(
    'You do not have permission to call UrlFetchApp.fetch',
  );
});

test('every scope is needed: without container.ui there is no sidebar', async () => {
  const session = await openScript({ bundle: without(/container\.ui/), document, token });
  await expect(session.press('檢查數據')).rejects.toThrow('permission to call Ui.showSidebar');
});

test('every scope is needed: without spreadsheets no cell can be shown', async () => {
  const session = await openScript({ bundle: without(/spreadsheets/), document, token });
  await expect(session.run('jumpTo', '病例', 18, 'I')).rejects.toThrow(
    'permission to call SpreadsheetApp.getActive',
  );
});

test('every scope is needed: with the sight of this document alone no other can be made', async () => {
  const scopes = built.bundle.scopes.map((name) => name.replace(/spreadsheets$/, 'spreadsheets.currentonly'));
  const session = await openScript({ bundle: { ...built.bundle, scopes }, document, token });
  expect(await session.run('jumpTo', '病例', 18, 'I')).toBe('');
  await expect(session.press('爭議檔', typed('2025-03'), typed('H1'))).rejects.toThrow(
    'permission to call SpreadsheetApp.create',
  );
});

test('every scope is given: with all five each of these works', async () => {
  const session = await openScript({ bundle: built.bundle, document, token });
  expect(told(await session.press('檢查數據'))).toEqual([]);
  expect(await session.run('jumpTo', '病例', 18, 'I')).toBe('');
});
