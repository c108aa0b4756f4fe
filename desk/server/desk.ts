import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openSqliteStore } from '../../functions/gateways/sqlite-store.ts';
import { readBundle } from '../apps-script/runner.ts';
import { CaseFiles } from '../attached-cases.ts';
import { caseContext } from '../case-context.ts';
import { openReports, type Reports } from '../reports/index.ts';
import { type Stack, startStack } from '../stack.ts';
import { Books } from './books.ts';
import { Feed } from './feed.ts';
import { deskFileLinks } from './institution-file.ts';
import type { Bureau } from './new-book.ts';
import { signInAll } from './people.ts';
import { Scripts } from './scripts.ts';

/** The whole program around one folder, with what the page needs of it. */
export interface Desk extends Bureau {
  readonly folder: string;
  readonly scripts: Scripts;
  readonly feed: Feed;
  readonly caseFiles: CaseFiles;
  readonly reports: Reports;
  close(): Promise<void>;
}

/** @throws Error while another process has the folder open */
export async function openDesk(folder: string, scriptFolder: string): Promise<Desk> {
  const bundle = await readBundle(scriptFolder);
  await mkdir(folder, { recursive: true });
  const store = openSqliteStore(join(folder, 'dianzhi.sqlite'));
  const books = await Books.open(store);
  const caseFiles = new CaseFiles(join(folder, 'cases'), store, (area) => caseContext(stack.context, area));
  const stack: Stack = await startStack({
    folder,
    grants: books.grants,
    store,
    attachedCases: caseFiles,
    fileLinks: deskFileLinks,
    alone: true,
  });
  const reports = await openReports({ stack, folder });
  const feed = new Feed(stack.twin.library);
  return {
    folder,
    stack,
    books,
    signedIn: signInAll(stack),
    scripts: new Scripts(stack, bundle),
    feed,
    caseFiles,
    reports,
    close: async () => {
      feed.close();
      await reports.close();
      await stack.close();
    },
  };
}
