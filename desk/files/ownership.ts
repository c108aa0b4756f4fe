import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { systemCode } from './refusal.ts';

/** `<process id>-<random>`: names one run of one process. */
export type Owner = string;

const active = new Set<Owner>();

export function becomeOwner(): Owner {
  const owner = `${process.pid}-${randomUUID()}`;
  active.add(owner);
  return owner;
}

export const retire = (owner: Owner): void => void active.delete(owner);

/**
 * Whether a run is still at work on what lies at `path`. Process ids are given out again, in containers soon and often
 * the same one, so a living process counts only while what it left is young enough to be its.
 */
export async function isAtWork(owner: Owner, path: string, mostAgeMs: number): Promise<boolean> {
  const pid = Number.parseInt(owner, 10);
  if (pid === process.pid) return active.has(owner);
  if (!isAlive(pid)) return false;
  try {
    return Date.now() - (await stat(path)).mtimeMs < mostAgeMs;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
