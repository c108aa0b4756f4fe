import type { Context } from '../context.ts';
import type { AreaConfig } from '../runs/area.ts';
import { checkInput, INPUT_TABS } from '../runs/inputs.ts';
import type { Run } from '../runs/run.ts';

/**
 * The bureau file still holds the input of a run. A file that was not touched costs one small request; one that
 * was is read again, for only what a settlement reads matters.
 */
export async function stillHolds(
  { workbooks }: Context,
  { bureauFile }: AreaConfig,
  run: Run,
): Promise<boolean> {
  if ((await workbooks.revision(bureauFile)) === run.revision) return true;
  const { tabs } = await workbooks.read(bureauFile, INPUT_TABS);
  const { inputDigest } = await checkInput(tabs, { lawDate: run.lawDate, knownAt: run.knownAt });
  return inputDigest === run.inputDigest;
}
