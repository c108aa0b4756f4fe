import { expect, test } from 'vitest';
import { openCloudRunIdentity } from '../../functions/gateways/cloud-run-identity.ts';
import { TokenRefused } from '../../functions/gateways/identity.ts';

const NOW = 1_760_000_000;
const AUDIENCE = 'https://work-482.asia-east1.run.app';
const signed = { verify: async () => ({ email: 'signed@example.com' }) };
const identity = openCloudRunIdentity({ audience: AUDIENCE, signed, clock: { now: () => NOW * 1000 } });

const CLAIMS = {
  iss: 'https://accounts.google.com',
  aud: AUDIENCE,
  exp: NOW + 1,
  email: 'Dianzhi-Queue@example-county.iam.gserviceaccount.com',
  email_verified: true,
};
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (claims: unknown) =>
  `Bearer ${part({ alg: 'RS256' })}.${part(claims)}.SIGNATURE_REMOVED_BY_GOOGLE`;

test('a token that Cloud Run has checked names its account', async () => {
  const email = 'dianzhi-queue@example-county.iam.gserviceaccount.com';
  expect(await identity.verify(token(CLAIMS))).toEqual({ email });
});

test.each([
  ['another audience', { aud: 'https://settle-482.asia-east1.run.app' }],
  ['no audience', { aud: undefined }],
  ['another issuer', { iss: 'https://accounts.example.com' }],
  ['an e-mail not verified', { email_verified: false }],
  ['no e-mail', { email: undefined }],
  ['its time over', { exp: NOW }],
  ['no time', { exp: undefined }],
])('refuses a token with %s', async (_, change) => {
  await expect(identity.verify(token({ ...CLAIMS, ...change }))).rejects.toThrow(TokenRefused);
});

test('refuses what is no token', async () => {
  await expect(identity.verify('Bearer a.b.SIGNATURE_REMOVED_BY_GOOGLE')).rejects.toThrow(TokenRefused);
});

test.each([
  ['a signature', `Bearer ${part({})}.${part(CLAIMS)}.c2lnbmF0dXJl`],
  ['more after the mark', `${token(CLAIMS)}x`],
  ['something before the scheme', `x${token(CLAIMS)}`],
  ['nothing', undefined],
])('a header with %s is for the full verification', async (_, header) => {
  expect(await identity.verify(header)).toEqual({ email: 'signed@example.com' });
});
