import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { inScript } from '../../functions/script.ts';

const MAIN = resolve(import.meta.dirname, '../../desk/cli/main.ts');

const help = async (args: readonly string[], environment: Readonly<Record<string, string>> = {}) => {
  const { LC_ALL: _, LC_MESSAGES: __, LANG: ___, ...env } = process.env;
  const run = promisify(execFile)(process.execPath, [MAIN, ...args], { env: { ...env, ...environment } });
  return (await run).stdout;
};

test('the help says of every command what it does, in either script', async () => {
  const traditional = await help(['--help']);
  for (const command of ['compare', 'what-if', 'forecast', 'dispute', 'pack']) {
    expect(traditional).toMatch(
      new RegExp(`^  dianzhi ${command} INPUT.*\\n(?: .*\\n)? +.*\\p{Script=Han}`, 'mu'),
    );
  }
  const simplified = inScript(traditional, 'zh-Hans');
  expect(simplified).not.toBe(traditional);
  expect(await help(['what-if', '--help', '--locale', 'zh-Hans'])).toBe(simplified);
  expect(await help(['--help'], { LANG: 'zh_CN.UTF-8' })).toBe(simplified);
  expect(await help(['--help', '--locale', 'zh-Hant'], { LANG: 'zh_CN.UTF-8' })).toBe(traditional);
});
