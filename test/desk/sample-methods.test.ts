import * as XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { summary } from '../../desk/cli/print.ts';
import { writeXlsx } from '../../desk/files/write-workbook.ts';
import { CONSORTIA, INSTITUTIONS } from '../../desk/sample/area.ts';
import { type SampleOptions, sampleArea } from '../../desk/sample/sample.ts';
import { summaryOf } from '../../functions/jobs/settled.ts';
import { METHOD_STEPS } from '../../shared/law/rule.ts';
import { type Fen, formatYuan, sumFen } from '../../shared/money/fen.ts';
import { consortiumReport } from '../../shared/report/consortium-report.ts';
import type { Statement, StatementTable } from '../../shared/settle/methods/statement.ts';
import type { SheetModel } from '../../shared/sheets/sheet-model.ts';
import {
  type County,
  DIGESTS,
  MARCH,
  put,
  reportOf,
  type Settled,
  settleCounty,
  YEAR,
} from '../report/county.ts';

const OPTIONS: SampleOptions = { cases: 600, seed: 7, year: 2025, methods: true };
const read = (options: SampleOptions): County =>
  new Map(Array.from(sampleArea(options), ({ name, rows }) => [name, Array.from(rows, (row) => [...row])]));

/** Marked in every row of a method that names somebody of the second 醫共體. */
const MARK = '密〔2025〕7號';
const SECOND = ['GT2', ...INSTITUTIONS.filter(([, , , group]) => group === 'GT2').map(([code]) => code)];
const FIRST = ['GT1', ...INSTITUTIONS.filter(([, , , group]) => group === 'GT1').map(([code]) => code)];

function marked(): County {
  const tabs = read(OPTIONS);
  for (const [name, rows] of tabs) {
    const column = rows[0]!.indexOf('文號');
    if (column < 0 || name === '特病單議' || name === '清算調整') continue;
    for (const row of rows.slice(1)) {
      if (row.some((text) => SECOND.includes(text))) row[column] = MARK;
    }
  }
  return tabs;
}

const year = await settleCounty(read(OPTIONS), YEAR);
const { statements } = year.settlement;
const statementOf = (method: Statement['method']) => statements.find((one) => one.method === method)!;

const cellSum = ({ rows }: StatementTable, key: string): bigint =>
  rows.reduce((sum, { subtotal, cells }) => sum + (subtotal ? 0n : BigInt((cells[key] as bigint) ?? 0n)), 0n);

const textsOf = (sheets: readonly SheetModel[]): string[] =>
  sheets.flatMap(({ rows }) =>
    rows.flat().flatMap(({ value }) => (typeof value === 'string' ? [value] : [])),
  );

describe('a synthetic county with every payment method', () => {
  it('has the same cases as without them, and the same once more', () => {
    const without = read({ ...OPTIONS, methods: false });
    const changed = ['參數', '預算'];
    for (const [name, rows] of without) {
      if (!changed.includes(name)) expect(read(OPTIONS).get(name), name).toEqual(rows);
    }
    const inpatient = (tabs: County) => tabs.get('預算')!.filter(([, item]) => item === '住院');
    expect(inpatient(read(OPTIONS)).toSorted()).toEqual(inpatient(without).toSorted());
    expect([...read(OPTIONS)]).toEqual([...read(OPTIONS)]);
    expect(without.has('參保人名冊')).toBe(false);
  });

  it('has a statement of every method, and blocks nowhere', () => {
    expect(statements.map(({ method }) => method)).toEqual([...METHOD_STEPS, 'fundYear']);
    expect(year.list.all.filter(({ severity }) => severity === 'block')).toEqual([]);
    const budget = year.list.all.filter(({ code }) => code.startsWith('FUND_'));
    expect(budget).toEqual([]);
  });

  it.each(statements.flatMap((one) => one.tables.map((table) => [one.title, table.title, table] as const)))(
    '%s, %s: every sum is the total found another way',
    (_, __, table) => {
      for (const [key, total] of Object.entries(table.totals?.cells ?? {})) {
        if (!table.columns.some((column) => column.key === key && column.sum)) continue;
        expect([key, cellSum(table, key)]).toEqual([key, total]);
      }
    },
  );

  it.each(['職工', '居民', '財政', '長護'] as const)('adds up what %s bears', (account) => {
    const points = year.settlement.institutions.filter(({ fund }) => fund === account);
    const others = statements.flatMap(({ entitlements }) =>
      entitlements.filter((one) => one.account === account),
    );
    const cost = sumFen([
      ...points.flatMap(({ due, adjustments }) => [due, adjustments]),
      ...others.map((one) => one.cost),
    ]);
    const paid = sumFen([...points.map(({ prepaid }) => prepaid), ...others.map((one) => one.paid)]);
    expect(cost).not.toBe(0n);
    const { rows } = statementOf('fundYear').tables[0]!;
    const { cells } = rows.find((row) => row.cells['account'] === account)!;
    expect([cells['cost'], cells['paid'], cells['toPay']]).toEqual([cost, paid, cost - paid]);
  });

  it('ends with a surplus of some methods and an overrun of others', () => {
    const lines = statementOf('fundYear').tables.filter(({ key }) => /^items-(employee|resident)$/.test(key));
    const left = lines.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) => ('left' in cells ? [cells['left'] as bigint] : [])),
    );
    expect(left.filter((amount) => amount > 0n).length).toBeGreaterThan(5);
    expect(left.filter((amount) => amount < 0n).length).toBeGreaterThan(1);
  });

  it('settles a month of those that pay monthly', async () => {
    const { settlement } = await settleCounty(read(OPTIONS), MARCH);
    expect(settlement.statements.map(({ method }) => method)).toEqual([
      'capitation',
      'bedDayStandard',
      'diseasePackage',
      'groupPayment',
      'workingCapital',
    ]);
  });

  it.each([
    [2, 2024],
    [3, 2026],
  ])('settles with another seed %i and year %i', async (seed, of) => {
    const settled = await settleCounty(read({ ...OPTIONS, seed, year: of }), { kind: 'year', year: of });
    expect(settled.settlement.statements).toHaveLength(METHOD_STEPS.length + 1);
  });
});

