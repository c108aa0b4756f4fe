import { type Html, html } from './html.ts';
import type { View } from './view.ts';

/** One part of a page. A new statement is a new section, one file, and its line in the list of the page. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** `undefined`: this 醫共體 or this period has nothing of it, and the part is left out */
  readonly content: (view: View) => Html | undefined;
}

export function sectionHtml({ id, title, content }: Section, view: View): Html | undefined {
  const inside = content(view);
  return (
    inside &&
    html`<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${view.script(title)}</h2>
${inside}</section>`
  );
}
