import { describe, expect, test } from 'vitest';
import { type Amounts, amountAt } from '../../shared/compare/amounts.ts';
import type { Comparison } from '../../shared/compare/compare-runs.ts';
import { comparisonDocument } from '../../shared/compare/document.ts';
import { compared, type Lines, SMALL, settledLines, stay, withoutRows } from './small.ts';

/** Prepayment 0.85 → 0.9, base points of GA 100 → 200, the year's budget 12,000 → 24,000. */
const CHANGED: Lines = {
  ...SMALL,
  參數: [...SMALL['參數']!, 'prepay.ratio,0.9'],
  病組: [SMALL['病組']![0]!, 'GA,甲組,一般,200,10000.00,,', SMALL['病組']![2]!],
  預算: [...SMALL['預算']!, '居民,住院,12000.00,追加'],
};

/** Points, due and prepayment of an institution, as moved. */
const moved = (amounts: Amounts, who: string): string => {
  const at = (amount: string) => amountAt(amounts, { of: 'institution', account: '居民', who, amount });
  return [at('points') / 10n ** 8n, at('due'), at('prepayment')].join(' ');
};

const ids = ({ steps }: Comparison): string[] =>
  steps.map(({ components }) => components.map(({ id }) => id).join('+'));

describe('a setting, a base point and a budget change at once', () => {
  test('each step by hand: V 2.5 → 2.5 → 2 → 4', async () => {
    const comparison = compared(await settledLines(SMALL), await settledLines(CHANGED));
    expect(ids(comparison)).toEqual(['parameter prepay.ratio', 'tab groups', 'tab budget']);
    const [ratio, groups, budget] = comparison.steps.map((step) => step.moved) as [Amounts, Amounts, Amounts];
    expect([moved(ratio, 'H1'), moved(ratio, 'H2')]).toEqual(['0 0 1250', '0 0 3750']);
    expect([moved(groups, 'H1'), moved(groups, 'H2')]).toEqual(['100 15000 13500', '0 -15000 -13500']);
    expect([moved(budget, 'H1'), moved(budget, 'H2')]).toEqual(['0 40000 36000', '0 60000 54000']);
    expect([moved(comparison.whole, 'H1'), moved(comparison.whole, 'H2')]).toEqual([
      '100 55000 50750',
      '0 45000 44250',
    ]);
    const consortium = { of: 'consortium', account: '居民', who: 'M1', amount: 'due' } as const;
    expect(amountAt(comparison.whole, consortium)).toBe(100_000n);
    const pool = { of: 'pool', account: '居民', who: '', amount: 'distributable' } as const;
    expect(amountAt(budget, pool)).toBe(100_000n);
  });

  test('the groups: GA earns 100 points more at 4 yuan, and its 100 points before 1.5 yuan more', async () => {
    const { groups } = compared(await settledLines(SMALL), await settledLines(CHANGED));
    expect(groups).toEqual([
      {
        fund: '居民',
        institution: 'H1',
        group: 'GA',
        before: { cases: 1, points: 100n * 10n ** 8n, money: 25_000n },
        after: { cases: 1, points: 200n * 10n ** 8n, money: 80_000n },
        byPoints: 40_000n,
        byValue: 15_000n,
      },
      {
        fund: '居民',
        institution: 'H2',
        group: 'GB',
        before: { cases: 3, points: 300n * 10n ** 8n, money: 75_000n },
        after: { cases: 3, points: 300n * 10n ** 8n, money: 120_000n },
        byPoints: 0n,
        byValue: 45_000n,
      },
    ]);
  });

  test('as compare.json', async () => {
    const comparison = compared(await settledLines(SMALL), await settledLines(CHANGED));
    const document = comparisonDocument(comparison, { a: '甲', b: '乙' });
    expect(document).toMatchObject({ contract: 1, kind: 'dianzhi-compare', period: '2025-03' });
    expect(document.a).toMatchObject({ name: '甲', lawDate: '2025-03-31', scheme: 'zhejiang-2019' });
    expect(document.a.pools).toEqual([{ fund: 'resident', pointValue: '2.5000' }]);
    expect(document.b.pools).toEqual([{ fund: 'resident', pointValue: '4.0000' }]);
    expect(document.differences.parameters).toEqual([
      {
        key: 'prepay.ratio',
        title: '月度預付比例',
        unit: '',
        a: { value: '0.85', source: '方案', instrument: expect.any(String), grade: expect.any(String) },
        b: { value: '0.9', source: '本地', grade: '' },
      },
    ]);
    expect(document.differences.tabs).toEqual([
      {
        tab: '病組',
        rows: [{ kind: 'changed', key: { 編碼: 'GA' }, a: { 基準點數: '100' }, b: { 基準點數: '200' } }],
      },
      {
        tab: '預算',
        rows: [
          {
            kind: 'added',
            key: { 險種: '居民', 項目: '住院' },
            b: { 險種: '居民', 項目: '住院', 金額: '12000.00', 文號: '追加' },
          },
        ],
      },
    ]);
    expect(document.steps.map(({ step, titles }) => [step, ...titles])).toEqual([
      [1, '月度預付比例'],
      [2, '病組'],
      [3, '預算'],
    ]);
    expect(document.change).toContainEqual({
      of: 'institution',
      fund: 'resident',
      code: 'H1',
      points: '100.0000',
      gross: '550.00',
      due: '550.00',
      prepayment: '507.50',
    });
    expect(JSON.stringify(document)).not.toMatch(/:-?\d+\.\d/);
  });
});

