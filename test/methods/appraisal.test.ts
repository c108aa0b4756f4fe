import { describe, expect, it } from 'vitest';
import type { TraceStep } from '../../shared/law/trace.ts';
import { exactDecimal } from '../../shared/money/decimal-text.ts';
import { formatYuan } from '../../shared/money/fen.ts';
import { inForce } from '../../shared/rules/programme.ts';
import {
  appraisal,
  appraisalOf,
  hasPlan,
  isAppraised,
  passed,
  scoreOf,
} from '../../shared/settle/methods/appraisal.ts';
import type { AmountPlace } from '../../shared/settle/methods/method.ts';
import { partyOf } from '../../shared/settle/methods/party.ts';
import { APPRAISAL } from './appraisal-county.ts';
import { rowsOf, settleTabs, statementOf, tableOf, told } from './workbook.ts';

const settled = await settleTabs(APPRAISAL, '2025', { 'appraisal.reward.ratio': '0.1' });
const statement = statementOf(settled, 'appraisal');
const area = settled.area!;
const context = {
  area,
  use: ((rule) => inForce(area.programme, rule)) as Parameters<typeof scoreOf>[0]['use'],
};

const pick = (rows: Record<string, string>[], ...keys: string[]) =>
  rows.map((row) => keys.map((key) => row[key]));

