import { type Fen, fen, sumFen } from '../../money/fen.ts';
import { priceIndicator } from '../../rules/price-pool/indicator.ts';
import type { Area } from '../area.ts';
import { compareText } from './compare-text.ts';
import type { Method, MethodContext } from './method.ts';
import { partyOf } from './party.ts';
import { type Balance, balanceOf, savedOf } from './price-pool/balance.ts';
import { checkPricePool } from './price-pool/check.ts';
import type { StatementTable } from './statement.ts';

/**
 * 調價資金池. It measures room for prices and pays nobody: what patients and funds pay at the new prices is settled
 * with their care, so that it has no entitlements.
 */
export const pricePool: Method = {
  step: 'pricePool',
  title: '調價資金池',
  sheet: '調價資金結算',
  tabs: ['pricePoolEntries', 'priceSavings', 'servicePrices', 'priceIndicators'],
  check: checkPricePool,
  settle: (context) => {
    const { area, period, trace } = context;
    if (period.kind === 'month') return undefined;
    const balance = balanceOf(area, trace);
    return {
      method: 'pricePool',
      title: '調價資金池',
      sheet: '調價資金結算',
      tables: [
        balanceTable(balance),
        savingsTable(area),
        pricesTable(balance),
        ...(area.tables.priceIndicators.length > 0 ? [indicatorsTable(context)] : []),
      ],
      entitlements: [],
    };
  },
};

/** Lines that carry on from each other, so that their sum is what is carried over. */
function balanceTable(balance: Balance): StatementTable {
  const { opening, entries, drugs, consumables, converted, raised, closing } = balance;
  const kept = fen(converted - drugs - consumables);
  const lines: readonly (readonly [string, Fen])[] = [
    ['上期結轉', opening],
    ['其他增減', entries],
    ['藥品節約', drugs],
    ['耗材節約', consumables],
    ...(kept === 0n ? [] : [['減：不轉為調價空間的節約', kept] as const]),
    ['減：服務調價影響', fen(-raised)],
  ];
  return {
    key: 'balance',
    title: '資金池結餘',
    shared: true,
    columns: [
      { key: 'line', title: '項目', kind: 'text' },
      { key: 'amount', title: '金額', kind: 'money', sum: true },
    ],
    rows: lines.map(([line, amount]) => ({ cells: { line, amount } })),
    totals: { label: '期末結餘（結轉下期）', cells: { amount: closing } },
    notes: [
      '調價空間 = 上期結轉 + 其他增減 + 藥耗節約中轉為空間的部分；提價不得大於調價空間。',
      '資金池只核算調價空間，不撥付基金。',
    ],
  };
}

type SavingRow = Area['tables']['priceSavings'][number];
type IndicatorRow = Area['tables']['priceIndicators'][number];

const bySaving = (a: SavingRow, b: SavingRow): number =>
  compareText(a.party, b.party) ||
  compareText(a.kind, b.kind) ||
  compareText(a.document ?? '', b.document ?? '') ||
  compareText(`${a.base} ${a.actual}`, `${b.base} ${b.actual}`);

const byIndicator = (a: IndicatorRow, b: IndicatorRow): number =>
  compareText(a.indicator, b.indicator) || compareText(a.party ?? '', b.party ?? '');

function savingsTable(area: Area): StatementTable {
  const { priceSavings } = area.tables;
  const [base, actual] = [
    sumFen(priceSavings.map((row) => row.base)),
    sumFen(priceSavings.map((row) => row.actual)),
  ];
  return {
    key: 'savings',
    title: '藥品與耗材節約',
    columns: [
      { key: 'party', title: '機構或醫共體', kind: 'typed' },
      { key: 'name', title: '名稱', kind: 'typed' },
      { key: 'kind', title: '類別', kind: 'text' },
      { key: 'base', title: '基準費用', kind: 'money', sum: true },
      { key: 'actual', title: '實際費用', kind: 'money', sum: true },
      { key: 'saved', title: '節約（多用為負）', kind: 'money', sum: true },
      { key: 'document', title: '文號', kind: 'typed' },
    ],
    rows: [...priceSavings].sort(bySaving).map((row) => ({
      owner: partyOf(area, row.party),
      cells: {
        party: row.party,
        name: nameOf(area, row.party),
        kind: row.kind,
        base: row.base,
        actual: row.actual,
        saved: savedOf(row),
        document: row.document ?? '',
      },
    })),
    totals: { label: '基準減實際', cells: { saved: fen(base - actual) } },
  };
}

const pricesTable = ({ changes, room, closing }: Balance): StatementTable => ({
  key: 'prices',
  title: '服務調價',
  shared: true,
  columns: [
    { key: 'code', title: '項目編碼', kind: 'typed' },
    { key: 'name', title: '項目名稱', kind: 'typed' },
    { key: 'before', title: '原價', kind: 'money' },
    { key: 'after', title: '新價', kind: 'money' },
    { key: 'volume', title: '服務量', kind: 'count', sum: true },
    { key: 'effect', title: '調價影響', kind: 'money', sum: true },
    { key: 'document', title: '文號', kind: 'typed' },
  ],
  rows: changes.map(({ row, effect }) => ({
    cells: {
      code: row.code,
      name: row.name,
      before: row.before,
      after: row.after,
      volume: row.volume,
      effect,
      document: row.document ?? '',
    },
  })),
  totals: { label: '空間減結餘', cells: { effect: fen(room - closing) } },
  notes: ['調價影響 =（新價 − 原價）× 服務量；降價為負，回到資金池。'],
});

function indicatorsTable({ area, use }: MethodContext): StatementTable {
  const rule = use(priceIndicator);
  return {
    key: 'indicators',
    title: '監測指標',
    columns: [
      { key: 'indicator', title: '指標', kind: 'typed' },
      { key: 'party', title: '機構或醫共體', kind: 'typed' },
      { key: 'name', title: '名稱', kind: 'typed' },
      { key: 'before', title: '調價前', kind: 'decimal', decimals: 4 },
      { key: 'after', title: '調價後', kind: 'decimal', decimals: 4 },
      { key: 'direction', title: '方向', kind: 'text' },
      { key: 'target', title: '目標值', kind: 'decimal', decimals: 4 },
      { key: 'met', title: '達標', kind: 'text' },
    ],
    rows: [...area.tables.priceIndicators].sort(byIndicator).map((row) => ({
      ...(row.party !== null && { owner: partyOf(area, row.party) }),
      cells: {
        indicator: row.indicator,
        party: row.party ?? '',
        name: row.party === null ? '' : nameOf(area, row.party),
        before: row.before,
        after: row.after,
        direction: row.direction,
        target: row.target ?? row.before,
        met: rule.apply(row) ? '是' : '否',
      },
    })),
  };
}

const nameOf = ({ consortia, institutions }: Area, code: string): string =>
  (consortia.get(code) ?? institutions.get(code))!.name;
