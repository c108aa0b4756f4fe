import { type Book, type Line, ownLinesOf } from '../../shared/explain/explanation.ts';
import { explanationText } from '../../shared/explain/text.ts';
import { ForeignContent, foreignFinder, type Owner } from '../../shared/report/owner.ts';
import type { Area } from '../../shared/settle/area.ts';

/** An amount of one 醫共體 opened: its title, and the text of every line. */
export interface OwnExplanation {
  readonly title: string;
  readonly text: string;
}

/** `institution/居民/H1/due`, `consortium/居民/M1/due`: whose amount a key names. */
const KEY = /^(institution|consortium)\/[^/]+\/([^/]+)\/[^/]+$/;

/**
 * The explanation of an amount of the owner, in which sums over all institutions are one number; `undefined` for an
 * amount that is not theirs or is not there.
 *
 * @throws ForeignContent when a line names somebody else, as the number of a document may
 */
export function ownExplanation(
  book: Book,
  area: Area,
  owner: Owner,
  key: string,
): OwnExplanation | undefined {
  const [, kind, code = ''] = KEY.exec(key) ?? [];
  const isOwn =
    kind === 'institution' ? owner.members.has(code) : kind === 'consortium' && code === owner.code;
  const line = book.get(key);
  if (!isOwn || !line) return undefined;
  const lines: readonly Line[] = ownLinesOf(book, key, (member) => owner.members.has(member));
  const text = explanationText({ subject: line.title, lines });
  const found = foreignFinder(area, owner)(text);
  if (found !== undefined) throw new ForeignContent(found, '解釋', owner.code);
  return { title: line.title, text };
}
