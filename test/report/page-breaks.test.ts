import { describe, expect, it } from 'vitest';
import { pageBreaks } from '../../shared/report/page-breaks.ts';
import type { ModelCell } from '../../shared/sheets/sheet-model.ts';

/** 80 characters are narrower than a page, so that it holds 494 points: 27 rows of 18, three of them the head. */
const columns = Array.from({ length: 8 }, () => ({ width: 9 }));
const HEAD = 3;

/** The breaks before tables of so many rows each, titles included. */
function breaksOf(...lengths: readonly number[]): readonly number[] {
  const row: ModelCell[] = [{ value: '', style: 'text' }];
  const rows = Array.from({ length: HEAD + lengths.reduce((sum, one) => sum + one, 0) }, () => row);
  const starts = lengths.map((_, index) => HEAD + lengths.slice(0, index).reduce((sum, one) => sum + one, 0));
  return pageBreaks({ columns, rows, headRows: HEAD, starts });
}

describe('breaks between tables', () => {
  it('needs none where everything fits', () => {
    expect(breaksOf(10, 14)).toEqual([]);
    expect(breaksOf()).toEqual([]);
  });

  it('keeps a table whole that a page can hold', () => {
    expect(breaksOf(10, 15)).toEqual([13]);
    expect(breaksOf(23, 2, 22, 2)).toEqual([26, 50]);
  });

  it('lets a table longer than a page begin where eight rows have room', () => {
    expect(breaksOf(16, 30)).toEqual([]);
    expect(breaksOf(17, 30)).toEqual([20]);
  });

  it('goes on after the rest of a long table', () => {
    // 30 rows are a page and six rows.
    expect(breaksOf(30, 18)).toEqual([]);
    expect(breaksOf(30, 19)).toEqual([33]);
  });

  it('begins no page before the first table', () => {
    expect(breaksOf(200)).toEqual([]);
  });

  it('puts more on the page of a wider sheet, which is printed smaller', () => {
    const wide = columns.map(() => ({ width: 39 }));
    const rows = Array.from({ length: 63 }, (): ModelCell[] => [{ value: '', style: 'text' }]);
    expect(pageBreaks({ columns: wide, rows, headRows: HEAD, starts: [3, 33] })).toEqual([33]);
    const wider = columns.map(() => ({ width: 49 }));
    expect(pageBreaks({ columns: wider, rows, headRows: HEAD, starts: [3, 33] })).toEqual([]);
  });
});
