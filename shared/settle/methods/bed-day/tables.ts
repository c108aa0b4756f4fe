import { fen, NO_MONEY, sumFen } from '../../../money/fen.ts';
import { fraction } from '../../../money/fraction.ts';
import { bedDayPoints } from '../../../rules/base/base-points.ts';
import { quotaOf } from '../../../rules/bed-day/amount.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import { bedDayStandards } from '../../bed-day-standards.ts';
import type { MethodContext } from '../method.ts';
import { ownerOf } from '../party.ts';
import { sortedBy } from '../sorted.ts';
import type { StatementColumn, StatementRow, StatementTable } from '../statement.ts';
import { type BedDayDue, partsOf, type StaySums, staysIn, staysOf } from './stays.ts';

const institutionColumns = [
  { key: 'institution', title: '機構', kind: 'typed' },
  { key: 'institutionName', title: '機構名稱', kind: 'typed' },
] as const satisfies readonly StatementColumn[];

const ofInstitution = ({ area }: MethodContext, code: string) => ({
  institution: code,
  institutionName: area.institutions.get(code)?.name ?? '',
});

const owned = (code: string, cells: StatementRow['cells']): StatementRow => ({
  owner: { kind: 'institution', code },
  cells,
});

/** c̄ in fen, where it is known: points are settled, or 參數 gives it. */
export const areaMean = ({ area }: Pick<MethodContext, 'area'>) => {
  const published = area.params['area.meanCost'];
  if (area.settlesPoints) return area.base.exactMeanCost;
  return published === null ? undefined : fraction(published);
};

const standardKey = ({ group, target, fromDay }: Tables['bedDayStandards'][number]): string =>
  `${group} ${target} ${String(fromDay ?? 1).padStart(9, '0')}`;

/** Every standard in force, with the daily points it comes to where c̄ is known. */
export function standardsTable(context: MethodContext): StatementTable {
  const { area } = context;
  const mean = areaMean(context);
  const decimals = area.params['base.bedDay.decimals'];
  return {
    key: 'standards',
    title: '床日標準',
    shared: true,
    columns: [
      { key: 'group', title: '病組', kind: 'typed' },
      { key: 'target', title: '機構或等級', kind: 'typed' },
      { key: 'fromDay', title: '起日', kind: 'count' },
      { key: 'toDay', title: '止日', kind: 'count' },
      { key: 'standard', title: '每日標準', kind: 'money' },
      { key: 'points', title: '每日點數', kind: 'decimal', decimals: Math.max(decimals, 8) },
      { key: 'document', title: '文號', kind: 'typed' },
    ],
    rows: sortedBy(area.tables.bedDayStandards, standardKey).map((row) => ({
      ...ownerOf(area, row.target),
      cells: {
        group: row.group,
        target: row.target,
        fromDay: row.fromDay ?? 1,
        toDay: row.toDay,
        standard: row.standard,
        points:
          row.points ??
          (row.standard !== null && mean ? bedDayPoints(row.standard, mean, area.params) : null),
        document: row.document,
      },
    })),
    notes: [
      '每日標準折算點數＝每日標準 ÷ c̄ × 100；止日空白為直至出院。',
      '依次查找：病組＋機構、病組＋等級、病組＋*、*＋機構、*＋等級、*＋*。',
    ],
  };
}

/** What the bed-day cases of the points pool came to; their money is in 機構結算. */
export function pointsTable(context: MethodContext): StatementTable {
  const { area, period, cells } = context;
  const decimals = area.params['points.decimals'];
  const ofBedDays = cells.filter((cell) => cell.class === 'bed-day' && cell.place === 'in');
  const byKey = Map.groupBy(ofBedDays, ({ institution, fund, group }) => `${institution} ${fund} ${group}`);
  const sum = (lines: typeof ofBedDays, of: (line: (typeof ofBedDays)[number]) => bigint) =>
    lines.reduce((total, line) => total + of(line), 0n);
  const figures = (lines: typeof ofBedDays) => ({
    stays: sum(lines, (line) => BigInt(line.cases)),
    days: sum(lines, (line) => BigInt(line.days)),
    total: sum(lines, (line) => line.total),
  });
  return {
    key: 'points',
    title: '點數結算的床日病例',
    columns: [
      ...institutionColumns,
      { key: 'fund', title: '險種', kind: 'text' },
      { key: 'group', title: '病組', kind: 'typed' },
      { key: 'stays', title: '人次', kind: 'count', sum: true },
      { key: 'days', title: '床日', kind: 'count', sum: true },
      { key: 'total', title: '總費用', kind: 'money', sum: true },
      { key: 'points', title: '點數', kind: 'decimal', decimals },
    ],
    rows: [...byKey.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, lines]) => {
        const { institution, fund, group } = lines[0]!;
        const points = sum(lines, (line) => (period.kind === 'month' ? line.monthPoints : line.yearPoints));
        return owned(institution, {
          ...ofInstitution(context, institution),
          fund,
          group,
          ...figures(lines),
          points: fraction(points, 10n ** BigInt(decimals)),
        });
      }),
    totals: { label: '全部床日病例', cells: figures(ofBedDays) },
    notes: ['只列點數池內的床日病例；應付金額見「機構結算」。'],
  };
}

