import { attribute, type XmlHandler } from './xml.ts';

/** Whether the cell format of that index shows a number as a date or time. */
export type StyleDates = (style: number) => boolean;

/** Number formats 14 to 58 that every spreadsheet has built in and that show dates or times, East Asian ones too. */
const BUILT_IN = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
  55, 56, 57, 58,
]);

/** A format code is a date's when letters for year, month, day, hour or second stand outside quotes and brackets. */
const isDateCode = (code: string): boolean =>
  /[ymdhs]/i.test(code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, ''));

/** Reads from `styles.xml` only which cell formats are dates. */
export class DateStyles implements XmlHandler {
  readonly #codes = new Map<number, string>();
  readonly #formats: number[] = [];
  #inCellFormats = false;

  open(name: string, attributes: string): void {
    if (name === 'cellXfs') this.#inCellFormats = true;
    else if (name === 'numFmt') {
      this.#codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
    } else if (name === 'xf' && this.#inCellFormats) {
      this.#formats.push(Number(attribute(attributes, 'numFmtId') ?? 0));
    }
  }

  text(): void {}

  close(name: string): void {
    if (name === 'cellXfs') this.#inCellFormats = false;
  }

  readonly isDate: StyleDates = (style) => {
    const format = this.#formats[style];
    if (format === undefined) return false;
    const code = this.#codes.get(format);
    return code === undefined ? BUILT_IN.has(format) : isDateCode(code);
  };
}
