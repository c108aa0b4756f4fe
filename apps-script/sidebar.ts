import { normalise } from '../shared/sheets/raw.ts';
import { type Answer, post, refusal } from './call.ts';
import { locale, recall, remember, say } from './document.ts';

/** Made by the build: the Simplified name of every tab, by its Traditional name. */
declare const SIMPLIFIED_TABS: Readonly<Record<string, string>>;

/** Opened again, the sidebar follows the latest run of this document on. */
export function showSidebar(panel: 'run' | 'help' | 'settings' | 'explanation', text = ''): void {
  const page = HtmlService.createTemplateFromFile(locale() === 'zh-Hans' ? 'sidebar-hans' : 'sidebar');
  const run = text ? '' : recall('run');
  Object.assign(page, { panel, text, run, url: recall('url'), area: recall('area') });
  SpreadsheetApp.getUi().showSidebar(page.evaluate().setTitle(say('menu')));
}

/** Keeps a second press, or a second person, from starting something at the same moment. */
export function locked<T>(work: () => Answer<T>): Answer<T> {
  const lock = LockService.getDocumentLock() as GoogleAppsScript.Lock.Lock | null;
  if (lock && !lock.tryLock(100)) return refusal(say('busy'));
  try {
    return work();
  } finally {
    lock?.releaseLock();
  }
}

/** Selects the place of a finding, in whichever script the tab is named. Answers what went wrong, or nothing. */
export function jumpTo(tab: string, row: number | null, column: string | null): string {
  const file = SpreadsheetApp.getActive();
  const names = [normalise(tab), SIMPLIFIED_TABS[tab]];
  const sheet = file.getSheets().find((each) => names.includes(normalise(each.getName())));
  if (!sheet) return say('noTab', { tab });
  const [first, last] = row && column ? [`${column}${row}`, ''] : [row ?? column, row ?? column];
  try {
    file.setActiveSheet(sheet);
    sheet.setActiveSelection([first ?? 'A1', last].filter(Boolean).join(':'));
    return '';
  } catch {
    return say('noCell', { tab });
  }
}

export function saveSettings(url: string, area: string, locale: string): string {
  const base = url.trim().replace(/\/+$/, '');
  if (!/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/])[^\s?#]+$/.test(base)) return say('badUrl');
  remember({ url: base, area: area.trim(), locale });
  return say('saved');
}

/** Hands this file and the report files over to the service, which fills in what tabs they lack. */
export function registerFile(name: string, scheme: string, twoPerson: boolean, reports: string): string {
  const reportFiles: Record<string, string> = {};
  for (const line of reports.split('\n').filter((each) => each.trim())) {
    const [, consortium, file] = /^\s*(\S+)\s+(?:\S*\/d\/)?([\w-]{10,100})(?:\/\S*)?\s*$/.exec(line) ?? [];
    if (!consortium || !file) return say('badReport', { line });
    reportFiles[consortium] = file;
  }
  const bureauFile = SpreadsheetApp.getActive().getId();
  const request = { name, scheme, twoPerson, bureauFile, reportFiles, locale: locale() } as const;
  const answer = locked(() => post('setup', request));
  if (!answer.ok) return answer.message;
  const { created, adopted } = answer.value;
  return say('registered', { created: created.join('、') || '—', adopted: adopted.join('、') || '—' });
}
