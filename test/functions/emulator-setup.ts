import { once } from 'node:events';
import { createServer } from 'node:http';
import type { TestProject } from 'vitest/node';
import { type EmulatorProcess, startEmulator } from './emulator-process.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where test files ask for the Firestore emulator */
    firestoreEmulator: string;
  }
}

/**
 * One Firestore emulator for all test files of a run, started when the first of them asks for it (emulator.ts) and
 * stopped at the end. FIRESTORE_EMULATOR_HOST names one that runs already; it is left running, and taken out of
 * the environment, where it would overrule the host that a test chooses.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env['FIRESTORE_EMULATOR_HOST'];
  delete process.env['FIRESTORE_EMULATOR_HOST'];
  let emulator: Promise<EmulatorProcess> | undefined;
  const host = async (): Promise<string> => {
    if (running) return running;
    emulator ??= startEmulator();
    return (await emulator).host;
  };

  const server = createServer((_, response) => {
    host().then(
      (text) => response.end(text),
      (error: Error) => response.writeHead(503).end(error.message),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  project.provide('firestoreEmulator', `http://127.0.0.1:${address.port}/`);

  return async () => {
    server.close();
    const started = await emulator?.catch(() => undefined);
    await started?.stop();
  };
}
