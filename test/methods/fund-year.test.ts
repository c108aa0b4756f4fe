import { describe, expect, it } from 'vitest';
import type { Digest } from '../../shared/cases/digest.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { settlementReport } from '../../shared/report/settlement-report.ts';
import { ownStatement } from '../../shared/report/statement-tab.ts';
import { fundYear } from '../../shared/settle/methods/fund-year.ts';
import { methodsOn } from '../../shared/settle/methods/settle-methods.ts';
import type { Statement } from '../../shared/settle/methods/statement.ts';
import { statementFigures } from '../../shared/settle/methods/statement-figures.ts';
import { areaWith, contextOf, institution, owing, pool } from './fund-year-context.ts';
import { rowsOf, settleTabs, tableOf, told } from './workbook.ts';

/**
 * Employees: points of 900 (100 by item within), capitation and bed-days from one item, procurement without one, an
 * item nobody pays from. Government and long-term care have no budget.
 */
async function county() {
  const area = await areaWith(
    [
      ['職工', '住院', '1000'],
      ['職工', '門診', '500'],
      ['職工', '調劑金', '80'],
      ['職工', '家庭病床', '20'],
      ['居民', '住院', '0'],
    ],
    {
      月度預付: [
        ['月份', '險種', '機構', '金額'],
        ['2025-01', '職工', 'H1', '500'],
        ['2025-01', '職工', 'P1', '200'],
      ],
      清算調整: [
        ['險種', '機構', '項目', '金額', '文號'],
        ['職工', 'C1', '稽核扣款', '-30', '稽1'],
      ],
    },
  );
  const institutions = [
    institution('職工', 'H1', ['600', '500', '0']),
    institution('職工', 'C1', ['100.01', '0', '-30']),
    institution('職工', 'P1', ['199.99', '200', '0']),
  ];
  const statements = [
    owing('fundBudget', '總額預算', '預算平衡表', []),
    owing('capitation', '門診按人頭付費', '門診人頭結算', [
      ['職工', '門診', 'G1', '300', '250'],
      ['職工', '門診', 'G2', '120', '130'],
      ['職工', '門診', '統籌區外', '40', '40'],
    ]),
    owing('bedDayStandard', '床日付費', '床日結算', [['職工', '门诊', 'C2', '10', '0']]),
    owing('procurement', '集採結餘留用', '集採結餘結算', [['職工', '集採結餘留用', 'H1', '7', '0']]),
    owing('groupPayment', '集團總額付費', '集團總額結算', [['財政', '集團總額', 'G1', '22', '0']]),
    owing('longTermCare', '長期護理保險', '長護險結算', [['長護', '長護', 'C2', '5', '6']]),
  ];
  const list = new FindingList();
  const context = contextOf(area, institutions, [pool('職工', '800', '100')], statements, list.report);
  return { area, context, list, statement: fundYear.settle(context)! };
}

const pick = (rows: readonly Record<string, string>[], ...columns: string[]) =>
  rows.map((row) => columns.map((column) => row[column]).join(' '));

/** By column, the sum of the rows without their subtotals; null columns left out. */
function sums(statement: Statement, key: string): Record<string, bigint> {
  const { columns, rows } = tableOf(statement, key);
  return Object.fromEntries(
    columns
      .filter(({ sum }) => sum)
      .map(({ key: column }) => [
        column,
        rows
          .filter(({ subtotal }) => !subtotal)
          .reduce((total, { cells }) => total + ((cells[column] as bigint | null | undefined) ?? 0n), 0n),
      ]),
  );
}

