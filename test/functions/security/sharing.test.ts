import { expect, test } from 'vitest';
import { makeFile } from '../../../desk/person.ts';
import { SERVICE_ACCOUNT } from '../../../desk/stack.ts';
import {
  AREA,
  type Bureau,
  CLERK,
  COLLEAGUE,
  LEADER,
  MONTH,
  NEIGHBOUR,
  OTHER_AREA,
  openBureau,
  REVIEWER,
} from '../runs/bureau.ts';

const SECOND_LEADER = 'yuanzhang@m2.cn';

interface Permission {
  readonly type: 'user' | 'domain' | 'anyone';
  readonly role: string;
  readonly emailAddress?: string;
  readonly domain?: string;
}

const share = ({ person }: Bureau, fileId: string, requestBody: Permission): Promise<unknown> =>
  person(CLERK).drive.permissions.create({ fileId, requestBody });

const user = (emailAddress: string, role: string): Permission => ({ type: 'user', role, emailAddress });

const setUp = async (bureau: Bureau, changes: object = {}, email = CLERK) => {
  const { bureauFile, reportFiles } = bureau;
  const before = bureau.state();
  const answer = await bureau.call('setup', email, {
    area: AREA,
    name: '示例縣',
    bureauFile,
    reportFiles,
    ...changes,
  });
  if (answer.status !== 200) expect(bureau.state()).toBe(before);
  return [answer.status, answer.body.code, answer.body.detail];
};

const wrongly = (detail: string) => [409, 'FILE_SHARED_WRONGLY', detail];

test('files shared as they should be are adopted', async () => {
  const bureau = await openBureau();
  expect((await setUp(bureau))[0]).toBe(200);
});

test('a file the program may not write is named, and whom to share it with', async () => {
  const bureau = await openBureau();
  const clerk = bureau.person(CLERK);
  const unshared = await makeFile(clerk, '未共享', {});
  const readable = await makeFile(clerk, '只讀', { [SERVICE_ACCOUNT]: 'reader' });
  const absent = 'x'.repeat(44);
  for (const file of [unshared, readable, absent]) {
    const detail = `請把文件 ${file} 共享給 ${SERVICE_ACCOUNT}（編輯者）。`;
    expect(await setUp(bureau, { bureauFile: file })).toEqual([424, 'FILE_UNREACHABLE', detail]);
    expect(await setUp(bureau, { reportFiles: { M1: file } })).toEqual([424, 'FILE_UNREACHABLE', detail]);
  }
});

test('the program writes to no file for somebody who could not himself', async () => {
  const bureau = await openBureau();
  const own = { [SERVICE_ACCOUNT]: 'writer' } as const;
  const neighbours = await makeFile(bureau.person(NEIGHBOUR), '鄰縣結算', own);
  const stolen = { area: OTHER_AREA, bureauFile: bureau.bureauFile, reportFiles: {} };
  const refusal = (file: string) => wrongly(`文件 ${file} 須由設定者本人有編輯權限。`);
  expect(await setUp(bureau, stolen, NEIGHBOUR)).toEqual(refusal(bureau.bureauFile));
  const { M1 } = bureau.reportFiles;
  const report = { ...stolen, bureauFile: neighbours, reportFiles: { M1 } };
  expect(await setUp(bureau, report, NEIGHBOUR)).toEqual(refusal(M1));
  await share(bureau, bureau.bureauFile, user(NEIGHBOUR, 'reader'));
  expect(await setUp(bureau, stolen, NEIGHBOUR)).toEqual(refusal(bureau.bureauFile));
  expect((await setUp(bureau, { ...stolen, bureauFile: neighbours }, NEIGHBOUR))[0]).toBe(200);
});

test.each([
  ['anyone who has the link may read', { type: 'anyone', role: 'reader' }],
  ['anyone who has the link may write', { type: 'anyone', role: 'writer' }],
  ['everybody of a domain may read', { type: 'domain', role: 'reader', domain: 'm1.cn' }],
] as const)('a file that %s is refused', async (_, permission) => {
  const bureau = await openBureau();
  const { bureauFile, reportFiles } = bureau;
  const refusal = (file: string) => wrongly(`文件 ${file} 對所有人開放，請改為只共享給具體的人。`);
  await share(bureau, reportFiles.M2, permission);
  expect(await setUp(bureau)).toEqual(refusal(reportFiles.M2));
  await share(bureau, bureauFile, permission);
  expect(await setUp(bureau, { reportFiles: {} })).toEqual(refusal(bureauFile));
});

