import type { Context } from '../context.ts';
import type { AreaConfig } from '../runs/area.ts';
import {
  CASES_DETAIL,
  CELLS_DETAIL,
  checkInput,
  checkTabs,
  INPUT_TABS,
  rawDigest,
  withOthers,
} from '../runs/inputs.ts';
import type { Run } from '../runs/run.ts';

/**
 * The bureau file still holds the input of a run, and the file of its cases is still attached. A file that was not
 * touched costs one small request; one that was is read again, for only what a settlement reads matters.
 */
export async function stillHolds(
  { workbooks, attachedCases }: Context,
  { bureauFile }: AreaConfig,
  run: Run,
): Promise<boolean> {
  const attached = await attachedCases?.current(run.area);
  if (attached?.digest !== run.details[CASES_DETAIL]) return false;
  if ((await workbooks.revision(bureauFile)) === run.revision) return true;
  const { tabs, otherTabs } = await workbooks.read(bureauFile, INPUT_TABS);
  const cells = run.details[CELLS_DETAIL];
  if (cells !== undefined) return rawDigest(withOthers(tabs, otherTabs)) === cells;
  const clocks = { lawDate: run.lawDate, knownAt: run.knownAt };
  const { inputDigest } = await (attached ? checkTabs(tabs, clocks, attached) : checkInput(tabs, clocks));
  return inputDigest === run.inputDigest;
}