describe('基金年度總表', () => {
  it('shows every account on one line', async () => {
    const { statement } = await county();
    const columns = ['account', 'budget', 'cost', 'paid', 'toPay', 'left', 'sheet'];
    expect(pick(rowsOf(statement, 'accounts'), ...columns)).toEqual([
      '職工 1600.00 1347.00 1120.00 227.00 253.00 預算平衡表',
      '居民 0.00 0.00 0.00 0.00 0.00 預算平衡表',
      '財政  22.00 0.00 22.00  ',
      '長護  5.00 6.00 -1.00  ',
    ]);
  });

  it('shows every item with its budget, its methods, what is left and where to look', async () => {
    const { statement } = await county();
    const columns = ['item', 'method', 'budget', 'cost', 'paid', 'toPay', 'left', 'sheet', 'note'];
    expect(pick(rowsOf(statement, 'items-employee'), ...columns)).toEqual([
      '住院 點數付費 1000.00 870.00 700.00 170.00 130.00 機構結算 ',
      '門診 共 2 種付費方式 500.00    30.00  ',
      ' 門診按人頭付費  460.00 420.00 40.00  門診人頭結算 ',
      ' 床日付費  10.00 0.00 10.00  床日結算 ',
      '集採結餘留用 集採結餘留用 0.00 7.00 0.00 7.00 -7.00 集採結餘結算 預算表沒有這個項目',
      '調劑金 — 80.00 0.00 0.00 0.00 80.00  儲備，未動用的部分',
      '家庭病床 — 20.00 0.00 0.00 0.00 20.00  本次結算沒有付費方式',
    ]);
    expect(pick(rowsOf(statement, 'items-treasury'), ...columns)).toEqual([
      '集團總額 集團總額付費  22.00 0.00 22.00  集團總額結算 ',
    ]);
  });

  it('shows every party under its 醫共體, with subtotals that the sums leave out', async () => {
    const { statement } = await county();
    const columns = [
      'group',
      'name',
      'kind',
      'points',
      'capitation',
      'bedDayStandard',
      'procurement',
      'cost',
    ];
    expect(pick(rowsOf(statement, 'parties-employee'), ...columns, 'paid', 'toPay')).toEqual([
      '第一醫共體 東鎮衛生院 成員機構 70.01 0.00 0.00 0.00 70.01 0.00 70.01',
      '第一醫共體 縣人民醫院 成員機構 600.00 0.00 0.00 7.00 607.00 500.00 107.00',
      '第一醫共體 第一醫共體 醫共體本級 0.00 300.00 0.00 0.00 300.00 250.00 50.00',
      '第一醫共體  小計 670.01 300.00 0.00 7.00 977.01 750.00 227.01',
      '第二醫共體 西鎮衛生院 成員機構 0.00 0.00 10.00 0.00 10.00 0.00 10.00',
      '第二醫共體 第二醫共體 醫共體本級 0.00 120.00 0.00 0.00 120.00 130.00 -10.00',
      '第二醫共體  小計 0.00 120.00 10.00 0.00 130.00 130.00 0.00',
      ' 民營醫院 獨立機構 199.99 0.00 0.00 0.00 199.99 200.00 -0.01',
      ' 統籌區外 其他 0.00 40.00 0.00 0.00 40.00 40.00 0.00',
    ]);
  });

  it('reconciles every table to 0.00 with totals found by another way', async () => {
    const { statement } = await county();
    for (const { key, totals } of statement.tables) {
      expect([key, sums(statement, key)]).toEqual([key, expect.objectContaining(totals!.cells)]);
    }
    expect(statement.tables.map(({ key }) => key)).toEqual([
      'accounts',
      'items-employee',
      'parties-employee',
      'items-resident',
      'items-treasury',
      'parties-treasury',
      'items-long-term-care',
      'parties-long-term-care',
    ]);
  });

  it('would show a fen that an institution got and its pool did not give', async () => {
    const { context } = await county();
    const off = fundYear.settle({
      ...context,
      points: { ...context.points, pools: [pool('職工', '800', '100', '0.01')] },
    })!;
    const { totals } = tableOf(off, 'items-employee');
    expect(totals!.cells['cost']! - sums(off, 'items-employee')['cost']!).toBe(-1n);
  });

  it('names what does not match', async () => {
    const { list } = await county();
    expect(list.all.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      [
        'FUND_YEAR_WITHOUT_BUDGET',
        'warn',
        '職工的「集採結餘留用」有支出 7.00（集採結餘留用），預算表沒有這個項目。',
      ],
      [
        'FUND_YEAR_WITHOUT_METHOD',
        'info',
        '職工的「家庭病床」有預算 20.00，本次結算沒有任何付費方式由此列支。',
      ],
    ]);
    expect(list.all[1]!.where).toEqual({ tab: '預算', row: 5, column: 'B' });
  });

  it('shows the leaders of a 醫共體 their own rows alone', async () => {
    const { area, statement } = await county();
    const own = ownStatement({ area }, statement, 'G2')!;
    expect(own.tables.map(({ key, rows }) => [key, rows.length])).toEqual([
      ['parties-employee', 3],
      ['parties-long-term-care', 2],
    ]);
    expect(pick(rowsOf(own, 'parties-employee'), 'group')).toEqual([
      '第二醫共體',
      '第二醫共體',
      '第二醫共體',
    ]);
  });

  it('stores which rows are sums of others', async () => {
    const { statement } = await county();
    const { tables } = statementFigures(statement);
    const rows = tables.find(({ key }) => key === 'parties-employee')!.rows;
    expect(rows.map((row) => 'subtotal' in row)).toEqual([
      false,
      false,
      false,
      true,
      false,
      false,
      true,
      false,
      false,
    ]);
  });

  it('is of the year, and of nothing where there is nothing', async () => {
    const { context } = await county();
    expect(
      fundYear.settle({ ...context, period: { kind: 'month', year: 2025, month: '03' } }),
    ).toBeUndefined();
    expect(fundYear.settle(contextOf(await areaWith([]), [], [], []))).toBeUndefined();
  });
});

