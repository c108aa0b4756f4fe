import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { type Lock, lockOf } from './deploy/lock.ts';

const read = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`./${name}`, import.meta.url), 'utf8')) as T;

/** The framework starts the process and keeps the list of functions: it must be one and the same for both. */
const FRAMEWORK = '@google-cloud/functions-framework';

/** What the cloud's build installs: the framework in the version tested here, and all it needs as locked here. */
const manifest: Plugin = {
  name: 'manifest',
  generateBundle() {
    const { name, version } = read<{ name: string; version: string }>('package.json');
    const lock = lockOf(read<Lock>('package-lock.json'), {
      name,
      version,
      external: [FRAMEWORK],
      node: '24.x',
    });
    const emit = (fileName: string, value: object) =>
      this.emitFile({ type: 'asset', fileName, source: `${JSON.stringify(value, null, 2)}\n` });
    emit('package.json', { private: true, type: 'module', main: 'index.js', ...lock.packages[''] });
    emit('package-lock.json', lock);
  },
};

/** The queue's client reads files beside it when it is loaded; here they become part of it. */
const filesOfTheQueue: Plugin = {
  name: 'files of the queue',
  transform: {
    filter: { id: /@google-cloud\/tasks\/.*\/cloud_tasks_client\.js$/ },
    handler: (code, id) =>
      code.replace(/getJSON\(path\.join\(dirname, (.*?)\)\)/g, (_, words: string) => {
        const path = words.split(', ').map((word) => word.slice(1, -1));
        return readFileSync(join(dirname(id), ...path), 'utf8').trim();
      }),
  },
};

export default defineConfig({
  plugins: [filesOfTheQueue, manifest],
  // Google's libraries ask where they stand, for files that only gRPC reads.
  define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' },
  ssr: { noExternal: true, external: [FRAMEWORK] },
  build: {
    ssr: 'functions/index.ts',
    outDir: 'dist/functions',
    target: 'node24',
    minify: false,
    rolldownOptions: {
      // Imported late for its own sake, google-auth-library is in the first chunk anyway.
      checks: { ineffectiveDynamicImport: false },
    },
  },
});
