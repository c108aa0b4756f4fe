import { describe, expect, test } from 'vitest';
import { FindingList } from '../../../shared/findings/finding-list.ts';
import { settle } from '../../../shared/settle/settle.ts';
import { periodOf, settlementFigures } from '../../../shared/settle/settlement.ts';
import { NOT_WATCHED } from '../../../shared/watch/case-watch.ts';
import {
  fundWarnings,
  institutionWarnings,
  reportWarnings,
} from '../../../shared/watch/early-warning/warnings.ts';
import { watch } from '../../../shared/watch/watch.ts';
import type { County } from '../../bad-input/county.ts';
import { open } from '../../forecast/opened.ts';
import { caseOf, lastYear, monthsOf } from './county.ts';

/** What a run of a period tells, code and message. */
async function told(county: County, period: string): Promise<readonly string[]> {
  const { area, digest } = await open(county.tabs());
  const list = new FindingList();
  reportWarnings(area, digest, periodOf(period), list.report);
  return list.all.map(({ code, message }) => `${code} ${message}`);
}

const codes = async (county: County, period: string) =>
  (await told(county, period)).map((text) => text.split(' ')[0]);

describe('支出進度', () => {
  test('on both sides of 105 % of the months so far', async () => {
    const kept = monthsOf(['183750.00', '183750.00']);
    expect(await told(kept, '2025-02')).toEqual([]);
    const beyond = monthsOf(['183750.00', '183750.01']);
    expect(await told(beyond, '2025-02')).toEqual([
      'WARNING_PACE 居民基金至 2025-02 的住院記賬 367,500.01 元，為同期月度預算 350,000.00 元的 105.00%，超過 105.00%。',
    ]);
    expect(await told(beyond, '2025-01')).toEqual([]);
  });

  test('a month without cases counts on neither side, and the margin is a setting', async () => {
    const gap = monthsOf(['183750.00', '183750.01']).deleteRow('病例!2:2');
    expect(await codes(gap, '2025-02')).toEqual(['WARNING_PACE']);
    expect(await codes(monthsOf(['190000.00'], 'watch.pace.margin,0.1,'), '2025-01')).toEqual([]);
    expect(await codes(monthsOf(['192500.01'], 'watch.pace.margin,0.1,'), '2025-01')).toEqual([
      'WARNING_PACE',
    ]);
  });
});

describe('支出增速', () => {
  const grown = (billed: string) =>
    monthsOf(['50000.00', billed], 'watch.outlier.k,100,').add(
      '上年月度',
      '險種,月份,基金支出,點數',
      ...lastYear(Array.from({ length: 12 }, (_, index) => (index % 2 ? '49000.00' : '51000.00'))),
    );

  test('on both sides of 10 % over the same months', async () => {
    expect(await told(grown('60000.00'), '2025-02')).toEqual([]);
    expect(await told(grown('60000.01'), '2025-02')).toEqual([
      'WARNING_GROWTH 居民基金至 2025-02 的住院記賬 110,000.01 元，比上年同期 100,000.00 元增長 10.00%，超過上限 10.00%。',
    ]);
  });

  test('without last year nothing is said', async () => {
    expect(await told(monthsOf(['50000.00', '99000.00']), '2025-02')).toEqual([]);
  });
});

describe('調劑金餘量', () => {
  // January overruns by 5,000: 15 % of it, 750.00, is the fund's.
  const overrun = (reserve: string) => monthsOf(['180000.00'], `sharing.reserve,${reserve},`);

  test('on both sides of 80 % of the reserve', async () => {
    expect(await told(overrun('937.50'), '2025-01')).toEqual([]);
    expect(await told(overrun('937.49'), '2025-01')).toEqual([
      'WARNING_RESERVE 居民基金至 2025-01 超支 5,000.00 元，由基金承擔的部分已用去調劑金的 80.00%，超過 80.00%。',
    ]);
  });
});

