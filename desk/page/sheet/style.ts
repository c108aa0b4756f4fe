import type { IBorderData, IStyleData } from '@univerjs/core';

interface Color {
  readonly rgbColor?: { readonly red?: number; readonly green?: number; readonly blue?: number };
}

/** As much of Google's cell format as a sheet here can show. */
interface Format {
  readonly backgroundColorStyle?: Color;
  readonly horizontalAlignment?: string;
  readonly verticalAlignment?: string;
  readonly wrapStrategy?: string;
  readonly numberFormat?: { readonly type?: string; readonly pattern?: string };
  readonly textFormat?: {
    readonly foregroundColorStyle?: Color;
    readonly fontSize?: number;
    readonly bold?: boolean;
    readonly italic?: boolean;
    readonly underline?: boolean;
    readonly strikethrough?: boolean;
  };
  readonly borders?: Readonly<Record<string, { readonly style?: string; readonly colorStyle?: Color }>>;
}

const HORIZONTAL: Readonly<Record<string, number>> = { LEFT: 1, CENTER: 2, RIGHT: 3 };
const VERTICAL: Readonly<Record<string, number>> = { TOP: 1, MIDDLE: 2, BOTTOM: 3 };
const WRAP: Readonly<Record<string, number>> = { OVERFLOW_CELL: 1, CLIP: 2, WRAP: 3 };
const BORDER: Readonly<Record<string, number>> = {
  SOLID: 1,
  DOTTED: 3,
  DASHED: 4,
  DOUBLE: 7,
  SOLID_MEDIUM: 8,
  SOLID_THICK: 13,
};
const SIDES = { top: 't', right: 'r', bottom: 'b', left: 'l' } as const;

const hex = (part = 0): string =>
  Math.round(part * 255)
    .toString(16)
    .padStart(2, '0');
const colorOf = ({ rgbColor = {} }: Color = {}) => ({
  rgb: `#${hex(rgbColor.red)}${hex(rgbColor.green)}${hex(rgbColor.blue)}`,
});

/** Every part is named, so that it takes the place of whatever stood there. */
export function styleOf(format: Format | undefined): IStyleData {
  const { textFormat: text = {}, numberFormat, backgroundColorStyle, borders } = format ?? {};
  const style = {
    bg: backgroundColorStyle ? colorOf(backgroundColorStyle) : null,
    cl: text.foregroundColorStyle ? colorOf(text.foregroundColorStyle) : null,
    fs: text.fontSize ?? null,
    bl: text.bold ? 1 : null,
    it: text.italic ? 1 : null,
    ul: text.underline ? { s: 1 } : null,
    st: text.strikethrough ? { s: 1 } : null,
    ht: HORIZONTAL[format?.horizontalAlignment ?? ''] ?? null,
    vt: VERTICAL[format?.verticalAlignment ?? ''] ?? null,
    tb: WRAP[format?.wrapStrategy ?? ''] ?? null,
    n: patternOf(numberFormat),
    bd: borders ? bordersOf(borders) : null,
  };
  return style as unknown as IStyleData;
}

/** The same without the empty parts, for a new sheet. */
export const ownStyleOf = (format: object): IStyleData =>
  Object.fromEntries(Object.entries(styleOf(format)).filter(([, part]) => part !== null));

function patternOf(format: Format['numberFormat']): { pattern: string } | null {
  if (!format) return null;
  return format.type === 'TEXT' ? { pattern: '@@@' } : format.pattern ? { pattern: format.pattern } : null;
}

function bordersOf(borders: NonNullable<Format['borders']>): IBorderData {
  const sides = Object.entries(borders).flatMap(([side, { style = '', colorStyle }]) => {
    const key = SIDES[side as keyof typeof SIDES];
    return key && BORDER[style] ? [[key, { s: BORDER[style], cl: colorOf(colorStyle) }]] : [];
  });
  return Object.fromEntries(sides) as IBorderData;
}
