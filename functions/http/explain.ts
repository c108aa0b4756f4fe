import type { Explanation, Given, Line } from '../../shared/explain/explanation.ts';
import { linesOf } from '../../shared/explain/explanation.ts';
import {
  type AmountName,
  amountNamed,
  explainAmount,
  explainCaseNumber,
  type Whose,
} from '../../shared/explain/subject.ts';
import { amountText, explanationText } from '../../shared/explain/text.ts';
import { shortDigest } from '../../shared/report/context.ts';
import { cellAsText, normalise } from '../../shared/sheets/raw.ts';
import { RESULT_TABS, tabNameOf } from '../../shared/sheets/read-tables.ts';
import type { SheetModel } from '../../shared/sheets/sheet-model.ts';
import { TABS } from '../../shared/sheets/tabs/settlement-tabs.ts';
import type { Context } from '../context.ts';
import { listAll } from '../gateways/list-all.ts';
import { type AreaConfig, areaConfig } from '../runs/area.ts';
import { CASES_DETAIL } from '../runs/inputs.ts';
import { type OpenRun, openRun } from '../runs/open-run.ts';
import { paths } from '../runs/paths.ts';
import { loadRun, type Run } from '../runs/run.ts';
import { inScript } from '../script.ts';
import { REQUESTS, type Requests } from './contract.ts';
import type { Endpoint } from './endpoint.ts';
import { requirePermission } from './permissions.ts';
import { CallProblem } from './problem.ts';

type What = Requests['explain']['what'];
type CellPlace = Extract<What, { cell: unknown }>['cell'];

/**
 * POST explain: one number of a run, opened down to its sources. The run is the one named, else the one that the
 * cell's result tab shows, else the latest; it is settled again from its stored input.
 */
export const explain: Endpoint<typeof REQUESTS.explain> = {
  request: REQUESTS.explain,
  answer: async (context, person, { area, run: runId, what }) => {
    requirePermission(context, person, area, 'explain');
    const config = await areaConfig(context.store, area);
    const note = 'cell' in what ? await noteOf(context, config, what.cell.tab) : undefined;
    const run = runId ? await namedRun(context, area, runId) : await latestRun(context, area, note);
    if (note !== undefined && !isOf(run, note)) throw new CallProblem('TAB_OF_OTHER_RUN');
    const open = await openRun(context, run);
    if (!open) throw new CallProblem('RUN_NOT_REPLAYABLE', { runId: run.runId });
    const found = 'cell' in what ? ofCell(config, run, open, what.cell) : ofWhat(open, what);
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

const NOTE_ROW = 3;

/** `undefined` for a tab that no run wrote. */
async function noteOf(
  { workbooks }: Context,
  { bureauFile }: AreaConfig,
  tab: string,
): Promise<string | undefined> {
  if (!RESULT_TABS.some((known) => inBothScripts(known).includes(normalise(tab)))) return undefined;
  const { tabs } = await workbooks.read(bureauFile, [tab]);
  for await (const { row, cells } of tabs[0]?.rows ?? []) {
    if (row === NOTE_ROW) return cellAsText(cells[0] ?? null);
  }
  return '';
}

const inBothScripts = (name: string): readonly string[] => [name, inScript(name, 'zh-Hans')];

function ofWhat(open: OpenRun, what: Exclude<What, { cell: unknown }>): readonly Explanation[] {
  const { area, settlement } = open.settled;
  const { period } = settlement;
  if ('case' in what) {
    const found = explainCaseNumber(area, open.cases, what.case, period);
    return found ? [found] : [];
  }
  const whose: Whose = ofWhom(what);
  const pays = period.kind === 'month' ? 'prepayment' : 'clearing';
  const usual: AmountName = whose.of === 'pool' ? 'pointValue' : pays;
  const amount = what.amount === undefined ? usual : amountNamed(what.amount);
  const funds = 'pool' in what ? [what.pool] : what.fund && [what.fund];
  return amount ? explainAmount(open.book(), area, whose, amount, funds) : [];
}

function ofWhom(what: Exclude<What, { cell: unknown } | { case: string }>): Whose {
  if ('pool' in what) return { of: 'pool' };
  return 'institution' in what
    ? { of: 'institution', code: what.institution }
    : { of: 'consortium', code: what.consortium };
}

/** A row of 病例, or an amount of a result tab. */
function ofCell(config: AreaConfig, run: Run, open: OpenRun, place: CellPlace): readonly Explanation[] {
  if (tabNameOf(place.tab) === TABS.cases.name.hant) return ofCaseRow(run, open, place.row);
  const sheet = open.sheets(config.locale).find(({ name }) => normalise(name) === normalise(place.tab));
  const key = sheet && amountAt(sheet, place);
  if (key === undefined) throw new CallProblem('CELL_WITHOUT_AMOUNT');
  const book = open.book();
  return [{ subject: book.get(key)?.title ?? key, lines: linesOf(book, key) }];
}

/** Rows of a file that came beside the workbook are not rows of its tab. */
function ofCaseRow(run: Run, { settled, cases }: OpenRun, row: number): readonly Explanation[] {
  const { table } = cases;
  for (let index = 0; index < table.size && run.details[CASES_DETAIL] === undefined; index++) {
    if (table.row(index) !== row) continue;
    const found = explainCaseNumber(settled.area, cases, table.caseNumber(index), settled.settlement.period);
    return found ? [found] : [];
  }
  throw new CallProblem('CELL_WITHOUT_AMOUNT');
}

/** The key of the line that explains a cell; a cell covered by another stands for it. */
function amountAt(sheet: SheetModel, { row, column }: CellPlace): string | undefined {
  let next = 1;
  for (const cell of sheet.rows[row - 1] ?? []) {
    next += 1 + (cell.span ?? 0);
    if (column < next) return cell.amount;
  }
  return undefined;
}

const givenAnswer = ({ symbol, name, amount, source }: Given) => ({
  symbol,
  name,
  amount: amountText(amount),
  unit: amount.unit,
  source: source.kind,
});

const lineAnswer = ({ key, title, formula, givens, result, rule }: Line) => ({
  key,
  title,
  formula,
  givens: givens.map(givenAnswer),
  result: amountText(result),
  unit: result.unit,
  ...(rule && { rule: rule.id }),
});
