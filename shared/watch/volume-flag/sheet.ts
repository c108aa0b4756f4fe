import { fraction } from '../../money/fraction.ts';
import type { Area } from '../../settle/area.ts';
import { partyName } from '../../settle/methods/party.ts';
import type { StatementColumn, StatementTable } from '../../settle/methods/statement.ts';
import type { WatchSheet } from '../part.ts';
import type { ChildLine } from './children.ts';
import type { RepeatLine } from './drug-repeats.ts';
import type { GrowthLine } from './growth.ts';
import type { ItemLine } from './items.ts';
import type { QuantityLine } from './quantities.ts';
import { percentText, shortText } from './texts.ts';

/** All that 用量與人次異常 has found or measured. */
export interface VolumeLines {
  readonly quantities: readonly QuantityLine[];
  readonly repeats: readonly RepeatLine[];
  readonly items: readonly ItemLine[];
  readonly children: readonly ChildLine[];
  readonly growth: readonly GrowthLine[];
}

const WHO: readonly StatementColumn[] = [
  { key: 'institution', title: '機構', kind: 'typed' },
  { key: 'name', title: '名稱', kind: 'typed' },
];
const MONTH: StatementColumn = { key: 'month', title: '月份', kind: 'text' };
const AMOUNT: StatementColumn = { key: 'amount', title: '金額', kind: 'money', sum: true };
const HINT: StatementColumn = { key: 'hint', title: '提示', kind: 'text' };

const who = (area: Area, institution: string) => {
  const owner = { kind: 'institution', code: institution } as const;
  return { owner, cells: { institution, name: partyName(area, owner) } };
};

const hint = (raised: boolean | undefined): string => (raised ? '核查' : '');

/** The sheet 用量異常; tables without a row are left out, and so is a sheet without a table. */
export function volumeSheet(area: Area, lines: VolumeLines): readonly WatchSheet[] {
  const tables = [
    quantityTable(area, lines.quantities),
    repeatTable(area, lines.repeats),
    itemTable(area, lines.items),
    childTable(area, lines.children),
    growthTable(area, lines.growth),
  ].filter(({ rows }) => rows.length > 0);
  return tables.length > 0
    ? [{ part: 'volumeFlag', title: '用量與人次異常', sheet: '用量異常', tables }]
    : [];
}

const quantityTable = (area: Area, lines: readonly QuantityLine[]): StatementTable => ({
  key: 'quantities',
  title: '重點監控品目用量',
  columns: [
    ...WHO,
    MONTH,
    { key: 'class', title: '類別', kind: 'typed' },
    { key: 'item', title: '品目', kind: 'typed' },
    { key: 'quantity', title: '數量', kind: 'decimal', decimals: 2 },
    { key: 'lastYear', title: '上年同月數量', kind: 'decimal', decimals: 2 },
    { key: 'rise', title: '同比上升', kind: 'ratio' },
    { key: 'peers', title: '同級中位數的倍數', kind: 'decimal', decimals: 2 },
    AMOUNT,
    HINT,
  ],
  rows: lines.map(({ institution, month, class: kind, item, quantity, lastYear, rise, peers, amount }) => {
    const { owner, cells } = who(area, institution);
    return {
      owner,
      key: [institution, month, kind, item ?? ''].join(' '),
      cells: {
        ...cells,
        month,
        class: kind,
        item,
        quantity,
        lastYear,
        rise: rise?.value ?? null,
        peers: peers?.value ?? null,
        amount,
        hint: hint(rise?.raised || peers?.raised),
      },
    };
  }),
  notes: [quantityNote(area), '上升 200% 即為上年同月的 3 倍；空白表示沒有可比的數。'],
});

const quantityNote = ({ params }: Area): string =>
  [
    `同比上升 ${percentText(params['watch.volume.rise'])}`,
    `或每例用量達到同級中位數的 ${shortText(params['watch.volume.peers'])} 倍`,
    `且當月數量不少於 ${shortText(params['watch.volume.least'])} 的提示核查。`,
  ].join('，');

