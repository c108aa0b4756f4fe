import { describe, expect, test } from 'vitest';
import { openGoogleIdentity } from '../../../functions/gateways/google-identity.ts';
import { TokenRefused } from '../../../functions/gateways/identity.ts';
import { AREA, type Bureau, CLERK, MONTH, openBureau, read } from '../runs/bureau.ts';
import { AUDIENCE, hs256, type Issuer, openIssuer, rs256, strangerKey, type TokenChanges } from './tokens.ts';

/** Calls with an `Authorization` of one's own. */
const present = async (bureau: Bureau, authorization: string | undefined, name = 'settle') =>
  read(
    await fetch(`${bureau.stack.functions.url}/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
      body: JSON.stringify({ area: AREA, period: MONTH }),
    }),
  );

const now = (): number => Math.floor(Date.now() / 1000);

const REFUSED: readonly (readonly [string, TokenChanges])[] = [
  ['for another audience', { claims: { aud: '1234567890-other.apps.googleusercontent.com' } }],
  ['for an audience that begins like ours', { claims: { aud: `${AUDIENCE}.evil.cn` } }],
  ['for ours among others', { claims: { aud: [AUDIENCE, 'other'] } }],
  ['without an audience', { claims: { aud: undefined } }],
  ['with an empty audience', { claims: { aud: '' } }],
  ['from another issuer', { claims: { iss: 'https://accounts.google.com.evil.cn' } }],
  ['without an issuer', { claims: { iss: undefined } }],
  ['from a service account on its own behalf', { claims: { iss: CLERK } }],
  ['that has expired', { claims: { iat: now() - 7200, exp: now() - 3600 } }],
  ['that is not valid yet', { claims: { iat: now() + 3600, exp: now() + 7200 } }],
  ['that is good for a year', { claims: { exp: now() + 365 * 86_400 } }],
  ['without an expiry', { claims: { exp: undefined } }],
  ['without a time of issue', { claims: { iat: undefined } }],
  ['with an expiry that is no number', { claims: { exp: 'never' } }],
  ['with an unverified e-mail', { claims: { email_verified: false } }],
  ['that does not say that the e-mail is verified', { claims: { email_verified: undefined } }],
  ['with an e-mail verified in words', { claims: { email_verified: 'true' } }],
  ['without an e-mail', { claims: { email: undefined } }],
  ['with an empty e-mail', { claims: { email: '' } }],
  ['without a signature', { sign: () => '' }],
  ['with the signature Cloud Run leaves', { sign: () => 'SIGNATURE_REMOVED_BY_GOOGLE' }],
  ['of algorithm none', { header: { alg: 'none' }, sign: () => '' }],
  ['of algorithm none, signed', { header: { alg: 'none' }, sign: () => 'AAAA' }],
  ['signed with the public key as a secret', { header: { alg: 'HS256' }, sign: hs256 }],
  ['signed by another key', { sign: rs256(strangerKey()) }],
  ['of a key nobody knows', { header: { kid: 'the key of next week' } }],
  ['without the name of a key', { header: { kid: undefined } }],
  ['of a key named like what every object has', { header: { kid: 'constructor' } }],
  ['of the key __proto__', { header: { kid: '__proto__' } }],
];

describe('with the tokens of a real issuer', () => {
  const open = async (): Promise<{ bureau: Bureau; issuer: Issuer }> => {
    const issuer = await openIssuer();
    return { bureau: await openBureau({ identity: issuer.identity }), issuer };
  };

  test('a good token of somebody on the list gets in', async () => {
    const { bureau, issuer } = await open();
    const answer = await present(bureau, `Bearer ${issuer.token(CLERK)}`);
    expect(answer).toMatchObject({ status: 202, body: { by: CLERK } });
    await bureau.stack.queue.idle();
    expect(await bureau.stamp()).toBe(answer.body.runId);
  });

  test('the issuer may go by its short name, and letters of an e-mail be large', async () => {
    const { bureau, issuer } = await open();
    const token = issuer.token(CLERK.toUpperCase(), { claims: { iss: 'accounts.google.com' } });
    expect(await present(bureau, `Bearer ${token}`)).toMatchObject({ status: 202, body: { by: CLERK } });
  });

  test('no token in any way but this gets in, and nothing changes', async () => {
    const { bureau, issuer } = await open();
    const before = bureau.state();
    for (const [what, changes] of REFUSED) {
      const answer = await present(bureau, `Bearer ${issuer.token(CLERK, changes)}`);
      expect([what, answer.status, answer.body.code, answer.type]).toEqual([
        what,
        401,
        'TOKEN_REFUSED',
        'application/problem+json; charset=utf-8',
      ]);
      expect(answer.text).toBe(
        '{"type":"urn:dianzhi:problem:TOKEN_REFUSED","title":"身份未通過核驗","status":401,' +
          '"code":"TOKEN_REFUSED","detail":"請重新登入後再試；如仍不行，請聯繫管理員。"}',
      );
    }
    expect(bureau.state()).toBe(before);
    expect(bureau.stack.twin.stats()).toMatchObject({ reads: 0, writes: 0 });
  });

  test('nor does what is no token at all', async () => {
    const { bureau, issuer } = await open();
    const before = bureau.state();
    const good = issuer.token(CLERK);
    expect(await present(bureau, undefined)).toMatchObject({ status: 401, body: { code: 'NO_TOKEN' } });
    const others = [
      good,
      `Basic ${good}`,
      `bearer ${good}`,
      'Bearer x',
      'Bearer a.b.c',
      `Bearer ${good}.${good}`,
      `Bearer ${good} ${good}`,
      `Bearer ${good}, Bearer ${good}`,
      `Bearer ${good.replace(/\.[^.]+\./, `.${Buffer.from('null').toString('base64url')}.`)}`,
      `Bearer ${bureau.person(CLERK).token}`,
    ];
    for (const authorization of others) {
      const answer = await present(bureau, authorization);
      expect([authorization, answer.status, answer.body.code]).toEqual([authorization, 401, 'TOKEN_REFUSED']);
    }
    expect(bureau.state()).toBe(before);
  });

  test('every function asks for a token, and asking how far a run is does, too', async () => {
    const { bureau } = await open();
    const before = bureau.state();
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
      'work',
    ]) {
      expect([name, (await present(bureau, undefined, name)).body.code]).toEqual([name, 'NO_TOKEN']);
      expect([name, (await present(bureau, 'Bearer x.y.z', name)).body.code]).toEqual([
        name,
        'TOKEN_REFUSED',
      ]);
    }
    const poll = await fetch(`${bureau.stack.functions.url}/settle?area=${AREA}&run=${'0'.repeat(64)}`);
    expect((await read(poll)).body.code).toBe('NO_TOKEN');
    expect(bureau.state()).toBe(before);
  });

  test('only health answers anyone, and with the version alone', async () => {
    const { bureau } = await open();
    const answer = await fetch(`${bureau.stack.functions.url}/health`);
    expect(await answer.json()).toEqual({ status: 'ok', version: bureau.stack.context.codeVersion });
  });

  test('certificates are asked for once, not with every call', async () => {
    const { bureau, issuer } = await open();
    for (let n = 0; n < 3; n++) await present(bureau, `Bearer ${issuer.token(CLERK)}`);
    expect(issuer.fetches()).toBe(1);
  });
});

describe('an identity', () => {
  test.each([
    ['no audience', []],
    ['an empty one', ['']],
    ['a blank one', [' ']],
    ['an empty one among others', [AUDIENCE, '']],
  ])('does not open with %s', (_, audiences) => {
    expect(() => openGoogleIdentity({ audiences })).toThrow(RangeError);
  });

  test('takes each of its audiences', async () => {
    const issuer = await openIssuer([AUDIENCE, 'https://work.run.app']);
    const token = issuer.token(CLERK, { claims: { aud: 'https://work.run.app' } });
    expect(await issuer.identity.verify(`Bearer ${token}`)).toEqual({ email: CLERK });
  });

  test('lets nobody in while certificates cannot be had', async () => {
    const issuer = await openIssuer();
    const identity = openGoogleIdentity({
      audiences: [AUDIENCE],
      certificatesUrl: 'http://127.0.0.1:9/certs',
    });
    await expect(identity.verify(`Bearer ${issuer.token(CLERK)}`)).rejects.toThrow(TokenRefused);
  });
});
