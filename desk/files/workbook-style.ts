import type { CellStyle as XlsxStyle } from 'hucre/xlsx';
import { LINE, LOOKS, type Look, numberFormat, TOTAL_LINE } from '../../shared/sheets/look.ts';
import type { CellStyle, CellValue } from '../../shared/sheets/sheet-model.ts';

/**
 * 微软雅黑 stands on every Windows since Vista and has both simplified and traditional characters, so one font serves
 * both scripts; Excel, WPS and macOS know it by this name in any language. Where it is missing (Linux), they fall back
 * to their own Chinese font. 等线 comes only with newer Office, and 宋体 is hard to read in small tables.
 */
export const FONT = { name: 'Microsoft YaHei', size: LOOKS.text.size } as const;

const side = (rgb: string) => ({ style: 'thin', color: { rgb } }) as const;
const box = { top: side(LINE), right: side(LINE), bottom: side(LINE), left: side(LINE) };
const BORDERS = {
  box,
  total: { ...box, top: { style: 'medium', color: { rgb: TOTAL_LINE } } as const },
} as const;

const toXlsx = ({ size, bold, ink, fill, horizontal, vertical, wraps, border }: Look): XlsxStyle => ({
  font: { name: FONT.name, size, color: { rgb: ink }, ...(bold && { bold }) },
  ...(fill !== undefined && { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill } } }),
  ...(border !== 'none' && { border: BORDERS[border] }),
  alignment: { ...(horizontal && { horizontal }), vertical, ...(wraps && { wrapText: true }) },
});

const styles = new Map<string, XlsxStyle>();

/** The look of a cell; equal looks are one object. */
export function styleOf(value: CellValue, style: CellStyle, unlocked: boolean): XlsxStyle {
  const format = numberFormat(value, style)?.pattern;
  const key = `${style}|${format}|${unlocked}`;
  let look = styles.get(key);
  if (!look) {
    look = {
      ...toXlsx(LOOKS[style]),
      ...(format !== undefined && { numFmt: format }),
      ...(unlocked && { protection: { locked: false } }),
    };
    styles.set(key, look);
  }
  return look;
}
