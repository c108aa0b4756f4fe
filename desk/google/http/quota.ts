import type { Clock } from '../../../functions/gateways/clock.ts';
import { ApiError } from '../api/errors.ts';

/** Requests to Sheets in a minute; a batch counts as one. Drive has a quota of its own, which is not kept here. */
export interface QuotaLimits {
  readonly readsPerUser: number;
  readonly writesPerUser: number;
  readonly readsPerProject: number;
  readonly writesPerProject: number;
}

export const GOOGLE_QUOTA: QuotaLimits = {
  readsPerUser: 60,
  writesPerUser: 60,
  readsPerProject: 300,
  writesPerProject: 300,
};

const MINUTE_MS = 60_000;

type Kind = 'read' | 'write';

/** Counts the requests of the running minute. One that is refused counts for nothing. */
export class Quota {
  readonly #limits: QuotaLimits;
  readonly #clock: Clock;
  #minute = Number.NaN;
  #used = new Map<string, number>();

  constructor(limits: QuotaLimits, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /** @throws ApiError 429 */
  take(kind: Kind, user: string, project: string): void {
    const minute = Math.floor(this.#clock.now() / MINUTE_MS);
    if (minute !== this.#minute) this.#used.clear();
    this.#minute = minute;
    const { readsPerUser, writesPerUser, readsPerProject, writesPerProject } = this.#limits;
    const [perUser, perProject] =
      kind === 'read' ? [readsPerUser, readsPerProject] : [writesPerUser, writesPerProject];
    const userKey = `${kind} ${project} ${user}`;
    const projectKey = `${kind} ${project}`;
    if (this.#count(userKey) >= perUser) throw exhausted(kind, 'User', perUser, project);
    if (this.#count(projectKey) >= perProject) throw exhausted(kind, 'Project', perProject, project);
    this.#used.set(userKey, this.#count(userKey) + 1);
    this.#used.set(projectKey, this.#count(projectKey) + 1);
  }

  #count(key: string): number {
    return this.#used.get(key) ?? 0;
  }
}

function exhausted(kind: Kind, per: 'User' | 'Project', limit: number, project: string): ApiError {
  const name = kind === 'read' ? 'Read' : 'Write';
  const words = per === 'User' ? ' per user' : '';
  const message = `Quota exceeded for quota metric '${name} requests' and limit '${name} requests per minute${words}' of service 'sheets.googleapis.com' for consumer 'project_number:${project}'.`;
  return new ApiError(429, message, {
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'RATE_LIMIT_EXCEEDED',
        domain: 'googleapis.com',
        metadata: {
          quota_limit: `${name}RequestsPerMinutePer${per}`,
          quota_limit_value: String(limit),
          quota_metric: `sheets.googleapis.com/${kind}_requests`,
          quota_location: 'global',
          quota_unit: per === 'User' ? '1/min/{project}/{user}' : '1/min/{project}',
          consumer: `projects/${project}`,
          service: 'sheets.googleapis.com',
        },
      },
      {
        '@type': 'type.googleapis.com/google.rpc.Help',
        links: [
          {
            description: 'Request a higher quota limit.',
            url: 'https://cloud.google.com/docs/quotas/help/request_increase',
          },
        ],
      },
    ],
  });
}
