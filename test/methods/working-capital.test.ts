import { describe, expect, it } from 'vitest';
import { inForce } from '../../shared/rules/programme.ts';
import type { AmountPlace, MethodContext } from '../../shared/settle/methods/method.ts';
import { workingCapital } from '../../shared/settle/methods/working-capital.ts';
import { rowsOf, settleTabs, statementOf, tableOf, told } from './workbook.ts';
import { WORKING_CAPITAL } from './working-capital-county.ts';

const settled = await settleTabs(WORKING_CAPITAL, '2025');
const statement = statementOf(settled, 'workingCapital');
const pick = (rows: Record<string, string>[], ...keys: string[]) =>
  rows.map((row) => keys.map((key) => row[key]));
const LINE = [
  'fund',
  'institution',
  'creditClass',
  'monthly',
  'most',
  'paid',
  'returned',
  'setOff',
  'balance',
];

describe('預付金結算', () => {
  it('has nothing to complain of', () => {
    expect(told(settled.findings)).toEqual([]);
  });

  it('shows every advance come back: A has 1,210,000.00, C 95,000.00', () => {
    expect(pick(rowsOf(statement, 'advances'), ...LINE)).toEqual([
      ['職工', 'C2', 'C', '100000.00', '95000.00', '95000.00', '95000.00', '0.00', '0.00'],
      ['職工', 'H1', 'A', '1100000.00', '1210000.00', '1210000.00', '510000.00', '700000.00', '0.00'],
      ['居民', 'H1', 'A', '2000000.00', '0.00', '0.00', '0.00', '0.00', '0.00'],
    ]);
  });

  it('says which fund may pay, and why the other may not', () => {
    expect(pick(rowsOf(statement, 'funds'), 'fund', 'months', 'least', 'outcome')).toEqual([
      ['職工', '15.00', '12.00', '可以預付'],
      ['居民', '5.56', '6.00', '不可預付：累計結餘可支付月數不足、上年當期赤字'],
    ]);
  });

  it('posts each move with the balance after it', () => {
    const own = rowsOf(statement, 'moves').filter(({ institution }) => institution === 'H1');
    expect(pick(own, 'date', 'kind', 'amount', 'balance')).toEqual([
      ['2025-01-08', '申請', '0.00', '0.00'],
      ['2025-02-20', '撥付', '1000000.00', '1000000.00'],
      ['2025-03-31', '撥付', '210000.00', '1210000.00'],
      ['2025-11-30', '沖抵', '700000.00', '510000.00'],
      ['2025-12-20', '收回', '510000.00', '0.00'],
    ]);
  });

  it('comes to the fen to what the moves say', () => {
    const { rows, totals } = tableOf(statement, 'advances');
    for (const [column, total] of Object.entries(totals!.cells)) {
      expect([column, rows.reduce((sum, { cells }) => sum + (cells[column] as bigint), 0n)]).toEqual([
        column,
        total,
      ]);
    }
  });

  it('costs no fund anything', () => {
    expect(statement.entitlements).toEqual([]);
  });

  it('is looked at in any month, up to its end, without asking for what is not due yet', async () => {
    const february = await settleTabs(WORKING_CAPITAL, '2025-02');
    expect(told(february.findings)).toEqual([]);
    expect(
      pick(rowsOf(statementOf(february, 'workingCapital'), 'advances'), 'institution', 'paid', 'balance'),
    ).toEqual([
      ['C2', '0.00', '0.00'],
      ['H1', '1000000.00', '1000000.00'],
      ['H1', '0.00', '0.00'],
    ]);
  });

  it('tells the trace of every amount', () => {
    const places: AmountPlace[] = [];
    const area = settled.area!;
    workingCapital.settle({
      area,
      use: ((rule) => inForce(area.programme, rule)) as MethodContext['use'],
      period: { kind: 'year', year: 2025 },
      cells: [],
      points: { pools: [], institutions: [], consortia: [] },
      statements: [],
      report: () => {},
      trace: (place) => {
        places.push(place);
        return () => {};
      },
    });
    expect(places.map(({ table, row, column }) => `${table} ${row} ${column}`)).toEqual([
      'funds 職工 months',
      'funds 居民 months',
      'advances 職工 C2 most',
      'advances 職工 C2 balance',
      'advances 職工 H1 most',
      'advances 職工 H1 balance',
      'advances 居民 H1 most',
      'advances 居民 H1 balance',
    ]);
  });
});
