import { finding } from '../../shared/findings/finding.ts';
import type { FindingList } from '../../shared/findings/finding-list.ts';
import { ForeignContent } from '../../shared/report/owner.ts';

/** Makes a file for one institution; what would show somebody else is told, and `undefined` comes back. */
export async function orRefusal<T>(list: FindingList, make: () => Promise<T> | T): Promise<T | undefined> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof ForeignContent)) throw error;
    list.report(finding('FOREIGN_CONTENT', { tab: error.tab }, { tab: error.tab, text: error.found }));
    return undefined;
  }
}
