import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/**
 * The rendering engine brings patterns to hyphenate seventy languages, larger than everything else together. Chinese is
 * not hyphenated, and numbers must not be.
 */
const withoutHyphenation: Plugin = {
  name: 'without-hyphenation',
  enforce: 'pre',
  resolveId: (source, importer) =>
    importer?.includes('@univerjs/engine-render/') && /^\.\/[a-z][\w-]*-[\w-]{8}\.js$/.test(source)
      ? '\0no-hyphenation'
      : null,
  load: (id) => (id === '\0no-hyphenation' ? 'export default [];' : null),
};

export default defineConfig({
  root: join(import.meta.dirname, 'desk/page'),
  plugins: [withoutHyphenation],
  build: {
    outDir: '../../dist/desk',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 8192,
    rolldownOptions: {
      input: ['index.html', 'book.html'].map((name) => join(import.meta.dirname, 'desk/page', name)),
    },
  },
});
