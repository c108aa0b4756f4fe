import { ApiError } from '../api/errors.ts';
import { type FileRecord, type Role, reaches, roleOf, SPREADSHEET } from './file.ts';

type Condition = (file: FileRecord) => boolean;

const STRING = String.raw`'((?:[^'\\]|\\.)*)'`;

const CONDITIONS: readonly (readonly [RegExp, (parts: readonly string[], me: string) => Condition])[] = [
  [
    rule(`name\\s*(=|!=)\\s*${STRING}`),
    ([sign, name]) =>
      ({ name: own }) =>
        (own === name) === (sign === '='),
  ],
  [
    rule(`name\\s+contains\\s+${STRING}`),
    ([part = '']) =>
      ({ name }) =>
        wordStarts(name, part),
  ],
  [
    rule(`mimeType\\s*(=|!=)\\s*${STRING}`),
    ([sign, type]) =>
      () =>
        (type === SPREADSHEET) === (sign === '='),
  ],
  [
    rule('trashed\\s*(=|!=)\\s*(true|false)'),
    ([sign, value]) =>
      ({ trashed }) =>
        (trashed === (value === 'true')) === (sign === '='),
  ],
  [
    rule(`${STRING}\\s+in\\s+(owners|writers|readers)`),
    ([who = '', list = ''], me) =>
      (file) =>
        reaches(directRole(file, who === 'me' ? me : who.toLowerCase()), LISTS[list]!),
  ],
  [
    rule(
      `(properties|appProperties)\\s+has\\s+\\{\\s*key\\s*=\\s*${STRING}\\s+and\\s+value\\s*=\\s*${STRING}\\s*\\}`,
    ),
    ([list = '', key = '', value]) =>
      (file) =>
        file[list as 'properties' | 'appProperties'][key] === value,
  ],
  [rule('sharedWithMe'), (_, me) => (file) => directRole(file, me) !== 'owner'],
];

const LISTS: Readonly<Record<string, Role>> = { owners: 'owner', writers: 'writer', readers: 'reader' };

function rule(source: string): RegExp {
  return new RegExp(`^${source}`);
}

const directRole = (file: FileRecord, email: string): Role | undefined =>
  roleOf(
    { ...file, permissions: file.permissions.filter(({ type }) => type === 'user') },
    { email, kind: 'person' },
    0,
  );

/** Drive finds names by the beginnings of their words. */
const wordStarts = (name: string, part: string): boolean =>
  ` ${name.toLowerCase()}`
    .split(/(?<=[\s_.-])/)
    .some((_, index, words) => words.slice(index).join('').trimStart().startsWith(part.toLowerCase()));

/** The `q` of `files.list`: conditions joined by `and`, each perhaps negated. @throws ApiError 400 */
export function readQuery(text: string, me: string): Condition {
  const conditions: Condition[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const negated = /^not\s+/.exec(rest)?.[0] ?? '';
    const [condition, length] = readCondition(rest.slice(negated.length), me);
    conditions.push(negated ? (file) => !condition(file) : condition);
    rest = rest.slice(negated.length + length).trim();
    const joint = /^and\s+/.exec(rest)?.[0];
    if (joint === undefined && rest !== '') throw invalidQuery();
    rest = rest.slice(joint?.length ?? 0);
  }
  return (file) => conditions.every((condition) => condition(file));
}

function readCondition(text: string, me: string): [Condition, number] {
  for (const [pattern, make] of CONDITIONS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const parts = match.slice(1).map((part) => (part ?? '').replace(/\\(.)/g, '$1'));
    return [make(parts, me), match[0].length];
  }
  throw invalidQuery();
}

const invalidQuery = (): ApiError => new ApiError(400, 'Invalid Value', { reason: 'invalid', location: 'q' });
