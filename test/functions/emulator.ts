import { describe, inject, test } from 'vitest';

const REQUIRED = process.env['REQUIRE_ALL'] !== undefined;

/**
 * Declares tests that need Google's Firestore emulator; `host` is its address, such as `127.0.0.1:8080`. Where it
 * cannot be started they are skipped with the reason, or fail when REQUIRE_ALL is set. To be awaited at the top of
 * a test file. Give every test a project of its own: projects do not see each other's documents.
 */
export async function withFirestoreEmulator(name: string, tests: (host: string) => void): Promise<void> {
  const response = await fetch(inject('firestoreEmulator'));
  const text = await response.text();
  if (response.ok) {
    describe(name, () => tests(text));
    return;
  }
  test(`${name} with the Firestore emulator`, ({ skip }) => {
    const reason = `The Firestore emulator did not start (gcloud and Java, or FIRESTORE_EMULATOR_HOST): ${text}`;
    if (REQUIRED) throw new Error(reason);
    console.warn(`Skipped: ${reason}`);
    skip(reason);
  });
}
