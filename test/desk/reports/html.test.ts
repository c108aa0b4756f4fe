import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html } from '../../../desk/reports/html.ts';

test('a text is escaped, in an element and in an attribute; markup is not', () => {
  const text = `<script>alert("1 & '2'")</script>`;
  expect(html`<p title="${text}">${text}</p>`.text).toBe(
    '<p title="&lt;script&gt;alert(&quot;1 &amp; &#39;2&#39;&quot;)&lt;/script&gt;">&lt;script&gt;alert(&quot;1 &amp; &#39;2&#39;&quot;)&lt;/script&gt;</p>',
  );
  expect(html`<ul>${['a', 'b'].map((item) => html`<li>${item}</li>`)}</ul>`.text).toBe(
    '<ul><li>a</li><li>b</li></ul>',
  );
  expect(html`${undefined}${0}${''}`.text).toBe('0');
});

test('characters that HTML forbids are replaced', () => {
  expect(html`${'a\u0000b\u001bc\td'}`.text).toBe('a\ufffdb\ufffdc\td');
});

test('no text opens or closes anything', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(html`${text}`.text).not.toMatch(/[<>"']/);
    }),
  );
});
