import { createHash } from 'node:crypto';

/** The same for every file somebody has access to. */
export const permissionId = (who: string): string =>
  BigInt(`0x${createHash('sha256').update(who.toLowerCase()).digest('hex').slice(0, 16)}`)
    .toString()
    .padStart(20, '0');
