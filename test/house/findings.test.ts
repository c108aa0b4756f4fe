import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FINDINGS } from '../../shared/findings/catalogue.ts';

const CATALOGUE = 'shared/findings/catalogue.ts';
const CONSEQUENCES = 'shared/findings/consequences.ts';

const textOf = (files: readonly string[]) => files.map((file) => readFileSync(file, 'utf8')).join('\n');
const withoutComments = (source: string) =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');

/** Whether a text has the code as a string of its own, or at the start of a pattern. */
const names = (source: string, code: string) => new RegExp(`['"\`/^]${code}\\b`).test(source);

const TESTS = withoutComments(textOf(globSync('test/**/*.ts')));
const PROGRAM = withoutComments(
  textOf(
    globSync('{shared,desk,functions}/**/*.ts').filter((file) => file !== CATALOGUE && file !== CONSEQUENCES),
  ),
);
const CODES = Object.keys(FINDINGS);

describe('findings', () => {
  it('each is provoked by a test', () => {
    expect(CODES.length).toBeGreaterThan(60);
    expect(CODES.filter((code) => !names(TESTS, code))).toEqual([]);
  });

  it('each can be given by the program', () => {
    expect(CODES.filter((code) => !names(PROGRAM, code))).toEqual([]);
  });

  it('a code that only a comment or a longer code mentions would be found out', () => {
    expect(names(withoutComments(`// provokes 'TAB_EMPTY'`), 'TAB_EMPTY')).toBe(false);
    expect(names(`expect(code).toBe('TAB_EMPTY_TOO')`, 'TAB_EMPTY')).toBe(false);
    expect(names(`expect(message).toMatch(/^FILE_TOO_LARGE .*/)`, 'FILE_TOO_LARGE')).toBe(true);
  });

  it.each(Object.entries(FINDINGS))('%s says what to do, in words without a code', (_, entry) => {
    expect(entry.message).toMatch(/。$/);
    expect(entry.remedy).toMatch(/[。}]$/);
    expect(`${entry.message}${entry.remedy}`).not.toMatch(/[A-Z]{4,}_|undefined|\(|\)/);
  });
});
