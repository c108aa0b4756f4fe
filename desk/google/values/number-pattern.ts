import { toDecimals } from './decimal.ts';

/** `#,##0.00` and what stands before and after it. */
interface Section {
  readonly before: string;
  readonly after: string;
  /** Whether there is a place for the number at all. */
  readonly hasNumber: boolean;
  readonly grouped: boolean;
  readonly leastWhole: number;
  readonly leastDecimals: number;
  readonly mostDecimals: number;
  readonly percent: boolean;
  readonly exponent: boolean;
}

const PIECE = /"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.|[\s\S]/g;

const sections = new Map<string, readonly Section[]>();

/** A number in a pattern of up to three sections, `positive;negative;zero`. Colours and paddings are dropped. */
export function formatPattern(number: number, pattern: string): string {
  const parts = sections.get(pattern) ?? splitSections(pattern).map(readSection);
  sections.set(pattern, parts);
  const [positive, negative, zero] = parts;
  if (number < 0 && negative) return apply(negative, -number);
  if (number === 0 && zero) return apply(zero, 0);
  const text = apply(positive!, Math.abs(number));
  return number < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}

function splitSections(pattern: string): string[] {
  const parts = [''];
  for (const [piece] of pattern.matchAll(PIECE)) {
    if (piece === ';') parts.push('');
    else parts[parts.length - 1] += piece;
  }
  return parts.slice(0, 3);
}

function readSection(text: string): Section {
  let before = '';
  let after = '';
  let digits = '';
  let percent = false;
  for (const [piece, quoted, escaped] of text.matchAll(PIECE)) {
    const literal = quoted ?? escaped ?? (/^[[_*]./.test(piece) ? '' : piece);
    const isDigit = quoted === undefined && escaped === undefined && /^[#0?.,eE+]$/.test(piece);
    if (piece === '%') percent = true;
    if (isDigit && (after === '' || /[eE]/.test(digits))) digits += piece;
    else if (digits === '') before += literal;
    else after += literal;
  }
  const [mantissa = '', exponent] = digits.split(/e\+?/i);
  const [whole = '', fraction = ''] = mantissa.split('.');
  return {
    before,
    after,
    hasNumber: digits !== '',
    grouped: whole.includes(','),
    leastWhole: whole.replace(/[^0]/g, '').length,
    leastDecimals: fraction.replace(/[^0]/g, '').length,
    mostDecimals: fraction.replace(/[^0#?]/g, '').length,
    percent,
    exponent: exponent !== undefined,
  };
}

function apply(section: Section, number: number): string {
  const { before, after, hasNumber, exponent } = section;
  if (!hasNumber) return before + after;
  return before + (exponent ? scientific(section, number) : plain(section, number)) + after;
}

function plain(section: Section, number: number): string {
  const text = toDecimals(number, section.mostDecimals, section.percent ? 2 : 0);
  const [whole = '', fraction = ''] = text.split('.');
  const digits = whole.replace(/^0+/, '').padStart(section.leastWhole, '0');
  const grouped = section.grouped ? digits.replace(/\B(?=(\d{3})+$)/g, ',') : digits;
  let decimals = fraction;
  while (decimals.length > section.leastDecimals && decimals.endsWith('0')) decimals = decimals.slice(0, -1);
  return decimals === '' ? grouped : `${grouped}.${decimals}`;
}

function scientific({ mostDecimals }: Section, number: number): string {
  const [mantissa, exponent = '+0'] = number.toExponential(mostDecimals).split('e');
  const digits = exponent.slice(1).padStart(2, '0');
  return `${mantissa}E${exponent[0]}${digits}`;
}
