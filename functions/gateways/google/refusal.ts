/**
 * What an error of a call means for the one who made it:
 * `quota` – nothing was done, and later it will be; `unsure` – nobody knows whether it was done, and later may help;
 * `refused` – nothing was done, since the request does not fit the file as it is; `unreachable` – the file is not
 * there or not shared; `other` – no file or waiting can help.
 */
export type Meaning = 'quota' | 'unsure' | 'refused' | 'unreachable' | 'other';

export interface Refusal {
  readonly meaning: Meaning;
  readonly retryAfter: string | undefined;
}

interface ServiceError {
  readonly status: number | undefined;
  readonly reasons: readonly string[];
  readonly retryAfter: string | undefined;
}

export function readRefusal(error: unknown): Refusal {
  const read = readError(error);
  return { meaning: read ? meaningOf(read) : 'other', retryAfter: read?.retryAfter };
}

/** Sheets tells a quota by 429, Drive also by 403 with one of these reasons. */
const QUOTA =
  /^(userRateLimitExceeded|rateLimitExceeded|RATE_LIMIT_EXCEEDED|quotaExceeded|dailyLimitExceeded|RESOURCE_EXHAUSTED)$/;
/** The project or its account is not set up; sharing the file would not help. */
const SETUP =
  /^(accessNotConfigured|SERVICE_DISABLED|insufficientPermissions|ACCESS_TOKEN_SCOPE_INSUFFICIENT|storageQuotaExceeded)$/;
/** The file is an uploaded `.xlsx`, which Drive shows but Sheets cannot edit. */
const NO_SPREADSHEET = 'FAILED_PRECONDITION';

function meaningOf({ status, reasons }: ServiceError): Meaning {
  const has = (pattern: RegExp) => reasons.some((reason) => pattern.test(reason));
  if (status === undefined || status === 408 || status >= 500) return 'unsure';
  if (status === 429 || (status === 403 && has(QUOTA))) return 'quota';
  if (status === 404 || (status === 403 && !has(SETUP))) return 'unreachable';
  if (status === 400) return reasons.includes(NO_SPREADSHEET) ? 'unreachable' : 'refused';
  return 'other';
}

/** What a failed call of the Google client carries; `undefined` for an error that is none. */
function readError(error: unknown): ServiceError | undefined {
  if (!(error instanceof Error) || !('config' in error)) return undefined;
  const { response } = error as { readonly response?: Response & { readonly data?: unknown } };
  return {
    status: response?.status,
    reasons: reasonsOf(response?.data),
    retryAfter: response?.headers.get('retry-after') ?? undefined,
  };
}

/** Every value under `reason` and `status` in the body: Sheets and Drive keep them at different places. */
function reasonsOf(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([key, value]) => {
    const named = (key === 'reason' || key === 'status') && typeof value === 'string';
    return named ? [value] : reasonsOf(value);
  });
}