/** A person is never told to an institution's leaders: rows without owner. */
const repeatTable = (area: Area, lines: readonly RepeatLine[]): StatementTable => ({
  key: 'repeats',
  title: '同月在多家機構重複開藥',
  columns: [
    { key: 'person', title: '參保人', kind: 'typed' },
    { key: 'class', title: '藥品類別', kind: 'typed' },
    MONTH,
    ...WHO,
    { key: 'institutions', title: '同月機構數', kind: 'count' },
    { key: 'times', title: '本機構次數', kind: 'count', sum: true },
    AMOUNT,
  ],
  rows: lines.map(({ person, class: kind, month, institution, institutions, times, amount }) => ({
    key: [person, kind, month, institution].join(' '),
    cells: { person, class: kind, month, ...who(area, institution).cells, institutions, times, amount },
  })),
});

const itemTable = (area: Area, lines: readonly ItemLine[]): StatementTable => ({
  key: 'items',
  title: '項目與性別、年齡不符',
  columns: [
    ...WHO,
    MONTH,
    { key: 'bill', title: '單據號', kind: 'typed' },
    { key: 'item', title: '項目編碼', kind: 'typed' },
    { key: 'itemName', title: '項目', kind: 'typed' },
    { key: 'kind', title: '限制類別', kind: 'text' },
    { key: 'value', title: '實際', kind: 'text' },
    { key: 'threshold', title: '限制', kind: 'text' },
    AMOUNT,
  ],
  rows: lines.map(({ rule, institution, month, bill, item, name, kind, value, threshold, amount }) => ({
    key: [rule, institution, bill, item, month].join(' '),
    cells: {
      ...who(area, institution).cells,
      month,
      bill,
      item,
      itemName: name,
      kind,
      value,
      threshold,
      amount,
    },
  })),
});

const childTable = (area: Area, lines: readonly ChildLine[]): StatementTable => ({
  key: 'children',
  title: '兒童住院率',
  columns: [
    ...WHO,
    { key: 'quarter', title: '季度', kind: 'text' },
    { key: 'children', title: '兒童住院人次', kind: 'count', sum: true },
    { key: 'cases', title: '住院人次', kind: 'count', sum: true },
    { key: 'rate', title: '兒童住院率', kind: 'ratio' },
    { key: 'before', title: '上年同期', kind: 'ratio' },
    { key: 'rise', title: '同比上升', kind: 'ratio' },
    HINT,
  ],
  rows: lines.map(({ institution, quarter, own, before, measured }) => {
    const { owner, cells } = who(area, institution);
    const rate = ({ children, cases }: ChildLine['own']) =>
      cases > 0 ? fraction(BigInt(children), BigInt(cases)) : null;
    return {
      owner,
      key: `${institution} ${quarter.name}`,
      cells: {
        ...cells,
        quarter: quarter.name,
        children: own.children,
        cases: own.cases,
        rate: rate(own),
        before: rate(before),
        rise: measured?.value ?? null,
        hint: hint(measured?.raised),
      },
    };
  }),
  notes: [
    `同比上升 ${percentText(area.params['watch.child.rise'])} 且多出的人次超出偶然波動的提示核查；一季未完的與上年相同各月相比。`,
  ],
});

const growthTable = (area: Area, lines: readonly GrowthLine[]): StatementTable => ({
  key: 'growth',
  title: '點數增長與同級比較',
  columns: [
    { key: 'fund', title: '險種', kind: 'text' },
    ...WHO,
    { key: 'points', title: '本年點數', kind: 'decimal', decimals: 4 },
    { key: 'lastYear', title: '上年點數', kind: 'decimal', decimals: 4 },
    { key: 'growth', title: '增長', kind: 'ratio' },
    { key: 'above', title: '快於同級平均', kind: 'ratio' },
    HINT,
  ],
  rows: lines.map(({ fund, institution, points, lastYear, growth, measured }) => {
    const { owner, cells } = who(area, institution);
    return {
      owner,
      key: `${fund} ${institution}`,
      cells: {
        fund,
        ...cells,
        points,
        lastYear,
        growth,
        above: measured?.value ?? null,
        hint: hint(measured?.raised),
      },
    };
  }),
  notes: [
    `快於同級平均 ${percentText(area.params['watch.points.growth'])} 的提示核查，不核減；月度分析為年初至今的點數。`,
  ],
});
