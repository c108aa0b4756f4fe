import { type RunBasis, runBasis } from '../../shared/compare/run-basis.ts';
import type { Area } from '../../shared/settle/area.ts';
import { sha256 } from '../gateways/sha256.ts';
import type { Store } from '../gateways/store.ts';
import { loadText, saveText } from './chunks.ts';
import { paths } from './paths.ts';
import type { Run } from './run.ts';

/** Keeps the settings and rule versions of a run beside its result. */
export const saveBasis = (store: Store, { area, runId }: Run, settled: Area): Promise<void> =>
  saveText(store, paths.basis(area, runId), JSON.stringify(runBasis(settled, sha256)));

/** `undefined` for a run that was made before these were kept. */
export async function loadBasis(store: Store, { area, runId }: Run): Promise<RunBasis | undefined> {
  const text = await loadText(store, paths.basis(area, runId));
  return text === undefined ? undefined : (JSON.parse(text) as RunBasis);
}
