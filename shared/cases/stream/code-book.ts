import { FUNDS, HOME_AREAS } from '../../sheets/tabs/values.ts';
import type { CaseChecks } from '../check-case.ts';
import { HASH_START, hashBytes } from './byte-text.ts';
import { type ValueTexts, valueTexts } from './case-text.ts';
import { CellKeys } from './classes.ts';
import { SLOT } from './layout.ts';

const YES_NO = ['', '是'];
/** Room for group codes that no tab knows, beside those of the 病組 tab. */
const STRANGERS = 1024;
export const groupRoom = (known: number): number => known + STRANGERS;

/** The codes and closed values of cases by number: those of the tabs in their order, then others as they are met. */
export class CodeBook {
  readonly #institutions: readonly string[];
  readonly #institutionNumbers: ReadonlyMap<string, number>;
  readonly #groups: string[];
  readonly #groupNumbers: Map<string, number>;
  readonly #institutionTexts: readonly Uint8Array[];
  readonly #groupTexts: Uint8Array[];
  readonly #pairHashes: { readonly institution: readonly number[]; readonly group: number[] };
  readonly texts: ValueTexts;
  /** Groups before the first that no tab knows */
  readonly knownGroups: number;
  /** How many groups there may be */
  readonly groupRoom: number;
  readonly keys: CellKeys;

  constructor({ institutions, groups }: Pick<CaseChecks, 'institutions' | 'groups'>) {
    this.#institutions = [...institutions.keys()];
    this.#groups = [...groups.keys()];
    this.#institutionNumbers = new Map(this.#institutions.map((code, index) => [code, index]));
    this.#groupNumbers = new Map(this.#groups.map((code, index) => [code, index]));
    this.knownGroups = this.#groups.length;
    this.groupRoom = groupRoom(this.knownGroups);
    this.keys = new CellKeys(this.groupRoom);
    this.#institutionTexts = valueTexts(this.#institutions);
    this.#groupTexts = [...valueTexts(this.#groups)];
    this.#pairHashes = {
      institution: this.#institutionTexts.map(hashText),
      group: this.#groupTexts.map(hashText),
    };
    const texts: (readonly Uint8Array[] | undefined)[] = [];
    texts[SLOT.institution] = this.#institutionTexts;
    texts[SLOT.group] = this.#groupTexts;
    texts[SLOT.fund] = valueTexts(FUNDS.map(({ hant }) => hant));
    texts[SLOT.home] = valueTexts(HOME_AREAS.map(({ hant }) => hant));
    texts[SLOT.daySurgery] = valueTexts(YES_NO);
    texts[SLOT.plannedReturn] = valueTexts(YES_NO);
    this.texts = texts;
  }

  get institutions(): number {
    return this.#institutions.length;
  }

  institution = (number: number): string => this.#institutions[number]!;
  group = (number: number): string => this.#groups[number]!;
  institutionNumber = (code: string): number | undefined => this.#institutionNumbers.get(code);

  /** The number of a group; one that no tab knows gets the next. `undefined` when there is no room for more. */
  groupNumber(code: string): number | undefined {
    const known = this.#groupNumbers.get(code);
    if (known !== undefined || this.#groups.length === this.groupRoom) return known;
    const [text] = valueTexts([code]) as [Uint8Array];
    this.#groupTexts.push(text);
    this.#pairHashes.group.push(hashText(text));
    this.#groupNumbers.set(code, this.#groups.length);
    return this.#groups.push(code) - 1;
  }

  /** Codes of groups that no tab knows, in the order of their numbers. */
  get strangers(): readonly string[] {
    return this.#groups.slice(this.knownGroups);
  }

  /** The same for the same codes in every shard. */
  pairHash = (institution: number, group: number): number =>
    Math.imul(this.#pairHashes.institution[institution]!, 31) ^ this.#pairHashes.group[group]!;
}

const hashText = (text: Uint8Array): number => hashBytes(text, 0, text.length, HASH_START);

export const fundNumber = (fund: string): number => FUNDS.findIndex(({ hant }) => hant === fund);
export const homeNumber = (home: string): number => HOME_AREAS.findIndex(({ hant }) => hant === home);
