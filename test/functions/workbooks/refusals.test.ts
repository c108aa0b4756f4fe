import { expect, test } from 'vitest';
import { FileUnreachable, QuotaExhausted } from '../../../functions/gateways/workbooks.ts';
import { type Answer, HANG_UP, NOW, scripted } from './scripted.ts';

const FILE = 'file-1234567890';
const OK: Answer = { status: 200, body: { version: '7' } };

const sheetsError = (code: number, status: string, ...reasons: string[]): Answer => ({
  status: code,
  body: {
    error: {
      code,
      message: 'no',
      status,
      details: reasons.map((reason) => ({ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason })),
    },
  },
});
const driveError = (code: number, reason: string): Answer => ({
  status: code,
  body: { error: { code, message: 'no', errors: [{ domain: 'global', reason, message: 'no' }] } },
});

test.each([
  ['429 of Sheets', sheetsError(429, 'RESOURCE_EXHAUSTED', 'RATE_LIMIT_EXCEEDED')],
  ['403 of Drive for quota', driveError(403, 'userRateLimitExceeded')],
  ['500', sheetsError(500, 'INTERNAL')],
  ['503', sheetsError(503, 'UNAVAILABLE')],
  ['a connection that breaks', HANG_UP],
] as const)('%s is waited out', async (_, answer) => {
  const { workbooks, slept, urls } = await scripted(answer, answer, OK);
  expect(await workbooks.revision(FILE)).toBe('7');
  expect(slept).toEqual([1250, 2500]);
  expect(urls).toHaveLength(3);
});

test.each([
  ['404', sheetsError(404, 'NOT_FOUND')],
  ['404 of Drive', driveError(404, 'notFound')],
  ['403 without permission', sheetsError(403, 'PERMISSION_DENIED')],
  ['403 of Drive without permission', driveError(403, 'insufficientFilePermissions')],
  ['a file that is no Google spreadsheet', sheetsError(400, 'FAILED_PRECONDITION')],
] as const)('%s: the file cannot be reached', async (_, answer) => {
  const { workbooks, slept, urls } = await scripted(answer);
  await expect(workbooks.stamp(FILE)).rejects.toThrow(FileUnreachable);
  await expect(workbooks.write(FILE, { remove: ['甲'] })).rejects.toThrow(FileUnreachable);
  expect(slept).toEqual([]);
  expect(urls).toHaveLength(2);
});

test.each([
  ['an API that is not switched on', sheetsError(403, 'PERMISSION_DENIED', 'SERVICE_DISABLED')],
  ['a scope that is missing', driveError(403, 'insufficientPermissions')],
  ['a token that is not accepted', sheetsError(401, 'UNAUTHENTICATED')],
  ['a request that is wrong', sheetsError(400, 'INVALID_ARGUMENT')],
] as const)('%s is neither waited out nor taken for the file', async (_, answer) => {
  const { workbooks, slept } = await scripted(answer);
  const error = await workbooks.stamp(FILE).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(FileUnreachable);
  expect(error).not.toBeInstanceOf(QuotaExhausted);
  expect(slept).toEqual([]);
});

test('a storm of 429 ends with QuotaExhausted after three minutes at most', async () => {
  const { workbooks, slept, urls } = await scripted(sheetsError(429, 'RESOURCE_EXHAUSTED'));
  await expect(workbooks.stamp(FILE)).rejects.toThrow(QuotaExhausted);
  expect(slept).toEqual([1250, 2500, 5000, 10_000, 20_000, 40_000, 40_000, 40_000]);
  expect(urls).toHaveLength(slept.length + 1);
});

test('Retry-After in seconds or as a date is honoured, as far as patience goes', async () => {
  const after = (value: string): Answer => ({ status: 429, headers: { 'retry-after': value } });
  const date = new Date(NOW + 90_000).toUTCString();
  const { workbooks, slept } = await scripted(after('30'), after(date), after('1'), after('soon'), OK);
  expect(await workbooks.revision(FILE)).toBe('7');
  expect(slept).toEqual([30_000, 90_000, 5000, 10_000]);

  const never = await scripted(after('3600'));
  await expect(never.workbooks.revision(FILE)).rejects.toThrow(QuotaExhausted);
  expect(never.slept).toEqual([]);
});

test('who may open the file, over all pages', async () => {
  const first = [
    { type: 'user', role: 'owner', emailAddress: 'Lin@example.com' },
    { type: 'group', role: 'fileOrganizer', emailAddress: 'team@example.com' },
    { type: 'user', role: 'writer', emailAddress: 'gone@example.com', deleted: true },
  ];
  const second = [
    { type: 'anyone', role: 'reader' },
    { type: 'domain', role: 'commenter', domain: 'example.com' },
  ];
  const { workbooks, urls } = await scripted(
    { status: 200, body: { permissions: first, nextPageToken: 'next' } },
    { status: 200, body: { permissions: second } },
  );
  expect(await workbooks.access(FILE)).toEqual([
    { email: 'lin@example.com', role: 'owner' },
    { email: 'team@example.com', role: 'writer' },
    { email: '*', role: 'reader' },
    { email: '*@example.com', role: 'commenter' },
  ]);
  expect(urls[1]).toContain('pageToken=next');
});
