import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFirestoreStore } from '../../functions/gateways/firestore-store.ts';
import { OutcomeUnknown, type Store, type Write } from '../../functions/gateways/store.ts';
import { withFirestoreEmulator } from './emulator.ts';
import { type Fault, type FaultyProxy, startFaultyProxy } from './faulty-proxy.ts';

await withFirestoreEmulator('a commit to Firestore on a bad line', (host) => {
  let projectId: string;
  /** Has a good line to the same documents */
  let other: Store;
  let store: Store;
  let proxy: FaultyProxy;

  beforeEach(() => {
    projectId = `demo-${randomUUID()}`;
    other = openFirestoreStore({ projectId, emulatorHost: host });
  });
  afterEach(async () => {
    await Promise.all([store.close(), other.close()]);
    await proxy.close();
  });

  async function withFaults(...faults: Fault[]): Promise<void> {
    proxy = await startFaultyProxy(host, faults);
    store = openFirestoreStore({ projectId, emulatorHost: proxy.host });
  }

  const create = (n: string): Write => ({ kind: 'create', path: 'runs/a', data: { n } });
  const update = async (n: string): Promise<Write> => {
    const { version } = (await other.get('runs/a'))!;
    return { kind: 'update', path: 'runs/a', data: { n }, ifVersion: version };
  };
  const remove = async (): Promise<Write> => {
    const { version } = (await other.get('runs/a'))!;
    return { kind: 'delete', path: 'runs/a', ifVersion: version };
  };
  const data = async () => (await other.get('runs/a'))?.data;

  test('on a good line is one request, refused or not', async () => {
    await withFaults();
    expect(await store.commit([create('1')])).toBe(true);
    expect(await store.commit([create('2')])).toBe(false);
    expect(proxy.commits()).toBe(2);
  });

  test.each<[string, Fault]>([
    ['that is lost', { kind: 'request lost' }],
    ['that is UNAVAILABLE', { kind: 'refused', http: 503, status: 'UNAVAILABLE' }],
    ['that is ABORTED', { kind: 'refused', http: 409, status: 'ABORTED' }],
    ['that has RESOURCE_EXHAUSTED', { kind: 'refused', http: 429, status: 'RESOURCE_EXHAUSTED' }],
  ])('%s is repeated until it happens', async (_, fault) => {
    await withFaults(fault, fault);
    expect(await store.commit([create('1')])).toBe(true);
    expect(proxy.commits()).toBe(3);
    expect(await data()).toEqual({ n: '1' });
  });

  test('whose answer is lost has happened: create', async () => {
    await withFaults({ kind: 'answer lost' });
    expect(await store.commit([create('1')])).toBe(true);
    expect(proxy.commits()).toBe(2);
    expect(await data()).toEqual({ n: '1' });
  });

  test('whose answer is lost has happened: update and delete', async () => {
    await other.commit([create('1'), { kind: 'create', path: 'runs/b', data: {} }]);
    const { version } = (await other.get('runs/b'))!;
    await withFaults({ kind: 'answer lost' });
    const batch: Write[] = [await update('2'), { kind: 'delete', path: 'runs/b', ifVersion: version }];
    expect(await store.commit(batch)).toBe(true);
    expect(await data()).toEqual({ n: '2' });
    expect(await other.get('runs/b')).toBeUndefined();
  });

  test('whose answer is lost and that another has written over is not called false', async () => {
    const meanwhile = async () => other.commit([await update('other')]);
    await withFaults({ kind: 'answer lost', meanwhile });
    await expect(store.commit([create('1')])).rejects.toThrow(OutcomeUnknown);
    expect(await data()).toEqual({ n: 'other' });
  });

  test('that only deletes and whose answer is lost is not called false', async () => {
    await other.commit([create('1')]);
    await withFaults({ kind: 'answer lost' });
    await expect(store.commit([await remove()])).rejects.toThrow(OutcomeUnknown);
    expect(await data()).toBeUndefined();
  });

  test('that was lost and then refused for another document has not happened', async () => {
    await other.commit([create('1')]);
    await withFaults({ kind: 'request lost' });
    const bad: Write = { kind: 'update', path: 'runs/b', data: {}, ifVersion: '1.0' };
    expect(await store.commit([await update('2'), bad])).toBe(false);
    expect(await data()).toEqual({ n: '1' });
  });

  test('is given up after six attempts, unless the documents show that one of them happened', async () => {
    await withFaults(...Array.from({ length: 6 }, () => ({ kind: 'answer lost' }) as const));
    const deaf = await startFaultyProxy(host, Array(6).fill({ kind: 'request lost' }));
    const unheard = openFirestoreStore({ projectId, emulatorHost: deaf.host });
    const lost: Write = { kind: 'create', path: 'runs/b', data: {} };
    await Promise.all([
      expect(store.commit([create('1')])).resolves.toBe(true),
      expect(unheard.commit([lost])).rejects.toMatchObject({ code: 14 }),
    ]);
    expect([proxy.commits(), deaf.commits()]).toEqual([6, 6]);
    expect(await data()).toEqual({ n: '1' });
    expect(await other.get('runs/b')).toBeUndefined();
    await unheard.close();
    await deaf.close();
  });

  test('that may not be done fails at once', async () => {
    await withFaults({ kind: 'refused', http: 403, status: 'PERMISSION_DENIED' });
    await expect(store.commit([create('1')])).rejects.toMatchObject({ code: 7 });
    expect(proxy.commits()).toBe(1);
  });
});
