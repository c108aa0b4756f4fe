import type { settlementFigures } from '../../shared/settle/settlement.ts';
import type { Store } from '../gateways/store.ts';
import { loadText } from '../runs/chunks.ts';
import { paths } from '../runs/paths.ts';
import { JobStopped } from './job.ts';

/** The figures of a settled run as stored: decimal strings, as in settlement.json. */
export type Figures = ReturnType<typeof settlementFigures>;

/** @throws JobStopped RUN_UNKNOWN */
export async function loadFigures(store: Store, area: string, runId: string): Promise<Figures> {
  const text = await loadText(store, paths.result(area, runId));
  if (text === undefined) throw new JobStopped('RUN_UNKNOWN');
  return JSON.parse(text) as Figures;
}
