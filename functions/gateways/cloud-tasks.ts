import type { Queue } from './queue.ts';

export interface CloudTasksOptions {
  /** `projects/P/locations/L/queues/Q` */
  readonly queue: string;
  /** The URL of the `work` function; also the audience of the token */
  readonly workUrl: string;
  /** The account whose identity the queue presents */
  readonly caller: string;
}

/** Google Cloud Tasks: posts each task to `work` until it answers 2xx. The client is loaded with the first task. */
export function openCloudTasks({ queue, workUrl, caller }: CloudTasksOptions): Queue {
  const client = lazily(async () => {
    const { CloudTasksClient } = await import('@google-cloud/tasks');
    return new CloudTasksClient({ fallback: true });
  });
  return {
    enqueue: async (task) => {
      const tasks = await client();
      await tasks.createTask({
        parent: queue,
        task: {
          httpRequest: {
            httpMethod: 'POST',
            url: workUrl,
            headers: { 'Content-Type': 'application/json' },
            body: Buffer.from(JSON.stringify(task)).toString('base64'),
            oidcToken: { serviceAccountEmail: caller, audience: workUrl },
          },
        },
      });
    },
  };
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
