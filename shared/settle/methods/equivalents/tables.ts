import { type Fen, fen, portion, sumFen } from '../../../money/fen.ts';
import type { Area } from '../../area.ts';
import { partyName } from '../party.ts';
import type { StatementColumn, StatementTable } from '../statement.ts';
import { fundOf, growthSince, type Purchase } from './purchase.ts';
import type { RewardLine } from './rewards.ts';

const EQUIVALENTS = { kind: 'decimal', decimals: 2 } as const;
const money = (key: string, title: string): StatementColumn => ({ key, title, kind: 'money', sum: true });

const who = (area: Area, code: string) => {
  const owner = { kind: 'institution', code } as const;
  return { owner, cells: { institution: code, name: partyName(area, owner) } };
};

const WHO: readonly StatementColumn[] = [
  { key: 'institution', title: '機構', kind: 'typed' },
  { key: 'name', title: '名稱', kind: 'typed' },
];

export function equivalentTables(
  area: Area,
  purchase: Purchase,
  rewards: readonly RewardLine[],
): readonly StatementTable[] {
  return [
    institutionTable(area, purchase),
    workTable(area, purchase),
    ...(area.tables.equivalentMoney.some(({ kind }) => kind === '年度預算')
      ? [fundTable(area, purchase)]
      : []),
    ...(rewards.length > 0 ? [rewardTable(area, rewards)] : []),
    itemTable(area),
  ];
}

const institutionTable = (area: Area, { institutions, work }: Purchase): StatementTable => {
  const due = sumFen(work.map(({ amount }) => amount));
  return {
    key: 'institutions',
    title: '機構當量購買',
    columns: [
      ...WHO,
      { key: 'claimed', title: '申報當量', ...EQUIVALENTS },
      { key: 'beyond', title: '超規範當量', ...EQUIVALENTS },
      { key: 'failed', title: '抽查核減當量', ...EQUIVALENTS },
      { key: 'above', title: '超上限當量', ...EQUIVALENTS },
      { key: 'bought', title: '購買當量', ...EQUIVALENTS },
      { key: 'growth', title: '較上年', kind: 'ratio' },
      money('due', '應付額'),
      money('paid', '分期預付'),
      money('settlement', '結算額'),
    ],
    rows: institutions.map((line) => {
      const { owner, cells } = who(area, line.institution);
      const { claimed, beyond, failed, above, bought, due, paid, settlement } = line;
      const growth = growthSince(area, line);
      return {
        owner,
        cells: { ...cells, claimed, beyond, failed, above, bought, growth, due, paid, settlement },
      };
    }),
    totals: {
      label: '按項目與資金表',
      cells: {
        due,
        paid: fundOf(area, '分期預付'),
        settlement: due - fundOf(area, '分期預付'),
      },
    },
    notes: [
      '購買當量 = 申報當量 − 超規範當量 − 抽查核減當量 − 超上限當量；應付額 = 購買當量 × 單價；結算額 = 應付額 − 分期預付，負數為應退回。由財政支付。',
    ],
  };
};

const workTable = (area: Area, { institutions, work }: Purchase): StatementTable => ({
  key: 'work',
  title: '項目工作量',
  columns: [
    ...WHO,
    { key: 'item', title: '項目', kind: 'typed' },
    { key: 'quantity', title: '數量', ...EQUIVALENTS },
    { key: 'most', title: '規範量', ...EQUIVALENTS },
    { key: 'weight', title: '單位當量', ...EQUIVALENTS },
    { key: 'failureRatio', title: '不合格率', kind: 'ratio' },
    { key: 'failed', title: '抽查核減當量', ...EQUIVALENTS },
    money('failedMoney', '抽查核減金額'),
    { key: 'counted', title: '計入當量', ...EQUIVALENTS },
    money('amount', '應付額'),
  ],
  rows: work.map((line) => {
    const { owner, cells } = who(area, line.institution);
    const { item, quantity, most, weight, failureRatio, failed, counted, amount } = line;
    const failedMoney = portion(area.params['equivalents.price'], failed);
    return {
      owner,
      cells: {
        ...cells,
        item,
        quantity,
        most: most ?? null,
        weight,
        failureRatio,
        failed,
        failedMoney,
        counted,
        amount,
      },
    };
  }),
  totals: { label: '按機構', cells: { amount: sumFen(institutions.map(({ due }) => due)) } },
  notes: ['機構的應付額按計入當量分到各項目，最大餘數法分到分；抽查核減金額按單價折算，供參考。'],
});

