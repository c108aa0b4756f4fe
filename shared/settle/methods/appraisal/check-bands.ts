import { finding, type Report } from '../../../findings/finding.ts';
import { exactDecimal } from '../../../money/decimal-text.ts';
import { compare, ONE } from '../../../money/fraction.ts';
import { bandRatio } from '../../../rules/appraisal/release-bands.ts';
import { normalise } from '../../../sheets/raw.ts';
import type { MethodInput } from '../method.ts';
import { reportRepeated } from '../repeated.ts';
import type { Plan, PlanBand } from './plans.ts';

/** Parts of what is held; all of it is 1. */
const SHARES = [
  ['ratio', '比例'],
  ['reward', '獎勵比例'],
] as const;

/** Bands that overlap, are half filled, are not used, or give less for more. */
export function checkBands(
  { tables, places }: MethodInput,
  plans: ReadonlyMap<string, Plan>,
  report: Report,
): void {
  const rows = tables.appraisalBands;
  reportRepeated(
    rows,
    ({ plan, from }) => [plan, exactDecimal(from)!],
    ({ from, row }, other) => {
      const where = places.appraisalBands(row, 'from');
      report(finding('CODE_DUPLICATE', where, { header: '得分下限', text: exactDecimal(from)!, other }));
    },
  );
  for (const { below, perPoint, row } of rows) {
    if ((below === null) === (perPoint === null)) continue;
    const column = below === null ? 'below' : 'perPoint';
    report(finding('APPRAISAL_BAND_SLOPE', places.appraisalBands(row, column)));
  }
  for (const [key, plan] of plans) {
    const own = rows.filter((row) => normalise(row.plan) === key);
    const [first] = own;
    if (!first) continue;
    if (plan.effect !== '釋放表' && plan.effect !== '係數') {
      const where = places.appraisalBands(first.row, 'plan');
      report(finding('APPRAISAL_BANDS_UNUSED', where, { text: plan.name }));
    }
    if (plan.effect === '釋放表') {
      for (const band of own) {
        for (const [column, header] of SHARES) {
          const share = band[column];
          if (share === null || compare(share, ONE) <= 0) continue;
          const values = { header, text: exactDecimal(share)! };
          report(finding('APPRAISAL_RATIO_ABOVE_ONE', places.appraisalBands(band.row, column), values));
        }
      }
    }
    if (plan.effect === '係數') {
      for (const { row } of own.filter(({ reward }) => reward !== null)) {
        const values = { text: plan.name, form: plan.effect, header: '獎勵比例' };
        report(finding('APPRAISAL_COLUMN_UNUSED', places.appraisalBands(row, 'reward'), values));
      }
    }
    for (const band of falling(plan.bands)) {
      const row = own.find(({ from }) => compare(from, band.from) === 0)!;
      const values = { text: plan.name, from: exactDecimal(band.from)! };
      report(finding('APPRAISAL_BANDS_FALL', places.appraisalBands(row.row, 'ratio'), values));
    }
  }
}

/** Bands at whose beginning less is earned than the one below would give there. */
const falling = (bands: readonly PlanBand[]): readonly PlanBand[] =>
  bands.filter((band, index) => {
    const before = bands[index - 1];
    return before && compare(bandRatio([before], band.from), bandRatio([band], band.from)) > 0;
  });
