import { PathRefused } from './store.ts';

const MOST_SEGMENT_BYTES = 1500;
/** Firestore's 6 KiB less the names of project and database, which stand before the path. */
const MOST_PATH_BYTES = 5000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const REFUSED_SEGMENT = /^$|^\.\.?$|^__.*__$|[\u0000-\u001f\u007f]/su;

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

function segments(path: string): readonly string[] {
  const parts = path.split('/');
  const refused = parts.some((part) => REFUSED_SEGMENT.test(part) || bytes(part) > MOST_SEGMENT_BYTES);
  if (refused || !path.isWellFormed() || bytes(path) > MOST_PATH_BYTES) {
    throw new PathRefused(`No store can hold ${JSON.stringify(path.slice(0, 200))}.`);
  }
  return parts;
}

/** A document's collection and its id in it. @throws PathRefused */
export function documentPath(path: string): { readonly collection: string; readonly id: string } {
  const parts = segments(path);
  if (parts.length % 2 !== 0) throw new PathRefused(`${path} is a collection, not a document.`);
  return { collection: parts.slice(0, -1).join('/'), id: parts.at(-1)! };
}

/** A page of a collection as asked for. @throws PathRefused; RangeError for a limit that is no positive integer */
export function checkPage(
  collection: string,
  page: { readonly after?: string; readonly limit: number },
): void {
  if (segments(collection).length % 2 !== 1) throw new PathRefused(`${collection} is a document.`);
  if (page.after !== undefined) documentPath(`${collection}/${page.after}`);
  if (!Number.isSafeInteger(page.limit) || page.limit < 1) throw new RangeError(`limit: ${page.limit}`);
}
