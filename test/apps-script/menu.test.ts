import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  CANCEL,
  OK,
  openScript,
  type ScriptDocument,
  type ScriptSession,
  typed,
} from '../../desk/apps-script/runner.ts';
import { instead, problem, type Service } from './service.ts';
import { builtScript, office, person } from './workshop.ts';

const built = builtScript();
let service: Service;
let document: ScriptDocument;
let lin: ScriptSession;

beforeEach(async () => {
  ({ service, document } = await office());
  lin = await person(built.bundle, document, 'lin');
});
afterEach(() => service.stop());

const remembered = (key: string) => document.property(`dianzhi.${key}`);
const bodies = () => service.posts.map(({ path, body }) => [path, body]);
const RUN_ID = /^[0-9a-f]{64}$/;

test('the menu has the fifteen items in order', () => {
  expect([...lin.menus.keys()]).toEqual(['醫保結算']);
  expect(lin.menus.get('醫保結算')!.items.map(({ caption }) => caption)).toEqual([
    '檢查數據',
    '重算點值',
    '月度結算',
    '年終清算',
    '發布報表',
    '更正',
    '核驗賬冊',
    '假設測算',
    '兩次結算對比',
    '監管分析',
    '年度預測',
    '爭議檔',
    '數據包',
    '解釋所選單元格',
    '幫助',
  ]);
});

test('opening asks no service and needs no authorisation', () => {
  expect(service.seen).toEqual([]);
});

test.each([
  ['檢查數據', '/check'],
  ['核驗賬冊', '/verify'],
])('%s starts at once, as the person who pressed', async (item, path) => {
  const { dialogs, sidebar } = await lin.press(item);
  expect(dialogs).toEqual([]);
  expect(service.seen).toEqual([
    {
      method: 'POST',
      path,
      query: {},
      authorization: 'Bearer token of lin@yiwu.gov.cn',
      body: { area: '330782' },
    },
  ]);
  expect(remembered('run')).toMatch(RUN_ID);
  expect(sidebar?.title).toBe('醫保結算');
  expect(sidebar?.html).toContain('data-panel="run"');
  expect(sidebar?.html).toContain(`data-run="${remembered('run')}"`);
});

test.each([
  ['2025-03', '2025-03'],
  ['２０２５－０３', '2025-03'],
  ['2025年3月', '2025-03'],
  ['2025/3', '2025-03'],
  ['2025.03', '2025-03'],
  ['202503', '2025-03'],
  ['2025-12', '2025-12'],
  ['2025', '2025'],
  [' 2025年 ', '2025'],
])('重算點值 understands %s', async (text, period) => {
  const { dialogs } = await lin.press('重算點值', typed(text));
  expect(dialogs.map(({ kind, title }) => [kind, title])).toEqual([['prompt', '重算點值']]);
  expect(bodies()).toEqual([['/settle', { area: '330782', period }]]);
  expect(remembered(`settled.${period}`)).toBe(remembered('run'));
});

test.each(['', '三月', '2025-13', '2025-00', '25-03', '2025-03-01'])(
  '重算點值 refuses «%s»',
  async (text) => {
    const { dialogs, sidebar } = await lin.press('重算點值', typed(text));
    expect(dialogs.at(-1)?.text).toBe(`「${text}」不是可用的期間。`);
    expect(sidebar).toBeUndefined();
    expect(service.seen).toEqual([]);
  },
);

test('a blank answer is the period asked for last, if the item can do with it', async () => {
  await lin.press('重算點值', typed('2025-03'));
  const { dialogs } = await lin.press('發布報表', typed(''));
  expect(dialogs[0]!.text).toBe('結算期間：月份寫 2025-03，全年寫 2025。留空即 2025-03。');
  expect(bodies().at(-1)).toEqual(['/publish', { area: '330782', period: '2025-03' }]);
  const year = await lin.press('年終清算', typed(''));
  expect(year.dialogs.map(({ text }) => text)).toEqual(['要清算的年度，如 2025。', '「」不是可用的期間。']);
});

test.each(['重算點值', '月度結算', '年終清算', '發布報表', '更正'])('%s can be called off', async (item) => {
  const { sidebar } = await lin.press(item, CANCEL);
  expect(sidebar).toBeUndefined();
  expect(service.seen).toEqual([]);
});

