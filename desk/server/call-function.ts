import { PROBLEM, type Requests } from '../../functions/http/contract.ts';
import type { Person } from '../person.ts';
import type { Stack } from '../stack.ts';
import { Refused } from './refused.ts';

/** Calls one of the HTTP functions in the name of a person. @throws Refused in the function's own words */
export async function callFunction<A extends Exclude<keyof Requests, 'work'>>(
  { functions }: Stack,
  { token }: Person,
  action: A,
  body: Requests[A],
): Promise<unknown> {
  const answer = await fetch(`${functions.url}/${action}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const said: unknown = await answer.json();
  if (answer.ok) return said;
  const { title, detail, status } = PROBLEM.parse(said);
  throw new Refused(status, `${title}：${detail}`);
}
