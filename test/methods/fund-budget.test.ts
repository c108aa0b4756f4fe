import { describe, expect, it } from 'vitest';
import type { TraceStep } from '../../shared/law/trace.ts';
import { ownStatement } from '../../shared/report/statement-tab.ts';
import { fundBudget } from '../../shared/settle/methods/fund-budget.ts';
import type { MethodContext } from '../../shared/settle/methods/method.ts';
import { stepText } from '../rules/scheme-facts.ts';
import { BUDGET_PARAMS, BUDGETED, spoiled } from './fund-budget-county.ts';
import { rowsOf, settleTabs, statementOf, type Tabs, tableOf, told } from './workbook.ts';

const settled = (tabs: Tabs = BUDGETED, params: Readonly<Record<string, string>> = {}) =>
  settleTabs(tabs, '2025', { ...BUDGET_PARAMS, ...params });

/** Columns of a table, row by row. */
const pick = (rows: readonly Record<string, string>[], ...columns: string[]) =>
  rows.map((row) => columns.map((column) => row[column]).join(' '));

/** The opening line of a fund, however it was found. */
async function openingOf(tabs: Tabs, params: Readonly<Record<string, string>>, fund = '居民') {
  const result = await settled(tabs, params);
  const rows = rowsOf(statementOf(result, 'fundBudget'), 'opening').filter((row) => row['fund'] === fund);
  return pick(
    rows.filter(({ line }) => line!.startsWith('年初總額預算')),
    'line',
    'amount',
  );
}

