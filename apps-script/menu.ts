import type { Requests } from '../functions/http/contract.ts';
import { normalise } from '../shared/sheets/raw.ts';
import { type Answer, type OwnFile, post, readRun, type Started } from './call.ts';
import { newFile, recall, remember, say, texts } from './document.ts';
import { locked, showSidebar } from './sidebar.ts';
import { HANT, MENU, type TextKey } from './texts.ts';

const PERIODS = {
  any: /^\d{4}(-(0[1-9]|1[0-2]))?$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  closed: /^\d{4}-(0[1-9]|1[0-2])$/,
  year: /^\d{4}$/,
};

/** An add-on not yet used in this document may not read what the document remembers. */
export function onOpen(event?: GoogleAppsScript.Events.AppsScriptEvent): void {
  const text = event?.authMode === ScriptApp.AuthMode.NONE ? HANT : texts();
  const menu = SpreadsheetApp.getUi().createMenu(text.menu);
  for (const name of Object.keys(MENU) as (keyof typeof MENU)[]) menu.addItem(text[name], name);
  menu.addToUi();
}

export { onOpen as onInstall };
export const checkData = item(() => start('check', {}));
export const settlePeriod = withPeriod('settlePeriod', 'any', (period) => start('settle', { period }));
export const closeMonth = withPeriod('closeMonth', 'month', (period) => close('closeMonth', period));
export const clearYear = withPeriod('clearYear', 'year', (period) => close('clearYear', period));
export const publishReports = withPeriod('publishReports', 'any', (period) => start('publish', { period }));
export const correctPeriod = withPeriod('correctPeriod', 'any', correct);
export const verifyLedger = item(() => start('verify', {}));
export const tryProposals = withPeriod('tryProposals', 'any', (period) => start('whatif', { period }));
export const contrastRuns = withPeriod('contrastRuns', 'any', (period) => {
  const first = ask('contrastRuns', say('firstRun'));
  const second = first === undefined ? undefined : ask('contrastRuns', say('secondRun'));
  if (first === undefined || second === undefined) return '';
  return start('contrast', { period, first: normalise(first), second: normalise(second) });
});
export const watchFund = withPeriod('watchFund', 'any', (period) => start('watch', { period }));
export const forecastYear = withPeriod('forecastYear', 'closed', (period) => start('forecast', { period }));
export const disputeFile = withPeriod('disputeFile', 'any', (period) =>
  ownFile('disputeFile', 'dispute', period),
);
export const dataPack = withPeriod('dataPack', 'any', (period) => ownFile('dataPack', 'pack', period));
export const explainCell = item(() => {
  const at = SpreadsheetApp.getActive().getCurrentCell() as GoogleAppsScript.Spreadsheet.Range | null;
  if (!at) return say('noSelection');
  const cell = { tab: at.getSheet().getName(), row: at.getRow(), column: at.getColumn() };
  const answer = post('explain', { what: { cell } });
  if (answer.ok) showSidebar('explanation', answer.value.text);
  return answer.ok ? '' : answer.message;
});
export const showHelp = () => showSidebar('help');

/** Why nothing was started, for the person who pressed; empty when there is nothing to say. */
type Objection = string;

function item(work: () => Objection): () => void {
  return () => {
    const set = recall('url') && recall('area');
    if (!set) showSidebar('settings');
    const objection = set ? work() : say('noSettings');
    const ui = SpreadsheetApp.getUi();
    if (objection) ui.alert(say('menu'), objection, ui.ButtonSet.OK);
  };
}

function start<A extends Started>(action: A, request: Omit<Requests[A], 'area'>): Objection {
  const answer = locked(() => post(action, request));
  if (!answer.ok) return answer.message;
  const { runId, period } = answer.value;
  const settles = action === 'settle' || action === 'correct';
  remember({ run: runId, ...(settles && { [`settled.${period}`]: runId }) });
  showSidebar('run');
  return '';
}

/** Shows the latest result of a period, or its correction, and enters exactly that run into the ledger. */
function close(title: TextKey, period: string): Objection {
  const runId = recall(`settled.${period}`);
  if (!runId) return say('settleFirst', { period });
  const answer = readRun(runId);
  if (!answer.ok) return answer.message;
  const { state, summary, by } = answer.value;
  if (state !== 'done') return say('notSettled', { period });
  const ui = SpreadsheetApp.getUi();
  const question = [...summary, say('settledBy', { by }), '', say('confirm')].join('\n');
  const pressed = ui.alert(`${say(title)} ${period}`, question, ui.ButtonSet.OK_CANCEL);
  return pressed === ui.Button.OK ? start('close', { period, runId }) : '';
}

function correct(period: string): Objection {
  const reason = ask('correctPeriod', say('reason'));
  if (!reason) return reason === undefined ? '' : say('noReason');
  const document = ask('correctPeriod', say('document'));
  return document === undefined ? '' : start('correct', { period, reason, document });
}

/** One file per institution and period: it is made at the first press, and the same one is filled ever after. */
function ownFile(title: TextKey, action: OwnFile, period: string): Objection {
  const institution = ask(title, say('institution'));
  if (!institution) return institution === undefined ? '' : say('noInstitution');
  const request = { period, institution };
  const key = `file.${action}.${period}.${institution}` as const;
  if (!recall(key)) {
    const named = locked(() => post(action, request) as Answer<{ readonly text: string }>);
    if (!named.ok) return named.message;
    remember({ [key]: newFile(named.value.text) });
  }
  const objection = start(action, { ...request, file: recall(key) });
  // One that is gone, or has become something else, is not asked for again.
  if (objection.includes('（FILE_')) remember({ [key]: '' });
  return objection;
}

/** Asks for a period; it is understood as people type it, and blank is the one asked for last. */
function withPeriod(title: TextKey, kind: keyof typeof PERIODS, work: (period: string) => Objection) {
  return item(() => {
    const last = PERIODS[kind].test(recall('period')) ? recall('period') : '';
    const typed = ask(title, `${say(`${kind}Period`)}${last && say('lastPeriod', { period: last })}`);
    if (typed === undefined) return '';
    const [, year, month] = /^(\d{4})(?:[-/.年]?(\d{1,2})月?)?年?$/.exec(normalise(typed || last)) ?? [];
    const period = month ? `${year}-${month.padStart(2, '0')}` : `${year}`;
    if (!PERIODS[kind].test(period)) return say('badPeriod', { typed });
    remember({ period });
    return work(period);
  });
}

function ask(title: TextKey, question: string): string | undefined {
  const ui = SpreadsheetApp.getUi();
  const reply = ui.prompt(say(title), question, ui.ButtonSet.OK_CANCEL);
  return reply.getSelectedButton() === ui.Button.OK ? reply.getResponseText().trim() : undefined;
}
