import { type Html, html } from './html.ts';
import type { OwnExplanation } from './own-explanation.ts';
import type { View } from './view.ts';

/** The lines of an explanation: its steps, and under each where its numbers come from. */
export function stepsHtml({ text }: OwnExplanation, { script }: Pick<View, 'script'>): Html {
  const [, ...lines] = script(text).split('\n');
  const step = (line: string) =>
    html`<p${/^\d+\. /.test(line) ? html` class="step"` : html` class="note"`}>${line.trim()}</p>`;
  return html`${lines.map(step)}`;
}

/**
 * Amounts that open where they stand, without a script; those that are not there are left out. On paper only what is
 * open is printed: a closed one would be a line that says nothing.
 */
export function openedAmounts(view: View, keys: readonly string[]): Html | undefined {
  const found = keys.flatMap((key) => view.explain(key) ?? []);
  if (found.length === 0) return undefined;
  return html`<div class="opened"><h3>${view.script('怎麼算出來的')}</h3>${found.map(
    (one) =>
      html`<details><summary>${view.script(one.text.split('\n', 1)[0]!)}</summary>${stepsHtml(one, view)}</details>\n`,
  )}</div>`;
}
