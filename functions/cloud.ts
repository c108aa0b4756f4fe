import { GoogleAuth } from 'google-auth-library';
import { z } from 'zod';
import type { Context } from './context.ts';
import type { AttachedCases } from './gateways/attached-cases.ts';
import { systemClock } from './gateways/clock.ts';
import { openCloudRunIdentity } from './gateways/cloud-run-identity.ts';
import { openCloudTasks } from './gateways/cloud-tasks.ts';
import { openFirestoreStore } from './gateways/firestore-store.ts';
import { googleFileLinks } from './gateways/google/file-links.ts';
import { openGoogleIdentity } from './gateways/google-identity.ts';
import { openGoogleWorkbooks } from './gateways/google-workbooks.ts';
import type { Identity } from './gateways/identity.ts';
import { GRANTS } from './grants.ts';
import { CODE_VERSION } from './version.ts';

/** The settings of a deployment; docs/deploy.md says where each comes from. */
const SETTINGS = z.object({
  GOOGLE_CLOUD_PROJECT: z.string().min(1),
  /** The functions' own account, with which files are shared */
  DIANZHI_SERVICE_ACCOUNT: z.email(),
  /** The account whose token the queue presents to `work`; it may do nothing else */
  DIANZHI_QUEUE_CALLER: z.email(),
  /** `projects/P/locations/L/queues/Q` */
  DIANZHI_QUEUE: z.string().regex(/^projects\/[^/]+\/locations\/[^/]+\/queues\/[^/]+$/),
  DIANZHI_WORK_URL: z.url(),
  /** Client ids of the Apps Script project, separated by commas */
  DIANZHI_AUDIENCES: z.string().min(1),
  /** Where case files are that no spreadsheet holds, for areas that have some */
  DIANZHI_CASES_BUCKET: z.string().min(1).optional(),
  /** The allow-list as JSON */
  DIANZHI_GRANTS: z.string().transform((text) => GRANTS.parse(JSON.parse(text))),
});

type Settings = z.output<typeof SETTINGS>;

/** Google's services on behalf of the functions' account. */
const SCOPES = [
  'https://www.googleapis.com/auth/spreadsheets',
  'https://www.googleapis.com/auth/drive.metadata.readonly',
];

/** The functions' surroundings in the cloud. @throws when any setting is missing or empty */
export async function cloudContext(environment: NodeJS.ProcessEnv): Promise<Context> {
  const settings = SETTINGS.parse(environment);
  const serviceAccount = settings.DIANZHI_SERVICE_ACCOUNT;
  const queueCaller = settings.DIANZHI_QUEUE_CALLER;
  return {
    store: openFirestoreStore({ projectId: settings.GOOGLE_CLOUD_PROJECT }),
    queue: openCloudTasks({
      queue: settings.DIANZHI_QUEUE,
      workUrl: settings.DIANZHI_WORK_URL,
      caller: queueCaller,
    }),
    workbooks: openGoogleWorkbooks({ auth: new GoogleAuth({ scopes: SCOPES }), serviceAccount }),
    attachedCases: await attachedCases(settings),
    identity: environment['K_SERVICE'] === 'work' ? queueIdentity(settings) : personIdentity(settings),
    clock: systemClock,
    fileLinks: googleFileLinks,
    grants: settings.DIANZHI_GRANTS,
    queueCaller,
    serviceAccount,
    codeVersion: CODE_VERSION,
  };
}

/** The client of the storage service is loaded where there is a bucket. */
async function attachedCases({ DIANZHI_CASES_BUCKET: bucket }: Settings): Promise<AttachedCases | undefined> {
  if (bucket === undefined) return undefined;
  const [{ BucketCases }, { bucketBlobs }] = await Promise.all([
    import('./gateways/bucket-cases.ts'),
    import('./gateways/bucket-blobs.ts'),
  ]);
  const auth = new GoogleAuth({ scopes: 'https://www.googleapis.com/auth/devstorage.read_write' });
  return new BucketCases((area) => bucketBlobs({ auth: auth as never, bucket, prefix: `${area}/` }));
}

const personIdentity = ({ DIANZHI_AUDIENCES: audiences }: Settings): Identity =>
  openGoogleIdentity({ audiences: audiences.split(',').map((audience) => audience.trim()) });

const queueIdentity = ({ DIANZHI_WORK_URL: audience }: Settings): Identity =>
  openCloudRunIdentity({
    audience,
    signed: openGoogleIdentity({ audiences: [audience] }),
    clock: systemClock,
  });
