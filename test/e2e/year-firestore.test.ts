import { randomUUID } from 'node:crypto';
import { openFirestoreStore } from '../../functions/gateways/firestore-store.ts';
import { withFirestoreEmulator } from '../functions/emulator.ts';
import { wholeYear } from './year.ts';

await withFirestoreEmulator('a year on Firestore', (emulatorHost) =>
  wholeYear(() => openFirestoreStore({ projectId: `year-${randomUUID().slice(0, 8)}`, emulatorHost })),
);
