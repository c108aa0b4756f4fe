import type { Requests } from '../../functions/http/contract.ts';
import { schemeById } from '../../shared/regions/index.ts';
import { TABS } from '../../shared/sheets/tabs/settlement-tabs.ts';
import { makeFile, paste } from '../person.ts';
import { CONSORTIA } from '../sample/area.ts';
import { sampleArea } from '../sample/sample.ts';
import { SERVICE_ACCOUNT, type Stack } from '../stack.ts';
import type { Books } from './books.ts';
import { callFunction } from './call-function.ts';
import { PEOPLE, type SignedIn } from './people.ts';
import { Refused } from './refused.ts';

export interface Bureau {
  readonly stack: Stack;
  readonly books: Books;
  readonly signedIn: SignedIn;
}

export interface NewBook {
  readonly name: string;
  readonly scheme: string;
  readonly locale: 'zh-Hant' | 'zh-Hans';
  /** Code and name of each 醫共體 that is to have a file of its own */
  readonly consortia: readonly (readonly [code: string, name: string])[];
  /** Payment methods besides points whose tabs the file gets */
  readonly methods?: Requests['setup']['methods'];
  readonly supervision?: boolean;
  /** The bureau's own file where there is one already */
  readonly bureauFile?: string;
}

const SHARES = {
  [SERVICE_ACCOUNT]: 'writer',
  ...Object.fromEntries(PEOPLE.map(({ email }) => [email, 'writer'] as const)),
} as const;

/** A file of the desk, with all its people and the program let in. */
export const makeSharedFile = ({ signedIn }: Bureau, title: string): Promise<string> =>
  makeFile(signedIn.owner, title, SHARES);

export async function share({ signedIn }: Bureau, fileId: string): Promise<void> {
  for (const [emailAddress, role] of Object.entries(SHARES)) {
    const requestBody = { type: 'user', role, emailAddress };
    await signedIn.owner.drive.permissions.create({ fileId, requestBody });
  }
}

/** Makes the files of an area and has the program adopt them, as 經辦 would with the menu; the area. */
export async function makeBook(bureau: Bureau, asked: NewBook): Promise<string> {
  const { stack, books, signedIn } = bureau;
  const { name, scheme, locale, consortia } = asked;
  if (!schemeById(scheme)) throw new Refused(400, `方案「${scheme}」不存在。`);
  const area = books.newArea();
  const bureauFile = asked.bureauFile ?? (await makeSharedFile(bureau, name));
  const reportFiles: Record<string, string> = {};
  for (const [code, title] of consortia) reportFiles[code] = await makeSharedFile(bureau, title);
  await callFunction(stack, signedIn.people.clerk, 'setup', {
    area,
    name,
    bureauFile,
    reportFiles,
    scheme,
    methods: asked.methods ?? [],
    supervision: asked.supervision ?? false,
    locale,
    twoPerson: true,
  });
  return area;
}

const SAMPLE = { cases: 3000, seed: 1, year: 2025 } as const;
/** All months of the sample were paid but this one, which is to be closed. */
export const SAMPLE_MONTH = '2025-03';
const SAMPLE_NAME = '範例縣';

/** A synthetic county, ready to settle. */
export async function makeSample(bureau: Bureau): Promise<string> {
  const area = await makeBook(bureau, {
    name: SAMPLE_NAME,
    scheme: 'zhejiang-2019',
    locale: 'zh-Hant',
    consortia: CONSORTIA.map(([code, name]) => [code, name]),
  });
  const file = await bureau.books.fileId(area, '');
  for (const { name, rows } of sampleArea(SAMPLE)) {
    const kept = [...rows].filter(
      ([first]) => name !== TABS.monthPayments.name.hant || first !== SAMPLE_MONTH,
    );
    await paste(bureau.signedIn.people.clerk, file, `${name}!A1`, kept, 'typed');
  }
  return area;
}
