import type { Finding } from '../../shared/findings/finding.ts';
import { hashOf } from '../../shared/settle/hash.ts';
import { sha256 } from '../gateways/sha256.ts';
import type { Store } from '../gateways/store.ts';
import { loadText, saveText } from './chunks.ts';
import { paths } from './paths.ts';

/** Keeps findings, of any number, under the digest of their text; no findings have no digest. */
export async function saveFindings(
  store: Store,
  area: string,
  findings: readonly Finding[],
): Promise<string> {
  if (findings.length === 0) return '';
  const text = JSON.stringify(findings);
  const digest = hashOf(sha256, text);
  await saveText(store, paths.findings(area, digest), text);
  return digest;
}

export async function loadFindings(store: Store, area: string, digest: string): Promise<readonly Finding[]> {
  if (digest === '') return [];
  return JSON.parse((await loadText(store, paths.findings(area, digest))) ?? '[]') as readonly Finding[];
}
