import { z } from 'zod';
import type { Clock } from './clock.ts';
import { type Identity, TokenRefused } from './identity.ts';

export interface CloudRunIdentityOptions {
  /** What the token must be for */
  readonly audience: string;
  /** Verifies a token that comes with its signature */
  readonly signed: Identity;
  readonly clock: Clock;
}

const CLAIMS = z.object({
  iss: z.enum(['https://accounts.google.com', 'accounts.google.com']),
  aud: z.string(),
  exp: z.number(),
  email: z.email(),
  email_verified: z.literal(true),
});

const CHECKED = /^Bearer [\w-]+\.([\w-]+)\.SIGNATURE_REMOVED_BY_GOOGLE$/;

/**
 * The identity of a caller that Cloud Run has let in. Cloud Run verifies the token in `Authorization` against the
 * service's invokers and then hands it on with the signature cut off
 * (docs.cloud.google.com/run/docs/troubleshooting#signature-removed); Cloud Tasks can send its token in no other
 * header. What remains is as good as the list of invokers: for a service that only the queue may invoke, and never
 * for one that is open to everyone.
 */
export function openCloudRunIdentity({ audience, signed, clock }: CloudRunIdentityOptions): Identity {
  return {
    verify: async (authorization) => {
      const payload = CHECKED.exec(authorization ?? '')?.[1];
      if (payload === undefined) return signed.verify(authorization);
      const { aud, exp, email } = claimsOf(payload);
      if (aud !== audience) throw new TokenRefused('the token is for another audience');
      if (exp * 1000 <= clock.now()) throw new TokenRefused('the token has expired');
      return { email: email.toLowerCase() };
    },
  };
}

function claimsOf(payload: string): z.output<typeof CLAIMS> {
  try {
    return CLAIMS.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  } catch (error) {
    throw new TokenRefused('not the token of a Google account', { cause: error });
  }
}