describe('預算平衡表', () => {
  it('finds nothing to tell where the 預算 tab holds what it should', async () => {
    expect(told((await settled()).findings)).toEqual([]);
  });

  it('opens with T16 of the evidence, line by line', async () => {
    const statement = statementOf(await settled(), 'fundBudget');
    expect(pick(rowsOf(statement, 'opening'), 'fund', 'line', 'year', 'amount', 'ratio')).toEqual([
      '職工 年初總額預算（談定總額） 2025 1000000.00 ',
      '居民 決算支出 2024 5080000.00 ',
      '居民 減：超支分擔 2024 -60000.00 ',
      '居民 減：疫情追加 2024 -20000.00 ',
      '居民 其中：結餘留用（留在基數內） 2024 85000.00 ',
      '居民 決算基數 2024 5000000.00 ',
      '居民 增長率 2025  0.06',
      '居民 年初總額預算（上年決算） 2025 5300000.00 ',
      '居民 比上年基數增長 2025 300000.00 0.06',
      '居民 增速上限 2025 5500000.00 0.1',
    ]);
  });

  it('balances every line: opening + added + drawn = current = the 預算 tab', async () => {
    const statement = statementOf(await settled(), 'fundBudget');
    const columns = ['item', 'opening', 'added', 'drawn', 'current', 'held', 'differs'];
    expect(pick(rowsOf(statement, 'lines-resident'), ...columns)).toEqual([
      '住院 2931000.00 40000.00 50000.00 3021000.00 3021000.00 0.00',
      '門診 1954000.00 0.00 80000.00 2034000.00 2034000.00 0.00',
      '工作當量 100000.00 0.00 0.00 100000.00 100000.00 0.00',
      '調劑金 265000.00 0.00 -80000.00 185000.00 185000.00 0.00',
      '應急預算池 50000.00 0.00 -50000.00 0.00 0.00 0.00',
    ]);
    expect(pick(rowsOf(statement, 'lines-employee'), ...columns)).toEqual([
      '門診 950000.00 0.00 0.00 950000.00 950000.00 0.00',
      '調劑金 50000.00 0.00 0.00 50000.00 50000.00 0.00',
    ]);
    expect(tableOf(statement, 'lines-resident').totals?.cells).toEqual({
      opening: 530000000n,
      added: 4000000n,
      drawn: 0n,
      current: 534000000n,
    });
  });

  it('lists the documented changes by date with the balance of their reserve', async () => {
    const rows = rowsOf(statementOf(await settled(), 'fundBudget'), 'adjustments');
    expect(pick(rows, 'date', 'quarter', 'item', 'source', 'amount', 'left', 'document')).toEqual([
      '2025-02-10 第一季度 住院 追加調減 40000.00  調〔2025〕1號',
      '2025-06-30 第二季度 門診 調劑金 100000.00 165000.00 調〔2025〕2號',
      '2025-11-01 第四季度 住院 應急預算池 50000.00 0.00 調〔2025〕4號',
      '2025-12-31 第四季度 門診 調劑金 -20000.00 185000.00 調〔2025〕5號',
    ]);
  });

  it('packs the current outpatient budget to the 醫共體, by history alone unless told otherwise', async () => {
    const columns = ['code', 'perHead', 'perVisit', 'weight', 'amount'];
    const rows = rowsOf(statementOf(await settled(), 'fundBudget'), 'packages-resident');
    expect(pick(rows, ...columns)).toEqual([
      'G1 4.0000 60.00 0.6 1220400.00',
      'G2 2.5000 50.00 0.4 813600.00',
    ]);
    const weighed = await settled(BUDGETED, {
      'budget.package.history': '0.5',
      'budget.package.visits': '0.5',
    });
    // G1: 0.6 × (0.5 + 0.5 × 4 ÷ 10/3) = 0.66; G2: 0.4 × (0.5 + 0.5 × 2.5 ÷ 10/3) = 0.35
    const amounts = rowsOf(statementOf(weighed, 'fundBudget'), 'packages-resident');
    expect(pick(amounts, 'code', 'amount')).toEqual(['G1 1329148.51', 'G2 704851.49']);
  });

  it('packs by the agreed shares where they are given, and shows both', async () => {
    const agreed = spoiled([
      ['門診打包', 2, '協商比例', '0.45'],
      ['門診打包', 3, '協商比例', '0.55'],
    ]);
    const rows = rowsOf(statementOf(await settled(agreed), 'fundBudget'), 'packages-resident');
    expect(pick(rows, 'code', 'weight', 'agreed', 'amount')).toEqual([
      'G1 0.6 0.55 1118700.00',
      'G2 0.4 0.45 915300.00',
    ]);
  });

  it('divides the inpatient budget in the transition, and has no points there', async () => {
    const { area, settlement } = await settled();
    expect(area!.settlesPoints).toBe(false);
    const statement = settlement!.statements.find(({ method }) => method === 'fundBudget')!;
    expect(pick(rowsOf(statement, 'parts-resident'), 'part', 'code', 'amount')).toEqual([
      '縣域醫共體 G1 1208400.00',
      '縣域醫共體 G2 604200.00',
      '縣域內其他機構  302100.00',
      '轉外就醫  906300.00',
    ]);
  });

  it('shows the leaders of a 醫共體 their own package and part alone', async () => {
    const { area, settlement } = await settled();
    const statement = settlement!.statements.find(({ method }) => method === 'fundBudget')!;
    const own = ownStatement({ area: area! }, statement, 'G2')!;
    expect(own.tables.map(({ key, rows }) => [key, rows.length])).toEqual([
      ['packages-resident', 1],
      ['parts-resident', 1],
    ]);
    expect(JSON.stringify(rowsOf(own, 'packages-resident'))).not.toContain('第一醫共體');
  });

  it('has no statement for a month', async () => {
    const { settlement, findings } = await settleTabs(BUDGETED, '2025-03', BUDGET_PARAMS);
    expect(settlement).toBeUndefined();
    expect(findings.map(({ code }) => code)).toContain('PERIOD_WITHOUT_STATEMENTS');
  });

  it('reads a Simplified workbook as the same budget', async () => {
    const simplified = spoiled([
      ['預算分項', 3, '項目', '门诊'],
      ['預算分項', 5, '項目', '应急预算池'],
      ['預算調整', 5, '資金來源', '应急预算池'],
      ['預算', 5, '項目', '门 诊'],
      ['預算', 7, '項目', '调剂金'],
    ]);
    const result = await settled(simplified);
    expect(told(result.findings)).toEqual([]);
    const lines = rowsOf(statementOf(result, 'fundBudget'), 'lines-resident');
    expect(lines).toEqual(rowsOf(statementOf(await settled(), 'fundBudget'), 'lines-resident'));
  });
});