test('a file has one purpose', async () => {
  const bureau = await openBureau();
  const { bureauFile, reportFiles } = bureau;
  const refusal = wrongly('同一文件不能登記兩次：每個醫共體須有自己的文件。');
  expect(await setUp(bureau, { reportFiles: { M1: bureauFile } })).toEqual(refusal);
  expect(await setUp(bureau, { reportFiles: { M1: reportFiles.M1, M2: reportFiles.M1 } })).toEqual(refusal);
});

test('nobody outside the bureau may open the report files of two 醫共體', async () => {
  const bureau = await openBureau();
  await share(bureau, bureau.reportFiles.M2, user(SECOND_LEADER, 'reader'));
  await share(bureau, bureau.reportFiles.M1, user(COLLEAGUE, 'reader'));
  await share(bureau, bureau.reportFiles.M2, user(COLLEAGUE, 'reader'));
  expect((await setUp(bureau))[0]).toBe(200);
  await share(bureau, bureau.reportFiles.M2, user(LEADER, 'reader'));
  expect(await setUp(bureau)).toEqual(
    wrongly(`${LEADER} 能打開兩個醫共體的報表文件，請取消其中之一的共享。`),
  );
});

test('nothing is published into a file that has been opened to everybody since', async () => {
  const bureau = await openBureau();
  await bureau.closeMonth();
  const { M1, M2 } = bureau.reportFiles;
  await share(bureau, M2, { type: 'anyone', role: 'reader' });
  const run = await bureau.press('publish', REVIEWER, { period: MONTH });
  expect(run).toMatchObject({
    state: 'failed',
    problem: {
      code: 'FILE_SHARED_WRONGLY',
      message: `文件的共享範圍不當：文件 ${M2} 對所有人開放，請改為只共享給具體的人。`,
    },
  });
  expect(await bureau.stamp(M1)).toBeUndefined();
  expect(await bureau.stamp(M2)).toBeUndefined();
  expect(await bureau.ledger()).toHaveLength(1);
});

test('a name that every object has is a name like any other', async () => {
  const bureau = await openBureau();
  const body = `{"area":"${AREA}","name":"示例縣","bureauFile":"${bureau.bureauFile}","reportFiles":{"__proto__":"${bureau.reportFiles.M1}"}}`;
  const { token } = bureau.person(CLERK);
  const answer = await fetch(`${bureau.stack.functions.url}/setup`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  });
  expect(answer.status).toBe(200);
  expect((await bureau.stack.store.get(`areas/${AREA}`))!.data['reportFiles']).toEqual({});
  expect((await setUp(bureau, { reportFiles: { constructor: bureau.reportFiles.M1 } }))[0]).toBe(200);
  await bureau.closeMonth();
  const { summary } = await bureau.press('publish', REVIEWER, { period: MONTH });
  expect(summary).toEqual([
    '已發布 2025-03，0 個醫共體（賬冊第 2 筆）',
    '醫共體 M1 沒有登記報表文件，未發布',
    '醫共體 M2 沒有登記報表文件，未發布',
    '登記了報表文件的 constructor 不在「醫共體」表中，其文件未改動',
  ]);
});

test('what could not be published for want of a file is published once there is one', async () => {
  const bureau = await openBureau();
  const { M1, M2 } = bureau.reportFiles;
  await setUp(bureau, { reportFiles: { M1 } });
  await bureau.closeMonth();
  const first = await bureau.press('publish', REVIEWER, { period: MONTH });
  expect(first.summary).toEqual([
    '已發布 2025-03，1 個醫共體（賬冊第 2 筆）',
    '醫共體 M2 沒有登記報表文件，未發布',
  ]);
  await setUp(bureau);
  const second = await bureau.press('publish', REVIEWER, { period: MONTH });
  expect(second.summary).toEqual(['已發布 2025-03，2 個醫共體（賬冊第 2 筆）']);
  expect(second.runId).toBe(first.runId);
  expect(await bureau.stamp(M1)).toBe(first.runId);
  expect(await bureau.stamp(M2)).toBe(first.runId);
  expect(await bureau.ledger()).toHaveLength(2);
});
