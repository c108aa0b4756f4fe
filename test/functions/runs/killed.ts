import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type GoogleTwin, startGoogleTwin } from '../../../desk/google/server.ts';
import { SERVICE_ACCOUNT } from '../../../desk/stack.ts';
import { openSqliteStore } from '../../../functions/gateways/sqlite-store.ts';
import { chainFaults, type Entry, readLedger } from '../../../functions/runs/ledger.ts';
import { AREA, GRANTS } from './bureau.ts';
import type { ChildWork, Place, Press } from './killed-child.ts';

/** What others see of the files and the ledger at one moment. */
export interface Seen {
  readonly files: ReadonlyMap<string, { readonly stamp: string; readonly tabs: string }>;
  readonly payments: number;
  readonly entries: readonly Entry[];
  readonly faults: readonly string[];
  readonly leftInQueue: number;
}

/** What became of a run whose process was killed after so many effects. */
export interface Killed {
  readonly effects: number;
  /** Whether the process was killed; else the run was over before */
  readonly killed: boolean;
  readonly atDeath: Seen;
  readonly after: Seen;
  /** The state of the run once the queue was taken up, before anybody asked for it again; `none` before there is one */
  readonly resumed: string;
  /** The run, asked for again, and a verification, as the process that took up the work left them */
  readonly again: { readonly runId: string; readonly state: string; readonly summary: readonly string[] };
  readonly verified: Killed['again'];
}

export interface Scene {
  /** The folder everything starts from */
  readonly from: string;
  readonly bureauFile: string;
  /** The files whose stamps and tabs are looked at */
  readonly files: readonly string[];
  readonly press: Press;
}

const LANES = 2;

/**
 * Kills the process after each effect of a press in turn, from none at all until the run gets to its end, each time
 * on a fresh copy of the folder; a fresh process then takes up what is left. The spreadsheets are in this process and
 * stay, as Google's do. Each process first takes up the work of the one killed before it in its lane.
 */
export async function killAtEveryStep(scene: Scene): Promise<readonly Killed[]> {
  const lanes = await Promise.all(
    Array.from({ length: LANES }, async (_, lane) => {
      const all: Killed[] = [];
      let attack: Arena | undefined = await openArena(scene, lane);
      let before: Arena | undefined;
      while (attack || before) {
        const lines = await runChild(scene, before, attack);
        if (before) all.push(await before.resumed(lines[0]!));
        if (attack) await attack.died(lines.length > (before ? 1 : 0));
        const over: boolean = attack?.isOver() ?? true;
        before = attack;
        attack = over ? undefined : await openArena(scene, before!.effects + LANES);
      }
      return all;
    }),
  );
  return lanes.flat().sort((a, b) => a.effects - b.effects);
}

interface Arena extends Place {
  readonly effects: number;
  readonly died: (over: boolean) => Promise<void>;
  readonly isOver: () => boolean;
  readonly resumed: (line: string) => Promise<Killed>;
}

async function openArena(scene: Scene, effects: number): Promise<Arena> {
  const folder = await mkdtemp(join(tmpdir(), 'dianzhi-killed-'));
  await cp(scene.from, folder, { recursive: true });
  const twin = await startGoogleTwin({
    folder: join(folder, 'sheets'),
    tokens: (email) => ({ email, kind: email === SERVICE_ACCOUNT ? 'serviceAccount' : 'person' }),
  });
  let over = false;
  let atDeath: Seen;
  return {
    folder,
    rootUrl: twin.url,
    effects,
    isOver: () => over,
    died: async (wasOver) => {
      over = wasOver;
      atDeath = await look(scene, folder, twin);
    },
    resumed: async (line) => {
      const [resumed, again, verified] = JSON.parse(line) as [string, Killed['again'], Killed['again']];
      const after = await look(scene, folder, twin);
      await twin.close();
      await rm(folder, { recursive: true });
      return { effects, killed: !over, atDeath, after, resumed, again, verified };
    },
  };
}

/** The lines that a process says before it ends or is killed. */
async function runChild({ press }: Scene, resume?: Place, attack?: Arena): Promise<readonly string[]> {
  const place = ({ folder, rootUrl }: Place): Place => ({ folder, rootUrl });
  const job: ChildWork = {
    serviceAccount: SERVICE_ACCOUNT,
    grants: GRANTS,
    press,
    ...(resume && { resume: place(resume) }),
    ...(attack && { attack: { ...place(attack), effects: attack.effects } }),
  };
  const child = spawn(process.execPath, [join(import.meta.dirname, 'killed-child.ts'), JSON.stringify(job)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'dianzhi-compile-cache') },
  });
  const ended = new Promise<string | number | null>((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? code));
  });
  const lines = (await text(child.stdout)).split('\n').filter((line) => line !== '');
  const end = await ended;
  if (end !== 0 && end !== 'SIGKILL') throw new Error(`the process ended with ${end}`);
  return lines;
}

async function look({ files, bureauFile }: Scene, folder: string, { url }: GoogleTwin): Promise<Seen> {
  const store = openSqliteStore(join(folder, 'dianzhi.sqlite'));
  try {
    return {
      files: new Map(await Promise.all(files.map(async (file) => [file, await lookAt(url, file)] as const))),
      payments: await countPayments(url, bureauFile),
      entries: await readLedger(store, AREA),
      faults: await chainFaults(store, AREA),
      leftInQueue: (await store.list('queue', { limit: 10 })).length,
    };
  } finally {
    await store.close();
  }
}

interface Shown {
  readonly developerMetadata?: readonly { readonly metadataKey: string; readonly metadataValue: string }[];
  readonly sheets: unknown;
  readonly values?: readonly unknown[];
}

async function ask(url: string, path: string): Promise<Shown> {
  const answer = await fetch(new URL(path, url), { headers: { authorization: `Bearer ${SERVICE_ACCOUNT}` } });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as Shown;
}

async function lookAt(url: string, file: string) {
  const fields =
    'developerMetadata(metadataKey,metadataValue),sheets(properties(title,hidden),data(rowData(values(effectiveValue))))';
  const { developerMetadata = [], sheets } = await ask(url, `v4/spreadsheets/${file}?fields=${fields}`);
  const stamps = developerMetadata.filter(({ metadataKey }) => metadataKey === 'dianzhi.stamp');
  if (stamps.length > 1) throw new Error('a file has two stamps');
  const stamp = stamps.map(({ metadataValue }) => (JSON.parse(metadataValue) as { runId: string }).runId);
  const tabs = createHash('sha256').update(JSON.stringify(sheets)).digest('hex');
  return { stamp: stamp[0] ?? '', tabs };
}

const countPayments = async (url: string, file: string): Promise<number> =>
  (await ask(url, `v4/spreadsheets/${file}/values/${encodeURIComponent('月度預付!A2:D')}`)).values?.length ??
  0;
