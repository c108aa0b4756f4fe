import type { Firestore, Settings } from '@google-cloud/firestore';

export interface FirestoreOptions {
  readonly projectId: string;
  /** `(default)` when absent */
  readonly databaseId?: string;
  /** `host:port` of an emulator; when absent, FIRESTORE_EMULATOR_HOST, when that is absent, the cloud */
  readonly emulatorHost?: string;
}

export type FirestoreModule = typeof import('@google-cloud/firestore');

export interface FirestoreClient {
  readonly db: Firestore;
  readonly module: FirestoreModule;
}

const COMMIT_TIMEOUT_MS = 20_000;

/**
 * The client library repeats a commit on its own and then reports the error of the repetition, such as
 * ALREADY_EXISTS for a document that the first attempt created. Here each attempt is answered for itself.
 */
const ONE_ATTEMPT = {
  interfaces: {
    'google.firestore.v1.Firestore': {
      retry_codes: { never: [] },
      methods: { Commit: { retry_codes_name: 'never', timeout_millis: COMMIT_TIMEOUT_MS } },
    },
  },
};

/** REST asks for credentials even where no one checks them. */
async function emulatorSettings(host: string): Promise<Settings> {
  const { OAuth2Client } = await import('google-auth-library');
  const authClient = new OAuth2Client();
  authClient.setCredentials({ access_token: 'owner' });
  return { host, ssl: false, authClient };
}

/** Loads the library, which takes longer than anything else of a cold start, and opens a client over REST. */
export async function connectFirestore(options: FirestoreOptions): Promise<FirestoreClient> {
  const module = await import('@google-cloud/firestore');
  const host = options.emulatorHost ?? process.env['FIRESTORE_EMULATOR_HOST'];
  const db = new module.Firestore({
    projectId: options.projectId,
    ...(options.databaseId !== undefined && { databaseId: options.databaseId }),
    preferRest: true,
    clientConfig: ONE_ATTEMPT,
    ...(host !== undefined && (await emulatorSettings(host))),
  });
  return { db, module };
}
