import type { Menu } from '../contract.ts';
import { button, element } from '../dom.ts';

export interface Entry {
  readonly caption: string;
  readonly onPress: () => void;
}

/** A menu that opens below its name, by mouse or keys. */
export function menuButton(title: string, entries: readonly Entry[]): HTMLElement {
  const items = entries.map(({ caption, onPress }) =>
    button(caption, () => press(onPress), { role: 'menuitem', tabindex: -1 }),
  );
  const list = element('div', { class: 'items', role: 'menu', 'aria-label': title, hidden: true }, ...items);
  const opener = button(title, () => (list.hidden ? open() : close()), {
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
  });
  const box = element('div', { class: 'menu' }, opener, list);
  const open = () => {
    list.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    items[0]?.focus();
  };
  const close = () => {
    list.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
  };
  const press = (onPress: () => void) => {
    close();
    opener.focus();
    onPress();
  };
  opener.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    open();
  });
  list.addEventListener('keydown', (event) => {
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) items.at(to % items.length)?.focus();
    else if (event.key === 'Escape') {
      close();
      opener.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  list.addEventListener('keydown', ({ key }) => key === 'Tab' && close());
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !box.contains(target)) close();
  });
  return box;
}

export const scriptMenu = ({ title, items }: Menu, onPress: (caption: string) => void): HTMLElement =>
  menuButton(
    title,
    items.map(({ caption }) => ({ caption, onPress: () => onPress(caption) })),
  );
