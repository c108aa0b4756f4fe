import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
import { HANT } from './apps-script/texts.ts';
import { inScript } from './functions/script.ts';
import { RESULT_TABS } from './shared/sheets/read-tables.ts';
import { proposalsTab } from './shared/sheets/tabs/proposals-tab.ts';
import { TABS } from './shared/sheets/tabs/settlement-tabs.ts';

const simplified = (text: string): string => inScript(text, 'zh-Hans');

const HANS = Object.fromEntries(Object.entries(HANT).map(([key, text]) => [key, simplified(text)]));

const SIMPLIFIED_TABS = Object.fromEntries([
  ...RESULT_TABS.map((name) => [name, simplified(name)]),
  ...[...Object.values(TABS), proposalsTab].map(({ name }) => [name.hant, name.hans]),
]);

const source = (name: string): string =>
  readFileSync(new URL(`./apps-script/${name}`, import.meta.url), 'utf8');

/**
 * A spreadsheet calls functions by the names declared at the top of the script and knows no modules: each export
 * becomes a plain function that leads into the bundle.
 */
const globals: Plugin = {
  name: 'globals',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const declared = chunk.exports.map(
        (name) => `function ${name}() {\n  return Dianzhi.${name}.apply(this, arguments);\n}\n`,
      );
      chunk.code += declared.join('');
    }
  },
};

/** The sidebar once in each script, and the manifest. */
const files: Plugin = {
  name: 'files',
  generateBundle() {
    const emit = (fileName: string, text: string) => this.emitFile({ type: 'asset', fileName, source: text });
    const html = source('sidebar.html');
    emit('sidebar.html', html);
    emit('sidebar-hans.html', simplified(html).replace('<html lang="zh-Hant">', '<html lang="zh-Hans">'));
    emit('appsscript.json', source('appsscript.json'));
  },
};

export default defineConfig({
  define: { HANS: JSON.stringify(HANS), SIMPLIFIED_TABS: JSON.stringify(SIMPLIFIED_TABS) },
  plugins: [globals, files],
  build: {
    outDir: 'dist/apps-script',
    target: 'es2019',
    minify: false,
    lib: { entry: 'apps-script/main.ts', name: 'Dianzhi', formats: ['iife'], fileName: () => 'Code.js' },
  },
});
