import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll } from 'vitest';
import { readXlsxFile } from '../../../desk/files/read-workbook.ts';
import type { Finding } from '../../../shared/findings/finding.ts';
import type { RawCell, RawTab } from '../../../shared/sheets/raw.ts';

/** A folder of its own for a test file, gone when its tests are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dianzhi-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Outcome {
  readonly tabs: RawTab[] | undefined;
  readonly findings: Finding[];
}

export async function readWorkbook(path: string): Promise<Outcome> {
  const findings: Finding[] = [];
  const tabs = await readXlsxFile(path, (found) => findings.push(found));
  return { tabs, findings };
}

let count = 0;

export async function readBytes(folder: string, bytes: Uint8Array): Promise<Outcome> {
  const path = join(folder, `${++count}.xlsx`);
  await writeFile(path, bytes);
  return readWorkbook(path);
}

/** The cells of a tab by row number. */
export async function cellsOf(tab: RawTab | undefined): Promise<Record<number, readonly RawCell[]>> {
  const rows: Record<number, readonly RawCell[]> = {};
  for await (const { row, cells } of tab?.rows ?? []) rows[row] = cells;
  return rows;
}

export interface Part {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Already packed content, and what the directory says about it. */
  readonly packed?: Uint8Array;
  readonly declared?: number;
  readonly flags?: number;
  readonly method?: number;
}

/** A ZIP archive, honest unless a part says otherwise. */
export function zipOf(parts: readonly Part[], { wide = false } = {}): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const method = part.method ?? 8;
    const packed = part.packed ?? (method === 0 ? content : deflateRawSync(content, { level: 1 }));
    const name = Buffer.from(part.name);
    const size = part.declared ?? content.length;
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(part.flags ?? 0, 2);
    fixed.writeUInt16LE(method, 4);
    fixed.writeUInt32LE(crc32(content), 10);
    fixed.writeUInt32LE(wide ? 0xffffffff : packed.length, 14);
    fixed.writeUInt32LE(wide ? 0xffffffff : size, 18);
    fixed.writeUInt16LE(name.length, 22);
    const extra = wide ? wideExtra(size, packed.length, offset) : Buffer.alloc(0);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(wide ? 0xffffffff : offset, 10);
    const central = Buffer.from(fixed);
    central.writeUInt16LE(extra.length, 24);
    directory.push(Buffer.from('504b01021400', 'hex'), central, tail, name, extra);
    const local = [Buffer.from('504b0304', 'hex'), fixed, name, Buffer.from(packed)];
    pieces.push(...local);
    offset += local.reduce((sum, { length }) => sum + length, 0);
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...pieces, central, ...ending(parts.length, central.length, offset, wide)]);
}

function wideExtra(size: number, packed: number, offset: number): Buffer {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  [size, packed, offset].forEach((value, index) => {
    extra.writeBigUInt64LE(BigInt(value), 4 + index * 8);
  });
  return extra;
}

function ending(count: number, size: number, offset: number, wide: boolean): Buffer[] {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(wide ? 0xffff : count, 8);
  end.writeUInt16LE(wide ? 0xffff : count, 10);
  end.writeUInt32LE(wide ? 0xffffffff : size, 12);
  end.writeUInt32LE(wide ? 0xffffffff : offset, 16);
  if (!wide) return [end];
  const record = Buffer.alloc(56);
  record.write('PK\x06\x06', 'latin1');
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  return [record, locator, end];
}

export interface WorkbookXml {
  readonly sheet: string;
  readonly strings?: string;
  readonly styles?: string;
  readonly workbookPr?: string;
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationships = (entries: readonly (readonly [string, string, string])[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** The parts of a workbook with one sheet, 病例, from the XML inside them. */
export function partsOf({ sheet, strings, styles, workbookPr = '' }: WorkbookXml): Part[] {
  return [
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      content: `<workbook>${workbookPr}<sheets><sheet name="病例" sheetId="7" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relationships([
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ...(strings === undefined ? [] : [['rId2', 'sharedStrings', '/xl/sharedStrings.xml'] as const]),
        ...(styles === undefined ? [] : [['rId3', 'styles', 'styles.xml'] as const]),
      ]),
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
    ...(strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', content: strings }]),
    ...(styles === undefined ? [] : [{ name: 'xl/styles.xml', content: styles }]),
  ];
}

export const sheetOf = (rows: string, around = ''): string =>
  `<worksheet>${around}<sheetData>${rows}</sheetData></worksheet>`;

export const workbookOf = (xml: WorkbookXml): Buffer => zipOf(partsOf(xml));
