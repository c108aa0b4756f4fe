import { whatIfDocument } from '../../shared/compare/document.ts';
import { ofProposals, readProposals } from '../../shared/compare/proposals.ts';
import { type Proposal, whatIf } from '../../shared/compare/what-if.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { schemeById } from '../../shared/regions/index.ts';
import type { CompareContext } from '../../shared/report/compare-context.ts';
import { compareTabs, WHAT_IF_TABS } from '../../shared/report/compare-report.ts';
import { changeLines } from '../../shared/report/compare-text.ts';
import { templateSheets } from '../../shared/report/template.ts';
import { canonicalJson, hashOf } from '../../shared/settle/hash.ts';
import type { RawTab } from '../../shared/sheets/raw.ts';
import { proposalsTab } from '../../shared/sheets/tabs/proposals-tab.ts';
import { sha256 } from '../gateways/sha256.ts';
import { labelOf } from '../runs/base-run.ts';
import { loadText } from '../runs/chunks.ts';
import { paths } from '../runs/paths.ts';
import { inScript } from '../script.ts';
import { besideRun } from './compared-runs.ts';
import { type Job, type JobInput, JobStopped } from './job.ts';
import { writeTabs } from './write-tabs.ts';

/** 假設測算: every proposal of 測算提案 settled beside the run that the period stands at. */
export const whatIfJob: Job = async (input) => {
  const { run, config, progress } = input;
  const list = new FindingList();
  await progress('重算現行結算', 10);
  const base = await besideRun(input, run.details['base'] ?? '');
  const { tables } = base.settled.subject.area;
  const [raw] = await proposalTabs(input);
  if (!raw) await addTab(input);
  const drafts = await readProposals(raw, tables, list.report);
  const proposals: Proposal[] = [];
  for (const [index, draft] of drafts.entries()) {
    if (list.blocked) break;
    await progress(
      `測算第 ${index + 1}／${drafts.length} 份提案`,
      15 + Math.round((index * 60) / drafts.length),
    );
    const proposal = whatIf(base.settled, draft, sha256, ofProposals(list.report));
    if (proposal) proposals.push(proposal);
  }
  const findings = list.all;
  if (list.blocked) return { state: 'refused', findings, summary: [], resultDigest: '' };
  const script = (text: string) => inScript(text, config.locale);
  const context: CompareContext = {
    kind: '測算',
    base: { label: script(`現行（${labelOf(base)}）`), run: base.settled.run },
    others: proposals.map(({ name, comparison }) => ({ label: name, comparison })),
    script,
  };
  const document = whatIfDocument(base.run.runId, base.settled.run, proposals);
  const resultDigest = hashOf(sha256, canonicalJson(document));
  await writeTabs(input, compareTabs({ ...context, names: WHAT_IF_TABS }), resultDigest);
  const summary = [`測算 ${proposals.length} 份提案，與${labelOf(base)}對比`, ...changeLines(context)];
  return { state: 'done', findings, summary, resultDigest };
};

/** The tab as it was when the button was pressed. */
async function proposalTabs({ context, run }: JobInput): Promise<readonly RawTab[]> {
  const text = await loadText(context.store, paths.input(run.area, run.details['proposals'] ?? ''));
  if (text === undefined) throw new JobStopped('INTERNAL');
  return JSON.parse(text) as readonly RawTab[];
}

/** A workbook from before there was such a tab gets one to fill in. */
async function addTab({ context, config, hold }: JobInput): Promise<void> {
  const script = (text: string) => inScript(text, config.locale);
  const own = script(proposalsTab.name.hant);
  const templates = templateSheets(schemeById(config.scheme)!, { script }).filter(({ name }) => name === own);
  await context.workbooks.write(config.bureauFile, { templates }, hold);
}
