import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ReadDigest, readDigestText } from '../functions/cases/digest-file.ts';
import { finding, type Report } from '../shared/findings/finding.ts';
import type { Area } from '../shared/settle/area.ts';

/** A digest and what it needs to be settled elsewhere: every tab but 病例. */
export interface DigestFile extends ReadDigest {
  readonly path: string;
}

const reportBroken = (path: string, reason: string, report: Report): void =>
  report(finding('DIGEST_BROKEN', { tab: basename(path) }, { path, reason }));

/** Whether the sums agree with each other and with the area they are to be settled in. */
export function digestFits({ path, digest }: DigestFile, area: Area, report: Report): boolean {
  const cases = digest.cells.reduce((sum, cell) => sum + cell.cases, 0);
  const stranger = digest.cells.find(({ institution }) => !area.institutions.has(institution));
  if (cases !== digest.cases) {
    reportBroken(path, `共 ${digest.cases} 例，而各組合計 ${cases} 例`, report);
  }
  if (stranger) reportBroken(path, `機構「${stranger.institution}」不在機構表中`, report);
  return cases === digest.cases && !stranger;
}

/** Reads a digest file; anything that is not one is a finding. */
export async function readDigestFile(path: string, report: Report): Promise<DigestFile | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) {
    report(finding('FILE_NOT_FOUND', { tab: basename(path) }, { path }));
    return undefined;
  }
  const read = readDigestText(text);
  if (typeof read !== 'string') return { path, ...read };
  reportBroken(path, read, report);
  return undefined;
}