test.each([
  ['月度結算', '2025-03'],
  ['年終清算', '2025'],
])('%s shows the settled run and enters exactly this one', async (item, period) => {
  service.states = [{ state: 'done' }];
  await lin.press('重算點值', typed(period));
  const settled = remembered('run');
  const chen = await person(built.bundle, document, 'chen');
  const { dialogs, sidebar } = await chen.press(item, typed(period), OK);
  expect(dialogs[1]).toEqual({
    kind: 'alert',
    title: `${item} ${period}`,
    text: [
      '居民 點值 108.0351',
      '應付合計 131827.99',
      '由 lin@yiwu.gov.cn 計算。',
      '',
      '以上結果將記入賬冊；記入後不能修改，只能「更正」。是否繼續？',
    ].join('\n'),
    buttons: 'OK_CANCEL',
  });
  expect(bodies().at(-1)).toEqual(['/close', { area: '330782', period, runId: settled }]);
  expect(sidebar?.html).toContain(`data-run="${remembered('run')}"`);
  expect(remembered('run')).not.toBe(settled);
});

test('the person who settled is told that somebody else has to close', async () => {
  service.states = [{ state: 'done' }];
  await lin.press('重算點值', typed('2025-03'));
  const { dialogs, sidebar } = await lin.press('月度結算', typed('2025-03'), OK);
  expect(dialogs.at(-1)?.text).toBe('結算由 lin@yiwu.gov.cn 完成。（SECOND_PERSON）');
  expect(sidebar).toBeUndefined();
});

test('closing stops when the person does not confirm', async () => {
  service.states = [{ state: 'done' }];
  await lin.press('重算點值', typed('2025-03'));
  await lin.press('月度結算', typed('2025-03'), CANCEL);
  expect(service.posts).toHaveLength(1);
});

test('a period must have been settled, and the run be done, before it can be closed', async () => {
  const never = await lin.press('月度結算', typed('2025-03'));
  expect(never.dialogs.at(-1)?.text).toBe('2025-03 還沒有算過，請先執行「重算點值」。');
  expect(service.seen).toEqual([]);
  await lin.press('重算點值', typed('2025-03'));
  const running = await lin.press('月度結算', typed('2025-03'));
  expect(running.dialogs.at(-1)?.text).toContain('尚未完成或未通過');
  expect(service.posts).toHaveLength(1);
});

test.each([
  ['月度結算', '2025'],
  ['年終清算', '2025-03'],
])('%s takes no %s', async (item, period) => {
  const { dialogs } = await lin.press(item, typed(period));
  expect(dialogs.at(-1)?.text).toBe(`「${period}」不是可用的期間。`);
});

test('更正 asks for period, reason and document, and its run is what is closed next', async () => {
  service.states = [{ state: 'done' }];
  await lin.press('重算點值', typed('2025-03'));
  await lin.press('更正', typed('2025-03'), typed(' 漏計一例 '), typed('義醫保〔2025〕9號'));
  const request = { area: '330782', period: '2025-03', reason: '漏計一例', document: '義醫保〔2025〕9號' };
  expect(bodies().at(-1)).toEqual(['/correct', request]);
  const correction = remembered('run');
  const chen = await person(built.bundle, document, 'chen');
  await chen.press('月度結算', typed(''), OK);
  expect(bodies().at(-1)).toEqual(['/close', { area: '330782', period: '2025-03', runId: correction }]);
});

test('更正 wants a reason, but no document', async () => {
  const { dialogs } = await lin.press('更正', typed('2025-03'), typed('  '));
  expect(dialogs.at(-1)?.text).toBe('更正須寫明原因。');
  await lin.press('更正', typed('2025-03'), typed('漏計'), CANCEL);
  expect(service.seen).toEqual([]);
  await lin.press('更正', typed('2025-03'), typed('漏計'), typed(''));
  expect(service.posts).toHaveLength(1);
});

test.each([
  ['假設測算', '2025年3月', '/whatif', '2025-03'],
  ['假設測算', '2025', '/whatif', '2025'],
  ['監管分析', '2025-03', '/watch', '2025-03'],
  ['年度預測', '2025-09', '/forecast', '2025-09'],
])('%s asks for a period (%s) and starts', async (item, text, path, period) => {
  const { sidebar } = await lin.press(item, typed(text));
  expect(bodies()).toEqual([[path, { area: '330782', period }]]);
  expect(sidebar?.html).toContain(`data-run="${remembered('run')}"`);
  // It is no settlement: nothing that could be closed.
  expect(remembered(`settled.${period}`)).toBeNull();
});

