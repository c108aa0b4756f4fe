import { canonicalJson, hashOf } from '../../shared/settle/hash.ts';
import { caseBasis } from '../../shared/settle/input-digest.ts';
import { tabNameOf } from '../../shared/sheets/read-tables.ts';
import { TABS } from '../../shared/sheets/tabs/settlement-tabs.ts';
import type { BlobVersion, ListedBlobs } from '../cases/blobs.ts';
import { otherBasis, type ReadDigest, readDigestText } from '../cases/digest-file.ts';
import type { DigestedFiles } from '../cases/digest-files.ts';
import {
  CASES_PREFIX,
  digestName,
  fileName,
  INPUT_NAME,
  inputId,
  type JobInput,
  type JobResult,
  RESULT_NAME,
  readJson,
  readText,
  sameFiles,
  writeJson,
} from '../cases/job-files.ts';
import { CallProblem } from '../http/problem.ts';
import type { AttachedCases, AttachedFile, CaseContext } from './attached-cases.ts';
import { sha256 } from './sha256.ts';

const CASES = TABS.cases.name.hant;

const RUN_THE_JOB = '已備好匯總任務的輸入，請運行匯總任務，完成後再按一次。';
const READ_ELSEWHERE = '病例檔不能分片匯總，請在本機用命令 digest 查看原因，改正後重新上傳。';

/**
 * Case files in a bucket, which a job digests and a press settles from. A press that finds no digest made of the files
 * and tabs as they are leaves the job its input, and says so.
 */
export class BucketCases implements AttachedCases {
  readonly hasRows = false;
  readonly #blobsOf: (area: string) => ListedBlobs;

  /** @param blobsOf the part of the bucket that an area has to itself */
  constructor(blobsOf: (area: string) => ListedBlobs) {
    this.#blobsOf = blobsOf;
  }

  async current(area: string): Promise<AttachedFile | undefined> {
    const blobs = this.#blobsOf(area);
    const files = await blobs.list(CASES_PREFIX);
    if (files.length === 0) return undefined;
    const result = await readJson<JobResult>(blobs, RESULT_NAME);
    const digested = result?.outcome === 'digested' && sameFiles(result.files, files);
    return digested ? result.file : undigested(files);
  }

  async known(area: string, digest: string): Promise<AttachedFile | undefined> {
    const kept = await readJson<AttachedFile>(this.#blobsOf(area), fileName(digest));
    if (kept) return kept;
    const now = await this.current(area);
    return now?.digest === digest ? now : undefined;
  }

  /** @throws CallProblem CASES_NOT_DIGESTED */
  async sums(area: string, digest: string, context: CaseContext): Promise<DigestedFiles> {
    const blobs = this.#blobsOf(area);
    if (!context.area) return NOTHING;
    const kept = await readText(blobs, digestName(digest));
    if (kept !== undefined) {
      if (hashOf(sha256, kept) !== digest) throw new Error(`digest ${digest} is not what the job left`);
      const read = readDigestText(kept);
      if (typeof read === 'string') throw new Error(`digest ${digest}: ${read}`);
      const basis = caseBasis(context.area, sha256);
      if (otherBasis(read.basis, basis).length === 0) return digestedOf(read, context.area.params.year);
    }
    return refusedOrAsked(blobs, context);
  }

  /** @throws CallProblem CASES_ELSEWHERE: what a spreadsheet cannot hold, a function does not read row by row */
  async open(): Promise<never> {
    throw new CallProblem('CASES_ELSEWHERE');
  }
}

/** Files that no job has digested yet; runs on them come to nothing. */
const undigested = (files: readonly BlobVersion[]): AttachedFile => ({
  digest: hashOf(sha256, canonicalJson(files)),
  name: files.map(({ name }) => name.slice(CASES_PREFIX.length)).join('、'),
  cases: 0,
  casesDigest: '',
});

/** Where the tabs forbid any result the cases need not be looked at. */
const NOTHING: DigestedFiles = {
  cases: 0,
  periods: [],
  digest: undefined,
  casesDigest: '',
  findings: [],
  caseFindings: [],
};

function digestedOf({ digest, tabDigests, findings }: ReadDigest, year: number): DigestedFiles {
  const periods = new Map(
    digest.cells.map(({ month, fund }) => [`${month} ${fund}`, [`${year}-${month}`, fund] as const]),
  );
  return {
    cases: digest.cases,
    periods: [...periods.values()],
    digest,
    casesDigest: tabDigests[CASES] ?? '',
    findings,
    caseFindings: findings,
  };
}

/** What the job for these very tabs and files refused; otherwise its input, for it to be run. */
async function refusedOrAsked(blobs: ListedBlobs, { tabs, clocks }: CaseContext): Promise<DigestedFiles> {
  const files = await blobs.list(CASES_PREFIX);
  const input: JobInput = { tabs: tabs.filter(({ name }) => tabNameOf(name) !== CASES), clocks, files };
  const result = await readJson<JobResult>(blobs, RESULT_NAME);
  const ofThis = result?.input === inputId(input) ? result : undefined;
  if (ofThis?.outcome === 'refused') return { ...NOTHING, ...ofThis };
  if (ofThis?.outcome === 'unfit') throw new CallProblem('CASES_NOT_DIGESTED', { reason: READ_ELSEWHERE });
  await writeJson(blobs, INPUT_NAME, input);
  throw new CallProblem('CASES_NOT_DIGESTED', { reason: RUN_THE_JOB });
}
