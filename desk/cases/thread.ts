import { enableCompileCache, flushCompileCache } from 'node:module';

// A thread compiles what another run has compiled before; this alone must be loaded first.
enableCompileCache();
await import('./obey.ts');
flushCompileCache();
