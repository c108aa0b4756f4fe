import type { Mask } from '../api/mask.ts';
import type { Api } from '../api/sheets-api.ts';
import type { CellFormat } from './cell.ts';

type Color = Api<'Color'>;
type Fields = Readonly<Record<string, unknown>>;

/** Google has every colour twice, an old field and a newer one that takes precedence; only the newer one is kept. */
const TWINS: Readonly<Record<string, string>> = {
  backgroundColor: 'backgroundColorStyle',
  foregroundColor: 'foregroundColorStyle',
  color: 'colorStyle',
  tabColor: 'tabColorStyle',
};

/** The format as it is kept: without old colour fields and without empty parts. */
export const keptFormat = (format: CellFormat | undefined): CellFormat | undefined =>
  format && (kept(format as Fields) as CellFormat | undefined);

export function kept(message: Fields): Fields | undefined {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(message)) {
    const twin = TWINS[key];
    if (twin !== undefined) result[twin] = message[twin] ?? { rgbColor: rgb(value as Color) };
    else if (key === 'rgbColor') result[key] = rgb(value as Color);
    else if (typeof value !== 'object' || value === null) result[key] = value;
    else {
      const inner = kept(value as Fields);
      if (inner) result[key] = inner;
    }
  }
  return Object.keys(result).length > 0 ? result : undefined;
}

/** Parts of a colour that are 0 are left out, as in Google's answers; black has none. */
const rgb = (color: Color): Color =>
  Object.fromEntries(Object.entries(color).filter(([, part]) => part !== 0));

/** The mask in terms of what is kept. */
export function keptMask(mask: Mask): Mask {
  if (mask === true) return true;
  return new Map([...mask].map(([key, inner]) => [TWINS[key] ?? key, TWINS[key] ? true : keptMask(inner)]));
}

const shown = new WeakMap<object, object>();

/** The message as it is answered: with both fields of every colour. Pooled messages are made once. */
export function shownFormat<T extends object>(message: T): T {
  const known = shown.get(message);
  if (known) return known as T;
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(message)) {
    const old = Object.keys(TWINS).find((name) => TWINS[name] === key);
    const rgbColor = (value as Api<'ColorStyle'> | undefined)?.rgbColor;
    if (old !== undefined && rgbColor !== undefined) result[old] = rgbColor;
    const plain = typeof value !== 'object' || value === null || old !== undefined || key === 'rgbColor';
    result[key] = plain || Array.isArray(value) ? value : shownFormat(value);
  }
  shown.set(message, result);
  return result as T;
}

export const DEFAULT_FORMAT: CellFormat = {
  backgroundColorStyle: { rgbColor: { red: 1, green: 1, blue: 1 } },
  padding: { top: 2, right: 3, bottom: 2, left: 3 },
  verticalAlignment: 'BOTTOM',
  wrapStrategy: 'OVERFLOW_CELL',
  textFormat: {
    foregroundColorStyle: { rgbColor: {} },
    fontFamily: 'arial,sans,sans-serif',
    fontSize: 10,
    bold: false,
    italic: false,
    strikethrough: false,
    underline: false,
  },
};

const effective = new WeakMap<CellFormat, CellFormat>();

/** What a cell looks like: the default with what was entered for it. Conditional formats are not looked at. */
export function effectiveFormat(format: CellFormat | undefined): CellFormat {
  if (format === undefined) return DEFAULT_FORMAT;
  const known = effective.get(format);
  if (known) return known;
  const result: CellFormat = {
    ...DEFAULT_FORMAT,
    ...format,
    padding: { ...DEFAULT_FORMAT.padding, ...format.padding },
    textFormat: { ...DEFAULT_FORMAT.textFormat, ...format.textFormat },
  };
  effective.set(format, result);
  return result;
}
