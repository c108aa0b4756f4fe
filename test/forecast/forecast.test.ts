import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecastDocument } from '../../shared/forecast/document.ts';
import type { Forecast } from '../../shared/forecast/forecast.ts';
import { formatYuan } from '../../shared/money/fen.ts';
import { warningFindings } from '../../shared/report/forecast-findings.ts';
import { forecastSheet } from '../../shared/report/forecast-tab.ts';
import { settle } from '../../shared/settle/settle.ts';
import { County } from '../bad-input/county.ts';
import { counties } from '../properties/county.ts';
import { load, rawCounty, yearOf } from '../properties/harness.ts';
import { county as sample } from '../report/county.ts';
import { forecastOf, open, told } from './opened.ts';

const HEADER =
  '病例號,機構,參保人,險種,參保地,入院日期,出院日期,病組,總費用,不合理費用,基金記賬,其他基金,個人負擔,日間手術,合理再入院';
const SHAPE = '險種,月份,基金支出,點數';

/** Group GB without coefficient: 60 points a case, 4,000.00 of the fund, whatever else the county has. */
const caseOf = (number: string, institution: string, month: string, fundPaid = '4000.00') => {
  const patient = formatYuan((600000n - BigInt(fundPaid.replace('.', ''))) as never);
  return `${number},${institution},P${number},居民,本地,2025-${month}-05,2025-${month}-10,GB,6000.00,,${fundPaid},,${patient},,`;
};

/** Residents: January 4,000 + 4,000, February 4,000; no weights but equal ones. */
function two(...parameters: string[]): County {
  return new County()
    .deleteTab('病例')
    .deleteTab('特病單議')
    .deleteTab('月度權重')
    .add('病例', HEADER, caseOf('A1', 'H1', '01'), caseOf('A2', 'H2', '01'), caseOf('A3', 'H1', '02'))
    .add('特病單議', '病例號,結論,數值,文號')
    .add('參數', ...parameters);
}

const twelve = (fund: string, amounts: readonly number[], points: readonly string[] = []) =>
  amounts.map((amount, index) => {
    const month = String(index + 1).padStart(2, '0');
    return `${fund},${month},${amount}.00,${points[index] ?? ''}`;
  });

const residents = ({ funds }: Forecast) => funds.find(({ fund }) => fund === '居民')!;

