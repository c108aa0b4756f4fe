export interface Violation {
  readonly field: string;
  readonly description: string;
}

const STATUS_NAMES: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  501: 'UNIMPLEMENTED',
  503: 'UNAVAILABLE',
};

interface More {
  /** Of `google.rpc`, as Sheets sends them. */
  readonly details?: readonly object[];
  /** As Drive names it. */
  readonly reason?: string;
  readonly domain?: string;
  /** The parameter at fault, as Drive names it. */
  readonly location?: string;
}

/** A refusal with the text Google gives. */
export class ApiError extends Error {
  readonly code: number;
  readonly more: More;

  constructor(code: number, message: string, more: More = {}) {
    super(message);
    this.code = code;
    this.more = more;
  }

  static invalid(message: string, fieldViolations: readonly Violation[] = []): ApiError {
    if (fieldViolations.length === 0) return new ApiError(400, message);
    return new ApiError(400, message, {
      details: [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations }],
    });
  }

  static fault(code: number): ApiError {
    if (code === 429) return new ApiError(429, 'Resource has been exhausted (e.g. check quota).');
    return new ApiError(code, FAULTS[code] ?? 'The service refused the request.');
  }

  /** The same refusal, with the place put before its text. */
  at(place: string): ApiError {
    return new ApiError(this.code, `Invalid ${place}: ${this.message}`, this.more);
  }
}

const FAULTS: Readonly<Record<number, string>> = {
  500: 'Internal error encountered.',
  503: 'The service is currently unavailable.',
};

export const noEntity = (): ApiError => new ApiError(404, 'Requested entity was not found.');

export const noPermission = (): ApiError => new ApiError(403, 'The caller does not have permission');

export const noFile = (id: string): ApiError =>
  new ApiError(404, `File not found: ${id}.`, { reason: 'notFound', location: 'fileId' });

export const noCredentials = (): ApiError =>
  new ApiError(
    401,
    'Request is missing required authentication credential. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
    { reason: 'required' },
  );

export const badCredentials = (): ApiError =>
  new ApiError(
    401,
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
    { reason: 'authError' },
  );

/** The body of an answer, as the API in question writes it. */
export function errorBody(api: 'sheets' | 'drive', { code, message, more }: ApiError): object {
  if (api === 'sheets') {
    const status = STATUS_NAMES[code] ?? 'UNKNOWN';
    return { error: { code, message, status, ...(more.details && { details: more.details }) } };
  }
  const { domain = 'global', reason = DRIVE_REASONS[code] ?? 'backendError', location } = more;
  const where = location === undefined ? {} : { location, locationType: 'parameter' };
  return { error: { code, message, errors: [{ message, domain, reason, ...where }] } };
}

const DRIVE_REASONS: Readonly<Record<number, string>> = {
  400: 'invalid',
  403: 'insufficientFilePermissions',
  404: 'notFound',
  429: 'rateLimitExceeded',
  500: 'internalError',
};
