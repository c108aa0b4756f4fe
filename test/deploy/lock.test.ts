import { expect, test } from 'vitest';
import { type Lock, lockOf } from '../../deploy/lock.ts';

const LOCK: Lock = {
  lockfileVersion: 3,
  packages: {
    '': { version: '1.0.0' },
    'node_modules/outside': {
      version: '5.0.0',
      dependencies: { deep: '^1' },
      optionalDependencies: { maybe: '*' },
    },
    'node_modules/deep': { version: '2.0.0' },
    'node_modules/outside/node_modules/deep': { version: '1.4.0', dependencies: { shared: '^3' } },
    'node_modules/shared': { version: '3.0.0', dependencies: { deep: '^2', outside: '^5' } },
    'node_modules/bundled': { version: '9.0.0' },
  },
};
const options = { name: 'dianzhi', version: '0.1.0', external: ['outside'], node: '24.x' };

test('what a package needs is found as Node finds it, and nothing else is locked', () => {
  const { packages } = lockOf(LOCK, options);
  expect(Object.keys(packages)).toEqual([
    '',
    'node_modules/deep',
    'node_modules/outside',
    'node_modules/outside/node_modules/deep',
    'node_modules/shared',
  ]);
  expect(packages['']).toEqual({
    name: 'dianzhi',
    version: '0.1.0',
    dependencies: { outside: '5.0.0' },
    engines: { node: '24.x' },
  });
});

test('a package that is not locked cannot be left outside', () => {
  expect(() => lockOf(LOCK, { ...options, external: ['nowhere'] })).toThrow(
    'nowhere is not in package-lock.json',
  );
});
