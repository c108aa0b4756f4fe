import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { openGoogleIdentity } from '../../../functions/gateways/google-identity.ts';
import type { Identity } from '../../../functions/gateways/identity.ts';

/** The client id of the Apps Script project */
export const AUDIENCE = '1234567890-abc.apps.googleusercontent.com';
export const KID = 'the key of this week';

/** What stands in Google's place: a key pair, and the address where its certificates are. */
export interface Issuer {
  readonly identity: Identity;
  /** A token in every respect as Google's, with changes; a claim that is `undefined` is left out */
  readonly token: (email: string, changes?: TokenChanges) => string;
  /** How often the certificates were asked for */
  readonly fetches: () => number;
}

export interface TokenChanges {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Signs in place of the issuer's own key */
  readonly sign?: (signed: string, publicKey: string) => string;
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export const rs256 =
  (key: KeyObject) =>
  (signed: string): string =>
    sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url');

export const hs256 = (signed: string, publicKey: string): string =>
  createHmac('sha256', publicKey).update(signed).digest('base64url');

export const strangerKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

export async function openIssuer(audiences: readonly string[] = [AUDIENCE]): Promise<Issuer> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  let fetches = 0;
  const server = createServer((_, response) => {
    fetches += 1;
    response.setHeader('content-type', 'application/json').setHeader('cache-control', 'public, max-age=600');
    response.end(JSON.stringify({ [KID]: pem }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  return {
    identity: openGoogleIdentity({ audiences, certificatesUrl: `http://127.0.0.1:${port}/certs` }),
    token: (email, { claims = {}, header = {}, sign: signature = rs256(privateKey) } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const usual = {
        iss: 'https://accounts.google.com',
        aud: AUDIENCE,
        sub: '1179',
        email,
        email_verified: true,
        iat: now - 10,
        exp: now + 3590,
      };
      const signed = `${base64url({ alg: 'RS256', kid: KID, typ: 'JWT', ...header })}.${base64url({ ...usual, ...claims })}`;
      return `${signed}.${signature(signed, pem)}`;
    },
    fetches: () => fetches,
  };
}
