import type { Univer } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { button, element } from '../dom.ts';
import { cellRect } from './cell-rect.ts';
import type { Objection } from './guard.ts';
import type { Incoming } from './incoming.ts';
import { ruleAt } from './rules.ts';
import { setTyped } from './typing.ts';

export interface DropDownOptions {
  readonly univer: Univer;
  readonly api: FUniver;
  readonly incoming: Incoming;
  readonly container: HTMLElement;
  /** Where help and notes of the selected cell are shown */
  readonly hint: HTMLElement;
  readonly objection: Objection;
  /** Gives the keys back to the sheet */
  readonly focus: () => void;
}

const SELECTS = new Set(['sheet.operation.set-selections', 'sheet.operation.set-worksheet-active']);

/** The list of a cell that takes only certain values: behind a small button in its corner, or Alt and Down. */
export function showDropDowns({
  univer,
  api,
  incoming,
  container,
  hint,
  objection,
  focus,
}: DropDownOptions): void {
  const opener = button('▾', () => open(), {
    class: 'opener',
    hidden: true,
    tabindex: -1,
    'aria-label': '選擇',
  });
  const list = element('ul', {
    class: 'choices',
    role: 'listbox',
    hidden: true,
    tabindex: -1,
    'aria-label': '可選的值',
  });
  document.body.append(opener, list);
  let choices: readonly string[] = [];

  const cell = () => {
    const sheet = api.getActiveWorkbook()?.getActiveSheet();
    const range = sheet?.getActiveRange();
    return sheet && range ? { sheet, range, row: range.getRow(), column: range.getColumn() } : undefined;
  };

  const rectOf = ({ row, column }: { readonly row: number; readonly column: number }) =>
    cellRect(univer, api, row, column);

  const place = () => {
    const at = cell();
    const rect = at && choices.length > 0 ? rectOf(at) : undefined;
    opener.hidden = !rect;
    if (!rect) return;
    opener.style.left = `${rect.right - 20}px`;
    opener.style.top = `${rect.top + 1}px`;
    opener.style.height = `${Math.max(16, rect.height - 2)}px`;
  };

  const select = () => {
    close();
    const at = cell();
    const key = at?.sheet.getSheetId() ?? '';
    const rule = at && ruleAt(api, incoming, key, at.row, at.column);
    const note = incoming
      .sheet(key)
      ?.notes.find(([row, column]) => row === at?.row && column === at.column)?.[2];
    hint.textContent = note ?? rule?.help.replace('\n', '：') ?? '';
    hint.className = note === undefined ? 'hint' : 'hint note';
    choices = rule && !objection(key) ? rule.choices : [];
    place();
  };

  const close = () => {
    list.hidden = true;
    list.replaceChildren();
  };

  const choose = (text: string) => {
    const at = cell();
    close();
    if (at) setTyped(api, at.sheet.getSheetId(), at.row, at.column, [[text]]);
    focus();
  };

  const open = () => {
    const at = cell();
    const rect = at && choices.length > 0 ? rectOf(at) : undefined;
    if (!at || !rect) return;
    const now = String(at.range.getValue() ?? '');
    list.replaceChildren(
      ...choices.map((text) => {
        const item = element('li', { role: 'option', tabindex: -1, 'aria-selected': text === now }, text);
        item.addEventListener('click', () => choose(text));
        return item;
      }),
    );
    list.style.left = `${rect.left}px`;
    list.style.minWidth = `${rect.width}px`;
    list.style.top = `${Math.min(rect.bottom, innerHeight - Math.min(280, choices.length * 30 + 10))}px`;
    list.hidden = false;
    (list.querySelector<HTMLElement>('[aria-selected=true]') ?? list.querySelector('li'))?.focus();
  };

  list.addEventListener('keydown', (event) => {
    const items = [...list.querySelectorAll('li')];
    const at = items.indexOf(document.activeElement as HTMLLIElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items[Math.max(0, Math.min(items.length - 1, to))]?.focus();
    else if (event.key === 'Enter' || event.key === ' ') choose(items[at]?.textContent ?? '');
    else if (event.key === 'Escape') {
      close();
      focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  window.addEventListener(
    'keydown',
    (event) => {
      if (!event.altKey || event.key !== 'ArrowDown' || choices.length === 0) return;
      if (!(event.target instanceof Node) || !container.contains(event.target)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      open();
    },
    { capture: true },
  );
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !list.contains(target) && target !== opener) close();
  });
  api.addEvent(api.Event.CommandExecuted, ({ id }) => {
    if (SELECTS.has(id)) select();
  });
  api.addEvent(api.Event.Scroll, () => {
    close();
    // The component tells of a scroll before it has drawn it.
    requestAnimationFrame(() => requestAnimationFrame(place));
  });
  window.addEventListener('resize', place);
}