/** The fund's part of the quota, by institution, fund and group. */
export function amountsTable(context: MethodContext, sums: readonly StaySums[]): StatementTable {
  const rows = staysIn(context);
  const standards = bedDayStandards(context.area.tables);
  const quota = rows.map((stay) => quotaOf({ parts: partsOf(stay, standards, context.area) }));
  return {
    key: 'amounts',
    title: '床日定額付費',
    columns: [
      ...institutionColumns,
      { key: 'fund', title: '險種', kind: 'text' },
      { key: 'group', title: '病組', kind: 'typed' },
      { key: 'stays', title: '人次', kind: 'count', sum: true },
      { key: 'days', title: '床日', kind: 'count', sum: true },
      { key: 'quota', title: '床日額', kind: 'money', sum: true },
      { key: 'total', title: '總費用', kind: 'money' },
      { key: 'balance', title: '機構盈虧', kind: 'money' },
      { key: 'amount', title: '定額應付', kind: 'money', sum: true },
    ],
    rows: sums.map((line) =>
      owned(line.institution, {
        ...ofInstitution(context, line.institution),
        fund: line.fund,
        group: line.group,
        stays: line.stays,
        days: line.days,
        quota: line.quota,
        total: line.total,
        balance: line.total === null ? null : fen(line.quota - line.total),
        amount: line.amount,
      }),
    ),
    totals: {
      label: '逐行合計',
      cells: {
        stays: rows.reduce((total, stay) => total + BigInt(staysOf(stay)), 0n),
        days: rows.reduce((total, { days }) => total + BigInt(days), 0n),
        quota: sumFen(quota),
      },
    },
    notes: [
      '床日額＝Σ 每日標準 × 床日；定額應付＝床日額 × (甲類占比 × 甲類支付比例 + 乙類占比 × 乙類支付比例)，每行四捨五入到分。',
      '機構盈虧＝床日額 − 總費用，負數為超支，由機構承擔；有一行未填總費用的不計。此前床日大於 0 的行是續住，不另計人次。',
    ],
  };
}

/** What is paid now or left to pay, by institution and fund. */
export function duesTable(
  context: MethodContext,
  sums: readonly StaySums[],
  dues: readonly BedDayDue[],
): StatementTable {
  const year = context.period.kind === 'year';
  const limited = context.area.params['bedDayStandard.limit'] !== null;
  const amount = sumFen(sums.map((line) => line.amount));
  const paid = year ? sumFen(context.area.tables.bedDayPayments.map(({ amount }) => amount)) : NO_MONEY;
  return {
    key: 'dues',
    title: year ? '床日付費年終清算' : '床日付費月度撥付',
    columns: [
      ...institutionColumns,
      { key: 'fund', title: '險種', kind: 'text' },
      { key: 'amount', title: '定額應付', kind: 'money', sum: true },
      ...(limited
        ? ([
            { key: 'advance', title: '合理墊付', kind: 'money', sum: true },
            { key: 'cut', title: '超限不付', kind: 'money', sum: true },
          ] as const)
        : []),
      { key: 'due', title: '應付額', kind: 'money', sum: true },
      ...(year ? ([{ key: 'paid', title: '已撥付', kind: 'money', sum: true }] as const) : []),
      { key: 'payment', title: year ? '清算額' : '本月撥付', kind: 'money', sum: true },
    ],
    rows: dues.map((line) =>
      owned(line.institution, {
        ...ofInstitution(context, line.institution),
        fund: line.fund,
        amount: line.amount,
        advance: line.advance,
        cut: fen(line.amount - line.due),
        due: line.due,
        paid: line.paid,
        payment: line.payment,
      }),
    ),
    totals: {
      label: '另計：住院與撥付各表',
      cells: {
        amount,
        ...(year && { paid, payment: fen(sumFen(dues.map(({ due }) => due)) - paid) }),
      },
    },
    notes: [
      ...(limited
        ? ['應付額不超過合理墊付的限額倍數（參數 bedDayStandard.limit）；超限不付的由機構承擔。']
        : []),
      year
        ? '清算額＝應付額 − 已撥付，負數為應扣回。'
        : '本月撥付＝應付額 × 月度撥付比例，其餘留待年終清算。',
    ],
  };
}
