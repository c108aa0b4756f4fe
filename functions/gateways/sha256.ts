import { createHash } from 'node:crypto';
import type { NewHasher } from '../../shared/settle/hash.ts';

/** SHA-256 for the digests of inputs, results and the ledger. */
export const sha256: NewHasher = () => {
  const hash = createHash('sha256');
  return { update: (text) => void hash.update(text), digest: () => `sha256:${hash.digest('hex')}` };
};