describe('what is shown of it', () => {
  const amounts = (cost: Fen, paid: Fen) => [cost, paid, (cost - paid) as Fen].map(formatYuan);
  const care = statementOf('longTermCare').entitlements.filter(({ account }) => account === '長護');
  const [cost, paid, open] = amounts(
    sumFen(care.map((one) => one.cost)),
    sumFen(care.map((one) => one.paid)),
  );

  it('the terminal has a table of the other methods', () => {
    const text = summary({ settlement: year.settlement, digests: DIGESTS }, new Map());
    expect(text).toContain('\n其他支付方式\n');
    expect(text).toMatch(new RegExp(`長期護理保險 +長護 +${cost} +${paid} +${open}\\n`));
    const without = { ...year.settlement, statements: [] };
    expect(summary({ settlement: without, digests: DIGESTS }, new Map())).not.toContain('其他支付方式');
  });

  it('a run tells one line for each method that pays', () => {
    const lines = summaryOf(year.settlement);
    const paying = statements.filter(({ entitlements }) => entitlements.length > 0);
    expect(lines).toHaveLength(2 + paying.length);
    expect(lines.at(-1)).toContain(`長護應付 ${cost} 元，待付 ${open} 元`);
  });

  it('a workbook holds every statement, with differences of zero only', async () => {
    const models = reportOf(year);
    const book = XLSX.read(await writeXlsx(models, { title: '結算報告', madeAt: new Date(0) }));
    for (const { sheet } of statements) {
      const rows = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets[sheet]!, { header: 1 });
      const differences = rows.filter(([label]) => label === '差額');
      expect(differences.flatMap(([, ...cells]) => cells.filter((cell) => typeof cell === 'number'))).toEqual(
        differences.flatMap(([, ...cells]) => cells.filter((cell) => typeof cell === 'number').map(() => 0)),
      );
    }
    const page = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets['基金年度總表']!, { header: 1 });
    expect(page.filter(([label]) => label === '差額')).toHaveLength(9);
  });
});

describe("the leaders' reports", async () => {
  const settled: Settled = await settleCounty(marked(), YEAR);
  const month = await settleCounty(marked(), MARCH);
  const report = ({ area, digest, settlement }: Settled, code: string) =>
    textsOf(consortiumReport(code, area, digest, settlement, DIGESTS));
  const nameOf = (code: string) => [...CONSORTIA, ...INSTITUTIONS].find(([own]) => own === code)![1];

  it.each([
    ['year', 'GT1', settled, FIRST, SECOND],
    ['year', 'GT2', settled, SECOND, FIRST],
    ['month', 'GT1', month, FIRST, SECOND],
    ['month', 'GT2', month, SECOND, FIRST],
  ] as const)('of a %s for %s: nothing of the other 醫共體', (_, code, of, own, others) => {
    const texts = report(of, code);
    for (const other of others) {
      expect(texts.filter((text) => new RegExp(`\\b${other}\\b`).test(text))).toEqual([]);
      expect(texts.filter((text) => text.includes(nameOf(other)))).toEqual([]);
    }
    for (const mine of own) expect(texts).toContain(mine);
    expect(texts.some((text) => text.includes(MARK))).toBe(code === 'GT2');
  });

  it('shows a standard of an institution to its own 醫共體 alone', () => {
    const targets = (code: string) => {
      const { area, digest, settlement } = settled;
      const sheet = consortiumReport(code, area, digest, settlement, DIGESTS).find(
        ({ name }) => name === '床日結算',
      )!;
      const start = sheet.rows.findIndex(([first]) => first?.value === '床日標準');
      return sheet.rows.slice(start).map(([, second]) => second?.value);
    };
    expect(targets('GT1')).toEqual(expect.arrayContaining(['一級', 'Y01', 'Y03']));
    expect(targets('GT1')).not.toContain('Y02');
    expect(targets('GT2')).toEqual(expect.arrayContaining(['一級', 'Y02']));
    expect(targets('GT2')).not.toContain('Y01');
  });

  it('would refuse to hand on what slipped in', () => {
    const { area, digest, settlement } = settled;
    const slipped = settlement.statements.map((one) => ({
      ...one,
      tables: one.tables.map((table) => ({ ...table, notes: ['示例縣中醫院的清算額'] })),
    }));
    expect(() =>
      consortiumReport('GT1', area, digest, { ...settlement, statements: slipped }, DIGESTS),
    ).toThrow('示例縣中醫院');
  });
});

it('a changed setting changes the year', async () => {
  const tabs = read(OPTIONS);
  put(tabs, 'longTermCare.fee', 'none');
  const { settlement } = await settleCounty(tabs, YEAR);
  const care = settlement.statements.find(({ method }) => method === 'longTermCare')!;
  expect(care.entitlements.some(({ item }) => item === '經辦服務費')).toBe(false);
});
