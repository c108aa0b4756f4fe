import { randomUUID } from 'node:crypto';
import { withFirestoreEmulator } from './emulator.ts';
import { storeContract } from './store-contract.ts';

await withFirestoreEmulator('Firestore', (host) => {
  storeContract('Firestore', () => ({
    kind: 'firestore',
    projectId: `demo-${randomUUID()}`,
    emulatorHost: host,
  }));
});
