import { z } from 'zod';
import type { Context } from './context.ts';
import { systemClock } from './gateways/clock.ts';
import { openCloudTasks } from './gateways/cloud-tasks.ts';
import { openFirestoreStore } from './gateways/firestore-store.ts';
import { openGoogleIdentity } from './gateways/google-identity.ts';
import { openGoogleWorkbooks } from './gateways/google-workbooks.ts';
import { CODE_VERSION } from './version.ts';

const GRANTS = z
  .array(
    z.strictObject({
      email: z.email(),
      role: z.enum(['經辦', '覆核', '查看']),
      area: z.string().min(1),
    }),
  )
  .min(1, 'the allow-list is empty: no list, no start');

/** The settings of a deployment; docs/deploy.md says where each comes from. */
const SETTINGS = z.object({
  GOOGLE_CLOUD_PROJECT: z.string().min(1),
  DIANZHI_SERVICE_ACCOUNT: z.email(),
  /** `projects/P/locations/L/queues/Q` */
  DIANZHI_QUEUE: z.string().regex(/^projects\/[^/]+\/locations\/[^/]+\/queues\/[^/]+$/),
  DIANZHI_WORK_URL: z.url(),
  /** Client ids of the Apps Script project, separated by commas */
  DIANZHI_AUDIENCES: z.string().min(1),
  /** The allow-list as JSON */
  DIANZHI_GRANTS: z.string().transform((text) => GRANTS.parse(JSON.parse(text))),
});

/** The functions' surroundings in the cloud. @throws when any setting is missing or empty */
export async function cloudContext(environment: NodeJS.ProcessEnv): Promise<Context> {
  const settings = SETTINGS.parse(environment);
  const serviceAccount = settings.DIANZHI_SERVICE_ACCOUNT;
  const audiences = settings.DIANZHI_AUDIENCES.split(',').map((audience) => audience.trim());
  return {
    store: openFirestoreStore({ projectId: settings.GOOGLE_CLOUD_PROJECT }),
    queue: openCloudTasks({
      queue: settings.DIANZHI_QUEUE,
      workUrl: settings.DIANZHI_WORK_URL,
      caller: serviceAccount,
    }),
    workbooks: openGoogleWorkbooks({ auth: await applicationDefault(), serviceAccount }),
    identity: openGoogleIdentity({ audiences: [...audiences, settings.DIANZHI_WORK_URL] }),
    clock: systemClock,
    grants: settings.DIANZHI_GRANTS,
    queueCaller: serviceAccount,
    serviceAccount,
    codeVersion: CODE_VERSION,
  };
}

async function applicationDefault() {
  const { GoogleAuth } = await import('google-auth-library');
  return new GoogleAuth({
    scopes: [
      'https://www.googleapis.com/auth/spreadsheets',
      'https://www.googleapis.com/auth/drive.metadata.readonly',
    ],
  });
}
