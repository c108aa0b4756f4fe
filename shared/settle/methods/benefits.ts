import { finding } from '../../findings/finding.ts';
import { type Fen, fen, formatYuan, sumFen } from '../../money/fen.ts';
import { checkBenefits } from './benefits/check.ts';
import { floorTable, levelTable } from './benefits/policy.ts';
import { type StayBenefit, stayBenefits, totalBenefit } from './benefits/stays.ts';
import type { Method, MethodContext } from './method.ts';
import type { Statement, StatementRow, StatementTable } from './statement.ts';

const SHEET = '待遇核查';

/** 待遇與轉診：按待遇政策測算樣本住院並與實付核對，並核查待遇政策是否符合文件的要求。Pays nothing by itself. */
export const benefits: Method = {
  step: 'benefits',
  title: '待遇與轉診',
  sheet: SHEET,
  tabs: ['benefitPolicies', 'benefitStays'],
  check: checkBenefits,
  settle: (context) => (context.period.kind === 'year' ? settleYear(context) : undefined),
};

function settleYear(context: MethodContext): Statement {
  const stays = stayBenefits(context);
  return {
    method: 'benefits',
    title: '待遇與轉診',
    sheet: SHEET,
    tables: [
      levelTable(context),
      floorTable(context, stays),
      ...(stays.length > 0 ? [stayTable(context, stays)] : []),
    ],
    entitlements: [],
  };
}

function stayTable(context: MethodContext, stays: readonly StayBenefit[]): StatementTable {
  const sorted = [...stays].sort((a, b) => (a.row.stay < b.row.stay ? -1 : 1));
  const eligible = sumFen(context.area.tables.benefitStays.map((row) => row.eligible));
  const due = sumFen(stays.map(totalBenefit));
  return {
    key: 'stays',
    title: '待遇測算與實付核對',
    columns: [
      { key: 'stay', title: '編號', kind: 'typed' },
      { key: 'person', title: '參保人', kind: 'typed' },
      { key: 'fund', title: '險種', kind: 'text' },
      { key: 'institution', title: '機構', kind: 'typed' },
      { key: 'level', title: '等級', kind: 'text' },
      { key: 'standing', title: '轉診', kind: 'text' },
      { key: 'eligible', title: '政策範圍內費用', kind: 'money', sum: true },
      { key: 'deductible', title: '起付線', kind: 'money', sum: true },
      { key: 'ratio', title: '支付比例', kind: 'ratio' },
      { key: 'basic', title: '基本待遇', kind: 'money', sum: true },
      { key: 'supplement', title: '大額補助', kind: 'money', sum: true },
      { key: 'critical', title: '大病保險', kind: 'money', sum: true },
      { key: 'due', title: '應享待遇', kind: 'money', sum: true },
      { key: 'burden', title: '範圍內自付', kind: 'money', sum: true },
      { key: 'paid', title: '實付待遇', kind: 'money' },
      { key: 'difference', title: '實付較應享', kind: 'money' },
    ],
    rows: sorted.map((stay) => stayRow(context, stay)),
    totals: { label: '輸入費用與各項待遇', cells: { eligible, due, burden: fen(eligible - due) } },
    notes: [
      '應享待遇 = 基本待遇 + 大額補助 + 大病保險；範圍內自付 = 政策範圍內費用 − 應享待遇。',
      '區外未轉診的，基本待遇按「支付比例 − 提高的自付比例」計算；轉診的起付線只在同一醫共體內合併。',
    ],
  };
}

function stayRow({ area, report }: MethodContext, stay: StayBenefit): StatementRow {
  const { row, level, standing, deductible, ratio, basic, supplement, critical } = stay;
  const due = totalBenefit(stay);
  const difference: Fen | null = row.paid === null ? null : fen(row.paid - due);
  if (row.paid !== null && difference !== null && difference !== 0n) {
    report(
      finding('BENEFIT_PAID_DIFFERS', area.places.benefitStays(row.row, 'paid'), {
        stay: row.stay,
        due: formatYuan(due),
        paid: formatYuan(row.paid),
        difference: formatYuan(difference),
      }),
    );
  }
  return {
    ...(row.institution === null ? {} : { owner: { kind: 'institution' as const, code: row.institution } }),
    cells: {
      stay: row.stay,
      person: row.person,
      fund: row.fund,
      institution: row.institution,
      level,
      standing,
      eligible: row.eligible,
      deductible,
      ratio,
      basic,
      supplement,
      critical,
      due,
      burden: fen(row.eligible - due),
      paid: row.paid,
      difference,
    },
  };
}
