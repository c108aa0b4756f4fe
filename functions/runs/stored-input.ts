import type { Finding, Report } from '../../shared/findings/finding.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import type { Clocks } from '../../shared/law/dated.ts';
import { checkPeriod, checkYear } from '../../shared/settle/check-period.ts';
import { openInput } from '../../shared/settle/run.ts';
import type { Period } from '../../shared/settle/settlement.ts';
import type { RawTab } from '../../shared/sheets/raw.ts';
import type { Context } from '../context.ts';
import type { AttachedCases, AttachedFile } from '../gateways/attached-cases.ts';
import {
  CASES_DETAIL,
  type CheckedInput,
  checkInput,
  digestOf,
  inFile,
  loadInput,
  rawDigest,
  refuseTwice,
} from './inputs.ts';
import type { Run } from './run.ts';

type Progress = (step: string, share: number) => Promise<void>;

export interface StoredOptions {
  readonly period?: Period;
  readonly progress?: Progress | undefined;
  /** The rows are asked for, not only their sums: without fail, or where there are any */
  readonly rows?: 'needed' | 'wanted';
  /** The supervision looks at the cases as well */
  readonly watch?: boolean | undefined;
}

/** The input of a run, from the store and from the file of its cases, checked as it was when the run was asked for. */
export async function checkStored(
  { store, attachedCases }: Pick<Context, 'store' | 'attachedCases'>,
  run: Run,
  { period, progress, rows, watch }: StoredOptions = {},
): Promise<CheckedInput> {
  const tabs = await loadInput(store, run);
  const clocks = { lawDate: run.lawDate, knownAt: run.knownAt };
  const digest = run.details[CASES_DETAIL];
  if (digest === undefined) return checkInput(tabs, clocks, period, undefined, { watch });
  const file = await attachedCases?.known(run.area, digest);
  if (!attachedCases || !file) throw new Error(`case file ${digest} cannot be opened here`);
  const asked: AskedFile = { attachedCases, of: run.area, file, tabs, clocks, period, progress, watch };
  const byRow = rows === 'needed' || (rows === 'wanted' && attachedCases.hasRows);
  const summed = byRow ? undefined : await checkSummed(asked);
  return summed ?? checkRows(asked);
}

interface AskedFile {
  readonly attachedCases: AttachedCases;
  /** The area that has the file */
  readonly of: string;
  readonly file: AttachedFile;
  readonly tabs: readonly RawTab[];
  readonly clocks: Clocks;
  readonly period: Period | undefined;
  readonly progress: Progress | undefined;
  readonly watch: boolean | undefined;
}

/** By the sums of the file: the same findings, in the same places, as row by row. */
async function checkSummed(asked: AskedFile): Promise<CheckedInput | undefined> {
  const { attachedCases, of, file, tabs, clocks, period, watch } = asked;
  const list = new FindingList();
  const { area, checks, workbook } = await openInput(tabs, clocks, list.report, { casesElsewhere: true });
  await refuseTwice(workbook.cases, file.name, list.report);
  const ofThatYear = !period || checkYear(period, checks.year, workbook, list.report);
  const context = { tabs, clocks, area: list.blocked ? undefined : area, checks, watch };
  const told = tellingShares(asked);
  const summed = await attachedCases.sums(of, file.digest, context, told.onShare);
  await told.over();
  if (!summed) return undefined;
  report(summed.findings, inFile(list.report));
  if (!area || !summed.digest || list.blocked) {
    if (period && ofThatYear) checkPeriod(period, summed.periods, workbook, list.report);
    return { ok: false, inputDigest: rawDigest(tabs), findings: list.all };
  }
  const { digest, casesDigest, caseWatch } = summed;
  const inputDigest = digestOf(area, casesDigest);
  const read = { area, digest, ...(caseWatch && { caseWatch }), casesDigest, inputDigest };
  return { ok: true, ...read, findings: list.all };
}

async function checkRows(asked: AskedFile): Promise<CheckedInput> {
  const { attachedCases, of, file, tabs, clocks, period, watch } = asked;
  const broken = new FindingList();
  const { tab, name } = await attachedCases.open(of, file.digest, broken.report);
  const beside = { name, tab: counted(tab, asked) };
  const checked = await checkInput(tabs, clocks, period, beside, { watch });
  if (!broken.blocked) return checked;
  return { ok: false, inputDigest: checked.inputDigest, findings: [...broken.all, ...checked.findings] };
}

function report(findings: readonly Finding[], to: Report): void {
  for (const found of findings) to(found);
}

const TOLD_EVERY = 10_000;
const [READING, READ] = [20, 45];

const tell = ({ file: { cases }, progress }: AskedFile, read: number): Promise<void> | undefined =>
  progress?.(
    `讀取病例檔 ${read}／${cases} 例`,
    READING + Math.floor(((READ - READING) * read) / Math.max(1, cases)),
  );

/** Tells one share after the other; what the last of them threw is thrown when all is over. */
function tellingShares(asked: AskedFile) {
  let told = Promise.resolve();
  let failed: { readonly error: unknown } | undefined;
  return {
    onShare: (share: number) => {
      told = told
        .then(() => (failed ? undefined : tell(asked, Math.floor(share * asked.file.cases))))
        .catch((error: unknown) => {
          failed ??= { error };
        });
    },
    over: async () => {
      await told;
      if (failed) throw failed.error;
    },
  };
}

function counted({ name, rows }: RawTab, asked: AskedFile): RawTab {
  return {
    name,
    rows: (async function* () {
      let read = 0;
      for await (const row of rows) {
        if (++read % TOLD_EVERY === 0) await tell(asked, Math.min(read, asked.file.cases));
        yield row;
      }
    })(),
  };
}