describe('a county small enough to follow', () => {
  test('equal months: two of twelve, so the year is six times as much', async () => {
    const forecast = forecastOf(await open(two().tabs()), '02');
    const { expected, low, high, shape } = residents(forecast);
    expect(shape).toBe('各月相等');
    // E = 12,000 × 12 ÷ 2; B = 2,100,000; D = E + (B − E) × 0.85; X = 6,000 × 12 ÷ 2
    expect(expected.billed).toBe(7_200_000n);
    expect(expected.overrun).toBe(7_200_000n - 210_000_000n);
    expect(expected.distributable).toBe(7_200_000n + (202_800_000n * 85n) / 100n);
    expect(expected.points).toBe(60_0000n * 18n);
    // V = (179,580,000 + 36,000 yuan…) ÷ 1,080 points
    expect(expected.pointValue).toBe(((expected.distributable + 3_600_000n) * 10_000n) / (100n * 1080n));
    // The draws: between all remaining months like February and all like January
    expect(low.billed).toBeGreaterThanOrEqual(1_200_000n + 10n * 400_000n);
    expect(high.billed).toBeLessThanOrEqual(1_200_000n + 10n * 800_000n);
    expect(low.billed).toBeLessThan(expected.billed);
    expect(high.billed).toBeGreaterThan(expected.billed);
    expect((low.billed - 1_200_000n) % 400_000n).toBe(0n);
  });

  test('what is still to be paid is what is due without what was paid, plus the documented adjustments', async () => {
    const forecast = forecastOf(await open(two().tabs()), '02');
    const [first, second, third] = forecast.settlement.institutions.filter(({ fund }) => fund === '居民');
    expect([first!.code, first!.points, first!.prepaid]).toEqual(['H1', 720_0000n, 7_000_000n]);
    expect([second!.code, second!.points, second!.prepaid]).toEqual(['H2', 360_0000n, 0n]);
    expect([third!.code, third!.points, third!.adjustments]).toEqual(['H3', 0n, -25_050n]);
    for (const line of [first!, second!, third!]) {
      expect(line.clearing).toBe(line.due - line.prepaid + line.adjustments);
    }
    expect(first!.due + second!.due + third!.due).toBe(residents(forecast).expected.paid);
  });

  test('last year’s months give the shape, of money and of points apart', async () => {
    const money = [30, 10, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6];
    const points = ['2', '2', ...Array.from({ length: 10 }, () => '1.6')];
    const county = two().add('上年月度', SHAPE, ...twelve('居民', money, points));
    const { shape, expected, months } = residents(forecastOf(await open(county.tabs()), '02'));
    expect(shape).toBe('上年月度');
    expect(expected.billed).toBe((1_200_000n * 100n) / 40n);
    expect(expected.points).toBe((180_0000n * 20n) / 4n);
    expect(months.map(({ billed }) => billed).slice(0, 3)).toEqual([800_000n, 400_000n, 180_000n]);
    expect(months.map(({ closed }) => closed)).toEqual(months.map(({ month }) => month <= '02'));
    expect(months.reduce((sum, { billed }) => sum + billed, 0n)).toBe(expected.billed);
  });

  test('without points of last year their shape is that of the money', async () => {
    const county = two().add('上年月度', SHAPE, ...twelve('居民', [30, 10, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6]));
    const { expected } = residents(forecastOf(await open(county.tabs()), '02'));
    expect(expected.points).toBe((180_0000n * 100n) / 40n);
  });

  test('a fund with gaps last year is told, and takes the weights of the budget', async () => {
    const weights = ['3', '1', ...Array.from({ length: 10 }, () => '2')];
    const county = two()
      .add('上年月度', SHAPE, ...twelve('居民', [30, 10, 6, 6, 6, 6, 6, 6, 6, 6, 6]))
      .add(
        '月度權重',
        '月份,權重',
        ...weights.map((weight, at) => `${String(at + 1).padStart(2, '0')},${weight}`),
      );
    const opened = await open(county.tabs());
    expect(told(opened).filter((text) => text.startsWith('LAST_YEAR_MONTH_MISSING'))).toEqual([
      'LAST_YEAR_MONTH_MISSING 上年月度的居民缺少 12 月，年度預測不能用上年的季節形狀，改按月度權重。',
    ]);
    const { shape, expected } = residents(forecastOf(opened, '02'));
    expect(shape).toBe('月度權重');
    expect(expected.billed).toBe((1_200_000n * 24n) / 4n);
  });

  test('a closed month of which the shape knows nothing is no measure', async () => {
    const county = two().add('上年月度', SHAPE, ...twelve('居民', [0, 10, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6]));
    expect(residents(forecastOf(await open(county.tabs()), '02')).shape).toBe('各月相等');
  });

  test('a closed month without cases is told and counts as nothing', async () => {
    const opened = await open(two().tabs());
    const { expected } = residents(forecastOf(opened, '03'));
    expect(expected.billed).toBe(1_200_000n * 4n);
    expect(told(opened)).toContain('FORECAST_MONTH_EMPTY 03 月沒有病例，年度預測按 0 計。');
  });

  test('without any case there is nothing to start from', async () => {
    const county = two()
      .deleteTab('病例')
      .add('病例', HEADER, caseOf('A1', 'H1', '07'));
    const opened = await open(county.tabs());
    expect(() => forecastOf(opened, '02')).toThrow('PERIOD_WITHOUT_CASES');
  });
});

