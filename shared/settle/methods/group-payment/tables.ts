import { fen, sumFen } from '../../../money/fen.ts';
import { fraction, minus, ONE } from '../../../money/fraction.ts';
import { inPeriod } from '../in-period.ts';
import type { MethodContext } from '../method.ts';
import type { StatementColumn, StatementRow, StatementTable } from '../statement.ts';
import {
  audited,
  baseYears,
  type GroupLine,
  type GroupMonth,
  lineKey,
  type SpendingRow,
  spendingOf,
  sumAudited,
} from './lines.ts';

export const groupColumns = [
  { key: 'group', title: '集團', kind: 'typed' },
  { key: 'groupName', title: '集團名稱', kind: 'typed' },
  { key: 'fund', title: '險種', kind: 'text' },
] as const satisfies readonly StatementColumn[];

export const money = (key: string, title: string): StatementColumn => ({
  key,
  title,
  kind: 'money',
  sum: true,
});

/** A row of a group in one fund. */
export const ofGroup = (
  { area }: MethodContext,
  { consortium, fund }: Pick<GroupLine, 'consortium' | 'fund'>,
  cells: StatementRow['cells'],
): StatementRow => ({
  owner: { kind: 'consortium', code: consortium },
  cells: { group: consortium, groupName: area.consortia.get(consortium)?.name ?? '', fund, ...cells },
});

/** How the year's total of each group came about. */
export function totalsTable(context: MethodContext, lines: readonly GroupLine[]): StatementTable {
  const years = baseYears(context.area.params);
  return {
    key: 'totals',
    title: '集團年度總額',
    columns: [
      ...groupColumns,
      ...years.map((year) => money(String(year), `${year} 年支付`)),
      { key: 'growth', title: '徵繳增長', kind: 'ratio' },
      money('negotiated', '協商調整'),
      money('total', '年度總額'),
      money('advance', '年初預付'),
    ],
    rows: lines.map((line) => {
      const { contribution, contributionBefore, negotiated } = line.row;
      return ofGroup(context, line, {
        ...Object.fromEntries(years.map((year, index) => [String(year), line.uses[index]!])),
        growth: minus(fraction(contribution, contributionBefore), ONE),
        negotiated,
        total: line.total,
        advance: line.advance,
      });
    }),
    totals: {
      label: '集團基數與協商調整合計',
      cells: {
        ...Object.fromEntries(
          years.map((year) => {
            const ofYear = context.area.tables.groupBase.filter((base) => base.year === year);
            return [
              String(year),
              sumFen(ofYear.flatMap(({ outpatient, inpatient }) => [outpatient, inpatient])),
            ];
          }),
        ),
        negotiated: sumFen(context.area.tables.groupTotals.map((row) => row.negotiated)),
      },
    },
    notes: ['年度總額＝基期各年支付的加權平均 × 當年徵繳 ÷ 上年徵繳 + 協商調整；各年支付為門診與住院之和。'],
  };
}

/** What is transferred to each lead institution for the month. */
export function monthsTable(context: MethodContext, months: readonly GroupMonth[]): StatementTable {
  const { area, period } = context;
  const spending = spendingOf(area.tables.groupSpending.filter((row) => inPeriod(period, row)));
  return {
    key: 'months',
    title: '集團月度審核與撥付',
    columns: [
      ...groupColumns,
      { key: 'lead', title: '牽頭醫院', kind: 'typed' },
      money('total', '年度總額'),
      money('here', '本月審核'),
      money('elsewhere', '其他方法結算'),
      money('exempt', '總額外按項目'),
      money('advance', '年初預付'),
      money('offset', '本月核銷預付'),
      money('payment', '本月撥付'),
      money('soFar', '累計支出'),
      { key: 'pace', title: '佔總額', kind: 'ratio' },
    ],
    rows: months.map(({ line, ...month }) =>
      ofGroup(context, line, {
        lead: leadOf(context, line),
        total: line.total,
        here: month.here,
        elsewhere: month.elsewhere,
        exempt: month.exempt,
        advance: month.advance,
        offset: month.offset,
        payment: month.payment,
        soFar: month.soFar,
        pace: fraction(month.soFar, line.total),
      }),
    ),
    totals: { label: '集團支出表合計', cells: { ...spending } },
    notes: [
      '本月撥付＝年初預付（只在一月）＋ 本月審核 ＋ 總額外按項目 − 本月核銷預付，統一撥付牽頭醫院，由其在成員機構間分配。',
      '累計支出為一月起總額內的審核支出，含由其他方法結算的部分。',
    ],
  };
}

export function leadOf({ area }: MethodContext, { consortium }: Pick<GroupLine, 'consortium'>): string {
  const lead = area.consortia.get(consortium)?.lead;
  return lead === undefined ? '' : (area.institutions.get(lead)?.name ?? lead);
}

/** 分類核算：每家成員機構、每一類別的申報、核減與審核。 */
export function membersTable(context: MethodContext): StatementTable {
  const { area, period } = context;
  const rows = area.tables.groupSpending.filter((row) => inPeriod(period, row));
  const keyOf = (row: SpendingRow) => `${lineKey(row)} ${row.institution ?? ''} ${row.kind}`;
  const byKey = [...Map.groupBy(rows, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    key: 'members',
    title: '分類核算',
    columns: [
      ...groupColumns,
      { key: 'institution', title: '機構', kind: 'typed' },
      { key: 'institutionName', title: '機構名稱', kind: 'typed' },
      { key: 'kind', title: '類別', kind: 'text' },
      money('claimed', '申報金額'),
      money('disallowed', '核減金額'),
      money('audited', '審核金額'),
      money('elsewhere', '其中其他方法結算'),
      money('exempt', '其中總額外'),
    ],
    rows: byKey.map(([, of]) => {
      const { institution, kind } = of[0]!;
      return ofGroup(context, of[0]!, {
        institution,
        institutionName:
          institution === null ? '集團外就醫' : (area.institutions.get(institution)?.name ?? ''),
        kind,
        claimed: sumFen(of.map(({ claimed }) => claimed)),
        disallowed: sumFen(of.map(({ disallowed }) => disallowed)),
        audited: sumAudited(of),
        elsewhere: sumAudited(of.filter(({ elsewhere }) => elsewhere)),
        exempt: sumAudited(of.filter(({ exempt }) => exempt)),
      });
    }),
    totals: {
      label: '逐行合計',
      cells: {
        claimed: sumFen(rows.map(({ claimed }) => claimed)),
        disallowed: sumFen(rows.map(({ disallowed }) => disallowed)),
        audited: rows.reduce((sum, row) => fen(sum + audited(row)), fen(0n)),
      },
    },
  };
}
