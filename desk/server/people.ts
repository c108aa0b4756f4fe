import type { Grant } from '../../functions/gateways/identity.ts';
import type { Editor } from '../google/model/protection.ts';
import type { DeskPerson, PersonKey } from '../page/contract.ts';
import { type Person, signIn } from '../person.ts';
import type { Stack } from '../stack.ts';

/** Owns all files, and is nobody: Sheets lets an owner write also where only the program may. */
const OWNER = '單機@本機';

/** One machine, two people: closing and publishing want another than the one who settled. */
export const PEOPLE: readonly (DeskPerson & Pick<Grant, 'role'>)[] = [
  { key: 'clerk', role: '經辦', email: '經辦@本機' },
  { key: 'reviewer', role: '覆核', email: '覆核@本機' },
];

/** As whom pages see a spreadsheet: what nobody of the desk may write is shown as such. */
export const VIEWER: Editor = { email: PEOPLE[0]!.email, isOwner: false };

export interface SignedIn {
  readonly owner: Person;
  readonly people: Readonly<Record<PersonKey, Person>>;
}

export function signInAll(stack: Stack): SignedIn {
  const [clerk, reviewer] = PEOPLE.map(({ email }) => signIn(stack, email));
  return { owner: signIn(stack, OWNER), people: { clerk: clerk!, reviewer: reviewer! } };
}

export const grantsOf = (area: string): Grant[] => PEOPLE.map(({ email, role }) => ({ email, role, area }));

/** The person a request names. */
export const personOf = ({ people }: SignedIn, name: unknown): Person | undefined =>
  name === 'clerk' || name === 'reviewer' ? people[name] : undefined;
