import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The arithmetic knows no region: what differs is a parameter or another list of rules (shared/regions). */
const FILES = ['rules', 'cases', 'settle'].flatMap((folder) => globSync(`shared/${folder}/**/*.ts`)).sort();

const withoutComments = (source: string) =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');

/** An expression that ends in a region, a scheme or a part of one, such as `params['region.code']`. */
const PLACE = String.raw`(?:\b(?:region|scheme)(?:\??\.(?:code|name|id|scheme|region))?|\['(?:region\.code|region\.name|scheme)'\]|\.(?:region|scheme|schemeId|regionCode)|\b(?:schemeId|regionCode))`;
const LITERAL = String.raw`(?:'[^']*'|"[^"]*"|${'`'}[^${'`'}]*${'`'}|[A-Z][A-Z_]+\b)`;

const BRANCHES: readonly (readonly [string, RegExp])[] = [
  ['a comparison', new RegExp(String.raw`${PLACE}\s*(?:===|!==|==|!=)\s*${LITERAL}`)],
  ['a comparison', new RegExp(String.raw`${LITERAL}\s*(?:===|!==|==|!=)\s*\S*${PLACE}`)],
  ['a switch', new RegExp(String.raw`\bswitch\s*\([^)]*${PLACE}\s*\)`)],
  [
    'a test of the text',
    new RegExp(String.raw`${PLACE}\??\.(?:startsWith|endsWith|includes|match|slice|search)\(`),
  ],
  ['a list searched', new RegExp(String.raw`\.(?:includes|has|get)\(\s*\S*${PLACE}\s*\)`)],
  [
    'a scheme by name',
    /['"`](?:zhejiang|jinhua|hangzhou|shanwei|ruian|changxing|haiyan|liaoning)-\d{4}['"`]/,
  ],
  ['a region by code', /['"`](?:330000|330700|330100|330381|330522|330424|210000|441502)['"`]/],
];

const branches = (source: string) =>
  BRANCHES.filter(([, pattern]) => pattern.test(withoutComments(source))).map(([kind]) => kind);

describe('no branch on a region or a scheme', () => {
  it('looks at the files', () => {
    expect(FILES.filter((file) => file.startsWith('shared/rules/')).length).toBeGreaterThan(20);
    expect(FILES).toContain('shared/rules/case/low.ts');
  });

  it.each(FILES)('%s', (file) => {
    expect(branches(readFileSync(file, 'utf8'))).toEqual([]);
  });

  it.each([
    `if (region.code === '330000') return 1n;`,
    `const k = params.scheme !== 'x' ? ONE : k;`,
    `if (params['region.code'] === code330) {} else if ('a' === area.region) {}`,
    `switch (programme.scheme) {}`,
    `switch (params['scheme']) {}`,
    `if (scheme.startsWith('zhe')) return;`,
    `if (WITH_MID.has(programme.scheme)) return;`,
    `const old = ['a', 'b'].includes(params['region.name']);`,
    `const id = 'zhejiang-2019';`,
    `const home = '441502';`,
    `const id = 'ruian-2018';`,
    `const home = '330424';`,
    `if (regionCode == PROVINCE) return;`,
  ])('would find %s', (source) => {
    expect(branches(source)).not.toEqual([]);
  });

  it.each([
    `const scheme = schemeById(id); if (scheme === undefined) return undefined;`,
    `return { title: scheme.programme.title, scheme: programme.scheme };`,
    `/** zhejiang-2019: if (region.code === '330000') */ const a = 1;`,
    `if (scheme.programme.from > lawDate) report(finding);`,
  ])('lets %s be', (source) => {
    expect(branches(source)).toEqual([]);
  });
});
