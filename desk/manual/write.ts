import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manual } from './manual.ts';

writeFileSync(join(import.meta.dirname, '../../docs/manual.md'), manual());
