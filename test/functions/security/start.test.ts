import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OAuth2Client } from 'google-auth-library';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openLocalIdentity } from '../../../desk/local-identity.ts';
import { startStack } from '../../../desk/stack.ts';
import { cloudContext } from '../../../functions/cloud.ts';
import { TokenRefused } from '../../../functions/gateways/identity.ts';
import { CLERK } from '../runs/bureau.ts';

const GRANTS = JSON.stringify([{ email: CLERK, role: '經辦', area: '330000' }]);

const SETTINGS: NodeJS.ProcessEnv = {
  GOOGLE_CLOUD_PROJECT: 'county',
  DIANZHI_SERVICE_ACCOUNT: 'dianzhi@county.iam.gserviceaccount.com',
  DIANZHI_QUEUE_CALLER: 'queue@county.iam.gserviceaccount.com',
  DIANZHI_QUEUE: 'projects/county/locations/asia-east1/queues/dianzhi',
  DIANZHI_WORK_URL: 'https://work-1.asia-east1.run.app',
  DIANZHI_AUDIENCES: '123-abc.apps.googleusercontent.com, https://dianzhi.run.app',
  DIANZHI_GRANTS: GRANTS,
};

describe('in the cloud', () => {
  test('the functions start with all their settings', async () => {
    const context = await cloudContext(SETTINGS);
    expect(context.grants).toEqual([{ email: CLERK, role: '經辦', area: '330000' }]);
    expect(context.queueCaller).not.toBe(context.serviceAccount);
  });

  test.each(Object.keys(SETTINGS))('without %s, or with it empty, they do not', async (name) => {
    const { [name]: _, ...others } = SETTINGS;
    await expect(cloudContext(others)).rejects.toThrow(name);
    await expect(cloudContext({ ...SETTINGS, [name]: '' })).rejects.toThrow();
  });

  test.each([
    ['DIANZHI_AUDIENCES', ' '],
    ['DIANZHI_AUDIENCES', ','],
    ['DIANZHI_AUDIENCES', '123-abc.apps.googleusercontent.com,'],
    ['DIANZHI_GRANTS', '[]'],
    ['DIANZHI_GRANTS', '{}'],
    ['DIANZHI_GRANTS', 'everybody'],
    ['DIANZHI_GRANTS', '[{"email":"*","role":"經辦","area":"330000"}]'],
    ['DIANZHI_GRANTS', `[{"email":"${CLERK}","role":"管理員","area":"330000"}]`],
    ['DIANZHI_GRANTS', `[{"email":"${CLERK}","role":"經辦","area":""}]`],
    ['DIANZHI_GRANTS', `[{"email":"${CLERK}","role":"經辦"}]`],
    ['DIANZHI_GRANTS', `[{"email":"${CLERK}","role":"經辦","area":"330000","also":"330001"}]`],
    ['DIANZHI_WORK_URL', 'work'],
    ['DIANZHI_QUEUE', 'dianzhi'],
    ['DIANZHI_SERVICE_ACCOUNT', 'dianzhi'],
  ])('with %s as %j, they do not', async (name, value) => {
    await expect(cloudContext({ ...SETTINGS, [name]: value })).rejects.toThrow();
  });

  test('a token whose signature was cut off counts for the function of the queue alone', async () => {
    const claims = {
      iss: 'https://accounts.google.com',
      aud: SETTINGS['DIANZHI_WORK_URL'],
      exp: Math.floor(Date.now() / 1000) + 3600,
      email: SETTINGS['DIANZHI_QUEUE_CALLER'],
      email_verified: true,
    };
    const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
    const cut = `Bearer eyJhbGciOiJSUzI1NiJ9.${payload}.SIGNATURE_REMOVED_BY_GOOGLE`;
    const certificates = vi.spyOn(OAuth2Client.prototype, 'getFederatedSignonCertsAsync');
    certificates.mockResolvedValue({ certs: {} } as never);
    onTestFinished(() => certificates.mockRestore());
    const work = await cloudContext({ ...SETTINGS, K_SERVICE: 'work' });
    expect(await work.identity.verify(cut)).toEqual({ email: SETTINGS['DIANZHI_QUEUE_CALLER'] });
    for (const name of [
      'setup',
      'check',
      'settle',
      'close',
      'publish',
      'correct',
      'verify',
      'compare',
      'explain',
      'whatif',
      'contrast',
      'forecast',
      'dispute',
      'pack',
      'watch',
      undefined,
    ]) {
      const { identity } = await cloudContext({ ...SETTINGS, ...(name && { K_SERVICE: name }) });
      await expect(identity.verify(cut)).rejects.toThrow(TokenRefused);
    }
  });
});

describe('on one machine', () => {
  test.each(['K_SERVICE', 'FUNCTION_TARGET', 'CLOUD_RUN_JOB'])(
    'the local identity refuses to load where %s is set',
    (name) => {
      expect(() => openLocalIdentity({ [name]: 'settle' })).toThrow(`(${name} is set)`);
      expect(() => openLocalIdentity({ [name]: '' })).toThrow(`(${name} is set)`);
    },
  );

  test('it knows the tokens it gave out, and no others', async () => {
    const [mine, other] = [openLocalIdentity({}), openLocalIdentity({})];
    const token = mine.issue('Lin@Shili.gov.cn');
    expect(token.length).toBeGreaterThan(40);
    expect(mine.issue('Lin@Shili.gov.cn')).not.toBe(token);
    expect(await mine.verify(`Bearer ${token}`)).toEqual({ email: 'lin@shili.gov.cn' });
    const strange = [
      undefined,
      '',
      token,
      'Bearer ',
      `Bearer ${token}x`,
      `Basic ${token}`,
      'Bearer __proto__',
    ];
    for (const authorization of strange) {
      await expect(mine.verify(authorization)).rejects.toThrow(TokenRefused);
    }
    await expect(other.verify(`Bearer ${token}`)).rejects.toThrow(TokenRefused);
  });

  test('without a list nothing starts', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dianzhi-nobody-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    await expect(startStack({ folder, grants: [] })).rejects.toThrow(RangeError);
  });
});
