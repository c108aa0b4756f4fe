import { tooLarge } from '../refusal.ts';
import { MOST_TOKEN } from './limits.ts';
import { decodeEscapes, decodeText, type XmlHandler } from './xml.ts';

export type SharedStrings = readonly string[];

/** Collects the pieces of a text: plain or rich text alike, without the phonetic guide East Asian files carry. */
export class RichText {
  #text = '';
  #raw = '';
  #inText = false;
  #inPhonetic = false;

  open(name: string): void {
    if (name === 'rPh') this.#inPhonetic = true;
    else if (name === 't') this.#inText = !this.#inPhonetic;
  }

  add(raw: string): void {
    if (!this.#inText) return;
    this.#raw += raw;
    if (this.#text.length + this.#raw.length > MOST_TOKEN) throw tooLarge('有一格的文字過長');
  }

  close(name: string): void {
    if (name === 'rPh') this.#inPhonetic = false;
    if (name !== 't') return;
    this.#inText = false;
    this.#text += decodeEscapes(decodeText(this.#raw));
    this.#raw = '';
  }

  /** The whole text; the next one starts empty. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }
}

/** The table of shared strings. */
export class StringTable implements XmlHandler {
  readonly texts: string[] = [];
  readonly #current = new RichText();

  open(name: string): void {
    this.#current.open(name);
  }

  text(raw: string): void {
    this.#current.add(raw);
  }

  close(name: string): void {
    this.#current.close(name);
    if (name === 'si') this.texts.push(this.#current.take());
  }
}
