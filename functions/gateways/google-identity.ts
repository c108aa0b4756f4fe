import { OAuth2Client } from 'google-auth-library';
import { type Identity, type Person, TokenRefused } from './identity.ts';

export interface GoogleIdentityOptions {
  /** Client id of the Apps Script project, and the URL of `work` for the queue's own token */
  readonly audiences: readonly string[];
  /** Where the signing certificates are; Google's own unless a test says otherwise */
  readonly certificatesUrl?: string;
}

/**
 * Google's identity tokens: signature, issuer, expiry and audience through the library, and a verified e-mail.
 * @throws RangeError without an audience: the library checks none when it is given none.
 */
export function openGoogleIdentity({ audiences, certificatesUrl }: GoogleIdentityOptions): Identity {
  if (audiences.length === 0 || audiences.some((audience) => audience.trim() === '')) {
    throw new RangeError('an identity needs at least one audience');
  }
  const client = new OAuth2Client(
    certificatesUrl === undefined ? {} : { endpoints: { oauth2FederatedSignonPemCertsUrl: certificatesUrl } },
  );
  return {
    verify: async (authorization) => {
      const idToken = /^Bearer ([\w.~+/=-]+)$/.exec(authorization ?? '')?.[1];
      if (!idToken) throw new TokenRefused('no bearer token');
      const ticket = await client
        .verifyIdToken({ idToken, audience: [...audiences] })
        .catch((error: Error) => {
          throw new TokenRefused(error.message);
        });
      return personOf(ticket.getPayload());
    },
  };
}

function personOf(
  payload: { email?: string | undefined; email_verified?: boolean | undefined } | undefined,
): Person {
  if (!payload?.email) throw new TokenRefused('no e-mail in the token');
  if (payload.email_verified !== true) throw new TokenRefused('the e-mail is not verified');
  return { email: payload.email.toLowerCase() };
}
