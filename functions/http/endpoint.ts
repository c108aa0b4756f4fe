import type { Request, Response } from '@google-cloud/functions-framework';
import type { z } from 'zod';
import zhTW from 'zod/v4/locales/zh-TW.js';
import type { Context } from '../context.ts';
import { type Person, TokenRefused } from '../gateways/identity.ts';
import { FileUnreachable, QuotaExhausted } from '../gateways/workbooks.ts';
import { CallProblem, problemOf } from './problem.ts';

/** A JSON request is small: case files travel another way. */
const MOST_BYTES = 1_000_000;

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** One function: its request's shape, and what it answers. Who may call it is decided inside, by area and action. */
export interface Endpoint<S extends z.ZodType> {
  readonly request: S;
  readonly answer: (context: Context, person: Person, request: z.output<S>) => Promise<Answer>;
}

/** Turns an endpoint into an HTTP handler: size, token, shape, call, answer; every refusal a problem document. */
export function handler<S extends z.ZodType>(
  context: Promise<Context>,
  { request: shape, answer }: Endpoint<S>,
) {
  return async (request: Request, response: Response): Promise<void> => {
    await answerOrRefuse(context, response, async (ready) => {
      if (request.method !== 'POST') throw new CallProblem('METHOD_NOT_ALLOWED', { method: 'POST' });
      requireSize(request);
      const person = await personOf(ready, request);
      return answer(ready, person, readBody(shape, request.body));
    });
  };
}

/** Answers a call; every refusal is a problem document. */
export async function answerOrRefuse(
  context: Promise<Context>,
  response: Response,
  answer: (context: Context) => Promise<Answer>,
): Promise<void> {
  let ready: Context | undefined;
  try {
    ready = await context;
    const { status, body } = await answer(ready);
    response.status(status).set('Cache-Control', 'no-store').json(body);
  } catch (error) {
    sendProblem(response, asProblem(error, ready));
  }
}

/** The framework reads 32 MB in the cloud, and a gigabyte elsewhere, before it asks anyone. */
export function requireSize(request: Request): void {
  const bytes = Math.max(Number(request.headers['content-length'] ?? 0), request.rawBody?.length ?? 0);
  if (bytes > MOST_BYTES) throw new CallProblem('REQUEST_TOO_LARGE', { limit: '1 MB' });
}

/** @throws CallProblem NO_TOKEN, TOKEN_REFUSED */
export async function personOf({ identity }: Context, request: Request): Promise<Person> {
  const { authorization } = request.headers;
  if (!authorization) throw new CallProblem('NO_TOKEN');
  try {
    return await identity.verify(authorization);
  } catch (error) {
    if (error instanceof TokenRefused) throw new CallProblem('TOKEN_REFUSED');
    throw error;
  }
}

const IN_CHINESE = zhTW().localeError;

export function readBody<S extends z.ZodType>(shape: S, body: unknown): z.output<S> {
  const read = shape.safeParse(body, { error: IN_CHINESE });
  if (read.success) return read.data;
  const reason = read.error.issues
    .map(({ path, message }) => `${path.join('.') || '請求'}：${message}`)
    .join('；');
  throw new CallProblem('REQUEST_INVALID', { reason });
}

/** What a fault of a gateway means to the caller; anything else is a fault of the program and tells nothing. */
export function asProblem(error: unknown, context?: Pick<Context, 'serviceAccount'>): CallProblem {
  if (error instanceof CallProblem) return error;
  if (error instanceof FileUnreachable) {
    const account = context?.serviceAccount ?? '';
    return new CallProblem('FILE_UNREACHABLE', { file: error.fileId, account });
  }
  if (error instanceof QuotaExhausted) return new CallProblem('QUOTA');
  return new CallProblem('INTERNAL', {}, { cause: error });
}

function sendProblem(response: Response, refusal: CallProblem): void {
  const problem = problemOf(refusal);
  if (problem.code === 'INTERNAL') console.error(refusal.cause);
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
