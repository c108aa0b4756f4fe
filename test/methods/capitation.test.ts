import { describe, expect, it } from 'vitest';
import type { TraceStep } from '../../shared/law/trace.ts';
import { formatYuan } from '../../shared/money/fen.ts';
import { ownStatement } from '../../shared/report/statement-tab.ts';
import { inForce } from '../../shared/rules/programme.ts';
import { capitation } from '../../shared/settle/methods/capitation.ts';
import type { AmountPlace } from '../../shared/settle/methods/method.ts';
import { stepText } from '../rules/scheme-facts.ts';
import { county } from './capitation-county.ts';
import { rowsOf, settleTabs, statementOf, tableOf, told } from './workbook.ts';

const YEAR = await settleTabs(county(), '2025');
const yearOf = async (params: Record<string, string>, rows = {}) =>
  statementOf(await settleTabs(county(rows), '2025', params), 'capitation');

/** Some columns of a table, a row on a line. */
const columns = (statement: Parameters<typeof rowsOf>[0], key: string, ...names: string[]) =>
  rowsOf(statement, key).map((row) => names.map((name) => row[name]).join(' '));

describe('a year', () => {
  const statement = statementOf(YEAR, 'capitation');

  it('is told without complaint', () => {
    expect(told(YEAR.findings)).toEqual([]);
  });

  it('attributes everybody once: signed to the doctor, residents by household, by the months of each', () => {
    const names = ['fund', 'consortium', 'branch', 'group', 'heads', 'months', 'standard', 'budget'];
    expect(columns(statement, 'heads', ...names)).toEqual([
      '職工 G1  職工一般 3000 35500 1600.00 4733333.33',
      '職工 G2  職工一般 2000 24000 1600.00 3200000.00',
      // p1 lives in 西鎮 but signed with G1; 65 years: 800 × 1.25
      '居民 G1 C1 東鎮衛生院 居民六十歲以上 1 12 800.00 1000.00',
      // p2: the branch's own standard, 733.333… × 1.08
      '居民 G1 C1 東鎮衛生院 東鎮一般 1 12 792.00 792.00',
      // p5 from July on
      '居民 G1 C1 東鎮衛生院 糖尿病 1 6 1500.00 750.00',
      '居民 G2  糖尿病 1 6 1500.00 750.00',
      // p4, a flexible worker, from April on
      '居民 G2 C2 西鎮衛生院 居民一般 1 9 800.00 600.00',
      // p3, 75 years: the disease before the age
      '居民 G2 C2 西鎮衛生院 高血壓 1 12 1200.00 1200.00',
    ]);
  });

  it('charges care wherever it was given to the own 醫共體', () => {
    const names = ['consortium', 'fund', 'own', 'others', 'unaffiliated', 'outside', 'spent'];
    expect(columns(statement, 'spending', ...names)).toEqual([
      'G1 職工 2950000.00 900000.00 300000.00 0.00 4150000.00',
      'G2 職工 2300000.00 500000.00 0.00 600000.00 3400000.00',
      // p5 was treated at C2 in August, when they belonged to G1: 120.00 + 20.50
      'G1 居民 310.50 140.50 0.00 99.99 550.99',
      'G2 居民 15.50 0.00 1000.00 0.00 1015.50',
    ]);
  });

  it('nets to zero between the 醫共體', () => {
    expect(columns(statement, 'between', 'consortium', 'fund', 'payable', 'receivable', 'net')).toEqual([
      'G1 職工 900000.00 500000.00 -400000.00',
      'G2 職工 500000.00 900000.00 400000.00',
      'G1 居民 140.50 0.00 -140.50',
      'G2 居民 0.00 140.50 140.50',
    ]);
  });

  it('settles surplus and overrun, then what is still to be paid', () => {
    const settled = ['consortium', 'fund', 'available', 'spent', 'difference', 'settled'];
    expect(columns(statement, 'settlement', ...settled)).toEqual([
      'G1 職工 4733333.33 4150000.00 583333.33 4645833.33',
      'G2 職工 3200000.00 3400000.00 -200000.00 3230000.00',
      'G1 居民 2542.00 550.99 1991.01 2243.35',
      'G2 居民 2550.00 1015.50 1534.50 2319.83',
    ]);
    const cleared = ['consortium', 'fund', 'settled', 'outside', 'receivable', 'due', 'paid', 'clearing'];
    expect(columns(statement, 'clearing', ...cleared)).toEqual([
      'G1 職工 4645833.33 1200000.00 500000.00 3945833.33 400000.00 3545833.33',
      // 150,000 were paid to H2, its lead
      'G2 職工 3230000.00 1100000.00 900000.00 3030000.00 150000.00 2880000.00',
      'G1 居民 2243.35 240.49 0.00 2002.86 -10.00 2012.86',
      'G2 居民 2319.83 1000.00 140.50 1460.33 0.00 1460.33',
    ]);
    expect(columns(statement, 'strangers', 'where', 'code', 'fund', 'cost', 'paid', 'due')).toEqual([
      '統籌區內 P1 職工 300000.00 200000.00 100000.00',
      '統籌區外  職工 600000.00 600000.00 0.00',
      '統籌區內 P1 居民 1000.00 0.00 1000.00',
      '統籌區外  居民 99.99 99.99 0.00',
    ]);
  });

  it('shows every sum beside the same total found another way', () => {
    for (const { key, rows, totals } of statement.tables) {
      for (const [column, total] of Object.entries(totals?.cells ?? {})) {
        const sum = rows.reduce((all, { cells }) => all + BigInt(cells[column] as bigint), 0n);
        expect([key, column, sum]).toEqual([key, column, total]);
      }
    }
  });

  it('lets the fund bear what care was settled at, whoever gets it', () => {
    const cost = statement.entitlements.reduce((sum, one) => sum + one.cost, 0n);
    const settled = tableOf(statement, 'settlement').rows.reduce(
      (sum, { cells }) => sum + (cells['settled'] as bigint),
      0n,
    );
    expect(cost).toBe(settled);
    expect(statement.entitlements[0]).toEqual({
      account: '職工',
      budgetItem: '門診',
      party: { kind: 'consortium', code: 'G1' },
      item: '門診人頭結算',
      cost: 394_583_333n,
      paid: 40_000_000n,
    });
    expect(statement.entitlements.at(-1)).toMatchObject({
      account: '居民',
      party: { kind: 'other', name: '統籌區外' },
      cost: 9999n,
      paid: 9999n,
    });
  });

  it('shows a leader the own 醫共體 and the standards, and nobody’s number', () => {
    const own = ownStatement(YEAR as { area: NonNullable<typeof YEAR.area> }, statement, 'G1')!;
    const codes = own.tables
      .filter(({ shared }) => !shared)
      .flatMap(({ rows }) => rows.map(({ cells }) => cells['consortium']));
    expect(new Set(codes)).toEqual(new Set(['G1']));
    expect(own.tables.map(({ key }) => key)).toContain('standards');
    const texts = statement.tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => Object.values(cells)));
    expect(texts.filter((text) => /^p\d$/.test(String(text)))).toEqual([]);
  });
});

