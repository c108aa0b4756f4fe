import type { Context } from '../context.ts';
import { CallProblem } from '../http/problem.ts';
import { blankFirstTabs } from './blank-tabs.ts';
import { loadRun, type Run } from './run.ts';

/** Whose file, of which kind and period. */
export type OwnFile = Pick<Run, 'area' | 'action' | 'period' | 'details'>;

/**
 * The tabs that a file has before it is written: the blank one it began with, or those of an earlier file of the same
 * institution and period. One with anything else in it is not written to.
 *
 * @throws CallProblem FILE_NOT_BLANK
 */
export async function tabsLeft(
  { store, workbooks }: Context,
  { area, action, period, details }: OwnFile,
  file: string,
): Promise<readonly string[]> {
  const before = await workbooks.stamp(file);
  const { otherTabs } = await workbooks.read(file, []);
  if (!before) {
    const blank = await blankFirstTabs(workbooks, file);
    if (otherTabs.every((name) => blank.includes(name))) return blank;
    throw new CallProblem('FILE_NOT_BLANK', { file });
  }
  const earlier = (await loadRun(store, area, before.runId))?.run;
  const same =
    earlier?.action === action &&
    earlier.period === period &&
    earlier.details['institution'] === details['institution'];
  if (!same) throw new CallProblem('FILE_NOT_BLANK', { file });
  return otherTabs;
}