/** Who bears the year: the budget first, then the risk fund; what both leave open. */
export function borneBy(area: Area, due: Fen) {
  const budget = fundOf(area, '年度預算');
  const risk = fundOf(area, '風險金');
  const above = due > budget ? fen(due - budget) : fen(0n);
  const fromRisk = above < risk ? above : risk;
  return { budget, risk, fromBudget: fen(due - above), fromRisk, open: fen(above - fromRisk) };
}

const fundTable = (area: Area, { institutions }: Purchase): StatementTable => {
  const due = sumFen(institutions.map((line) => line.due));
  const { budget, risk, fromBudget, fromRisk, open } = borneBy(area, due);
  return {
    key: 'funds',
    title: '資金來源',
    columns: [
      { key: 'source', title: '來源', kind: 'text' },
      { key: 'available', title: '可用額', kind: 'money' },
      money('borne', '負擔應付額'),
    ],
    rows: [
      { cells: { source: '年度預算', available: budget, borne: fromBudget } },
      { cells: { source: '改革風險金', available: risk, borne: fromRisk } },
      { cells: { source: '超出部分，待追加預算', available: null, borne: open } },
    ],
    totals: { label: '應付額合計', cells: { borne: due } },
  };
};

const rewardTable = (area: Area, rewards: readonly RewardLine[]): StatementTable => ({
  key: 'rewards',
  title: '效益考核獎',
  columns: [
    ...WHO,
    { key: 'score', title: '考核得分', kind: 'decimal', decimals: 4 },
    money('surplus', '收支結餘'),
    money('most', '可計提上限'),
    money('drawn', '計提額'),
    money('left', '計提後結餘'),
  ],
  rows: rewards.map(({ institution, score, surplus, most, drawn }) => {
    const { owner, cells } = who(area, institution);
    return { owner, cells: { ...cells, score, surplus, most, drawn, left: surplus - drawn } };
  }),
  totals: {
    label: '按效益考核獎表',
    cells: {
      surplus: sumFen(area.tables.equivalentRewards.map(({ surplus }) => surplus)),
      left:
        sumFen(area.tables.equivalentRewards.map(({ surplus }) => surplus)) -
        sumFen(rewards.map(({ drawn }) => drawn)),
    },
  },
  notes: ['由機構在本年度收支結餘內計提並自行分配，不由財政另付；不納入績效工資總額。'],
});

const itemTable = (area: Area): StatementTable => ({
  key: 'items',
  title: '當量項目與單價',
  shared: true,
  columns: [
    { key: 'item', title: '項目', kind: 'typed' },
    { key: 'weight', title: '單位當量', ...EQUIVALENTS },
    { key: 'unit', title: '計量單位', kind: 'typed' },
    { key: 'price', title: '單位金額', kind: 'money' },
    { key: 'specification', title: '規範', kind: 'typed' },
    { key: 'counting', title: '取數標準', kind: 'typed' },
  ],
  rows: [...area.tables.equivalentItems]
    .sort((a, b) => (a.item < b.item ? -1 : 1))
    .map(({ item, weight, unit, specification, counting }) => ({
      cells: {
        item,
        weight,
        unit,
        price: portion(area.params['equivalents.price'], weight),
        specification,
        counting,
      },
    })),
});
