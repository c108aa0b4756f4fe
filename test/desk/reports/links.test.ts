import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Links, openLinks, placeOf, sameToken } from '../../../desk/reports/links.ts';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'dianzhi-links-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

async function open(path: string): Promise<Links> {
  const links = await openLinks(path);
  onTestFinished(() => links.close());
  return links;
}

test('a link has 256 bits, is the same when asked again and after a restart, and differs from any other', async () => {
  const path = await folder();
  const first = await open(path);
  const link = await first.of('330000', 'M1');
  expect(Buffer.from(link.token, 'base64url')).toHaveLength(32);
  expect(await first.of('330000', 'M1')).toEqual(link);
  const others = [await first.of('330000', 'M2'), await first.of('330001', 'M1')];
  expect(new Set([link, ...others].map(({ token }) => token)).size).toBe(3);
  expect(new Set([link, ...others].map(placeOf)).size).toBe(3);
  expect(await (await open(path)).of('330000', 'M1')).toEqual(link);
});

test('codes of any kind have links', async () => {
  const links = await open(await folder());
  for (const code of ['..', '__a__', 'a/b', '甲 乙', '\u0000']) {
    const link = await links.of('330000', code);
    expect(await links.byToken(link.token)).toEqual(link);
  }
});

test('asked for by many at once, one link is made', async () => {
  const path = await folder();
  const [one, other] = [await open(path), await open(path)];
  const asked = await Promise.all([one, other, one, other].map((links) => links.of('330000', 'M1')));
  expect(new Set(asked.map(({ token }) => token)).size).toBe(1);
});

test('a renewed link takes the place of the old one, also for another process', async () => {
  const path = await folder();
  const [one, other] = [await open(path), await open(path)];
  const old = await one.of('330000', 'M1');
  const fresh = await other.renew('330000', 'M1');
  expect(fresh.token).not.toBe(old.token);
  expect(await one.byToken(old.token)).toBeUndefined();
  expect(await one.byPlace(placeOf(old))).toBeUndefined();
  expect(await one.byToken(fresh.token)).toEqual(fresh);
  expect(await one.byPlace(placeOf(fresh))).toEqual(fresh);
});

test('a place tells nothing of its token, and tokens are equal only as a whole', async () => {
  const link = await (await open(await folder())).of('330000', 'M1');
  expect(placeOf(link)).toMatch(/^[\da-f]{32}$/);
  expect(sameToken(link.token, link.token)).toBe(true);
  for (const wrong of ['', link.token.slice(1), `${link.token}=`, link.token.toLowerCase()]) {
    expect(sameToken(link.token, wrong)).toBe(false);
  }
});

test.skipIf(process.platform === 'win32')(
  'only the owner reads the file, what it is written with too',
  async () => {
    const path = await folder();
    const links = await open(path);
    await links.of('330000', 'M1');
    for (const name of ['report-links.sqlite', 'report-links.sqlite-wal', 'report-links.sqlite-shm']) {
      expect([(await stat(join(path, name))).mode & 0o777, name]).toEqual([0o600, name]);
    }
  },
);