describe('what cannot be settled where its turn comes', () => {
  test('an institution that closes waits until its cases are gone', async () => {
    const closed: Lines = {
      ...SMALL,
      機構: SMALL['機構']!.slice(0, 2),
      病例: SMALL['病例']!.slice(0, 2),
    };
    const comparison = compared(await settledLines(SMALL), await settledLines(closed));
    expect(ids(comparison)).toEqual(['cases', 'tab institutions']);
    expect(comparison.steps[1]!.waited).toMatch(/^機構「H2」不在/);
    expect(comparison.components.at(-1)).toMatchObject({
      kind: 'cases',
      before: 4,
      after: 1,
      changes: { added: 0, removed: 3, changed: 0 },
    });
  });

  test('an institution that opens does not wait', async () => {
    const opened: Lines = {
      ...SMALL,
      機構: [...SMALL['機構']!, 'H3,新院,二級,,否,B'],
      病例: [...SMALL['病例']!, stay('C5', 'H3', 'GA')],
    };
    const comparison = compared(await settledLines(SMALL), await settledLines(opened));
    expect(ids(comparison)).toEqual(['tab institutions', 'cases']);
    expect(comparison.steps.map(({ waited }) => waited)).toEqual([undefined, undefined]);
  });

  test('two digests without rows: what decides points is replaced together with the cases', async () => {
    const other: Lines = { ...CHANGED, 病例: SMALL['病例']!.slice(0, 4) };
    const [a, b] = [withoutRows(await settledLines(SMALL)), withoutRows(await settledLines(other))];
    const comparison = compared(a, b);
    expect(ids(comparison)).toEqual(['parameter prepay.ratio', 'tab budget', 'tab groups+cases']);
    expect(comparison.steps[2]!.waited).toBe('摘要所依據的「病組」與本次輸入不同。');
    expect(comparison.components.at(-1)).toEqual({
      kind: 'cases',
      id: 'cases',
      title: '病例',
      before: 4,
      after: 3,
    });
  });
});

describe('one input under two laws', () => {
  test('a share that changed by date, and the rules of another scheme', async () => {
    const shanwei: Lines = {
      ...SMALL,
      參數: SMALL['參數']!.map((line) => (line.startsWith('scheme') ? 'scheme,shanwei-2021' : line)),
    };
    const then = await settledLines(shanwei, '2025', { lawDate: '2021-12-31' });
    const now = await settledLines(shanwei, '2025');
    const comparison = compared(then, now);
    expect(ids(comparison)).toEqual(['lawDate', 'parameter sharing.bear']);
    expect(comparison.components[1]).toMatchObject({ before: { text: '0.05' }, after: { text: '0.1' } });
    const newer: Lines = {
      ...SMALL,
      參數: SMALL['參數']!.map((line) => (line.startsWith('scheme') ? 'scheme,zhejiang-2025' : line)),
    };
    const { rules, components } = compared(await settledLines(SMALL), await settledLines(newer));
    expect(rules.map(({ id }) => id)).toContain('growth-control');
    expect(components[0]).toMatchObject({ id: 'scheme', before: 'zhejiang-2019', after: 'zhejiang-2025' });
    expect(components.map(({ id }) => id)).toContain('parameter case.mid.on');
  });
});

describe('the other payment methods', () => {
  test('a price of 單病種 moves what its account bears for the institution, and the fund’s other cases nothing', async () => {
    const packages = (price: string): Lines => ({
      ...SMALL,
      預算: [...SMALL['預算']!, '居民,單病種,50000.00,年初'],
      單病種標準: [
        '病種,名稱,機構或等級,付費標準,職工支付比例,居民支付比例,文號',
        `DBZ01,闌尾炎,二級,${price},0.85,0.75,一號`,
      ],
      單病種病例: [
        '病例號,險種,機構,月份,病種,完成臨床路徑,總費用,基金記賬,個人負擔',
        'K1,居民,H2,2025-03,DBZ01,是,9500.00,7000.00,2500.00',
      ],
    });
    const [a, b] = [await settledLines(packages('9800.00')), await settledLines(packages('9000.00'))];
    const comparison = compared(a, b);
    expect(ids(comparison)).toEqual(['tab packagePrices']);
    const costs = [...comparison.whole.values()].filter(
      ({ of, amount }) => of === 'entitlement' && amount === 'cost',
    );
    expect(costs.map(({ account, who, value }) => [account, who, value])).toEqual([
      ['居民', 'institution H2', -60_000n],
    ]);
    expect([...comparison.whole.values()].filter(({ of }) => of === 'institution')).toEqual([]);
    const [line] = comparisonDocument(comparison, { a: '甲', b: '乙' }).change;
    expect(line).toMatchObject({
      of: 'entitlement',
      account: '居民',
      party: 'institution H2',
      cost: '-600.00',
    });
  });
});
