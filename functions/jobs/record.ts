import { append, type Entry, type EntryBody } from '../runs/ledger.ts';
import type { JobInput } from './job.ts';

/** Adds an entry to the ledger while the lease is held; a run that is recorded already keeps its entry. */
export async function record({ context, run, hold, guard }: JobInput, body: EntryBody): Promise<Entry> {
  for (;;) {
    await hold();
    const entry = await append(context.store, run.area, body, guard());
    if (entry) return entry;
  }
}