describe('考核結果', () => {
  it('has nothing to complain of', () => {
    expect(told(settled.findings)).toEqual([]);
  });

  it('scores every party under its plan', () => {
    expect(
      pick(
        rowsOf(statement, 'scores'),
        'plan',
        'party',
        'full',
        'lost',
        'deducted',
        'score',
        'pass',
        'outcome',
        'vetoes',
      ),
    ).toEqual([
      ['DRG評價', 'H1', '1000.0000', '110.0000', '0.0000', '890.0000', '600.0000', '合格', ''],
      ['DRG評價', 'H2', '1000.0000', '450.0000', '0.0000', '550.0000', '600.0000', '不合格', ''],
      ['服務質量', 'C2', '100.0000', '1.2000', '0.0000', '98.8000', '60.0000', '合格', ''],
      ['服務質量', 'H1', '100.0000', '25.0000', '0.0000', '75.0000', '60.0000', '合格', ''],
      ['集團監管', 'G1', '100.0000', '0.0000', '5.0000', '95.0000', '60.0000', '合格', ''],
      ['集團監管', 'G2', '100.0000', '20.0000', '5.0000', '0.0000', '60.0000', '一票否決', '負7 騙保事件'],
      ['集團監管', 'P1', '100.0000', '35.0000', '0.0000', '65.0000', '60.0000', '合格', ''],
    ]);
  });

  it('shows what each indicator got and lost', () => {
    const own = rowsOf(statement, 'indicators').filter(
      ({ plan, party }) => plan === '服務質量' && party === 'H1',
    );
    expect(pick(own, 'indicator', 'value', 'target', 'weight', 'points', 'lost')).toEqual([
      ['平均住院日', '9.0000', '', '30.0000', '20.0000', '10.0000'],
      ['慢病規範控制率', '0.5750', '0.7500', '30.0000', '23.0000', '7.0000'],
      ['病案質量', '85.0000', '95.0000', '40.0000', '32.0000', '8.0000'],
    ]);
    expect(rowsOf(statement, 'indicators')).toHaveLength(3 * 15 + 2 * 3 + 2 * 3);
  });

  it('holds the fifteen of 汕尾城區 against their limits', () => {
    const own = rowsOf(statement, 'indicators').filter(({ party }) => party === 'G1');
    expect(own).toHaveLength(15);
    expect(own.filter(({ lost }) => lost !== '0.0000').map(({ indicator }) => indicator)).toEqual([
      '負3 雙向轉診不規範',
    ]);
  });

  it('releases deposits by the table of 福建 2001: 75 points lose 15 %', () => {
    expect(
      pick(
        rowsOf(statement, 'deposits'),
        'party',
        'fund',
        'item',
        'held',
        'ratio',
        'released',
        'lost',
        'reward',
        'change',
      ),
    ).toEqual([
      ['C2', '居民', '門診', '31000.01', '1', '31000.01', '0.00', '3100.00', '3100.00'],
      ['H1', '職工', '按病種', '100000.00', '0.85', '85000.00', '15000.00', '0.00', '-15000.00'],
    ]);
  });

  it('multiplies a base by the coefficient of a table', () => {
    expect(
      pick(rowsOf(statement, 'coefficients'), 'party', 'base', 'coefficient', 'amount', 'change'),
    ).toEqual([
      ['H1', '5000000.00', '1.0200', '5100000.00', '100000.00'],
      ['H2', '4000000.00', '0.9500', '3800000.00', '-200000.00'],
    ]);
  });

  it('shares the pool among those who passed: 28.5 : 0.65', () => {
    expect(pick(rowsOf(statement, 'pools'), 'party', 'score', 'size', 'amount')).toEqual([
      ['G1', '95.0000', '300000.00', '3813036.02'],
      ['G2', '0.0000', '200000.00', '0.00'],
      ['P1', '65.0000', '10000.00', '86963.98'],
    ]);
  });

  it.each(['deposits', 'coefficients', 'pools'])('comes to the fen to what the tab says in %s', (key) => {
    const { rows, totals } = tableOf(statement, key);
    for (const [column, total] of Object.entries(totals!.cells)) {
      expect([column, rows.reduce((sum, { cells }) => sum + (cells[column] as bigint), 0n)]).toEqual([
        column,
        total,
      ]);
    }
  });

  it('tells the fund only what the scores change', () => {
    expect(
      statement.entitlements.map(({ account, budgetItem, party, item, cost }) => [
        account,
        budgetItem,
        'code' in party ? party.code : '',
        item,
        formatYuan(cost),
      ]),
    ).toEqual([
      ['居民', '門診', 'C2', '服務質量：質量保證金', '3100.00'],
      ['職工', '按病種', 'H1', '服務質量：質量保證金', '-15000.00'],
      ['職工', '按病種', 'H1', 'DRG評價：考核係數', '100000.00'],
      ['職工', '按病種', 'H2', 'DRG評價：考核係數', '-200000.00'],
      ['居民', '考核獎勵', 'G1', '集團監管：考核獎勵', '3813036.02'],
      ['居民', '考核獎勵', 'G2', '集團監管：考核獎勵', '0.00'],
      ['居民', '考核獎勵', 'P1', '集團監管：考核獎勵', '86963.98'],
    ]);
  });

  it('counts deposits and coefficients as 住院, a pool as 考核獎勵, where the row does not say', async () => {
    const { 考核兌現, ...tabs } = APPRAISAL;
    const blank = 考核兌現!.map((cells, row) =>
      cells.map((cell, column) => (row > 0 && column === 6 ? '' : cell)),
    );
    const { entitlements } = statementOf(await settleTabs({ ...tabs, 考核兌現: blank }, '2025'), 'appraisal');
    expect(new Set(entitlements.map(({ item, budgetItem }) => `${item} ${budgetItem}`))).toEqual(
      new Set(['服務質量：質量保證金 住院', 'DRG評價：考核係數 住院', '集團監管：考核獎勵 考核獎勵']),
    );
  });

  it('gives every row but those of the plans an owner', () => {
    for (const { key, shared, rows } of statement.tables) {
      expect([key, rows.every(({ owner }) => owner !== undefined)]).toEqual([key, !shared]);
    }
  });

  it('has none for a month', async () => {
    const month = await settleTabs(APPRAISAL, '2025-03');
    expect(month.settlement).toBeUndefined();
    expect(told(month.findings)).toEqual(['參數! PERIOD_WITHOUT_STATEMENTS']);
  });
});

