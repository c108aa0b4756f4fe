import type { Explanation, Given, Line } from '../../shared/explain/explanation.ts';
import { explainStatement, statementNamed } from '../../shared/explain/statement-subject.ts';
import {
  type AmountName,
  amountNamed,
  explainAmount,
  explainCaseNumber,
  type Whose,
} from '../../shared/explain/subject.ts';
import { amountText, explanationText } from '../../shared/explain/text.ts';
import type { Traced } from '../../shared/law/trace.ts';
import { shortDigest } from '../../shared/report/context.ts';
import type { Context } from '../context.ts';
import { listAll } from '../gateways/list-all.ts';
import { areaConfig } from '../runs/area.ts';
import { explainCell, noteOf } from '../runs/explain-cell.ts';
import { type OpenRun, openRun } from '../runs/open-run.ts';
import { paths } from '../runs/paths.ts';
import { loadRun, type Run } from '../runs/run.ts';
import { inScript } from '../script.ts';
import { REQUESTS, type Requests } from './contract.ts';
import type { Endpoint } from './endpoint.ts';
import { requirePermission } from './permissions.ts';
import { CallProblem } from './problem.ts';

type What = Requests['explain']['what'];

/**
 * POST explain: one number of a run, opened down to its sources. The run is the one named, else the one that the
 * cell's result tab shows, else the latest; it is settled again from its stored input.
 */
export const explain: Endpoint<typeof REQUESTS.explain> = {
  request: REQUESTS.explain,
  answer: async (context, person, { area, run: runId, what }) => {
    requirePermission(context, person, area, 'explain');
    const config = await areaConfig(context.store, area);
    const note = 'cell' in what ? await noteOf(context, config, what.cell) : undefined;
    const run = runId ? await namedRun(context, area, runId) : await latestRun(context, area, note);
    if (note !== undefined && !isOf(run, note)) throw new CallProblem('TAB_OF_OTHER_RUN');
    const open = await openRun(context, run);
    if (!open) throw new CallProblem('RUN_NOT_REPLAYABLE', { runId: run.runId });
    const found =
      'cell' in what ? await explainCell(open, run, config.locale, what.cell) : await ofWhat(open, what);
    if (found.length === 0) throw new CallProblem('AMOUNT_UNKNOWN');
    const text = found.map(explanationText).join('\n\n');
    const body = {
      subject: found[0]!.subject,
      lines: found.flatMap(({ lines }) => lines.map(lineAnswer)),
      text,
    };
    return { status: 200, body: JSON.parse(inScript(JSON.stringify(body), config.locale)) as unknown };
  },
};

/** A closing stands for the run it closed. */
async function namedRun(context: Context, area: string, runId: string): Promise<Run> {
  const run = (await loadRun(context.store, area, runId))?.run;
  if (run?.action === 'close') return namedRun(context, area, run.details['runId'] ?? '');
  if (!run || !isSettled(run)) throw new CallProblem('RUN_UNKNOWN');
  if (run.state !== 'done') throw new CallProblem('RUN_NOT_DONE');
  return run;
}

const isSettled = ({ action }: Run): boolean => action === 'settle' || action === 'correct';

/** The latest run, or the latest of those that a result tab shows. */
async function latestRun({ store }: Context, area: string, note: string | undefined): Promise<Run> {
  const all = await Array.fromAsync(listAll(store, paths.runs(area)));
  const settled = all
    .map(({ data }) => data as unknown as Run)
    .filter((run) => isSettled(run) && run.state === 'done');
  const shown = settled.filter((run) => note === undefined || isOf(run, note));
  const latest = shown.sort((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
  if (!latest) throw new CallProblem(settled.length > 0 ? 'TAB_OF_OTHER_RUN' : 'RUN_UNKNOWN');
  return latest;
}

/** The third row of a result tab, which names its run. */
const isOf = ({ inputDigest, resultDigest }: Run, note: string): boolean =>
  [inputDigest, resultDigest].every((digest) => note.includes(shortDigest(digest)));

async function ofWhat(
  open: OpenRun,
  what: Exclude<What, { cell: unknown }>,
): Promise<readonly Explanation[]> {
  const { area, settlement } = open.settled;
  const { period } = settlement;
  if ('case' in what) {
    const found = explainCaseNumber(area, await open.rows(), what.case, period);
    return found ? [found] : [];
  }
  if ('statement' in what) {
    const statement = statementNamed(settlement.statements, what.statement);
    return statement ? explainStatement(open.book(), statement, what) : [];
  }
  const whose: Whose = ofWhom(what);
  const pays = period.kind === 'month' ? 'prepayment' : 'clearing';
  const usual: AmountName = whose.of === 'pool' ? 'pointValue' : pays;
  const amount = what.amount === undefined ? usual : amountNamed(what.amount);
  const funds = 'pool' in what ? [what.pool] : what.fund && [what.fund];
  return amount ? explainAmount(open.book(), area, whose, amount, funds) : [];
}

function ofWhom(what: Exclude<What, { cell: unknown } | { case: string } | { statement: string }>): Whose {
  if ('pool' in what) return { of: 'pool' };
  return 'institution' in what
    ? { of: 'institution', code: what.institution }
    : { of: 'consortium', code: what.consortium };
}

const exactText = ({ value: { n, d } }: Traced): string => `${n}/${d}`;

const givenAnswer = ({ symbol, name, amount, source }: Given) => ({
  symbol,
  name,
  amount: amountText(amount),
  exact: exactText(amount),
  unit: amount.unit,
  source: source.kind,
  ...(source.kind === 'line' && { line: source.key }),
});

const lineAnswer = ({ key, title, formula, givens, result, decimals, rule }: Line) => ({
  key,
  title,
  formula,
  givens: givens.map(givenAnswer),
  result: amountText(result),
  exact: exactText(result),
  ...(decimals !== undefined && { decimals }),
  unit: result.unit,
  ...(rule && { rule: rule.id }),
});
