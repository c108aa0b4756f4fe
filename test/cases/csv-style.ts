import fc from 'fast-check';
import { gb18030 } from '../bad-input/gb18030.ts';
import type { Row } from '../properties/county.ts';

const NUMBER = /^(\d+)\.(\d\d)$/;

const wide = (digit: string): string => String.fromCharCode(0xff10 + Number(digit));

/** The same value in one of the ways people write it. */
function written(text: string, header: string, way: number): string {
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (date) {
    const [, year, month, day] = date;
    const short = [Number(month), Number(day)];
    return [
      text,
      `${year}/${short.join('/')}`,
      `${year}.${short.join('.')}`,
      `${year}${month}${day}`,
      `${year}年${short[0]}月${short[1]}日`,
      String(Date.parse(text) / 86_400_000 + 25_569),
    ][way % 6]!;
  }
  const amount = NUMBER.exec(text);
  if (amount && header !== '病例號') {
    const [, whole = '', tail = ''] = amount;
    return [
      text,
      `00${text}`,
      `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${tail}`,
      `￥${text}`,
      tail === '00' ? whole : tail.endsWith('0') ? `${whole}.${tail[0]}` : text,
      text.replace(/\d/g, wide),
    ][way % 6]!;
  }
  if (header === '年度') return [text, `0${text}`, text.replace(/\d/g, wide)][way % 3]!;
  if (text === '職工') return ['職工', '职工', ' 職工'][way % 3]!;
  if (text === '省內異地') return ['省內異地', '省内异地'][way % 2]!;
  return text;
}

const quoted = (text: string, way: number): string =>
  /[",\r\n]/.test(text) || way % 5 === 0 ? `"${text.replaceAll('"', '""')}"` : text;

/** How a file is written. */
export interface Style {
  readonly ways: readonly number[];
  readonly lineEnd: string;
  readonly lastLineEnd: boolean;
  readonly encoding: 'utf-8' | 'bom' | 'gb18030';
  readonly blankLines: boolean;
  readonly extra: boolean;
}

export const styles: fc.Arbitrary<Style> = fc.record({
  ways: fc.array(fc.nat(60), { minLength: 1, maxLength: 40 }),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  lastLineEnd: fc.boolean(),
  encoding: fc.constantFrom('utf-8', 'bom', 'gb18030'),
  blankLines: fc.boolean(),
  extra: fc.boolean(),
});

/** Case rows as a CSV file in some style: columns as they fall, values as people write them. */
export function csvFile(rows: readonly Row[], headers: readonly string[], style: Style): Uint8Array {
  let at = 0;
  const way = () => style.ways[at++ % style.ways.length]!;
  const extra = style.extra ? ['備註'] : [];
  const body = rows.map((row) =>
    [...headers.map((header) => written(row[header] ?? '', header, way())), ...extra.map(() => '說明')]
      .map((text) => quoted(text, way()))
      .join(','),
  );
  const lines = [[...headers, ...extra].join(','), ...body].flatMap((line) =>
    style.blankLines && way() % 7 === 0 ? ['', line] : [line],
  );
  const text = lines.join(style.lineEnd) + (style.lastLineEnd ? style.lineEnd : '');
  if (style.encoding === 'gb18030') return gb18030(text);
  return Buffer.from(style.encoding === 'bom' ? `\ufeff${text}` : text);
}

/** What no cell should hold, and what most should not. */
export const GARBAGE = [
  ...['', ' ', '0', '-1', '1.005', '1e5', '999999999999999999', '１２．５', '3,000.00', '￥5', '.5', '5.'],
  ...['=A1', '#REF!', '1.2E+05', '2萬', '是', '否', '三级', 'nobody', 'G0', '居民', '\u3000', '"', 'a"b'],
  ...['2025-02-30', '2025-13-01', '2025/3-1', '1899-01-01', '45000', '2024-12-31', '9'.repeat(17)],
];
