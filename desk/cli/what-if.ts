import { mkdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { sha256 } from '../../functions/gateways/sha256.ts';
import { inScript, type Locale } from '../../functions/script.ts';
import type { SettledInput } from '../../shared/compare/compare-runs.ts';
import { whatIfDocument } from '../../shared/compare/document.ts';
import { readDraft } from '../../shared/compare/draft.ts';
import { ofProposals, readProposals } from '../../shared/compare/proposals.ts';
import { type Proposal, whatIf } from '../../shared/compare/what-if.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import type { CompareContext } from '../../shared/report/compare-context.ts';
import type { Period } from '../../shared/settle/settlement.ts';
import { normalise } from '../../shared/sheets/raw.ts';
import { proposalsTab } from '../../shared/sheets/tabs/proposals-tab.ts';
import { apart, comparedInput } from '../compared-input.ts';
import { writeAllOrNothing } from '../files/atomic-write.ts';
import { openSource } from '../input.ts';
import { FINDINGS_FILE } from '../output.ts';
import { type AskedDates, readClocks } from './clocks.ts';
import { compareWorkbook } from './compare-workbook.ts';
import { comparisonSummary } from './print-comparison.ts';
import { progressOn } from './progress.ts';
import { refuse } from './settle.ts';
import { UsageError } from './usage.ts';

export const WHAT_IF_FILE = 'what-if.json';
export const WHAT_IF_WORKBOOK = '測算.xlsx';

export interface WhatIfOptions {
  readonly input: string;
  readonly drafts: readonly string[];
  readonly dates: AskedDates;
  readonly period: Period;
  readonly out: string;
  readonly digest?: string | undefined;
}

/** A draft is called what its file is called. @throws UsageError when two are called the same */
function draftNames(paths: readonly string[]): readonly string[] {
  const names = paths.map((path) => basename(path, extname(path)).normalize('NFC'));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new UsageError(`兩份草案同名 / two drafts of the same name: ${twice}`);
  return names;
}

/** Settles an input with each draft laid over it, or with those of its 測算提案; the exit code of the command. */
export async function whatIfCommand(options: WhatIfOptions): Promise<number> {
  const { input, drafts, dates, period, out, digest } = options;
  const names = draftNames(drafts);
  const list = new FindingList();
  let locale: Locale = 'zh-Hant';
  const progress = progressOn(process.stderr);
  const asked = {
    path: input,
    clocks: readClocks(dates, period),
    period,
    digest,
    onRow: (rows: number) => progress.update(`讀取並核對病例 ${rows}`),
    onLocale: (known: Locale) => {
      locale = known;
    },
  };
  const base = await comparedInput(asked, list);
  progress.update('測算');
  const inFiles = drafts.map((path, index) => ({ path, name: names[index]! }));
  const proposals = !base
    ? []
    : drafts.length > 0
      ? await proposedInFiles(base, inFiles, list)
      : await proposedInTab(base, input, list);
  progress.done();
  if (!base || list.blocked) {
    await refuse(out, list.all, locale);
    return 2;
  }
  const script = (text: string) => inScript(text, locale);
  const label = script('現行');
  const context: CompareContext = {
    kind: '測算',
    base: { label, run: base.run },
    others: proposals.map(({ name, comparison }) => ({ label: name, comparison })),
    script,
  };
  const document = whatIfDocument(basename(input), base.run, proposals);
  const files = [
    { name: WHAT_IF_FILE, content: `${JSON.stringify(document, null, 1)}\n` },
    { name: WHAT_IF_WORKBOOK, content: await compareWorkbook(context) },
  ];
  await mkdir(out, { recursive: true });
  await writeAllOrNothing(out, files, { remove: [FINDINGS_FILE] });
  console.log(script([...comparisonSummary(context), '已寫入'].join('\n')));
  for (const { name } of files) console.log(`  ${join(out, name)}`);
  return 0;
}

async function proposedInFiles(
  base: SettledInput,
  drafts: readonly { readonly path: string; readonly name: string }[],
  list: FindingList,
): Promise<readonly Proposal[]> {
  const proposals: Proposal[] = [];
  for (const { path, name } of drafts) {
    const proposal = await apart(name, list, (own) => propose(base, name, path, own));
    if (proposal) proposals.push(proposal);
  }
  return proposals;
}

/** The proposals that stand in the input's own 測算提案. */
async function proposedInTab(
  base: SettledInput,
  path: string,
  list: FindingList,
): Promise<readonly Proposal[]> {
  const source = await openSource(path, {}, list.report);
  const names: readonly string[] = Object.values(proposalsTab.name);
  const raw = source?.tabs.find(({ name }) => names.includes(normalise(name)));
  const report = ofProposals(list.report);
  const drafts = await readProposals(raw, base.subject.area.tables, list.report);
  return drafts.flatMap((draft) => (list.blocked ? [] : (whatIf(base, draft, sha256, report) ?? [])));
}

async function propose(
  base: SettledInput,
  name: string,
  path: string,
  list: FindingList,
): Promise<Proposal | undefined> {
  const source = await openSource(path, {}, list.report);
  if (!source) return undefined;
  const draft = await readDraft(name, source.tabs, list.report);
  return list.blocked ? undefined : whatIf(base, draft, sha256, list.report);
}
