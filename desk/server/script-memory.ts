import type { Document, Store } from '../../functions/gateways/store.ts';

/** What the script of a book remembers: the latest run, what was settled last. */
const pathOf = (area: string): string => `areas/${area}/desk/script`;

export async function propertiesOf(store: Store, area: string): Promise<Readonly<Record<string, string>>> {
  const stored = await store.get(pathOf(area));
  return (stored?.data ?? {}) as Readonly<Record<string, string>>;
}

export async function keepProperties(store: Store, area: string, properties: Document): Promise<void> {
  const path = pathOf(area);
  for (;;) {
    const stored = await store.get(path);
    const done = await store.commit([
      stored
        ? { kind: 'update', path, data: properties, ifVersion: stored.version }
        : { kind: 'create', path, data: properties },
    ]);
    if (done) return;
  }
}
