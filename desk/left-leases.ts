import { listAll } from '../functions/gateways/list-all.ts';
import type { Store } from '../functions/gateways/store.ts';
import { paths } from '../functions/runs/paths.ts';

/**
 * Lets go of the leases of a process that died. Only for whoever is alone with the store: elsewhere a lease may be of
 * a worker that is at work.
 */
export async function dropLeases(store: Store): Promise<void> {
  for await (const { data: config } of listAll(store, 'areas')) {
    const lease = await store.get(paths.lease(String(config['area'])));
    if (!lease) continue;
    const data = { ...lease.data, owner: '', until: 0 };
    await store.commit([{ kind: 'update', path: lease.path, data, ifVersion: lease.version }]);
  }
}
