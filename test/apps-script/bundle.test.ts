import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createContext, Script } from 'node:vm';
import { parseAst } from 'vite';
import { expect, test } from 'vitest';
import { MENU } from '../../apps-script/texts.ts';
import { inScript } from '../../functions/script.ts';
import { builtScript } from './workshop.ts';

const built = builtScript();
const FOLDER = resolve(import.meta.dirname, '../../apps-script');
const sourceFiles = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'));
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;

function* nodes(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* nodes(child);
  }
}

const tree = (code: string): Node => parseAst(code) as unknown as Node;
const program = (): Node[] => [...nodes(tree(built.bundle.code))];

const FUNCTIONS = [
  ...Object.keys(MENU),
  ...['onOpen', 'onInstall', 'jumpTo', 'pollRun', 'registerFile', 'saveSettings'],
].sort();

test('Code.js declares the functions that are called by name, and hides everything else', () => {
  const declared = (tree(built.bundle.code)['body'] as Node[]).map((statement) => {
    const [named = statement] = (statement['declarations'] ?? []) as Node[];
    return `${statement.type} ${(named['id'] as Node)['name']}`;
  });
  expect(declared).toEqual([
    'VariableDeclaration Dianzhi',
    ...FUNCTIONS.map((name) => `FunctionDeclaration ${name}`),
  ]);
});

test('Code.js runs as a plain script and touches no service until it is called', () => {
  const world: Record<string, unknown> = {};
  new Script(built.bundle.code, { filename: 'Code.js' }).runInContext(createContext(world));
  expect(Object.keys(world).sort()).toEqual(['Dianzhi', ...FUNCTIONS]);
  for (const name of FUNCTIONS) expect(world[name]).toBeTypeOf('function');
});

test('nothing in it calculates', () => {
  const operators = program()
    .filter(({ type }) => ['BinaryExpression', 'AssignmentExpression', 'UpdateExpression'].includes(type))
    .map(({ operator }) => operator as string);
  const calculating = operators.filter(
    (operator) => !['=', '===', '!==', '<', '>=', 'in'].includes(operator),
  );
  expect(operators.length).toBeGreaterThan(10);
  expect(calculating).toEqual([]);
  const names = program().flatMap(({ type, name }) => (type === 'Identifier' ? [String(name)] : []));
  const forbidden = [
    'Number',
    'parseFloat',
    'parseInt',
    'BigInt',
    'Math',
    'Date',
    'toFixed',
    'eval',
    'Function',
  ];
  expect(names.filter((name) => forbidden.includes(name))).toEqual([]);
});

test('nothing in it is secret', () => {
  const texts = program().flatMap(({ type, value, raw }) =>
    type === 'Literal'
      ? [String(value)]
      : type === 'TemplateElement'
        ? [String((value as Node)['raw'] ?? raw)]
        : [],
  );
  expect(texts.length).toBeGreaterThan(100);
  const names = ['X-Serverless-Authorization'];
  expect(texts.filter((text) => /[0-9A-Za-z_+/=-]{24,}/.test(text) && !names.includes(text))).toEqual([]);
  expect(texts.filter((text) => /https?:\/\/\w/.test(text))).toEqual([]);
  expect(built.bundle.code).not.toMatch(/getOAuthToken|secret|password|client_id|api.?key/i);
});

