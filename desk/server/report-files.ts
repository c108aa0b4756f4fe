import { INPUT_TABS } from '../../functions/runs/inputs.ts';
import { callFunction } from './call-function.ts';
import { consortiaOf } from './import-book.ts';
import { type Bureau, makeSharedFile } from './new-book.ts';

/** Gives every 醫共體 of the 醫共體 tab that has none a file for its reports; the names of those it was made for. */
export async function makeReportFiles(bureau: Bureau, area: string): Promise<string[]> {
  const { stack, books, signedIn } = bureau;
  const { reportFiles: before, ...config } = await books.config(area);
  const { tabs } = await stack.context.workbooks.read(config.bureauFile, INPUT_TABS);
  const missing = (await consortiaOf(tabs)).filter(([code]) => before[code] === undefined);
  if (missing.length === 0) return [];
  const reportFiles = { ...before };
  for (const [code, name] of missing) reportFiles[code] = await makeSharedFile(bureau, name);
  await callFunction(stack, signedIn.people.clerk, 'setup', { ...config, reportFiles, methods: [] });
  return missing.map(([, name]) => name);
}
