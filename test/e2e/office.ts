import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Bundle,
  openScript,
  type Reply,
  ScriptDocument,
  type ScriptSession,
} from '../../desk/apps-script/runner.ts';
import { makeFile, type Person, paste, signIn } from '../../desk/person.ts';
import { type SampleOptions, type SampleTab, sampleArea } from '../../desk/sample/sample.ts';
import { SERVICE_ACCOUNT, type Stack, startStack } from '../../desk/stack.ts';
import type { Store } from '../../functions/gateways/store.ts';
import type { RunAnswer } from '../../functions/http/contract.ts';

export const AREA = '330000';
export const YEAR = 2025;

const EMAIL = {
  clerk: 'jingban@shili.gov.cn',
  reviewer: 'fuhe@shili.gov.cn',
  chief: 'kezhang@shili.gov.cn',
  GT1: 'yuanzhang@gt1.cn',
  GT2: 'yuanzhang@gt2.cn',
} as const;

/** Somebody with the bureau file open in a browser. */
export interface Official extends Person {
  readonly script: ScriptSession;
}

/** The bureau of a county and the leaders of its two 醫共體, around the whole program. */
export interface Office {
  /** What the stack keeps, and room for downloads; gone after `close` */
  readonly folder: string;
  readonly stack: Stack;
  readonly document: ScriptDocument;
  readonly bureauFile: string;
  readonly reportFiles: { readonly GT1: string; readonly GT2: string };
  /** 經辦: settles and corrects */
  readonly clerk: Official;
  /** 覆核, both: close, clear and publish what another prepared */
  readonly reviewer: Official;
  readonly chief: Official;
  /** 查看 */
  readonly leaders: { readonly GT1: Person; readonly GT2: Person };
  close(): Promise<void>;
}

/** SQLite unless a store is given. */
export async function openOffice(bundle: Bundle, store?: Store): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), 'dianzhi-year-'));
  const stack = await startStack({
    folder,
    ...(store && { store }),
    grants: [
      { email: EMAIL.clerk, role: '經辦', area: AREA },
      { email: EMAIL.reviewer, role: '覆核', area: AREA },
      { email: EMAIL.chief, role: '覆核', area: AREA },
      { email: EMAIL.GT1, role: '查看', area: AREA },
      { email: EMAIL.GT2, role: '查看', area: AREA },
    ],
  });
  const clerk = signIn(stack, EMAIL.clerk);
  const colleagues = { [EMAIL.reviewer]: 'writer', [EMAIL.chief]: 'writer' } as const;
  const reportFile = (title: string, leader: string) =>
    makeFile(clerk, title, { [SERVICE_ACCOUNT]: 'writer', [leader]: 'reader' });
  const bureauFile = await makeFile(clerk, '示例縣 2025 結算', {
    [SERVICE_ACCOUNT]: 'writer',
    ...colleagues,
  });
  const document = new ScriptDocument(bureauFile);
  const official = async (person: Person): Promise<Official> => ({
    ...person,
    script: await openScript({ bundle, document, token: () => person.token }),
  });
  return {
    folder,
    stack,
    document,
    bureauFile,
    reportFiles: {
      GT1: await reportFile('示例縣第一醫共體', EMAIL.GT1),
      GT2: await reportFile('示例縣第二醫共體', EMAIL.GT2),
    },
    clerk: await official(clerk),
    reviewer: await official(signIn(stack, EMAIL.reviewer)),
    chief: await official(signIn(stack, EMAIL.chief)),
    leaders: { GT1: signIn(stack, EMAIL.GT1), GT2: signIn(stack, EMAIL.GT2) },
    close: async () => {
      await stack.close();
      await rm(folder, { recursive: true });
    },
  };
}

const POLL_MS = 100;

/** Presses a menu item, answers its dialogs, and follows the run it starts until it is over, as the sidebar does. */
export async function press(official: Official, caption: string, ...replies: Reply[]): Promise<RunAnswer> {
  const { sidebar, dialogs } = await official.script.press(caption, ...replies);
  const runId = sidebar && /data-run="(\w+)"/.exec(sidebar.html)?.[1];
  if (!runId) throw new Error(`${caption}: ${dialogs.map(({ text }) => text).join(' / ')}`);
  for (;;) {
    const answer = (await official.script.run('pollRun', runId)) as
      | { readonly ok: true; readonly value: RunAnswer }
      | { readonly ok: false; readonly message: string };
    if (!answer.ok) throw new Error(answer.message);
    if (answer.value.state !== 'queued' && answer.value.state !== 'running') return answer.value;
    await sleep(POLL_MS);
  }
}

/** Presses a menu item that starts nothing; what the last dialog said. */
export async function objection(
  official: Official,
  caption: string,
  ...replies: Reply[]
): Promise<string | undefined> {
  const { sidebar, dialogs } = await official.script.press(caption, ...replies);
  if (sidebar) throw new Error(`${caption} started a run`);
  return dialogs.at(-1)?.text;
}

/** A county before its first month is closed: nothing has been paid yet. */
export function* unpaidCounty(options: SampleOptions): Generator<SampleTab> {
  for (const tab of sampleArea(options)) if (tab.name !== '月度預付') yield tab;
}

/** Puts a county into the tabs of the bureau file, half of the cases typed and everything else pasted as texts. */
export async function enterCounty({ clerk, bureauFile }: Office, cases: number): Promise<void> {
  for (const { name, rows } of unpaidCounty({ cases, seed: 1, year: YEAR })) {
    const all = [...rows];
    const half = name === '病例' ? all.length >> 1 : all.length;
    await paste(clerk, bureauFile, `${name}!A1`, all.slice(0, half), 'texts');
    if (half === all.length) continue;
    await paste(clerk, bureauFile, `${name}!A${half + 1}`, all.slice(half), 'typed');
  }
}
