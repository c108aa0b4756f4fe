import { Converter } from 'opencc-js/t2cn';

export type Locale = 'zh-Hant' | 'zh-Hans';

let converter: ((text: string) => string) | undefined;
const toSimplified = (): ((text: string) => string) => (converter ??= Converter({ from: 't', to: 'cn' }));

/** The program speaks Traditional Chinese; a Simplified workbook gets its messages and sheets converted. */
export function inScript(text: string, locale: Locale): string {
  if (locale === 'zh-Hant') return text;
  return toSimplified()(text);
}
