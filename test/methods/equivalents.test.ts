import { describe, expect, it } from 'vitest';
import { formatYuan } from '../../shared/money/fen.ts';
import { inForce } from '../../shared/rules/programme.ts';
import { equivalents } from '../../shared/settle/methods/equivalents.ts';
import type { AmountPlace, MethodContext } from '../../shared/settle/methods/method.ts';
import { EQUIVALENTS, GROWTH } from './equivalents-county.ts';
import { rowsOf, settleTabs, statementOf, tableOf, told } from './workbook.ts';

const settled = await settleTabs(EQUIVALENTS, '2025', GROWTH);
const statement = statementOf(settled, 'equivalents');
const pick = (rows: Record<string, string>[], ...keys: string[]) =>
  rows.map((row) => keys.map((key) => row[key]));

describe('工作當量結算', () => {
  it('has nothing to complain of', () => {
    expect(told(settled.findings)).toEqual([]);
  });

  it('counts each item, with what is beyond the specification and what failed taken off', () => {
    // C1: 3,000 × (1 − 5 %) = 2,850; 3,000 × (1 − 6/90) = 2,800; min(420, 400) × 2.5 × (1 − 5 %) = 950
    expect(
      pick(
        rowsOf(statement, 'work'),
        'institution',
        'item',
        'quantity',
        'most',
        'failed',
        'failedMoney',
        'counted',
        'amount',
      ),
    ).toEqual([
      ['C1', '孕產婦訪視', '420.00', '400.00', '50.00', '500.00', '950.00', '9500.00'],
      ['C1', '普通門診服務', '3000.00', '', '150.00', '1500.00', '2850.00', '28500.00'],
      ['C1', '高血壓患者規範管理', '300.00', '', '200.00', '2000.00', '2800.00', '28000.00'],
      ['C2', '普通門診服務', '5000.00', '', '0.00', '0.00', '5000.00', '42000.00'],
      ['C2', '高血壓患者規範管理', '600.00', '500.00', '0.00', '0.00', '5000.00', '42000.00'],
    ]);
  });

  it('buys within the ceiling of 8,000 × 1.05 and settles against the instalments', () => {
    expect(
      pick(
        rowsOf(statement, 'institutions'),
        'institution',
        'claimed',
        'beyond',
        'failed',
        'above',
        'bought',
        'growth',
        'due',
        'paid',
        'settlement',
      ),
    ).toEqual([
      ['C1', '7050.00', '50.00', '400.00', '0.00', '6600.00', '', '66000.00', '60000.00', '6000.00'],
      ['C2', '11000.00', '1000.00', '0.00', '1600.00', '8400.00', '0.05', '84000.00', '90000.00', '-6000.00'],
    ]);
  });

  it('draws on the risk fund beyond the budget', () => {
    expect(pick(rowsOf(statement, 'funds'), 'source', 'available', 'borne')).toEqual([
      ['年度預算', '140000.00', '140000.00'],
      ['改革風險金', '5000000.00', '10000.00'],
      ['超出部分，待追加預算', '', '0.00'],
    ]);
  });

  it('lets a centre above 950 points draw up to half of its surplus', () => {
    expect(
      pick(rowsOf(statement, 'rewards'), 'institution', 'score', 'surplus', 'most', 'drawn', 'left'),
    ).toEqual([
      ['C1', '962.0000', '200000.01', '100000.00', '100000.00', '100000.01'],
      ['C2', '951.0000', '100000.00', '50000.00', '40000.00', '60000.00'],
    ]);
  });

  it('prices the one item Haiyan published at 100 yuan (W7)', () => {
    const patient = rowsOf(statement, 'items').find(({ item }) => item === '高血壓患者規範管理')!;
    expect([patient['weight'], patient['price']]).toEqual(['10.00', '100.00']);
  });

  it('is borne by the government', () => {
    expect(
      statement.entitlements.map(({ account, party, cost, paid }) => [
        account,
        'code' in party && party.code,
        formatYuan(cost),
        formatYuan(paid),
      ]),
    ).toEqual([
      ['財政', 'C1', '66000.00', '60000.00'],
      ['財政', 'C2', '84000.00', '90000.00'],
    ]);
  });

  it.each(['institutions', 'work', 'funds', 'rewards'])(
    'comes to the fen to what the tabs say in %s',
    (key) => {
      const { rows, totals } = tableOf(statement, key);
      for (const [column, total] of Object.entries(totals!.cells)) {
        expect([
          column,
          rows.reduce((sum, { cells }) => sum + ((cells[column] ?? 0n) as bigint), 0n),
        ]).toEqual([column, total]);
      }
    },
  );

  it('tells the trace of every amount', () => {
    const places: AmountPlace[] = [];
    const area = settled.area!;
    equivalents.settle({
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
      'work C1 / 孕產婦訪視 counted',
      'work C1 / 普通門診服務 counted',
      'work C1 / 高血壓患者規範管理 counted',
      'work C2 / 普通門診服務 counted',
      'work C2 / 高血壓患者規範管理 counted',
      'institutions C2 limit',
      'institutions  bought',
      'institutions C1 due',
      'institutions C1 settlement',
      'institutions C2 due',
      'institutions C2 settlement',
      'rewards C1 most',
      'rewards C2 most',
    ]);
  });
});

