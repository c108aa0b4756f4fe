import type { Store, Stored } from './store.ts';

const PAGE = 200;

/** Every document of a collection, by id in plain string order, page by page. */
export async function* listAll(store: Store, collection: string): AsyncGenerator<Stored> {
  let after: string | undefined;
  for (;;) {
    const page = await store.list(collection, { ...(after === undefined ? {} : { after }), limit: PAGE });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.path.slice(last.path.lastIndexOf('/') + 1);
  }
}
