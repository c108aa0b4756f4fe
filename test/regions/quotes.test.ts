import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import type { Citation } from '../../shared/law/instrument.ts';
import { REGIONS } from '../../shared/regions/index.ts';
import { SUPERVISION_RULES } from '../../shared/rules/supervision/rules.ts';

// The texts the rules rest on lie beside the repository: shared/sources and shared/rulebook-evidence.md.
const TEXTS = new URL('../../../shared/', import.meta.url);
const SOURCES = fileURLToPath(new URL('sources/', TEXTS));
const EVIDENCE = fileURLToPath(new URL('rulebook-evidence.md', TEXTS));
const present = existsSync(SOURCES) && existsSync(EVIDENCE);

/** The instruments whose words are a source; the others were read elsewhere and stand in the evidence. */
const SOURCE_OF: Readonly<Record<string, string>> = {
  Z12: '01',
  LN: '02',
  RA: '03',
  CX: '03',
  HY: '03',
  ZE2: '03',
  FG: '04',
  SW: '05',
};

const CITES: readonly Citation[] = [
  ...REGIONS.flatMap(({ schemes }) => schemes).flatMap(({ programme, parameters }) => [
    ...programme.rules.flatMap(({ versions }) => versions.flatMap(({ cites }) => cites)),
    ...Object.values(parameters).flatMap((history) => history.map(({ cite }) => cite)),
  ]),
  ...SUPERVISION_RULES.flatMap(({ versions }) => versions.flatMap(({ cites }) => cites)),
];
const QUOTED = [
  ...new Map(
    CITES.flatMap((cite) =>
      cite.quote === undefined ? [] : [[`${cite.instrument} ${cite.article ?? ''} ${cite.quote}`, cite]],
    ),
  ).values(),
];

const toSimplified = Converter({ from: 't', to: 'cn' });
const fromTaiwan = Converter({ from: 'tw', to: 'cn' });

/** One script, one width, one kind of mark: what a copy of a text may change without changing its words. */
const plain = (text: string): string =>
  toSimplified(fromTaiwan(text))
    .normalize('NFKC')
    .replace(/[“”「」『』"]/g, '"')
    .replace(/[\s*]/g, '');

const read = (path: string): string => plain(readFileSync(path, 'utf8'));

function textOf(instrument: string): string {
  const number = SOURCE_OF[instrument];
  const source = number && readdirSync(SOURCES).find((name) => name.startsWith(number));
  return source ? read(`${SOURCES}${source}`) : read(EVIDENCE);
}

it('sees every quotation that a rule or a region writes', () => {
  const known = new Set(QUOTED.map(({ quote }) => quote));
  const written = globSync('shared/{rules,regions}/**/*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bquote: '([^']+)'/g)].map((match) => match[1]!),
  );
  expect(written.length).toBeGreaterThan(40);
  expect(written.filter((quote) => !known.has(quote))).toEqual([]);
});

const where = present ? '' : ` (skipped: ${fileURLToPath(TEXTS)} holds no texts)`;

describe.skipIf(!present)(`a quotation stands in the text it is from${where}`, () => {
  const texts = new Map(
    [...new Set(QUOTED.map(({ instrument }) => instrument))].map((id) => [id, textOf(id)]),
  );

  it.each(QUOTED.map((cite) => [cite.instrument, cite.quote!] as const))('%s: %s', (instrument, quote) => {
    expect([quote, texts.get(instrument)!.includes(plain(quote))]).toEqual([quote, true]);
  });

  it('finds no words that do not stand there', () => {
    expect(texts.get('SW')!.includes(plain('年初預付兩個月的醫保基金'))).toBe(false);
  });
});
