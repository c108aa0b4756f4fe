import type { Store } from '../../functions/gateways/store.ts';

/** Adds one to a counter `times` times, each time until no other has come in between. */
export async function increment(store: Store, path: string, times: number): Promise<void> {
  for (let done = 0; done < times; ) {
    const { data, version } = (await store.get(path))!;
    const next = { count: Number(data['count']) + 1 };
    if (await store.commit([{ kind: 'update', path, data: next, ifVersion: version }])) done += 1;
  }
}