describe('離群月份', () => {
  // Median 101, MAD 3: 13.50 away is usual.
  const sixth = (billed: string) => monthsOf(['100.00', '104.00', '96.00', '102.00', '98.00', billed]);

  test('on both sides of 4.5 MAD', async () => {
    expect(await told(sixth('114.50'), '2025-06')).toEqual([]);
    expect(await told(sixth('114.51'), '2025-06')).toEqual([
      'WARNING_OUTLIER_MONTH 居民基金 2025-06 的住院記賬 114.51 元偏離各月中位數 101.00 元，差額 13.51 元超過界限 13.50 元。',
    ]);
  });

  test('a month is held against those before it, and a year tells of each of its months', async () => {
    const after = monthsOf(['100.00', '104.00', '96.00', '102.00', '98.00', '114.51', '100.00']);
    expect(await codes(after, '2025-07')).toEqual([]);
    expect(await codes(after, '2025')).toEqual(['WARNING_OUTLIER_MONTH']);
  });

  test('last year’s months are among the usual ones', async () => {
    const amounts = [
      '100.00',
      '104.00',
      '96.00',
      '102.00',
      '98.00',
      ...Array.from({ length: 7 }, () => '100.00'),
    ];
    const first = monthsOf(['900.00']).add('上年月度', '險種,月份,基金支出,點數', ...lastYear(amounts));
    expect(await codes(first, '2025-01')).toContain('WARNING_OUTLIER_MONTH');
    expect(await codes(monthsOf(['900.00']), '2025-01')).toEqual([]);
  });

  test('an institution’s own months are in the table alone', async () => {
    const usual = ['100.00', '104.00', '96.00', '102.00', '98.00', '100.00'];
    const county = monthsOf(usual).add(
      '病例',
      ...usual.map((amount, index) =>
        caseOf(`D${index}`, 'H2', `0${index + 1}`, index === 5 ? '500.00' : amount),
      ),
    );
    const { area, digest } = await open(county.tabs());
    const found = institutionWarnings(area, digest, periodOf('2025-06'));
    expect(found.map(({ subject, period, state, owner }) => [subject, period, state, owner])).toEqual([
      ['H2', '2025-06', 'beyond', { kind: 'institution', code: 'H2' }],
    ]);
    expect(found[0]!.finding).toBeUndefined();
  });
});

describe('年底預測', () => {
  // 2,100,000 ÷ 12 = 175,000 a month.
  test('on both sides of the year’s budget, with three months of the year', async () => {
    expect(await codes(monthsOf(['175000.00', '175000.00', '175000.00']), '2025-03')).toEqual([]);
    expect(await told(monthsOf(['175000.00', '175000.00', '175000.01']), '2025-03')).toEqual([
      'WARNING_YEAR_END 居民基金按已結月份（至 2025-03）推算，年底「點數池超支」預計突破：期望 2,100,000.04 元，上限 2,100,000.00 元。',
    ]);
  });

  test('not of fewer months, nor of months with a gap, nor of a whole year', async () => {
    const beyond = ['175000.00', '175000.00', '175000.01', '175000.00'];
    expect(await codes(monthsOf(beyond.slice(1, 3)), '2025-02')).toEqual([]);
    expect(await codes(monthsOf(beyond).deleteRow('病例!3:3'), '2025-03')).toEqual([]);
    expect(await codes(monthsOf(beyond), '2025')).toEqual([]);
    expect(await codes(monthsOf(beyond.slice(1, 3), 'watch.forecast.months,2,'), '2025-02')).toEqual([
      'WARNING_YEAR_END',
    ]);
  });

  test('what is only possible is in the table and no finding', async () => {
    const county = monthsOf(['150000.00', '170000.00', '200000.00']);
    const { area, digest } = await open(county.tabs());
    const warnings = fundWarnings(area, digest, periodOf('2025-03'));
    expect(warnings.filter(({ rule }) => rule === 'warning-year-end').map(({ state }) => state)).toEqual([
      'possible',
    ]);
    expect(await told(county, '2025-03')).toEqual([]);
  });
});

describe('指標轉紅', () => {
  // 平均住院日 has a target of 8 days; the stays of the county are of 5.
  const longIn = async (month: number) => {
    const county = monthsOf(['100.00', '100.00', '100.00']).set({
      [`病例!G${month + 1}`]: `2025-0${month}-28`,
    });
    const { area, digest } = await open(county.tabs());
    const list = new FindingList();
    const period = periodOf('2025-03');
    watch(area, digest, NOT_WATCHED, settle(area, digest, period, () => {})!, list.report);
    return list.all.map(({ code, message }) => `${code} ${message}`);
  };

  test('is told of the month it turns red in, and not of one that was good', async () => {
    expect(await longIn(3)).toEqual(['WARNING_INDICATOR 指標「平均住院日」轉為紅燈：23 天，目標 8 天。']);
    expect(await longIn(2)).toEqual([]);
  });
});

test('warnings change no amount, and the same input gives the same warnings', async () => {
  const { area, digest } = await open(monthsOf(['175000.00', '175000.00', '190000.01']).tabs());
  const period = periodOf('2025-03');
  const figures = () => settlementFigures(settle(area, digest, period, () => {})!);
  const before = figures();
  const first = fundWarnings(area, digest, period);
  expect(fundWarnings(area, digest, period)).toEqual(first);
  expect(first.length).toBeGreaterThan(1);
  expect(figures()).toEqual(before);
});
