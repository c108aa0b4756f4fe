import { type Book, lineOfKey, ownLinesOf, type Reader } from '../../shared/explain/explanation.ts';
import { subjectOf } from '../../shared/explain/subject.ts';
import { explanationText } from '../../shared/explain/text.ts';
import { ForeignContent, foreignFinder, type Owner } from '../../shared/report/owner.ts';
import type { Area } from '../../shared/settle/area.ts';

/** An amount of one 醫共體 opened: its title, and the text of every line. */
export interface OwnExplanation {
  readonly title: string;
  readonly text: string;
}

/**
 * The explanation of an amount that the owner may see, in which whatever is made of others' numbers is one number;
 * `undefined` for an amount that is not theirs or is not there.
 *
 * @throws ForeignContent when a line names somebody else, as the number of a document may
 */
export function ownExplanation(
  book: Book,
  area: Area,
  owner: Owner,
  reader: Reader,
  key: string,
): OwnExplanation | undefined {
  const line = reader.opens(key) ? lineOfKey(book, key) : undefined;
  if (!line) return undefined;
  const title = subjectOf(line);
  const text = explanationText({ subject: title, lines: ownLinesOf(book, key, reader) });
  const found = foreignFinder(area, owner)(text);
  if (found !== undefined) throw new ForeignContent(found, '解釋', owner.code);
  return { title, text };
}
