type Child = Node | string;

interface Attributes {
  readonly [name: string]: string | boolean | number;
}

/** An element; whatever text it is given stays text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children);
  return made;
}

export function button(
  label: string,
  onClick: () => unknown,
  attributes: Attributes = {},
): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, label);
  made.addEventListener('click', () => void onClick());
  return made;
}

/** Lets a person pick one file. */
export function fileButton(label: string, accept: string, onFile: (file: File) => unknown): HTMLElement {
  const input = element('input', { type: 'file', accept, hidden: true, tabindex: -1, 'aria-hidden': 'true' });
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    input.value = '';
    if (file) void onFile(file);
  });
  return element(
    'span',
    {},
    button(label, () => input.click()),
    input,
  );
}

/** Saves what was fetched under a name of its own. */
export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  element('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
