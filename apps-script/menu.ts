import type { Requests } from '../functions/http/contract.ts';
import { normalise } from '../shared/sheets/raw.ts';
import { post, readRun } from './call.ts';
import { recall, remember, say, texts } from './document.ts';
import { locked, showSidebar } from './sidebar.ts';
import { HANT, type TextKey } from './texts.ts';

const PERIODS = { any: /^\d{4}(-(0[1-9]|1[0-2]))?$/, month: /^\d{4}-(0[1-9]|1[0-2])$/, year: /^\d{4}$/ };

/** An add-on not yet used in this document may not read what the document remembers. */
export function onOpen(event?: GoogleAppsScript.Events.AppsScriptEvent): void {
  const text = event?.authMode === ScriptApp.AuthMode.NONE ? HANT : texts();
  const menu = SpreadsheetApp.getUi().createMenu(text.menu);
  menu.addItem(text.check, 'checkData').addItem(text.settle, 'settlePeriod').addSeparator();
  menu.addItem(text.month, 'closeMonth').addItem(text.year, 'clearYear').addItem(text.publish, 'publishReports');
  menu.addItem(text.correct, 'correctPeriod').addItem(text.verify, 'verifyLedger').addSeparator();
  menu.addItem(text.help, 'showHelp').addToUi();
}

export const checkData = whenSet(() => start('check', {}));
export const verifyLedger = whenSet(() => start('verify', {}));
export const settlePeriod = whenSet(() => withPeriod('settle', 'any', (period) => start('settle', { period })));
export const publishReports = whenSet(() => withPeriod('publish', 'any', (period) => start('publish', { period })));
export const closeMonth = whenSet(() => withPeriod('month', 'month', (period) => close('month', period)));
export const clearYear = whenSet(() => withPeriod('year', 'year', (period) => close('year', period)));
export const correctPeriod = whenSet(() => withPeriod('correct', 'any', correct));
export const showHelp = () => showSidebar('help');

function whenSet(work: () => void): () => void {
  return () => {
    if (recall('url') && recall('area')) return work();
    showSidebar('settings');
    alert(say('noSettings'));
  };
}

/** Shows the latest result of a period, and enters exactly that run into the ledger. */
function close(title: TextKey, period: string): void {
  const runId = recall(`settled.${period}`);
  if (!runId) return alert(say('settleFirst', { period }));
  const answer = readRun(runId);
  if (!answer.ok) return alert(answer.message);
  if (answer.value.state !== 'done') return alert(say('notSettled', { period }));
  const { summary, by } = answer.value;
  const ui = SpreadsheetApp.getUi();
  const question = [...summary, say('settledBy', { by }), '', say('confirm')].join('\n');
  const pressed = ui.alert(`${say(title)} ${period}`, question, ui.ButtonSet.OK_CANCEL);
  if (pressed === ui.Button.OK) start('close', { period, runId });
}

function correct(period: string): void {
  const reason = ask('correct', say('reason'));
  if (reason === undefined) return;
  if (!reason) return alert(say('noReason'));
  const document = ask('correct', say('document'));
  if (document !== undefined) start('correct', { period, reason, document });
}

type Action = Exclude<keyof Requests, 'work' | 'setup'>;

function start<A extends Action>(action: A, request: Omit<Requests[A], 'area'>): void {
  const answer = locked(() => post(action, request));
  if (!answer.ok) return alert(answer.message);
  const { runId, period } = answer.value;
  remember({ run: runId, ...(action === 'settle' && { [`settled.${period}`]: runId }) });
  showSidebar('run');
}

/** Asks for a period; as people type it is understood, and blank is the one asked for last. */
function withPeriod(title: TextKey, kind: keyof typeof PERIODS, work: (period: string) => void): void {
  const last = PERIODS[kind].test(recall('period')) ? recall('period') : '';
  const hint = last && say('lastPeriod', { period: last });
  const typed = ask(title, say(`${kind}Period`) + hint);
  if (typed === undefined) return;
  const [, year, month] = /^(\d{4})(?:[-/.年]?(\d{1,2})月?)?年?$/.exec(normalise(typed || last)) ?? [];
  const period = month ? `${year}-${month.padStart(2, '0')}` : `${year}`;
  if (!PERIODS[kind].test(period)) return alert(say('badPeriod', { typed }));
  remember({ period });
  work(period);
}

function ask(title: TextKey, question: string): string | undefined {
  const ui = SpreadsheetApp.getUi();
  const reply = ui.prompt(say(title), question, ui.ButtonSet.OK_CANCEL);
  return reply.getSelectedButton() === ui.Button.OK ? reply.getResponseText().trim() : undefined;
}

function alert(message: string): void {
  const ui = SpreadsheetApp.getUi();
  ui.alert(say('menu'), message, ui.ButtonSet.OK);
}
