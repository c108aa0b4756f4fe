import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { detectEncoding, type Encoding, type ReadAt } from '../../functions/cases/encoding.ts';
import { finding, type Report } from '../../shared/findings/finding.ts';
import type { RawRow, RawTab } from '../../shared/sheets/raw.ts';
import { Refusal, systemCode } from './refusal.ts';

const CHUNK_BYTES = 2 ** 18;
/** A quote left open swallows what follows; a record longer than this is one. */
const MOST_RECORD_BYTES = 2 ** 20;

/** A tab read from a CSV file. */
export interface CsvTab extends RawTab {
  readonly path: string;
  readonly bytes: number;
}

/**
 * A tab kept as CSV: UTF-8 with or without BOM, or GB18030, with CRLF or LF. Its rows stream, whatever the file's
 * size, and can be read more than once; every cell is a text, an empty one `null`. A byte that does not belong to the
 * encoding, or a broken quote, is reported when the rows come to it and ends them there: a caller must look at its
 * findings before it believes that it saw the whole tab. `undefined` when the file cannot be opened at all.
 */
export async function readCsvTab(path: string, tabName: string, report: Report): Promise<CsvTab | undefined> {
  const refuse = (code: 'FILE_NOT_FOUND' | 'FILE_ENCODING') => {
    report(finding(code, { tab: tabName }, { path }));
    return undefined;
  };
  const file = await openFile(path);
  if (!file) return refuse('FILE_NOT_FOUND');
  const { size } = await file.stat();
  const encoding = await detectEncoding(reading(file)).finally(() => file.close());
  if (!encoding) return refuse('FILE_ENCODING');
  const rows = { [Symbol.asyncIterator]: () => records(path, encoding, tabName, report) };
  return { name: tabName, rows, path, bytes: size };
}

async function openFile(path: string): Promise<FileHandle | undefined> {
  try {
    const file = await open(path);
    if ((await file.stat()).isFile()) return file;
    await file.close();
    return undefined;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}

const reading =
  (file: FileHandle): ReadAt =>
  async (position, length) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  };

async function* records(
  path: string,
  encoding: Encoding,
  tab: string,
  report: Report,
): AsyncGenerator<RawRow> {
  const parser = parse({
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: MOST_RECORD_BYTES,
  });
  const decode = (chunks: AsyncIterable<Uint8Array>) => decoded(chunks, encoding);
  pipeline(createReadStream(path, { highWaterMark: CHUNK_BYTES }), decode, parser, () => {});
  let row = 0;
  try {
    for await (const fields of parser as AsyncIterable<string[]>) {
      row++;
      yield { row, cells: fields.map((field) => (field === '' ? null : field)) };
    }
  } catch (error) {
    if (error instanceof Refusal) report(finding('FILE_ENCODING', { tab }, { path }));
    else if (error instanceof CsvError) {
      const line = parser.info.records + 1;
      report(finding('CSV_BROKEN', { tab, row: line }, { line, reason: quoteReason(error.code) }));
    } else throw error;
  }
}

async function* decoded(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (chunk?: Uint8Array) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw new Refusal('FILE_ENCODING', '');
    }
  };
  for await (const chunk of chunks) yield decode(chunk);
  yield decode();
}

const quoteReason = (code: string): string => {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return '引號沒有結束';
  if (code === 'CSV_MAX_RECORD_SIZE') return '這一筆過長，多半是引號沒有結束';
  if (code === 'CSV_INVALID_CLOSING_QUOTE') return '結束的引號之後還有文字';
  return '引號出現在文字中間';
};