test('年度預測 wants a month', async () => {
  const { dialogs } = await lin.press('年度預測', typed('2025'));
  expect(dialogs.map(({ text }) => text)).toEqual([
    '按已結至哪個月預測，如 2025-09。',
    '「2025」不是可用的期間。',
  ]);
});

test('兩次結算對比 asks for two runs, which may be left to the service', async () => {
  await lin.press('兩次結算對比', typed('2025-03'), typed(''), typed(''));
  await lin.press('兩次結算對比', typed('2025-03'), typed(' ３ '), typed('sha256:0123abcd'));
  expect(bodies().map(([, body]) => body)).toEqual([
    { area: '330782', period: '2025-03', first: '', second: '' },
    { area: '330782', period: '2025-03', first: '3', second: 'sha256:0123abcd' },
  ]);
  await lin.press('兩次結算對比', typed('2025-03'), CANCEL);
  await lin.press('兩次結算對比', typed('2025-03'), typed('1'), CANCEL);
  expect(service.posts).toHaveLength(2);
});

describe.each([
  ['爭議檔', 'dispute'],
  ['數據包', 'pack'],
])('%s', (item, action) => {
  const made: { title: string; editors: readonly string[] }[] = [];
  const files = {
    createFile: (title: string) => {
      made.push({ title, editors: [] });
      return `${made.length}`.padStart(44, 'F');
    },
    editorsOf: () => ['lin@yiwu.gov.cn', 'chen@yiwu.gov.cn', 'dianzhi@p.iam.gserviceaccount.com'],
    addEditors: (_: string, editors: readonly string[]) => {
      made[made.length - 1] = { ...made.at(-1)!, editors };
    },
  };
  let chen: ScriptSession;
  beforeEach(async () => {
    made.length = 0;
    const token = () => 'token of chen@yiwu.gov.cn';
    chen = await openScript({ bundle: built.bundle, document, token, files });
  });
  const asked = { area: '330782', period: '2025-03', institution: 'H1' };

  test('makes a file of the person, open to the editors of this one, and has it filled', async () => {
    const { sidebar } = await chen.press(item, typed('2025-03'), typed(' H1 '));
    expect(made).toEqual([{ title: `${action} 機構文件`, editors: files.editorsOf() }]);
    const file = '1'.padStart(44, 'F');
    expect(bodies()).toEqual([
      [`/${action}`, asked],
      [`/${action}`, { ...asked, file }],
    ]);
    expect(sidebar?.html).toContain(`data-run="${remembered('run')}"`);
    await chen.press(item, typed('2025-03'), typed('H1'));
    expect(bodies().at(-1)).toEqual([`/${action}`, { ...asked, file }]);
    expect([made.length, service.posts.length]).toEqual([1, 3]);
    await chen.press(item, typed('2025-03'), typed('H2'));
    expect(made.length).toBe(2);
  });

  test('no file is made for an institution that the service does not know', async () => {
    service.next(problem(404, 'INSTITUTION_UNKNOWN', '沒有機構「H9」。'));
    const { dialogs } = await chen.press(item, typed('2025-03'), typed('H9'));
    expect(dialogs.at(-1)?.text).toBe('沒有機構「H9」。（INSTITUTION_UNKNOWN）');
    expect(made).toEqual([]);
  });

  test('a file that is gone is made anew at the next press; one whose answer was lost is not', async () => {
    await chen.press(item, typed('2025-03'), typed('H1'));
    service.next(instead(500));
    await chen.press(item, typed('2025-03'), typed('H1'));
    service.next(problem(424, 'FILE_UNREACHABLE', '無法打開。'));
    await chen.press(item, typed('2025-03'), typed('H1'));
    expect(made.length).toBe(1);
    await chen.press(item, typed('2025-03'), typed('H1'));
    expect(made.length).toBe(2);
  });

  test('it wants a code, and can be called off', async () => {
    const { dialogs } = await chen.press(item, typed('2025-03'), typed(' '));
    expect(dialogs.at(-1)?.text).toBe('請填寫機構編碼。');
    await chen.press(item, typed('2025-03'), CANCEL);
    expect([service.seen, made]).toEqual([[], []]);
  });
});

