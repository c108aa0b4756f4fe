import { finding, type Report } from '../../../findings/finding.ts';
import { exactDecimal } from '../../../money/decimal-text.ts';
import { compare, ONE } from '../../../money/fraction.ts';
import { normalise } from '../../../sheets/raw.ts';
import { parameterPlace } from '../../parameter-set.ts';
import { hasPlan, isAppraised } from '../appraisal.ts';
import type { MethodInput } from '../method.ts';

/** What tells an institution's batch from the others. */
export const batchKey = (batch: string, institution: string): string =>
  `${normalise(batch)} / ${institution}`;

export function checkProcurement(input: MethodInput, report: Report): void {
  checkVolumes(input, report);
  const coefficients = checkCoefficients(input, report);
  checkAppraised(input, coefficients, report);
}

function checkVolumes({ tables, places }: MethodInput, report: Report): void {
  const first = new Map<string, number>();
  for (const { row, batch, fund, institution, item, share } of tables.procurementVolumes) {
    if (compare(share, ONE) > 0) {
      const values = { text: exactDecimal(share)! };
      report(finding('PROCUREMENT_SHARE', places.procurementVolumes(row, 'share'), values));
    }
    const key = `${batchKey(batch, institution)} / ${fund} / ${normalise(item)}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, row);
    else {
      const where = places.procurementVolumes(row, 'item');
      report(finding('PROCUREMENT_ITEM_TWICE', where, { text: item, other }));
    }
  }
}

/** The batches that have a coefficient. */
function checkCoefficients({ tables, places }: MethodInput, report: Report): ReadonlySet<string> {
  const first = new Map<string, number>();
  for (const { row, batch, institution, coefficient } of tables.procurementAppraisals) {
    if (compare(coefficient, ONE) > 0) {
      const values = { text: exactDecimal(coefficient)! };
      report(finding('PROCUREMENT_COEFFICIENT', places.procurementAppraisals(row, 'coefficient'), values));
    }
    const key = batchKey(batch, institution);
    const other = first.get(key);
    if (other === undefined) first.set(key, row);
    else {
      const values = { header: '機構', text: institution, other };
      report(finding('CODE_DUPLICATE', places.procurementAppraisals(row, 'institution'), values));
    }
  }
  return new Set(first.keys());
}

/** Every institution's batch must have what its appraisal is taken from; told once for each. */
function checkAppraised(input: MethodInput, coefficients: ReadonlySet<string>, report: Report): void {
  const { params, tables, places, institutions } = input;
  const by = params['procurement.appraisal.by'];
  const plan = params['procurement.appraisal.plan'];
  if (by === 'none') return;
  if (by === 'score' && (plan === null || !hasPlan(input, plan))) {
    const key = 'procurement.appraisal.plan';
    const where = parameterPlace(key, tables.parameters, places.parameters);
    const reason =
      plan === null ? 'procurement.appraisal.by 為 score 時必須填寫考核方案' : `考核方案表沒有「${plan}」`;
    report(finding('PARAMETER_NOT_TOGETHER', where, { key, title: '集採的考核方案', reason }));
    return;
  }
  const told = new Set<string>();
  for (const { row, batch, institution: code } of tables.procurementVolumes) {
    const key = by === 'score' ? code : batchKey(batch, code);
    if (told.has(key) || !institutions.has(code)) continue;
    told.add(key);
    const where = places.procurementVolumes(row, 'institution');
    if (by === 'score' && plan !== null && !isAppraised(input, plan, code)) {
      report(finding('PROCUREMENT_SCORE_MISSING', where, { code, plan }));
    }
    if (by === 'coefficient' && !coefficients.has(key)) {
      report(finding('PROCUREMENT_APPRAISAL_MISSING', where, { code, batch }));
    }
  }
}