describe('warnings as findings', () => {
  test('each that breaks, or may, stands at its row; one that is kept is no finding', async () => {
    const opened = await open(two().set({ '預算!C2': '72000.00' }).deleteRow('預算!3:3').tabs());
    const forecast = forecastOf(opened, '02');
    const digests = { input: 'sha256:a', result: 'sha256:b' };
    const script = (text: string) => text;
    const sheet = forecastSheet({ ...opened, digests, script, codeVersion: undefined }, forecast);
    const findings = warningFindings(forecast, sheet);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['FORECAST_MAY_BREAK', 'info']]);
    const { where, message } = findings[0]!;
    expect(sheet.rows[where.row! - 1]!.slice(0, 2).map(({ value }) => value)).toEqual([
      '點數池超支',
      '可能突破',
    ]);
    expect(message).toMatch(/^居民基金「點數池超支」可能突破：範圍高值 [\d,.]+ 元，上限 72,000\.00 元。$/);
  });
});

describe('warnings', () => {
  const stateOf = async (county: County, id: string) =>
    residents(forecastOf(await open(county.tabs()), '02')).warnings.find((one) => one.id === id);

  /** The residents' budget in place of the usual 2,000,000 + 100,000. */
  const budget = (amount: string) =>
    two('sharing.reserve,1200.00,').set({ '預算!C2': amount, '預算!C3': '0.00' });

  test('the pool overruns: exactly at its budget it does not, and a single fen below it does', async () => {
    const at = await stateOf(budget('72000.00'), 'overrun');
    expect([at!.state, at!.expected, at!.limit]).toEqual(['possible', 7_200_000n, 7_200_000n]);
    expect((await stateOf(budget('71999.99'), 'overrun'))!.state).toBe('expected');
    expect((await stateOf(budget('92000.00'), 'overrun'))!.state).toBe('kept');
  });

  test('the reserve is used up by the fund’s part of the overrun', async () => {
    // (72,000 − 64,000) × 0.15 = 1,200
    const at = await stateOf(budget('64000.00'), 'reserve');
    expect([at!.expected, at!.limit, at!.state]).toEqual([120_000n, 120_000n, 'possible']);
    expect((await stateOf(budget('63999.00'), 'reserve'))!.state).toBe('expected');
    expect((await stateOf(budget('2000000.00'), 'reserve'))!.state).toBe('kept');
    expect(await stateOf(two(), 'reserve')).toBeUndefined();
  });

  test('spending grows faster than the guard lets it, on last year’s months', async () => {
    // 72,000 against 12 × 5,454 × 1.1 = 71,992.80, then against 12 × 5,455 × 1.1 = 72,006
    const grown = (amount: number) =>
      two().add(
        '上年月度',
        SHAPE,
        ...twelve(
          '居民',
          Array.from({ length: 12 }, () => amount),
        ),
      );
    const broken = await stateOf(grown(5454), 'growth');
    expect([broken!.state, broken!.expected, broken!.limit]).toEqual(['expected', 7_200_000n, 7_199_280n]);
    expect((await stateOf(grown(5455), 'growth'))!.limit).toBe(7_200_600n);
    expect((await stateOf(grown(5455), 'growth'))!.state).toBe('possible');
    expect(await stateOf(two(), 'growth')).toBeUndefined();
  });

  test('the fund’s whole spending, its other items at their budgets, against last year’s base', async () => {
    const base = (...rows: string[]) => two().add('預算基數', '險種,年度,內容,金額,文號', ...rows);
    const county = base(
      '居民,2024,決算支出,2600000.00,',
      '居民,2024,疫情追加,50000.00,',
      '居民,2023,決算支出,1.00,',
    );
    const { expected } = residents(forecastOf(await open(county.tabs()), '02'));
    const guard = await stateOf(county, 'guard');
    // The county budgets 900,000 for 門診; 2,550,000 × 1.1
    expect([guard!.expected, guard!.limit]).toEqual([expected.paid + 90_000_000n, 280_500_000n]);
    expect(guard!.state).toBe('kept');
    expect((await stateOf(base('居民,2024,決算支出,2000000.00,'), 'guard'))!.state).toBe('expected');
    expect(await stateOf(two(), 'guard')).toBeUndefined();
  });
});