test('幫助 opens the sidebar at the help and at the run that is under way', async () => {
  await lin.press('檢查數據');
  const { sidebar } = await lin.press('幫助');
  expect(sidebar?.html).toContain('data-panel="help"');
  expect(sidebar?.html).toContain(`data-run="${remembered('run')}"`);
});

test('解釋所選單元格 asks about the cell that is selected, and shows the answer as text', async () => {
  await lin.press('檢查數據');
  const run = remembered('run');
  lin.selected = { sheet: '機構結算', range: 'F7:G9' };
  service.explanation = { subject: '', lines: [], text: '1. 應付額 <b>＝ 1\n2. 第二行' };
  const { dialogs, sidebar } = await lin.press('解釋所選單元格');
  expect(dialogs).toEqual([]);
  const cell = { tab: '機構結算', row: 7, column: 6 };
  expect(bodies().at(-1)).toEqual(['/explain', { area: '330782', what: { cell } }]);
  expect(sidebar?.html).toContain('<pre id="explanation">1. 應付額 &lt;b&gt;＝ 1\n2. 第二行</pre>');
  // It is an answer and no run: nothing is polled, and the last run is still the last run.
  expect(sidebar?.html).toContain('data-run=""');
  expect(remembered('run')).toBe(run);
  expect((await lin.press('幫助')).sidebar?.html).toContain('<pre id="explanation"></pre>');
});

test('解釋所選單元格 says what to select, and why there is no answer', async () => {
  lin.selected = undefined;
  const { dialogs, sidebar } = await lin.press('解釋所選單元格');
  expect(dialogs.map(({ text }) => text)).toEqual(['請先選擇結果表中的一個金額，或病例表的一行。']);
  expect([sidebar, service.seen]).toEqual([undefined, []]);
  lin.selected = { sheet: '病組分析', range: 'A1' };
  service.next(problem(404, 'CELL_WITHOUT_AMOUNT', '請選擇金額。'));
  expect((await lin.press('解釋所選單元格')).dialogs.map(({ text }) => text)).toEqual([
    '請選擇金額。（CELL_WITHOUT_AMOUNT）',
  ]);
});

test('without settings every item but 幫助 leads to them', async () => {
  document.setProperties({ 'dianzhi.url': '' });
  for (const item of [
    '檢查數據',
    '重算點值',
    '月度結算',
    '年終清算',
    '發布報表',
    '更正',
    '核驗賬冊',
    '假設測算',
    '兩次結算對比',
    '監管分析',
    '年度預測',
    '爭議檔',
    '數據包',
    '解釋所選單元格',
  ]) {
    const { dialogs, sidebar } = await lin.press(item);
    expect(dialogs.map(({ text }) => text)).toEqual([
      '尚未填寫服務網址與統籌區，請在側邊欄的「設定」中填寫。',
    ]);
    expect(sidebar?.html).toContain('data-panel="settings"');
  }
  expect(service.seen).toEqual([]);
});

test('a Simplified document has a Simplified menu, dialogs and sidebar', async () => {
  document.setProperties({ 'dianzhi.locale': 'zh-Hans' });
  const hu = await person(built.bundle, document, 'hu');
  expect(hu.menus.get('医保结算')!.items.map(({ caption }) => caption)).toEqual([
    '检查数据',
    '重算点值',
    '月度结算',
    '年终清算',
    '发布报表',
    '更正',
    '核验账册',
    '假设测算',
    '两次结算对比',
    '监管分析',
    '年度预测',
    '争议档',
    '数据包',
    '解释所选单元格',
    '帮助',
  ]);
  const { dialogs, sidebar } = await hu.press('月度结算', typed('2025-03'));
  expect(dialogs.at(-1)).toMatchObject({
    title: '医保结算',
    text: '2025-03 还没有算过，请先执行「重算点值」。',
  });
  expect(sidebar).toBeUndefined();
  expect((await hu.press('帮助')).sidebar?.html).toContain('<html lang="zh-Hans">');
});

test('an add-on that was never used in the document shows its menu without reading anything', async () => {
  document.setProperties({ 'dianzhi.locale': 'zh-Hans' });
  lin.menus.clear();
  await lin.open('NONE');
  expect([...lin.menus.keys()]).toEqual(['醫保結算']);
});
