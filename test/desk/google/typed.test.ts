import { describe, expect, test } from 'vitest';
import { formattedNumber, generalNumber } from '../../../desk/google/values/formatted.ts';
import { typed } from '../../../desk/google/values/typed.ts';

const chinese = { locale: 'zh_CN', year: 2025 };
const english = { locale: 'en_US', year: 2025 };

describe('a text typed into a cell', () => {
  test.each([
    ['12', 12],
    ['-1,234.50', -1234.5],
    ['.5', 0.5],
    ['(3)', -3],
    ['+4', 4],
    ['1e3', 1000],
    ['TRUE', true],
    [' false ', false],
    ["'12", '12'],
    ["'", undefined],
    ['', undefined],
    ['abc', 'abc'],
    ['1,23', '1,23'],
    ['１２', '１２'],
    ['12.5萬', '12.5萬'],
    ['2025.1.31', '2025.1.31'],
    ['2025-02-30', '2025-02-30'],
    ['2025-13', '2025-13'],
    ['25:00', '25:00'],
    ['20250131', 20_250_131],
    ['330102199001011234', 330_102_199_001_011_000],
    ['0.00012345678901234567', 0.000_123_456_789_012_345],
    ['=', '='],
    ['-', '-'],
    ['＝1+1', '＝1+1'],
    ['@x', '@x'],
    ['#REF!', '#REF!'],
  ])('%j is %j', (text, entered) => {
    expect(typed(text, undefined, chinese).entered).toEqual(entered);
  });

  test.each([
    ['=A1+1', '=A1+1'],
    ['+A1', '=+A1'],
  ])('%s is the formula %s', (text, formula) => {
    expect(typed(text, undefined, chinese)).toEqual({ entered: { formula } });
  });

  test.each([
    ['12%', 0.12, 'PERCENT', '0%'],
    ['12.5%', 0.125, 'PERCENT', '0.00%'],
    ['1,234', 1234, 'NUMBER', '#,##0'],
    ['¥1,234.5', 1234.5, 'CURRENCY', '"¥"#,##0.00'],
    ['1e-2', 0.01, 'SCIENTIFIC', '0.00E+00'],
    ['2025-03-31', 45_747, 'DATE', 'yyyy-mm-dd'],
    ['2025/3/31', 45_747, 'DATE', 'yyyy/m/d'],
    ['2025-03', 45_717, 'DATE', 'yyyy-mm'],
    ['2025年3月31日', 45_747, 'DATE', 'yyyy"年"m"月"d"日"'],
    ['1-2', 45_659, 'DATE', 'm-d'],
    ['6:00', 0.25, 'TIME', 'h:mm'],
    ['2025-03-31 12:00:00', 45_747.5, 'DATE_TIME', 'yyyy-mm-dd h:mm:ss'],
  ])('%s is %d, %s %s', (text, entered, type, pattern) => {
    expect(typed(text, undefined, chinese)).toEqual({ entered, numberFormat: { type, pattern } });
  });

  test('depends on the locale for some dates', () => {
    expect(typed('3/31/2025', undefined, english).entered).toBe(45_747);
    expect(typed('3/31/2025', undefined, chinese).entered).toBe('3/31/2025');
    expect(typed('2025年3月31日', undefined, english).entered).toBe('2025年3月31日');
  });

  test('stays a text in a cell of text format', () => {
    for (const text of ['=1+1', '2025-03', '012', 'TRUE']) {
      expect(typed(text, { type: 'TEXT', pattern: '@' }, chinese)).toEqual({ entered: text });
    }
  });
});

describe('a number shown', () => {
  test.each([
    [0, '0'],
    [0.1 + 0.2, '0.3'],
    [1 / 3, '0.3333333333'],
    [-12.5, '-12.5'],
    [123_456_789_012_345, '123456789012345'],
    [330_102_199_001_011_200, '3.30102E+17'],
    [1e15, '1E+15'],
    [0.000_001, '1E-06'],
  ])('%d without a format is %s', (number, text) => {
    expect(generalNumber(number)).toBe(text);
  });

  test.each([
    [1234.5, '0', '1235'],
    [1.005, '0.00', '1.01'],
    [-1.005, '0.00', '-1.01'],
    [-0.001, '0.00', '0.00'],
    [1_234_567.891, '#,##0.00', '1,234,567.89'],
    [0, '#,##0', '0'],
    [0, '#,###', ''],
    [5, '000', '005'],
    [1.5, '0.0##', '1.5'],
    [0.1234, '0.00%', '12.34%'],
    [-5, '#,##0.00;[Red]-#,##0.00', '-5.00'],
    [-5, '0;(0);"零"', '(5)'],
    [0, '0;(0);"零"', '零'],
    [12, '"¥"0.00\\x', '¥12.00x'],
    [12, '0" 元;"', '12 元;'],
    [12_345, '0.00E+00', '1.23E+04'],
    [7, '"第"0"號"', '第7號'],
    [1e21, '#,##0', '1,000,000,000,000,000,000,000'],
  ])('%d in %s is %s', (number, pattern, text) => {
    expect(formattedNumber(number, { type: 'NUMBER', pattern })).toBe(text);
  });

  test.each([
    ['DATE', 'yyyy-mm-dd', '2025-03-31'],
    ['DATE', 'yyyy"年"m"月"d"日"', '2025年3月31日'],
    ['DATE', 'yy/mm', '25/03'],
    ['TIME', 'h:mm', '13:05'],
    ['TIME', 'hh:mm am/pm', '01:05 PM'],
    ['DATE_TIME', 'yyyy-mm-dd hh:mm:ss', '2025-03-31 13:05:09'],
  ] as const)('a moment as %s %s is %s', (type, pattern, text) => {
    const serial = 45_747 + (13 * 3600 + 5 * 60 + 9) / 86_400;
    expect(formattedNumber(serial, { type, pattern })).toBe(text);
  });
});