describe('年初總額預算', () => {
  const base = (...rows: string[][]): Tabs => ({
    ...BUDGETED,
    預算基數: [
      BUDGETED['預算基數']![0]!,
      ...rows.map((row) => [...row, '文']),
      ['職工', '2025', '談定總額', '1000000', '文'],
    ],
  });
  const spent = (year: string, amount: string) => ['居民', year, '決算支出', amount];
  const three = [spent('2022', '4000000'), spent('2023', '4500000'), spent('2024', '5000000')];

  it('is the mean of three years', async () => {
    const params = { 'budget.form.resident': 'mean', 'budget.growth.resident': '0.1' };
    expect(await openingOf(base(...three), params)).toEqual(['年初總額預算（多年均值） 4950000.00']);
  });

  it('is three years weighted 20, 30 and 50', async () => {
    const params = { 'budget.form.resident': 'weighted', 'budget.growth.resident': '0' };
    expect(await openingOf(base(...three), params)).toEqual(['年初總額預算（多年加權） 4650000.00']);
  });

  it('is three years adjusted by the growth of contributions', async () => {
    const rows = [...three, ['居民', '2024', '征繳額', '8000000'], ['居民', '2025', '征繳額', '8800000']];
    const params = { 'budget.form.resident': 'contribution' };
    expect(await openingOf(base(...rows), params)).toEqual(['年初總額預算（征繳增長） 4950000.00']);
  });

  it('is the sum of the categories of the zero base, each with its evidence', async () => {
    const tabs: Tabs = {
      ...base(spent('2024', '5000000')),
      零基預算: [
        ['險種', '類別', '基數', '調整比例', '因素', '測算依據', '文號'],
        ['居民', '西藥', '2000000', '-0.08', '集中帶量採購', '集採降價', '文1'],
        ['居民', '慢性病用藥', '1000000', '0.15', '老齡化', '60歲以上佔比上升', '文2'],
        ['居民', '慢性病用藥', '', '-0.05', '政策調整', '目錄調整', '文3'],
        ['居民', '其他', '1500000', '', '', '', '文4'],
      ],
    };
    const result = await settled(tabs, { 'budget.form.resident': 'zeroBased' });
    const statement = statementOf(result, 'fundBudget');
    expect(pick(rowsOf(statement, 'categories-resident'), 'category', 'base', 'ratio', 'amount')).toEqual([
      '其他 1500000.00 0 1500000.00',
      '慢性病用藥 1000000.00 0.1 1100000.00',
      '西藥 2000000.00 -0.08 1840000.00',
    ]);
    expect(rowsOf(statement, 'categories-resident')[1]!['reasons']).toBe(
      '政策調整 -5.00%：目錄調整；老齡化 15.00%：60歲以上佔比上升',
    );
    expect(tableOf(statement, 'categories-resident').totals?.cells).toEqual({ amount: 444000000n });
    expect(pick(rowsOf(statement, 'opening'), 'fund', 'line', 'amount')).toContain(
      '居民 年初總額預算（零基預算） 4440000.00',
    );
  });
});

it('does not depend on the order of rows', async () => {
  const reversed = Object.fromEntries(
    Object.entries(BUDGETED).map(([tab, [header, ...rows]]) => [tab, [header!, ...rows.reverse()]]),
  );
  expect((await settled(reversed)).settlement!.statements).toEqual((await settled()).settlement!.statements);
});

it('tells how each amount came about, at its place', async () => {
  const { area } = await settled();
  const steps: Record<string, string> = {};
  const context = {
    area: area!,
    period: { kind: 'year', year: 2025 },
    trace:
      ({ table, row, column }) =>
      (step: TraceStep) => {
        steps[`${table} ${row} ${column}`] = stepText(step);
      },
  } as Partial<MethodContext> as MethodContext;
  fundBudget.settle(context);
  expect(steps).toMatchObject({
    'opening 居民 決算基數 2024 amount': 'budget-year-base: S − O − X; S 5080000, O 60000, X 20000 → 5000000',
    'opening 居民 年初總額預算 amount': 'budget-opening-audited: b × (1 + g); b 5000000, g 0.06 → 5300000',
    'lines-resident 調劑金 opening': 'budget-reserve: B × s; B 5300000, s 0.05 → 265000',
    'lines-resident 住院 opening': 'budget-items: trunc(R × s) + u; R 4885000, s 0.6, u 0 → 2931000',
    'lines-resident 住院 current': 'budget-current: B + A + U; B 2931000, A 40000, U 50000 → 3021000',
    'packages-resident G1 amount':
      'budget-package: trunc(B × w ÷ W) + u; B 2034000, w 0.6, W 1, u 0 → 1220400',
    'parts-resident 轉外就醫 amount':
      'budget-inpatient-parts: trunc(B × w ÷ W) + u; B 3021000, w 30, W 100, u 0 → 906300',
  });
});
