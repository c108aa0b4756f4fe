import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { typedValue } from '../../../functions/gateways/google/cell.ts';
import { contentRequests } from '../../../functions/gateways/google/content-requests.ts';
import { gridOf } from '../../../functions/gateways/google/grid.ts';
import { MOST_BYTES, packed } from '../../../functions/gateways/google/pack.ts';
import { rectangles } from '../../../functions/gateways/google/rectangles.ts';
import { ruleRequests } from '../../../functions/gateways/google/rule-requests.ts';
import { sizeOf } from '../../../functions/gateways/google/size.ts';
import { fen } from '../../../shared/money/fen.ts';
import { dayNumber } from '../../../shared/sheets/calendar.ts';
import { cell, large, model, money, table } from './models.ts';

describe('values', () => {
  test.each([
    '=1+1',
    '＝1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    "'x",
    '#REF!',
    'TRUE',
    '330100200000000123',
    '2025-01-31',
  ])('%s is a text', (text) => {
    expect(typedValue(text)).toEqual({ stringValue: text });
  });

  test('no text whatever becomes a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        expect(Object.keys(typedValue(text)!)).toEqual(['stringValue']);
      }),
      { numRuns: 50 },
    );
  });

  test('amounts are numbers up to fifteen digits, and texts beyond', () => {
    const most = 10n ** 15n;
    expect(typedValue({ fen: fen(-123456n) })).toEqual({ numberValue: -1234.56 });
    expect(typedValue({ fen: fen(most - 1n) })).toEqual({ numberValue: 9999999999999.99 });
    expect(typedValue({ fen: fen(most) })).toEqual({ stringValue: '10000000000000.00' });
    expect(typedValue({ units: 123456789n, decimals: 4 })).toEqual({ numberValue: 12345.6789 });
    expect(typedValue({ units: -most, decimals: 4 })).toEqual({ stringValue: '-100000000000.0000' });
  });

  test('every amount written as a number is told again to the fen', () => {
    const most = 10n ** 15n - 1n;
    fc.assert(
      fc.property(fc.bigInt({ min: -most, max: most }), (amount) => {
        const { numberValue } = JSON.parse(JSON.stringify(typedValue({ fen: fen(amount) })));
        const [whole = '', tail = ''] = String(Math.abs(numberValue)).split('.');
        expect(BigInt(whole + tail.padEnd(2, '0'))).toBe(amount < 0n ? -amount : amount);
      }),
    );
  });

  test('counts, days, booleans, blanks', () => {
    expect(typedValue(7)).toEqual({ numberValue: 7 });
    expect(typedValue({ day: dayNumber(2025, 3, 31)! })).toEqual({ numberValue: 45747 });
    expect(typedValue(false)).toEqual({ boolValue: false });
    expect(typedValue(null)).toBeUndefined();
    expect(typedValue('')).toBeUndefined();
    expect(() => typedValue(0.5)).toThrow(RangeError);
  });

  test('a text longer than a cell is cut', () => {
    const { stringValue } = typedValue('長'.repeat(50_001))!;
    expect(stringValue).toHaveLength(50_000);
    expect(stringValue!.endsWith('…')).toBe(true);
  });
});

describe('the grid', () => {
  test('holds the rows, the blank ones and whatever ranges name', () => {
    const sheet = table('點值', '甲', {
      blankRows: 20,
      validations: [{ range: 'B2:F40', title: '', help: '' }],
    });
    expect(gridOf(sheet)).toMatchObject({ rowCount: 40, columnCount: 6 });
    expect(gridOf(table('點值', '甲', { blankRows: 20 }))).toMatchObject({ rowCount: 22, columnCount: 3 });
  });

  test('leaves a row and a column that is not frozen', () => {
    const sheet = model('點值', [[cell('一')]], { columns: [{ width: 9 }], frozenRows: 1, frozenColumns: 1 });
    expect(gridOf(sheet)).toMatchObject({
      rowCount: 2,
      columnCount: 2,
      frozenRowCount: 1,
      frozenColumnCount: 1,
    });
  });

  const merges = (sheet: ReturnType<typeof model>) =>
    contentRequests(sheet, 1).flatMap(({ mergeCells }) => mergeCells?.range?.startRowIndex ?? []);

  test('no column is frozen where a merged cell would be frozen in part', () => {
    const across = model('點值', [[cell('標題', 'title', 2)]], { frozenColumns: 1 });
    expect(gridOf(across).frozenColumnCount).toBe(0);
    expect(merges(across)).toEqual([0]);
    const beside = model('點值', [[cell('一'), cell('標題', 'title', 2)]], { frozenColumns: 1 });
    expect(gridOf(beside).frozenColumnCount).toBe(1);
  });
});

