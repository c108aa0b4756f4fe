import { sumFen } from '../../../money/fen.ts';
import type { Area } from '../../area.ts';
import { FUND_ORDER } from '../../settlement.ts';
import { compareText } from '../compare-text.ts';
import { ownerOf } from '../party.ts';
import type { StatementTable } from '../statement.ts';
import { type HeadLine, headKey } from './heads.ts';
import { MEMBER, memberRow, money } from './member-rows.ts';
import type { Capitation } from './read.ts';
import { type HeadStandard, standardRow } from './standards.ts';
import type { Member } from './year.ts';

/** The head standards of the year, as published or as worked out. */
export const standardsTable = (area: Area, { standards }: Capitation): StatementTable => ({
  key: 'standards',
  title: '人頭標準',
  shared: true,
  columns: [
    { key: 'group', title: '人群', kind: 'typed' },
    { key: 'party', title: '適用', kind: 'typed' },
    { key: 'fund', title: '險種', kind: 'text' },
    { key: 'age', title: '年齡', kind: 'text' },
    { key: 'disease', title: '病種', kind: 'text' },
    { key: 'standard', title: '年標準', kind: 'money' },
    { key: 'adjustment', title: '調整係數', kind: 'decimal', decimals: 4 },
    { key: 'source', title: '來源', kind: 'text' },
  ],
  rows: [...standards]
    .sort(byName)
    .map(({ fund, group, party, ageFrom, ageTo, disease, amount, adjustment, computed }) => ({
      ...ownerOf(area, party),
      cells: {
        group,
        party: party ?? '',
        fund,
        age: ageText(ageFrom, ageTo),
        disease: disease ?? '',
        standard: amount,
        adjustment,
        source: computed ? '由歷史數據測算' : '填報',
      },
    })),
});

const byName = (a: HeadStandard, b: HeadStandard): number =>
  FUND_ORDER.indexOf(a.fund) - FUND_ORDER.indexOf(b.fund) || compareText(standardRow(a), standardRow(b));

function ageText(from: number | null, to: number | null): string {
  if (from === null && to === null) return '不限';
  if (from === null) return `${to} 歲及以下`;
  return to === null ? `${from} 歲及以上` : `${from}–${to} 歲`;
}

/** Heads and their budgets by 醫共體, branch and group. */
export const headsTable = (
  area: Area,
  { heads }: Capitation,
  members: readonly Member[],
): StatementTable => ({
  key: 'heads',
  title: '人頭與人頭預算',
  columns: [
    ...MEMBER,
    { key: 'branch', title: '分院', kind: 'typed' },
    { key: 'group', title: '人群', kind: 'typed' },
    { key: 'heads', title: '人數', kind: 'count', sum: true },
    { key: 'months', title: '人月數', kind: 'count', sum: true },
    { key: 'standard', title: '年標準', kind: 'money' },
    { key: 'adjustment', title: '調整係數', kind: 'decimal', decimals: 4 },
    money('budget', '人頭預算'),
  ],
  rows: heads.map((line) => ({
    key: headKey(line),
    ...memberRow(area, line, {
      branch: branchName(area, line),
      group: line.standard.group,
      heads: line.heads,
      months: line.months,
      standard: line.standard.amount,
      adjustment: line.standard.adjustment,
      budget: line.budget,
    }),
  })),
  totals: { label: '各醫共體合計', cells: { budget: sumFen(members.map((member) => member.heads)) } },
  notes: ['人頭預算 = 人月數 ÷ 12 × 年標準 × 調整係數，每行四捨五入一次到分。'],
});

const branchName = ({ institutions }: Area, { branch }: HeadLine): string =>
  branch === null ? '' : `${branch} ${institutions.get(branch)?.name ?? ''}`.trim();
