import { setTimeout } from 'node:timers/promises';
import { writeAllOrNothing } from '../../../desk/files/atomic-write.ts';

/** Run on its own: writes the files of one version, and kills itself after the named step. */
const [folder = '', version = '', last = ''] = process.argv.slice(2);

async function* slowly() {
  for (let piece = 0; piece < 3; piece++) {
    await setTimeout(1);
    yield `${version} `;
  }
}

await writeAllOrNothing(
  folder,
  [
    { name: 'settlement.json', content: version },
    { name: '結算報告.xlsx', content: Buffer.from(version) },
    { name: 'cases.ndjson', content: slowly() },
  ],
  {
    remove: ['findings.json'],
    afterStep: (step) => {
      if (step === last) process.kill(process.pid, 'SIGKILL');
    },
  },
);