describe('looks', () => {
  test('any grid is covered once by rectangles of one kind', () => {
    const grids = fc.array(
      fc.array(fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }), { maxLength: 6 }),
      {
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(grids, (grid) => {
        const painted = grid.map((row) => row.map((): string[] => []));
        for (const { kind, top, left, right, bottom } of rectangles(grid)) {
          for (let row = top; row < bottom; row++) {
            for (let column = left; column < right; column++) painted[row]![column]!.push(kind);
          }
        }
        expect(painted).toEqual(grid.map((row) => row.map((kind) => (kind === undefined ? [] : [kind]))));
      }),
    );
  });

  test('a table of any length takes one request per column', () => {
    const rows = Array.from({ length: 500 }, (_, index) => [cell(`甲${index}`), money(BigInt(index))]);
    const formats = contentRequests(model('點值', rows, { blankRows: 0 }), 1).filter(
      ({ repeatCell }) => repeatCell,
    );
    expect(formats.map(({ repeatCell }) => repeatCell!.range)).toEqual([
      { sheetId: 1, startRowIndex: 0, endRowIndex: 500, startColumnIndex: 0, endColumnIndex: 1 },
      { sheetId: 1, startRowIndex: 0, endRowIndex: 500, startColumnIndex: 1, endColumnIndex: 2 },
    ]);
    expect(formats[0]!.repeatCell!.cell!.userEnteredFormat!.numberFormat).toEqual({
      type: 'TEXT',
      pattern: '@',
    });
    expect(formats[1]!.repeatCell!.cell!.userEnteredFormat!.numberFormat).toEqual({
      type: 'NUMBER',
      pattern: '#,##0.00;[Red]-#,##0.00',
    });
  });
});

describe('rules', () => {
  const rules = (values?: readonly string[] | { tab: string; range: string }) =>
    ruleRequests(
      table('機構', '甲', {
        validations: [{ range: 'B2:B9', title: '等級', help: '請選擇', ...(values && { values }) }],
      }),
      5,
      'us@example.com',
    )[0]!.setDataValidation!;

  test('a closed list, a list in another tab, help alone', () => {
    expect(rules(['三級', '二級'])).toEqual({
      range: { sheetId: 5, startRowIndex: 1, endRowIndex: 9, startColumnIndex: 1, endColumnIndex: 2 },
      rule: {
        condition: {
          type: 'ONE_OF_LIST',
          values: [{ userEnteredValue: '三級' }, { userEnteredValue: '二級' }],
        },
        inputMessage: '等級\n請選擇',
        strict: true,
        showCustomUi: true,
      },
    });
    expect(rules({ tab: "a'b", range: 'A2:A99' }).rule!.condition).toEqual({
      type: 'ONE_OF_RANGE',
      values: [{ userEnteredValue: "='a''b'!$A$2:$A$99" }],
    });
    expect(rules().rule).toMatchObject({ condition: { type: 'CUSTOM_FORMULA' }, strict: false });
  });

  test('a protected sheet is open to this program alone, except where it is unlocked', () => {
    const sheet = table('點值', '甲', { protected: true, unlocked: ['B2:B3'] });
    expect(ruleRequests(sheet, 5, 'us@example.com')).toEqual([
      {
        addProtectedRange: {
          protectedRange: {
            range: { sheetId: 5 },
            description: '本表由程序寫入',
            warningOnly: false,
            editors: { users: ['us@example.com'], domainUsersCanEdit: false },
            unprotectedRanges: [
              { sheetId: 5, startRowIndex: 1, endRowIndex: 3, startColumnIndex: 1, endColumnIndex: 2 },
            ],
          },
        },
      },
    ]);
  });
});

test('requests are packed in order, none above the limit', () => {
  const requests = contentRequests(large('點值', 5_000_000), 1);
  const batches = packed(requests);
  expect(batches.flat()).toEqual(requests);
  expect(batches.length).toBeLessThanOrEqual(4);
  for (const batch of batches) expect(sizeOf(batch)).toBeLessThanOrEqual(MOST_BYTES + 1);
});