describe('the settings', () => {
  const poolOf = async (params: Record<string, string>) =>
    pick(
      rowsOf(statementOf(await settleTabs(APPRAISAL, '2025', params), 'appraisal'), 'pools'),
      'party',
      'amount',
    );

  it('let a pool be another share of its base', async () => {
    expect(await poolOf({ 'appraisal.pool': '0.01' })).toEqual([
      ['G1', '1906518.01'],
      ['G2', '0.00'],
      ['P1', '43481.99'],
    ]);
  });

  it('let those who failed share too, but not who has no points', async () => {
    expect(await poolOf({ 'appraisal.pass': '70' })).toEqual([
      ['G1', '3900000.00'],
      ['G2', '0.00'],
      ['P1', '0.00'],
    ]);
    expect(await poolOf({ 'appraisal.pass': '70', 'appraisal.pool.passedOnly': '否' })).toEqual([
      ['G1', '3813036.02'],
      ['G2', '0.00'],
      ['P1', '86963.98'],
    ]);
  });

  it('leave a pool nobody may share in the fund', async () => {
    const none = await settleTabs(APPRAISAL, '2025', { 'appraisal.pass': '96' });
    expect(told(none.findings)).toEqual(['考核兌現!D2 APPRAISAL_POOL_UNSHARED']);
    const statementOfNone = statementOf(none, 'appraisal');
    expect(tableOf(statementOfNone, 'pools').totals!.cells).toEqual({ amount: 0n });
    const shared = statementOfNone.entitlements.filter(({ item }) => item.endsWith('考核獎勵'));
    expect(shared.map(({ cost }) => cost)).toEqual([0n, 0n, 0n]);
  });

  it('hold another share, such as the 3 % of 重慶 2025', async () => {
    const held = await settleTabs(APPRAISAL, '2025', { 'appraisal.deposit': '0.03' });
    expect(pick(rowsOf(statementOf(held, 'appraisal'), 'deposits'), 'party', 'held', 'lost')).toEqual([
      ['C2', '31000.01', '0.00'],
      ['H1', '60000.00', '9000.00'],
    ]);
  });
});

describe('what other methods ask', () => {
  const party = (code: string) => partyOf(area, code);

  it('is the score, and whether it passes', () => {
    expect(exactDecimal(scoreOf(context, 'DRG評價', party('H1'))!)).toBe('890');
    expect(passed(context, 'DRG評價', party('H1'))).toBe(true);
    expect(passed(context, 'DRG評價', party('H2'))).toBe(false);
    expect(passed(context, '集團監管', party('G2'))).toBe(false);
    expect(exactDecimal(appraisalOf(context, ' DRG評價 ', party('H2'))!.plan.full)).toBe('1000');
  });

  it('is nothing for a party that was not appraised, or under no such plan', () => {
    expect(scoreOf(context, 'DRG評價', party('C1'))).toBeUndefined();
    expect(passed(context, 'DRG評價', party('G1'))).toBeUndefined();
    expect(scoreOf(context, '別的方案', party('H1'))).toBeUndefined();
  });

  it('can be checked before', () => {
    expect([hasPlan(area, 'DRG評價'), hasPlan(area, '別的方案')]).toEqual([true, false]);
    expect([isAppraised(area, 'DRG評價', 'H1'), isAppraised(area, 'DRG評價', 'G1')]).toEqual([true, false]);
  });
});

it('tells the trace of every score, deduction and pool', () => {
  const places: AmountPlace[] = [];
  const steps: TraceStep[] = [];
  const trace = (place: AmountPlace) => {
    places.push(place);
    return (step: TraceStep) => steps.push(step);
  };
  appraisal.settle({
    ...context,
    period: { kind: 'year', year: 2025 },
    cells: [],
    points: { pools: [], institutions: [], consortia: [] },
    statements: [],
    report: () => {},
    trace,
  });
  expect(places).toContainEqual({ table: 'scores', row: '服務質量 / H1', column: 'score' });
  expect(places).toContainEqual({ table: 'deposits', row: '服務質量 / 職工 / H1 / 按病種', column: 'lost' });
  expect(places).toContainEqual({ table: 'pools', row: '集團監管 / 居民', column: 'amount' });
  // A step for every place, and for each of the two who share the pool.
  expect(steps).toHaveLength(places.length + 1);
  expect(steps.flatMap(({ part }) => part ?? [])).toEqual(['G1', 'P1']);
  expect(places.filter(({ table }) => table === 'indicators')).toHaveLength(57);
});
