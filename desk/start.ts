import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { builtParts } from './server/built.ts';
import { openDesk } from './server/desk.ts';
import { startPageServer } from './server/page-server.ts';

/** Everything the desk keeps is in this folder; copying it copies the desk. */
const FOLDER = '點值資料';
const PORT = 7341;

const { values } = parseArgs({
  options: {
    state: { type: 'string', default: FOLDER },
    port: { type: 'string', default: String(PORT) },
    'no-open': { type: 'boolean', default: false },
  },
});

/** Shows an address in the person's browser, where there is one. */
function openBrowser(address: string): void {
  const [program, ...before] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '']
        : ['xdg-open'];
  spawn(program!, [...before, address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

const folder = resolve(values.state);
const { page, script } = await builtParts((text) => console.log(text));
const desk = await openDesk(folder, script);
const server = await startPageServer({ desk, pages: page, port: Number(values.port) });

console.log(`點值已啟動。資料都在：${folder}`);
console.log('請在瀏覽器打開下面的網址（每次啟動都不同，請勿轉給他人）：');
console.log(`\n  ${server.address}\n`);
console.log('按 Ctrl+C 結束。');
if (!values['no-open']) openBrowser(server.address);

let closing = false;
async function close(): Promise<void> {
  if (closing) return;
  closing = true;
  await server.close();
  await desk.close();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close());
