import { enableCompileCache, flushCompileCache } from 'node:module';

// See thread.ts.
enableCompileCache();
await import('./obey-reference.ts');
flushCompileCache();
