import { describe, expect, it } from 'vitest';
import type { DatedValue } from '../../shared/law/dated.ts';
import { inherit, linesOf, type SchemeValues, valuesFrom } from '../../shared/regions/region.ts';

const at = valuesFrom('2020-01-01', '2026-11-23');

/** A table of two of the keys; `inherit` knows no key by name. */
const table = (values: Record<string, readonly DatedValue<string>[]>) => values as unknown as SchemeValues;

describe('valuesFrom', () => {
  it('writes one open window', () => {
    expect(at('0.85', { instrument: 'Z21i', grade: '轉述' }, '取下限。')).toEqual([
      {
        value: '0.85',
        from: '2020-01-01',
        cite: { instrument: 'Z21i', grade: '轉述' },
        interpretation: '取下限。',
        checkedOn: '2026-11-23',
      },
    ]);
  });

  it('leaves a missing interpretation out', () => {
    expect(at('4', { instrument: 'practice', grade: '待核' })[0]).not.toHaveProperty('interpretation');
  });
});

describe('inherit', () => {
  const parent = table({
    'readmission.days': at('15', { instrument: 'Z21i', grade: '轉述' }),
    'prepay.ratio': at('0.85', { instrument: 'Z21i', grade: '轉述', quote: '…' }, '取下限。'),
    'base.cvMax': at('1', { instrument: 'practice', grade: '待核' }, '通行。'),
  });

  it('takes over what is not changed, from the heir’s first day', () => {
    const heir = inherit(parent, {
      from: '2025-01-01',
      changes: { 'readmission.days': at('10', { instrument: 'JH17', grade: '轉述' }) },
    });
    expect(heir['readmission.days'][0]).toMatchObject({ value: '10', from: '2020-01-01' });
    expect(heir['prepay.ratio'][0]).toMatchObject({
      value: '0.85',
      from: '2025-01-01',
      cite: { grade: '轉述' },
    });
  });

  it('reaches back when the heir is older than its parent', () => {
    const heir = inherit(parent, { from: '2016-07-01', changes: {} });
    expect(heir['prepay.ratio'][0]?.from).toBe('2016-07-01');
  });

  it('lowers a grade above the cap, says why, and drops the quotation', () => {
    const heir = inherit(parent, {
      from: '2020-01-01',
      atMost: { grade: '推定', because: '借用。' },
      changes: {},
    });
    expect(heir['prepay.ratio'][0]).toEqual({
      value: '0.85',
      from: '2020-01-01',
      cite: { instrument: 'Z21i', grade: '推定' },
      interpretation: '借用。取下限。',
      checkedOn: '2026-11-23',
    });
    expect(heir['readmission.days'][0]?.interpretation).toBe('借用。');
  });

  it('leaves a grade at or below the cap alone', () => {
    const heir = inherit(parent, {
      from: '2020-01-01',
      atMost: { grade: '待核', because: '借用。' },
      changes: {},
    });
    expect(heir['base.cvMax'][0]).toMatchObject({ cite: { grade: '待核' }, interpretation: '通行。' });
  });

  describe('of a value with a history', () => {
    const entry = (value: string, from: string, to?: string): DatedValue<string> => ({
      value,
      from,
      ...(to === undefined ? {} : { to }),
      cite: { instrument: 'SW', grade: '推定' },
      checkedOn: '2026-11-23',
    });
    const history = table({
      'sharing.bear': [
        entry('0.05', '2021-01-01', '2021-12-31'),
        entry('0.07', '2022-01-01', '2022-12-31'),
        entry('0.1', '2023-01-01'),
      ],
    });
    const windowsFrom = (from: string) =>
      inherit(history, { from, changes: {} })['sharing.bear'].map(({ value, from: start, to }) => [
        value,
        start,
        to,
      ]);

    it('drops what had ended and cuts what was running', () => {
      expect(windowsFrom('2022-07-01')).toEqual([
        ['0.07', '2022-07-01', '2022-12-31'],
        ['0.1', '2023-01-01', undefined],
      ]);
    });

    it('keeps the last day of a window', () => {
      expect(windowsFrom('2021-12-31')[0]).toEqual(['0.05', '2021-12-31', '2021-12-31']);
    });

    it('moves only the first window back', () => {
      expect(windowsFrom('2019-01-01')).toEqual([
        ['0.05', '2019-01-01', '2021-12-31'],
        ['0.07', '2022-01-01', '2022-12-31'],
        ['0.1', '2023-01-01', undefined],
      ]);
    });
  });
});

describe('linesOf', () => {
  it('names the instrument on every line', () => {
    expect(linesOf('SW', [{ article: '四', subject: '組織保障', status: '不屬結算系統' }])).toEqual([
      { instrument: 'SW', article: '四', subject: '組織保障', status: '不屬結算系統' },
    ]);
  });
});