describe('a month', () => {
  it('pays a share of the year’s budget, less what others treated, plus others’ members', async () => {
    const statement = statementOf(await settleTabs(county(), '2025-02'), 'capitation');
    const names = ['consortium', 'fund', 'basic', 'share', 'outside', 'receivable', 'payable'];
    expect(columns(statement, 'payments', ...names)).toEqual([
      // 4,733,333.33 ÷ 12 is 394,444.444…; × 0.95 is 374,722.218
      'G1 職工 4733333.33 394444.45 900000.00 500000.00 -25277.77',
      'G2 職工 3200000.00 266666.67 500000.00 900000.00 653333.34',
      'G1 居民 2542.00 211.84 120.00 0.00 81.25',
      'G2 居民 2550.00 212.50 0.00 120.00 321.88',
    ]);
    const [first] = statement.entitlements;
    expect([first?.item, formatYuan(first!.cost), formatYuan(first!.paid)]).toEqual([
      '門診人頭月度撥付',
      '-25277.77',
      '0.00',
    ]);
  });

  it('keeps back what waits for performance, without asking how the year went', async () => {
    const params = { 'capitation.performance.by': 'rates', 'capitation.control.steps': '0.5:0.9,*:1' };
    const settled = await settleTabs(county({ 人頭績效: [] }), '2025-12', params);
    const names = ['consortium', 'fund', 'heads', 'basic'];
    expect(columns(statementOf(settled, 'capitation'), 'payments', ...names)).toEqual([
      'G1 職工 4733333.33 3313333.33',
      'G2 職工 3200000.00 2240000.00',
      'G1 居民 2542.00 1779.40',
      'G2 居民 2550.00 1785.00',
    ]);
  });

  it('pays twelve shares that are the year’s budget', async () => {
    const months = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, '0')}`);
    const settled = await Promise.all(months.map((month) => settleTabs(county(), month)));
    const shares = settled.map(
      (one) => tableOf(statementOf(one, 'capitation'), 'payments').rows[0]!.cells['share'] as bigint,
    );
    expect(shares.reduce((a, b) => a + b)).toBe(473_333_333n);
  });
});

describe('performance', () => {
  it('document 04: 30 % wait for the two rates', async () => {
    const statement = await yearOf({ 'capitation.performance.by': 'rates' });
    const names = ['consortium', 'fund', 'budget', 'held', 'earned', 'available'];
    expect(columns(statement, 'settlement', ...names)).toEqual([
      // (0.85 + 0.72) ÷ 2 = 0.785; (0.9 + 0.5) ÷ 2 = 0.7
      'G1 職工 4733333.33 1420000.00 1114700.00 4428033.33',
      'G2 職工 3200000.00 960000.00 672000.00 2912000.00',
      'G1 居民 2542.00 762.60 598.64 2378.04',
      'G2 居民 2550.00 765.00 535.50 2320.50',
    ]);
  });

  it('document 04: 72 % control brings 15 % more, 50 % brings 10 % less', async () => {
    const statement = await yearOf({ 'capitation.control.steps': '0.5:0.9,0.7:1,*:1.15' });
    expect(columns(statement, 'settlement', 'consortium', 'fund', 'budget')).toEqual([
      'G1 職工 5443333.33',
      'G2 職工 2880000.00',
      'G1 居民 2923.30',
      'G2 居民 2295.00',
    ]);
  });

  it('may follow the score of an appraisal', async () => {
    const tabs = {
      ...county(),
      考核方案: [
        ['方案', '滿分', '合格線', '兌現方式', '文號'],
        ['門診考核', '1000', '600', '', '示9'],
      ],
      考核指標: [
        ['方案', '指標', '方向', '計分方式', '權重', '目標值', '零分值', '分段', '不含本數', '一票否決'],
        ['門診考核', '滿意度', '越高越好', '線性', '1000', '100', '', '', '', ''],
      ],
      考核數據: [
        ['方案', '機構或醫共體', '指標', '數值', '文號'],
        ['門診考核', 'G1', '滿意度', '95', '示9'],
        ['門診考核', 'G2', '滿意度', '50', '示9'],
      ],
    };
    const params = { 'capitation.performance.by': 'score', 'capitation.performance.plan': '門診考核' };
    const statement = statementOf(await settleTabs(tabs, '2025', params), 'capitation');
    expect(columns(statement, 'settlement', 'consortium', 'fund', 'held', 'earned').slice(0, 2)).toEqual([
      'G1 職工 1420000.00 1349000.00',
      'G2 職工 960000.00 480000.00',
    ]);
  });
});

describe('settings', () => {
  it('work without a roster, from counted heads alone, and without any spending', async () => {
    const statement = await yearOf({}, { 參保人名冊: [], 門診支出: [], 門診撥付: [] });
    expect(columns(statement, 'settlement', 'consortium', 'fund', 'settled')).toEqual([
      'G1 職工 4023333.33',
      'G2 職工 2720000.00',
    ]);
  });

  it('work for a single 醫共體 with a single head', async () => {
    const rows = { 參保人名冊: ['p1,職工,職工,,,,東鎮,,,12,12'], 參保人頭數: [], 門診支出: [], 門診撥付: [] };
    const statement = await yearOf({ 'capitation.retain': '1' }, rows);
    expect(columns(statement, 'clearing', 'consortium', 'fund', 'clearing')).toEqual(['G1 職工 133.33']);
  });

  it('tell every amount by the rule that led to it', async () => {
    const steps: string[] = [];
    const report = () => {};
    const area = YEAR.area!;
    capitation.settle({
      area,
      period: { kind: 'year', year: 2025 },
      cells: [],
      points: { pools: [], institutions: [], consortia: [] },
      statements: [],
      report,
      use: (rule) => inForce(area.programme, rule),
      trace: (place: AmountPlace) => (step: TraceStep) =>
        steps.push(`${place.table}|${place.row}|${place.column} ${stepText(step)}`),
    });
    expect(steps).toContain(
      'clearing|職工 / G2|clearing capitation-due: D − O + I − Z; D 3230000, O 1100000, I 900000, Z 150000 → 2880000',
    );
    expect(steps).toContain(
      'settlement|職工 / G2|settled capitation-sharing: T + round((A − T) × s); A 3200000, T 3400000, s 0.85 → 3230000',
    );
    expect(steps).toContain(
      'heads|居民 / G1 / C1 / 東鎮一般 / C1|budget capitation-budget: M ÷ 12 × H × a; M 12, H 792, a 1 → 792',
    );
    expect(steps.filter((step) => step.startsWith('standards|居民 / 東鎮一般 / C1|standard'))).toHaveLength(
      1,
    );
  });
});
