import { Converter } from 'opencc-js';
import { expect, test } from 'vitest';
import type { BothScripts } from '../../shared/sheets/column.ts';
import { TABS } from '../../shared/sheets/tabs/settlement-tabs.ts';
import * as values from '../../shared/sheets/tabs/values.ts';

const toSimplified = Converter({ from: 't', to: 'cn' });

const texts: readonly BothScripts[] = [
  ...Object.values(TABS).flatMap((tab) => [
    tab.name,
    ...Object.values(tab.columns).map(({ header }) => header),
  ]),
  ...Object.values(values).flat(),
];

test.each(texts)('$hant in Simplified is $hans', ({ hant, hans }) => {
  expect(toSimplified(hant)).toBe(hans);
});

test.each(Object.entries(TABS))('the headers of %s differ from each other in both scripts', (_, tab) => {
  const headers = Object.values(tab.columns).flatMap(({ header }) => [
    ...new Set([header.hant, header.hans]),
  ]);
  expect(new Set(headers).size).toBe(headers.length);
});
