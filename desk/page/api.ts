import type { Finding, PersonKey, Refusal } from './contract.ts';
import { PERSON_HEADER } from './contract.ts';

/** The server said no, in words for the person. */
export class RefusedError extends Error {
  readonly findings: readonly Finding[];
  /** False when the same may go through a little later */
  readonly final: boolean;

  constructor({ message, findings = [] }: Refusal, final: boolean) {
    super(message);
    this.findings = findings;
    this.final = final;
  }
}

const PERSON_KEY = 'dianzhi.person';

/** Who sits before this window; another window may be somebody else. */
export const person = (): PersonKey =>
  sessionStorage.getItem(PERSON_KEY) === 'reviewer' ? 'reviewer' : 'clerk';

export const setPerson = (key: PersonKey): void => sessionStorage.setItem(PERSON_KEY, key);

const STOPPED = '與程序的連接中斷：程序可能已經停止。重新啟動後，請打開它顯示的新網址。';

async function call(path: string, init: RequestInit): Promise<Response> {
  const headers = { [PERSON_HEADER]: person(), ...init.headers };
  const response = await fetch(`/api/${path}`, { ...init, headers }).catch(() => undefined);
  if (!response) throw new RefusedError({ message: STOPPED }, false);
  if (response.ok) return response;
  const refusal = (await response.json().catch(() => ({ message: STOPPED }))) as Refusal;
  throw new RefusedError(refusal, response.status < 500 && response.status !== 429);
}

export const getJson = async <T>(path: string): Promise<T> => (await (await call(path, {})).json()) as T;

export const getBlob = async (path: string): Promise<Blob> => (await call(path, {})).blob();

export async function post<T>(path: string, body: object, options: RequestInit = {}): Promise<T> {
  const init = {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  };
  return (await (await call(path, { ...init, ...options })).json()) as T;
}

export async function upload<T>(path: string, file: Blob): Promise<T> {
  const headers = { 'content-type': 'application/octet-stream' };
  return (await (await call(path, { method: 'POST', body: file, headers })).json()) as T;
}

export const remove = async (path: string): Promise<void> => {
  await call(path, { method: 'DELETE' });
};