describe('when the page is made', () => {
  it('never for points alone, whatever the 預算 tab holds; always with any other method', async () => {
    const points = await areaWith([
      ['職工', '住院', '1000'],
      ['職工', '門診', '500'],
    ]);
    expect(methodsOn(points.tables).map(({ step }) => step)).toEqual([]);
    const { area } = await settleTabs(
      {
        預算基數: [
          ['險種', '年度', '內容', '金額', '文號'],
          ['居民', '2025', '談定總額', '100', '文'],
        ],
      },
      '2025',
      { 'budget.form.resident': 'agreed' },
    );
    expect(methodsOn(area!.tables).map(({ step }) => step)).toEqual(['fundBudget', 'fundYear']);
  });
});

describe('the sheet', () => {
  it('opens each statement from its line, and leaves subtotals out of the sum', async () => {
    const { area, context, statement } = await county();
    const settlement = {
      period: context.period,
      scheme: 'zhejiang-2019',
      pointsDecimals: 4,
      valueDecimals: 4,
      pools: [],
      institutions: [],
      consortia: [],
      statements: [statement],
    };
    const digest = { cells: [], decimals: 4 } as Partial<Digest> as Digest;
    const digests = { input: 'sha256:0', result: 'sha256:1' };
    const toSimplified = (text: string) => text.replaceAll('機構結算', '机构结算');
    const [page] = settlementReport({ ...area, settlesPoints: false }, digest, settlement, digests, [], {
      script: toSimplified,
    });
    const cells = page!.rows.flat();
    expect(cells.find(({ link }) => link !== undefined)).toMatchObject({
      value: '預算平衡表',
      link: '預算平衡表',
    });
    expect(cells.filter(({ link }) => link === '机构结算').map(({ value }) => value)).toEqual(['机构结算']);
    const sumRows = page!.rows.filter(([first]) => first?.value === '合計' && first.style === 'total');
    const last = (row: (typeof sumRows)[number]) => row.at(-1)!.value;
    expect(sumRows.map(last)).toContainEqual({ units: 22700n, decimals: 2 });
    const differences = page!.rows.filter(([first]) => first?.value === '差額');
    expect(differences).toHaveLength(8);
    expect(differences.every(([first]) => first!.style === 'good')).toBe(true);
  });
});

it('settles with the other methods of a workbook, end to end', async () => {
  const result = await settleTabs(
    {
      預算: [
        ['險種', '項目', '金額', '文號'],
        ['居民', '門診', '95', '文'],
        ['居民', '調劑金', '5', '文'],
      ],
      預算基數: [
        ['險種', '年度', '內容', '金額', '文號'],
        ['居民', '2025', '談定總額', '100', '文'],
      ],
      預算分項: [
        ['險種', '項目', '比例', '金額', '文號'],
        ['居民', '門診', '', '', '文'],
      ],
    },
    '2025',
    { 'budget.form.resident': 'agreed' },
  );
  expect(told(result.findings)).toEqual([]);
  const statement = result.settlement!.statements.find(({ method }) => method === 'fundYear')!;
  expect(pick(rowsOf(statement, 'items-resident'), 'item', 'budget', 'left')).toEqual([
    '門診 95.00 95.00',
    '調劑金 5.00 5.00',
  ]);
});
