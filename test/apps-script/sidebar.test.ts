import { afterEach, beforeEach, expect, test } from 'vitest';
import { OK, ScriptDocument, type ScriptSession, typed } from '../../desk/apps-script/runner.ts';
import type { RunAnswer } from '../../functions/http/contract.ts';
import { Page } from './browser.ts';
import { cutOff, instead, problem, type Service, send } from './service.ts';
import { builtScript, office, person, SHEETS } from './workshop.ts';

const built = builtScript();
let service: Service;
let url: string;
let document: ScriptDocument;
let lin: ScriptSession;

beforeEach(async () => {
  ({ service, url, document } = await office());
  lin = await person(built.bundle, document, 'lin');
});
afterEach(() => service.stop());

type Finding = RunAnswer['findings'][number];

const finding = (severity: Finding['severity'], where: Finding['where'], message: string): Finding => ({
  code: 'CELL_DECIMALS',
  severity,
  where,
  message,
  remedy: '請按結算清單核對後填寫。',
});

const buttons = (page: Page) => page.at('findings').all('button');

test('a run is followed from the queue to its result', async () => {
  service.states = [
    {},
    { state: 'running', step: '計算點數', share: 40 },
    { state: 'done', share: 100, resultDigest: 'sha256:abc' },
  ];
  await lin.press('重算點值', typed('2025-03'));
  const page = new Page(lin);
  expect(page.at('again').hidden).toBe(true);
  await page.quiet();
  expect(page.delays).toEqual([1500, 1500]);
  expect(page.text('title')).toBe('重算點值 2025-03');
  expect(page.text('step')).toBe('');
  expect(page.at('share')).toMatchObject({ hidden: true, value: 100 });
  expect(page.text('result')).toBe('已完成');
  expect(page.text('digest')).toBe('結果摘要 sha256:abc');
  expect(
    page
      .at('summary')
      .all('li')
      .map(({ textContent }) => textContent),
  ).toEqual(['居民 點值 108.0351', '應付合計 131827.99']);
  expect(page.text('findings')).toBe('沒有發現問題。');
  expect(service.seen.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET', 'GET']);
  expect(service.seen.at(-1)).toMatchObject({
    path: '/settle',
    query: { area: '330782', run: document.property('dianzhi.run') },
    authorization: 'Bearer token of lin@yiwu.gov.cn',
  });
});

test('files that a run made are links; a run without files has none', async () => {
  const links = [{ title: '打開文件 <b>', address: 'https://docs.google.com/spreadsheets/d/1x/edit' }];
  service.states = [{ state: 'done', links }];
  await lin.press('年度預測', typed('2025-03'));
  const shown = (await new Page(lin).quiet()).at('links').all('a');
  expect(shown.map(({ textContent, href, target, rel }) => [textContent, href, target, rel])).toEqual([
    ['打開文件 <b>', 'https://docs.google.com/spreadsheets/d/1x/edit', '_blank', 'noopener'],
  ]);
  service.states = [{ state: 'done' }];
  await lin.press('年度預測', typed('2025-04'));
  expect((await new Page(lin).quiet()).at('links').all('a')).toEqual([]);
});

test('progress is shown, and read out only when it changes', async () => {
  const going: Partial<RunAnswer> = { state: 'running', step: '計算點數', share: 40 };
  service.states = [
    going,
    going,
    going,
    { state: 'failed', problem: { code: 'QUOTA', message: '表格服務繁忙' } },
  ];
  await lin.press('重算點值', typed('2025-03'));
  let answer = () => {};
  service.next(send, (reply, response) => {
    answer = () => send(reply, response);
  });
  const page = new Page(lin);
  await expect.poll(() => service.seen.length).toBe(3);
  expect(page.text('step')).toBe('進行中：計算點數');
  expect(page.at('share')).toMatchObject({ hidden: false, value: 40 });
  answer();
  await page.quiet();
  expect(page.at('step').history).toEqual(['進行中：計算點數', '']);
  expect(page.text('result')).toBe('未能完成：表格服務繁忙');
  expect(page.at('result').className).toBe('failed');
});

test.each([
  ['月度結算', '2025-03'],
  ['年終清算', '2025'],
])('%s is called so while it is closed', async (item, period) => {
  service.states = [{ state: 'done' }];
  await lin.press('重算點值', typed(period));
  const chen = await person(built.bundle, document, 'chen');
  await chen.press(item, typed(period), OK);
  expect((await new Page(chen).quiet()).text('title')).toBe(`${item} ${period}`);
});

test('findings stand by severity and lead to their cell', async () => {
  const findings = [
    finding('info', { tab: '參數' }, '方案已被取代。'),
    finding('block', { tab: '病例', row: 18, column: 'I' }, '「總費用」為 1.005。'),
    finding('warn', { tab: '病例', column: 'C' }, '表頭不在定義中。'),
    finding('block', { tab: '病例', row: 20 }, '病例號重複。'),
  ];
  service.states = [{ state: 'refused', findings }];
  await lin.press('檢查數據');
  const page = await new Page(lin).quiet();
  expect(page.text('result')).toBe('未執行：請先處理下列問題');
  expect(
    page
      .at('findings')
      .all('h2')
      .map(({ textContent }) => textContent),
  ).toEqual(['阻斷（2）', '警告（1）', '提示（1）']);
  expect(buttons(page).map((button) => button.all('span').map(({ textContent }) => textContent))).toEqual([
    ['病例!I18', '「總費用」為 1.005。', '請按結算清單核對後填寫。'],
    ['病例!20', '病例號重複。', '請按結算清單核對後填寫。'],
    ['病例!C', '表頭不在定義中。', '請按結算清單核對後填寫。'],
    ['參數', '方案已被取代。', '請按結算清單核對後填寫。'],
  ]);
  const selected: unknown[] = [];
  for (const button of buttons(page)) {
    expect(button.type).toBe('button');
    button.fire('click');
    await page.quiet();
    selected.push(lin.selected);
  }
  expect(selected).toEqual([
    { sheet: '病例', range: 'I18' },
    { sheet: '病例', range: '20:20' },
    { sheet: '病例', range: 'C:C' },
    { sheet: '參數', range: 'A1' },
  ]);
  expect(page.text('notice')).toBe('');
});

test('text of a cell stays text', async () => {
  const message = '「<img src=x onerror=alert(1)>」不是金額。';
  service.states = [{ state: 'refused', findings: [finding('block', { tab: '病例', row: 2 }, message)] }];
  await lin.press('檢查數據');
  const page = await new Page(lin).quiet();
  expect(buttons(page)[0]!.all('span')[1]!.textContent).toBe(message);
  expect(page.at('findings').all('img')).toEqual([]);
});

test('a place that is not there is told', async () => {
  const findings = [
    finding('block', { tab: '預算' }, '缺少工作表「預算」。'),
    finding('block', { tab: '病例', row: 1, column: 'ZZ' }, '欄在表外。'),
  ];
  service.states = [{ state: 'refused', findings }];
  await lin.press('檢查數據');
  const page = await new Page(lin).quiet();
  buttons(page)[0]!.fire('click');
  expect((await page.quiet()).text('notice')).toBe('找不到工作表「預算」。');
  buttons(page)[1]!.fire('click');
  expect((await page.quiet()).text('notice')).toBe('工作表「病例」沒有這個位置。');
  expect(lin.selected).toEqual({ sheet: '病例', range: undefined });
});

test.each([
  ['參數', '参数'],
  ['參數', ' 參 數 '],
  ['數據檢查', '数据检查'],
  ['我的備註', '我的備註'],
])('a finding in %s finds the tab named «%s»', async (tab, name) => {
  document.sheets = [...SHEETS.slice(1), { name, rows: 10, columns: 3 }];
  expect(await lin.run('jumpTo', tab, 2, null)).toBe('');
  expect(lin.selected).toEqual({ sheet: name, range: '2:2' });
});

test('thousands of findings: the first two hundred are listed, the rest counted', async () => {
  const many = (count: number, severity: Finding['severity']) =>
    Array.from({ length: count }, (_, index) =>
      finding(severity, { tab: '病例', row: index + 2 }, '「總費用」為空。'),
    );
  service.states = [{ state: 'refused', findings: [...many(3000, 'warn'), ...many(150, 'block')] }];
  await lin.press('檢查數據');
  const page = await new Page(lin).quiet();
  expect(buttons(page)).toHaveLength(200);
  expect(buttons(page).filter(({ className }) => className === 'finding block')).toHaveLength(150);
  expect(page.text('findings')).toContain('警告（3000）');
  expect(page.text('findings')).toContain('另有 2950 項，見「數據檢查」工作表。');
});

test('a lost connection is taken up again, with longer and longer pauses', async () => {
  await lin.press('檢查數據');
  service.next(
    cutOff,
    instead(503),
    instead(429, 'Rate exceeded.'),
    problem(503, 'QUOTA', '請一分鐘後再試。'),
  );
  const page = await new Page(lin).quiet();
  expect(page.at('notice').history).toEqual(['連線中斷，稍後自動重試。', '']);
  expect(page.delays).toEqual([2000, 5000, 10000, 20000]);
  expect(page.text('notice')).toBe('');
  expect(page.text('result')).toBe('已完成');
});

test('once the service answers, the pauses begin short again', async () => {
  const going: Partial<RunAnswer> = { state: 'running', step: '計算點數', share: 40 };
  service.states = [going, going, going, { state: 'done' }];
  await lin.press('檢查數據');
  service.next(cutOff, send, cutOff);
  const page = await new Page(lin).quiet();
  expect(page.delays).toEqual([2000, 1500, 2000]);
  expect(page.text('result')).toBe('已完成');
});

test('a service that stays away is given up, and asked again by hand', async () => {
  await lin.press('檢查數據');
  service.next(...Array.from({ length: 6 }, () => cutOff));
  const page = await new Page(lin).quiet();
  expect(page.delays).toEqual([2000, 5000, 10000, 20000, 30000]);
  expect(page.text('notice')).toBe('連線中斷，已停止查詢；操作本身不受影響。');
  expect(page.at('again').hidden).toBe(false);
  page.at('again').fire('click');
  await page.quiet();
  expect(page.at('again').hidden).toBe(true);
  expect(page.text('result')).toBe('已完成');
});

test.each([
  [problem(403, 'NOT_ALLOWED', '請聯繫管理員。'), '請聯繫管理員。（NOT_ALLOWED）'],
  [problem(404, 'RUN_UNKNOWN', '請重新執行。'), '請重新執行。（RUN_UNKNOWN）'],
  [instead(401), '服務未能確認您的身份，請重新打開本文件後再試。'],
])('a refusal ends the questions at once (%#)', async (fate, text) => {
  await lin.press('檢查數據');
  service.next(fate);
  const page = await new Page(lin).quiet();
  expect(page.delays).toEqual([]);
  expect(page.text('notice')).toBe(text);
  expect(page.at('again').hidden).toBe(false);
});

test('opened again, by whomever, the sidebar goes on with the run', async () => {
  service.states = [
    { state: 'running', step: '寫入', share: 90 },
    { state: 'done', share: 100 },
  ];
  await lin.press('重算點值', typed('2025-03'));
  const chen = await person(built.bundle, document, 'chen');
  await chen.press('幫助');
  const page = new Page(chen);
  expect(page.at('help').open).toBe(true);
  await page.quiet();
  expect(page.text('title')).toBe('重算點值 2025-03');
  expect(page.text('result')).toBe('已完成');
});

test('help in a fresh document asks nothing', async () => {
  const fresh = await person(built.bundle, new ScriptDocument('1Fresh'), 'lin');
  await fresh.press('幫助');
  const page = await new Page(fresh).quiet();
  expect(page.delays).toEqual([]);
  expect(service.seen).toEqual([]);
});

test('settings are saved and shown again', async () => {
  const fresh = await person(built.bundle, new ScriptDocument('1Fresh'), 'lin');
  await fresh.press('檢查數據');
  const page = new Page(fresh);
  expect(page.at('settings').open).toBe(true);
  expect([page.at('url').value, page.at('area').value, page.at('locale').value]).toEqual(['', '', 'zh-Hant']);
  Object.assign(page.at('url'), { value: ` ${url}/ ` });
  Object.assign(page.at('area'), { value: ' 330782 ' });
  Object.assign(page.at('locale'), { value: 'zh-Hans' });
  page.at('settingsForm').fire('submit');
  expect((await page.quiet()).text('settingsNotice')).toBe('已保存；菜单文字在重新打开文件后更新。');
  await fresh.press('檢查數據');
  const again = new Page(fresh);
  expect([again.at('url').value, again.at('area').value, again.at('locale').value]).toEqual([
    url,
    '330782',
    'zh-Hans',
  ]);
  expect((await again.quiet()).text('title')).toBe('检查数据');
});

test.each([
  'http://dianzhi.example',
  'ftp://dianzhi.example',
  'https://',
  'https://dianzhi.example/?x=1',
  'https://dianzhi.example/#x',
  'https://dianzhi example',
  'javascript:alert(1)',
  'http://127.0.0.1.example',
  '',
])('the address «%s» is not taken', async (address) => {
  expect(await lin.run('saveSettings', address, '330782', 'zh-Hant')).toBe(
    '服務網址須以 https:// 開頭，不帶問號與井號。',
  );
  expect(document.property('dianzhi.url')).toBe(url);
});

test('markup in a remembered value does not become markup of the page', async () => {
  document.setProperties({ 'dianzhi.area': '"><script>alert(1)</script>' });
  await lin.press('幫助');
  expect(lin.sidebar!.html).not.toContain('<script>alert');
  expect(new Page(lin).at('area').value).toBe('"><script>alert(1)</script>');
});

test('the file and the report files are handed over for setup', async () => {
  await lin.press('幫助');
  const page = new Page(lin);
  Object.assign(page.at('name'), { value: '義烏市' });
  const link = 'https://docs.google.com/spreadsheets/d/1ReportOfFirst-A_b/edit#gid=0';
  Object.assign(page.at('reports'), { value: `G1 ${link}\n\n 第二醫共體   1ReportOfSecond ` });
  page.at('registerForm').fire('submit');
  expect((await page.quiet()).text('settingsNotice')).toBe('已登記。新建：—；沿用：1BureauFileOfYiwu。');
  expect(service.posts.map(({ path, body }) => [path, body])).toEqual([
    [
      '/setup',
      {
        area: '330782',
        name: '義烏市',
        bureauFile: '1BureauFileOfYiwu',
        reportFiles: { G1: '1ReportOfFirst-A_b', 第二醫共體: '1ReportOfSecond' },
        scheme: 'zhejiang-2019',
        locale: 'zh-Hant',
        twoPerson: true,
      },
    ],
  ]);
});

test('a line that names no report file is told, and nothing is sent', async () => {
  expect(await lin.run('registerFile', '義烏市', 'zhejiang-2019', false, 'G1')).toBe(
    '「G1」無法識別：每行寫醫共體編碼、空格、文件網址。',
  );
  expect(service.seen).toEqual([]);
});

test('setup that is refused says why', async () => {
  service.next(problem(424, 'FILE_UNREACHABLE', '請把文件共享給 dianzhi@example.'));
  expect(await lin.run('registerFile', '義烏市', 'zhejiang-2019', true, '')).toBe(
    '請把文件共享給 dianzhi@example.（FILE_UNREACHABLE）',
  );
});