const bare = (forecast: Forecast) => forecastDocument(forecast, 'sha256:0');

describe('whatever the county', () => {
  test('twelve closed months: the forecast is the settled year, and there is no range', async () => {
    await fc.assert(
      fc.asyncProperty(counties, async (county) => {
        const { area, digest } = await load(rawCounty(county), yearOf(county));
        const year = settle(area, digest, yearOf(county), () => {});
        if (!year) return;
        const list = { report: () => {} };
        const forecast = forecastOf({ area, digest, list } as never, '12');
        const { pools, institutions, consortia } = year;
        expect(forecast.settlement).toEqual({ pools, institutions, consortia });
        for (const { expected, low, high } of forecast.funds) {
          expect(low).toEqual(expected);
          expect(high).toEqual(expected);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('the order of the rows, and a second look, change nothing', async () => {
    const tabs = sample(200);
    const turned = new Map(
      [...tabs].map(([name, [header, ...rows]]) => [name, [header!, ...rows.reverse()]]),
    );
    const one = forecastOf(await open(tabs), '05');
    expect(bare(forecastOf(await open(turned), '05'))).toEqual(bare(one));
    expect(bare(forecastOf(await open(tabs), '05'))).toEqual(bare(one));
  });

  test('all money n times as much makes what is billed n times as much, and moves no point', async () => {
    const county = (n: bigint) => {
      const times = (text: string) => formatYuan((BigInt(text.replace('.', '')) * n) as never);
      const tabs = withMoney(sample(120), times);
      return open(tabs);
    };
    const [one, many] = [forecastOf(await county(1n), '06'), forecastOf(await county(7n), '06')];
    for (const [index, { expected, low, high }] of one.funds.entries()) {
      const other = many.funds[index]!;
      for (const [figures, grown] of [
        [expected, other.expected],
        [low, other.low],
        [high, other.high],
      ] as const) {
        expect(grown.billed).toBe(figures.billed * 7n);
        expect(grown.overrun).toBe(figures.overrun * 7n);
        expect(grown.points).toBe(figures.points);
      }
    }
  });

  test('the parts add up, and the range holds the expectation', async () => {
    const opened = await open(sample(400));
    for (const through of ['01', '06', '11']) {
      const { funds, settlement } = forecastOf(opened, through);
      for (const { fund, expected, low, high, months, budget } of funds) {
        const lines = settlement.institutions.filter((line) => line.fund === fund);
        expect(lines.reduce((sum, { due }) => sum + due, 0n)).toBe(expected.paid);
        expect(months.reduce((sum, { billed }) => sum + billed, 0n)).toBe(expected.billed);
        expect(months.reduce((sum, line) => sum + line.budget, 0n)).toBe(budget);
        for (const name of Object.keys(expected) as (keyof typeof expected)[]) {
          expect(low[name] <= expected[name] && expected[name] <= high[name]).toBe(true);
        }
      }
    }
    const [first] = forecastOf(opened, '01').funds;
    expect(first!.low).toEqual(first!.high);
  });
});

/** Equal months, and every amount changed. */
function withMoney(tabs: Map<string, string[][]>, times: (text: string) => string): Map<string, string[][]> {
  const MONEY = ['次均費用', '總費用', '不合理費用', '基金記賬', '其他基金', '個人負擔', '金額'];
  const changed = new Map(
    [...tabs].map(([name, [header = [], ...rows]]) => [
      name,
      [
        header,
        ...rows.map((row) =>
          row.map((text, at) => (MONEY.includes(header[at]!) && text ? times(cents(text)) : text)),
        ),
      ],
    ]),
  );
  changed.delete('月度權重');
  const parameters = changed.get('參數')!;
  const at = parameters[0]!.indexOf('值');
  for (const row of parameters) if (row[0] === 'area.meanCost') row[at] = times(cents(row[at]!));
  return changed;
}

const cents = (text: string): string => (text.includes('.') ? text : `${text}.00`);
