import { finding, type Report } from '../../../findings/finding.ts';
import { exactDecimal } from '../../../money/decimal-text.ts';
import { formatYuan } from '../../../money/fen.ts';
import { compare, ONE } from '../../../money/fraction.ts';
import { isoDate } from '../../../sheets/calendar.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import type { Level } from '../../../sheets/tabs/values.ts';
import type { MethodInput } from '../method.ts';
import { reportRepeated } from '../repeated.ts';

export type PolicyRow = Tables['benefitPolicies'][number];
export type StayRow = Tables['benefitStays'][number];

export const byLevel = ({ cover }: Pick<PolicyRow, 'cover'>): boolean => cover === '住院' || cover === '門診';

export function checkBenefits(input: MethodInput, report: Report): void {
  checkPolicies(input, report);
  checkStays(input, report);
  checkReferrals(input, report);
}

function checkPolicies({ tables, places }: MethodInput, report: Report): void {
  reportRepeated(tables.benefitPolicies, policyNames, (policy, other) => {
    const text = policyNames(policy).filter(Boolean).join('＋');
    const where = places.benefitPolicies(policy.row, 'cover');
    report(finding('CODE_DUPLICATE', where, { header: '保障', text, other }));
  });
  for (const policy of tables.benefitPolicies) {
    const { cover, level, deductible, ratio, row } = policy;
    const place = (column: 'level' | 'ratio' | 'deductible') => places.benefitPolicies(row, column);
    if (compare(ratio, ONE) > 0) {
      report(finding('BENEFIT_RATIO', place('ratio'), { text: exactDecimal(ratio) ?? '' }));
    }
    if (byLevel(policy) && level === null) {
      report(finding('BENEFIT_LEVEL', place('level'), { reason: `${cover}待遇分等級，須填寫` }));
    }
    if (!byLevel(policy) && level !== null) {
      report(finding('BENEFIT_LEVEL', place('level'), { reason: `${cover}不分等級，應留空` }));
    }
    if (cover === '大額補助' && deductible > 0n) {
      const values = { amount: formatYuan(deductible) };
      report(finding('BENEFIT_SUPPLEMENT_DEDUCTIBLE', place('deductible'), values));
    }
  }
}

/** What tells a row from the others: its level, or where its band begins. */
const policyNames = ({ fund, cover, level, deductible }: PolicyRow) => [
  fund,
  cover,
  level ?? (cover === '大病保險' ? formatYuan(deductible) : null),
];

function checkStays({ tables, places, institutions, params }: MethodInput, report: Report): void {
  const covered = new Set(
    tables.benefitPolicies.flatMap((policy) =>
      policy.cover === '住院' ? [`${policy.fund} ${policy.level}`] : [],
    ),
  );
  reportRepeated(
    tables.benefitStays,
    ({ stay }) => [stay],
    ({ stay, row }, other) => {
      const where = places.benefitStays(row, 'stay');
      report(finding('CODE_DUPLICATE', where, { header: '編號', text: stay, other }));
    },
  );
  for (const { fund, institution, level, admission, discharge, row } of tables.benefitStays) {
    const place = (column: 'level' | 'discharge') => places.benefitStays(row, column);
    if (admission > discharge) {
      const values = { admission: isoDate(admission), discharge: isoDate(discharge) };
      report(finding('CASE_DATES_REVERSED', place('discharge'), values));
    }
    if (!isoDate(discharge).startsWith(`${params.year}-`)) {
      const values = { discharge: isoDate(discharge), year: params.year };
      report(finding('CASE_OTHER_YEAR', place('discharge'), values));
    }
    const own = institution === null ? undefined : institutions.get(institution)?.level;
    if (institution === null && level === null) {
      report(finding('BENEFIT_LEVEL', place('level'), { reason: '統籌區外的住院須填寫機構等級' }));
    }
    if (own !== undefined && level !== null && own !== level) {
      report(finding('BENEFIT_LEVEL', place('level'), { reason: `機構表中該機構為${own}` }));
    }
    const known: Level | null | undefined = own ?? level;
    if (known && !covered.has(`${fund} ${known}`)) {
      const where = places.benefitPolicies();
      report(finding('BENEFIT_POLICY_MISSING', where, { fund, level: known, row }));
    }
  }
}

/** A referral comes from an earlier stay of the same person, and no stay is referred from twice. */
function checkReferrals({ tables, places }: MethodInput, report: Report): void {
  const stays = new Map(tables.benefitStays.map((row) => [row.stay, row]));
  const taken = new Map<string, number>();
  for (const row of tables.benefitStays) {
    const from = row.referredFrom;
    if (from === null) continue;
    const reason = whyNot(row, stays.get(from), taken.get(from));
    taken.set(from, row.row);
    if (reason === undefined) continue;
    const where = places.benefitStays(row.row, 'referredFrom');
    report(finding('BENEFIT_REFERRAL', where, { text: from, reason }));
  }
}

function whyNot(row: StayRow, before: StayRow | undefined, taken: number | undefined): string | undefined {
  if (!before) return '表中沒有這個編號';
  if (before === row) return '不能轉自本次住院';
  if (before.person !== row.person) return '參保人不同';
  if (before.fund !== row.fund) return '險種不同';
  if (before.discharge > row.admission) return '該次住院在本次入院之後才出院';
  if (before.admission === row.discharge) return '兩次住院的入院與出院同在一日，無法分出先後';
  return taken === undefined ? undefined : `第 ${taken} 行也轉自該次`;
}