test('it stays small', () => {
  expect(built.bundle.code.length).toBeLessThan(22_000);
  const lines = sourceFiles.map((name) => read(name).split('\n').length - 1);
  expect(lines.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(360);
});

test.each(sourceFiles)('%s imports only its neighbours, tab names and types', (name) => {
  const imports = [...read(name).matchAll(/(?:import|export)\s+(type\s)?[^;']*?from '([^']+)'/g)];
  const strangers = imports.filter(([, type, from]) => {
    const typesOnly = type !== undefined && from === '../functions/http/contract.ts';
    return !typesOnly && !/^\.\/|^\.\.\/shared\/(sheets|findings)\//.test(from!);
  });
  expect(strangers.map(([text]) => text)).toEqual([]);
});

test('the manifest asks for five scopes, each of which some test misses when it is gone', () => {
  expect(JSON.parse(read('appsscript.json'))).toMatchObject({
    timeZone: 'Asia/Shanghai',
    runtimeVersion: 'V8',
  });
  expect(built.bundle.scopes).toEqual([
    'openid',
    'https://www.googleapis.com/auth/userinfo.email',
    'https://www.googleapis.com/auth/script.container.ui',
    'https://www.googleapis.com/auth/script.external_request',
    'https://www.googleapis.com/auth/spreadsheets',
  ]);
});

test('the sidebar loads nothing from elsewhere and writes no markup', () => {
  const html = built.bundle.files['sidebar']!;
  expect(html).not.toMatch(/https?:\/\/(?!$)\w|\ssrc=|\shref=|@import|url\(/);
  expect(html).not.toMatch(
    /innerHTML|outerHTML|insertAdjacent|document\.write|createContextualFragment|\beval\b/,
  );
  expect(html.match(/<\?.*?\?>/g)).toEqual([
    '<?= panel ?>',
    '<?= run ?>',
    '<?= url ?>',
    '<?= area ?>',
    '<?= text ?>',
  ]);
  expect(html).not.toMatch(/parseFloat|Number\(|toFixed/);
});

test('the sidebar can be read out and used by keyboard', () => {
  const html = built.bundle.files['sidebar']!;
  expect(html).toMatch(/<html lang="zh-Hant">/);
  expect(html).toMatch(/id="step" aria-live="polite"/);
  expect(html).toMatch(/id="notice" role="alert"/);
  expect(html).toMatch(/<progress[^>]*aria-label=/);
  expect(html).not.toMatch(/onclick|tabindex="-|outline: (none|0)/);
  const inputs = [...html.matchAll(/<(input|select|textarea)/g)];
  const labelled = [...html.matchAll(/<label\b[^>]*>(?:(?!<\/label>).)*?<(input|select|textarea)/gs)];
  expect(labelled).toHaveLength(inputs.length);
});

test('the sidebar calls the items as the menu does', () => {
  const html = built.bundle.files['sidebar']!;
  for (const item of Object.values(MENU)) expect(html).toContain(item);
});

test('the Simplified sidebar is the same page', () => {
  const { sidebar, 'sidebar-hans': simplified } = built.bundle.files;
  expect(simplified).toContain('<html lang="zh-Hans">');
  expect(simplified).toContain('<option value="zh-Hant">');
  expect(simplified!.replace('<html lang="zh-Hans">', '<html lang="zh-Hant">')).toBe(
    inScript(sidebar!, 'zh-Hans'),
  );
  expect(simplified).toMatch(/另有 \$\{more\} 项，见「数据检查」工作表。/);
});

test('every text has a Simplified twin with the same places to fill', () => {
  const objects = program().filter(({ type }) => type === 'ObjectExpression');
  const texts = objects
    .map(({ properties }) =>
      (properties as Node[]).flatMap(({ key, value }) => {
        const text = (value as Node | undefined)?.['value'];
        const name = (key as Node | undefined)?.['name'] ?? (key as Node | undefined)?.['value'];
        return typeof text === 'string' ? [[String(name), text] as const] : [];
      }),
    )
    .filter((pairs) => pairs.some(([name]) => name === 'noSettings'))
    .map((pairs) => new Map(pairs));
  expect(texts).toHaveLength(2);
  const [hant, hans] = texts as [Map<string, string>, Map<string, string>];
  for (const [name, text] of hant) expect(hans.get(name)).toBe(inScript(text, 'zh-Hans'));
  expect(hans.size).toBe(hant.size + Object.keys(MENU).length);
});