describe('海鹽 2017 and 2018 (W6)', () => {
  it.each([
    ['3000000', '1', '1000', '100', '300000.00', '3000000.00'],
    ['400000', '10', '1000', '10', '40000.00', '400000.00'],
  ])('%s × %s with %s sampled and %s failed', async (quantity, weight, sampled, failed, cut, money) => {
    const year = await settleTabs(
      {
        當量項目: [EQUIVALENTS['當量項目']![0]!, ['項目甲', weight, '', '', '', '']],
        當量工作量: [EQUIVALENTS['當量工作量']![0]!, ['C1', '項目甲', '', quantity]],
        當量抽查: [EQUIVALENTS['當量抽查']![0]!, ['C1', '項目甲', sampled, failed, '查']],
      },
      '2025',
    );
    const of2017 = statementOf(year, 'equivalents');
    expect(pick(rowsOf(of2017, 'work'), 'failed', 'failedMoney')).toEqual([[cut, money]]);
    expect(of2017.tables.map(({ key }) => key)).toEqual(['institutions', 'work', 'items']);
  });
});

it('takes the score from the appraisal plan the setting names', async () => {
  const { 效益考核獎: _, ...tabs } = EQUIVALENTS;
  const appraised = await settleTabs(
    {
      ...tabs,
      效益考核獎: [EQUIVALENTS['效益考核獎']![0]!, ['C1', '1000.00', '', '', '衛']],
      考核方案: [
        ['方案', '滿分', '合格線', '兌現方式', '文號'],
        ['年度績效', '1000', '600', '', '衛'],
      ],
      考核指標: [
        ['方案', '指標', '方向', '計分方式', '權重', '目標值', '零分值', '分段', '不含本數', '一票否決'],
        ['年度績效', '年度工作和項目', '越高越好', '線性', '1000', '100', '', '', '', ''],
      ],
      考核數據: [
        ['方案', '機構或醫共體', '指標', '數值', '文號'],
        ['年度績效', 'C1', '年度工作和項目', '95.05', '衛'],
      ],
    },
    '2025',
    { ...GROWTH, 'equivalents.reward.plan': '年度績效' },
  );
  expect(told(appraised.findings)).toEqual([]);
  expect(pick(rowsOf(statementOf(appraised, 'equivalents'), 'rewards'), 'score', 'most')).toEqual([
    ['950.5000', '500.00'],
  ]);
});

it('shows what was paid to an institution without any work', async () => {
  const paid = await settleTabs(
    { 當量資金: [EQUIVALENTS['當量資金']![0]!, ['分期預付', 'C1', '5.00', '財']] },
    '2025',
  );
  expect(
    pick(rowsOf(statementOf(paid, 'equivalents'), 'institutions'), 'institution', 'due', 'settlement'),
  ).toEqual([['C1', '0.00', '-5.00']]);
});

it('cuts every institution alike where the area’s ceiling is passed', async () => {
  const ceilings = EQUIVALENTS['當量購買上限']!;
  const cut = await settleTabs(
    { ...EQUIVALENTS, 當量購買上限: [ceilings[0]!, ['', '', '8300', '', '衛']] },
    '2025',
    GROWTH,
  );
  // 6,600 + 11,000 − nothing beyond: 17,600 counted, 8,300 bought
  expect(
    pick(rowsOf(statementOf(cut, 'equivalents'), 'institutions'), 'institution', 'bought', 'due'),
  ).toEqual([
    ['C1', '3112.50', '31125.00'],
    ['C2', '5187.50', '51875.00'],
  ]);
});
