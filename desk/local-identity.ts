import { randomBytes } from 'node:crypto';
import { type Identity, TokenRefused } from '../functions/gateways/identity.ts';

/** Identities of one machine: tokens this very process gave out, good until it ends. */
export interface LocalIdentity extends Identity {
  /** A token for a person or account of this machine. */
  issue(email: string): string;
  /** The account of a token, for services beside the functions; `undefined` for a strange one. */
  emailOf(token: string): string | undefined;
}

/** Variables that Google's runtimes set. */
const CLOUD = ['K_SERVICE', 'FUNCTION_TARGET', 'CLOUD_RUN_JOB'] as const;

/**
 * The identity provider of the desk. Whoever can reach the loopback address of this process is trusted to be who the
 * process said they are, which is true of one machine and of nothing else.
 *
 * @throws Error in the cloud
 */
export function openLocalIdentity(environment: NodeJS.ProcessEnv = process.env): LocalIdentity {
  const found = CLOUD.find((name) => environment[name] !== undefined);
  if (found) throw new Error(`the local identity provider refuses to load in the cloud (${found} is set)`);
  const emails = new Map<string, string>();
  const emailOf = (token: string) => emails.get(token);
  return {
    issue: (email) => {
      const token = randomBytes(32).toString('base64url');
      emails.set(token, email.toLowerCase());
      return token;
    },
    emailOf,
    verify: async (authorization) => {
      const email = emailOf(/^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? '');
      if (email === undefined) throw new TokenRefused('not a token of this process');
      return { email };
    },
  };
}
