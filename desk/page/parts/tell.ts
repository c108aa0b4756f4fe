import { RefusedError } from '../api.ts';
import type { Dialog, Finding } from '../contract.ts';
import { button, element } from '../dom.ts';

const SHOWN_MS = 8000;

const box = element('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' });
document.body.append(box);

/** A word at the foot of the window; the same word twice is one. */
export function toast(text: string, kind: 'info' | 'error' = 'info'): void {
  for (const old of [...box.children]) if (old.textContent === text) old.remove();
  const made = element('p', { class: kind }, text);
  box.append(made);
  setTimeout(() => made.remove(), SHOWN_MS);
}

export const tell = (error: unknown): void =>
  toast(error instanceof Error ? error.message : String(error), 'error');

/** Does what a person asked for, and tells what went wrong: its findings one by one, where there are any. */
export async function attempt(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof RefusedError && error.findings.length > 0)
      await showFindings(error.message, error.findings);
    else tell(error);
  }
}

const BUTTONS = { OK: '確定', CLOSE: '關閉', CANCEL: '取消', YES: '是', NO: '否' } as const;
type Pressed = keyof typeof BUTTONS;

export interface Reply {
  readonly button: Pressed;
  readonly text?: string;
}

/** A dialog as a script shows it. */
export function ask({ kind, title, text, buttons }: Dialog): Promise<Reply> {
  const field = element('input', { type: 'text', 'aria-label': text, autocomplete: 'off' });
  const lines = text.split('\n').map((line) => element('p', {}, line === '' ? '\u00a0' : line));
  const body = [...lines, ...(kind === 'prompt' ? [field] : [])];
  const names = buttons.split('_') as (keyof typeof BUTTONS)[];
  return modal(title, body, names).then((pressed) => ({
    button: pressed,
    ...(kind === 'prompt' && { text: field.value }),
  }));
}

export const confirmed = async (title: string, text: string): Promise<boolean> =>
  (await ask({ kind: 'alert', title, text, buttons: 'OK_CANCEL' })).button === 'OK';

export function modal(
  title: string,
  body: readonly HTMLElement[],
  names: readonly (keyof typeof BUTTONS)[],
): Promise<Pressed> {
  const { promise, resolve } = Promise.withResolvers<Pressed>();
  const dialog = element('dialog', { 'aria-labelledby': 'dialog-title' });
  const end = (pressed: Pressed) => {
    dialog.remove();
    resolve(pressed);
  };
  const form = element('form', { method: 'dialog' }, element('h2', { id: 'dialog-title' }, title), ...body);
  const row = element('div', { class: 'buttons' });
  for (const [index, name] of names.entries()) {
    const made =
      index === 0 ? element('button', { type: 'submit', class: 'first' }, BUTTONS[name]) : undefined;
    row.append(made ?? button(BUTTONS[name], () => end(name)));
  }
  form.append(row);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    end(names[0]!);
  });
  dialog.addEventListener('cancel', () => end('CLOSE'));
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  return promise;
}

const SEVERITIES = { block: '阻斷', warn: '警告', info: '提示' } as const;

export const placeText = ({ tab, row, column }: Finding['where']): string =>
  row || column ? `${tab}!${column ?? ''}${row ?? ''}` : tab;

export function findingList(findings: readonly Finding[]): HTMLElement {
  const lines = findings.map(({ severity, where, message, remedy }) =>
    element(
      'li',
      { class: severity },
      element('strong', {}, `${SEVERITIES[severity]}　${placeText(where)}`),
      element('span', {}, message),
      element('span', { class: 'remedy' }, remedy),
    ),
  );
  return element('ul', { class: 'findings' }, ...lines);
}

const showFindings = (title: string, findings: readonly Finding[]) =>
  modal(title, [findingList(findings)], ['OK']);
