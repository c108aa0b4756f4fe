import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMON, REGIONS } from '../../shared/regions/index.ts';
import { ROOT } from '../house/sources.ts';

/** The five documents stand beside the repository where it is developed, and nowhere else. */
const SOURCES = join(ROOT, '../shared/sources');
const absent = !existsSync(SOURCES);
const without = absent ? `（跳過：沒有 ${SOURCES}）` : '';

const textOf = (number: string): string => {
  const file = readdirSync(SOURCES).find((name) => name.startsWith(number))!;
  return readFileSync(join(SOURCES, file), 'utf8');
};

const articlesOf = (instrument: string): readonly string[] =>
  [COMMON, ...REGIONS]
    .flatMap(({ coverage }) => coverage)
    .filter((line) => line.instrument === instrument)
    .map(({ article }) => article);

/** Headings that no line of the coverage is about. */
const missing = (instrument: string, headings: readonly string[]): string[] => {
  const articles = articlesOf(instrument);
  return headings.filter((heading) => !articles.some((article) => article.startsWith(heading)));
};

const LEVELS = [
  /^([一二三四五六七八九十]+)、/,
  /^[（(]([一二三四五六七八九十]+)[）)]/,
  /^(\d{1,2})\.(?!\d)/,
  /^[（(](\d{1,2})[）)]/,
];
const WRITTEN = [(n: string) => n, (n: string) => `（${n}）`, (n: string) => n, (n: string) => `（${n}）`];

/** `三（一）1（2）`: every numbered line, with the numbers it stands under. */
function numbered(text: string): string[] {
  const path: string[] = [];
  return text.split('\n').flatMap((line) => {
    const level = LEVELS.findIndex((pattern) => pattern.test(line.trim()));
    if (level < 0) return [];
    path.length = level;
    for (let above = 0; above < level; above++) path[above] ??= '';
    path[level] = WRITTEN[level]!(LEVELS[level]!.exec(line.trim())![1]!);
    return [path.join('')];
  });
}

describe.skipIf(absent)(`every heading of the five documents is in the coverage${without}`, () => {
  it('document 01: the opinion of Zhejiang', () => {
    const text = textOf('01');
    const headings = numbered(text.slice(text.indexOf('附件:')));
    expect(headings).toHaveLength(28);
    expect(headings).toContain('二（二）6（3）');
    expect(missing('Z12', headings)).toEqual([]);
  });

  it('document 02: the measures of Liaoning', () => {
    const headings = numbered(textOf('02')).flatMap((heading) => /（[^）]+）/.exec(heading) ?? []);
    expect(headings).toHaveLength(26);
    expect([headings[0], headings.at(-1)]).toEqual(['（五）', '（三十）']);
    expect(missing('LN', headings)).toEqual([]);
  });

  it('document 03: Ruian, the hospital, Changxing and Haiyan', () => {
    const [, ...sections] = textOf('03')
      .split('來源:')[0]!
      .split(/^[1-4]$/m);
    const headings = sections.map((section) =>
      section
        .split('\n')
        .filter((line) => /^[^。]{6,40}$/.test(line) && /[,，]/.test(line))
        .map((line) => line.split(/[,，]/)[0]!),
    );
    expect(headings.map(({ length }) => length)).toEqual([3, 4, 3, 4]);
    ['RA', 'ZE2', 'CX', 'HY'].forEach((instrument, index) => {
      expect(missing(instrument, headings[index]!)).toEqual([]);
    });
  });

  it('document 04: the lecture, as far as it was read', () => {
    let part = '';
    const headings = [...textOf('04').matchAll(/##([一二三四])、|###[（(]([一二三四五])[）)]/g)].map(
      ([, first, second]) => {
        if (first) part = first;
        return second ? `${part}（${second}）` : part;
      },
    );
    expect(new Set(headings).size).toBe(16);
    expect(missing('FG', headings)).toEqual([]);
  });

  it('document 05: the group of Shanwei', () => {
    const headings = numbered(textOf('05'));
    expect(headings).toContain('三（三）2（9）');
    expect(new Set(headings).size).toBe(headings.length);
    expect(headings).toHaveLength(36);
    expect(missing('SW', headings)).toEqual([]);
  });

  it('would find one that is not there', () => {
    expect(missing('SW', ['三（四）'])).toEqual(['三（四）']);
  });
});
