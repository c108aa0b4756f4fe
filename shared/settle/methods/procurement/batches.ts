import { finding } from '../../../findings/finding.ts';
import { type Fen, fen, formatYuan, sumFen } from '../../../money/fen.ts';
import { type Fraction, ONE, over, smaller } from '../../../money/fraction.ts';
import { procurementBudget } from '../../../rules/procurement/budget.ts';
import { procurementRetained } from '../../../rules/procurement/retained.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import { FUND_ORDER } from '../../settlement.ts';
import { appraisalOf } from '../appraisal.ts';
import { compareText } from '../compare-text.ts';
import type { MethodContext } from '../method.ts';
import { batchKey } from './check.ts';

type VolumeRow = Tables['procurementVolumes'][number];

/** One institution's batch in one fund. */
export interface Batch {
  readonly batch: string;
  readonly institution: string;
  readonly fund: Fund;
  readonly items: readonly VolumeRow[];
  readonly budget: Fen;
  readonly spent: Fen;
  /** Negative: the fund paid more than the budget */
  readonly saved: Fen;
  readonly coefficient: Fraction;
  readonly retained: Fen;
}

export const batchRow = ({ batch, institution, fund }: Pick<Batch, 'batch' | 'institution' | 'fund'>) =>
  `${batchKey(batch, institution)} / ${fund}`;

/** By fund, batch and institution, whatever the order of the rows. */
export function settleBatches(context: MethodContext): readonly Batch[] {
  const rows = new Map<string, VolumeRow[]>();
  for (const row of context.area.tables.procurementVolumes) {
    const key = batchRow(row);
    const before = rows.get(key) ?? [];
    before.push(row);
    rows.set(key, before);
  }
  return [...rows.entries()]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, items]) => settleBatch(items, context))
    .sort((a, b) => FUND_ORDER.indexOf(a.fund) - FUND_ORDER.indexOf(b.fund));
}

function settleBatch(items: readonly VolumeRow[], context: MethodContext): Batch {
  const { area, use, trace, report } = context;
  const sorted = [...items].sort((a, b) => compareText(a.item, b.item));
  const { batch, institution, fund, row } = sorted[0]!;
  const told = (column: string) => trace?.({ table: 'batches', row: batchRow(sorted[0]!), column });
  const budget = use(procurementBudget).apply({ items: sorted }, told('budget'));
  const spent = sumFen(items.map((item) => item.spent));
  const coefficient = coefficientOf(batch, institution, context);
  const { params } = area;
  const retained = use(procurementRetained).apply({ budget, spent, coefficient, params }, told('retained'));
  const saved = fen(budget - spent);
  if (saved < 0n) {
    const where = area.places.procurementVolumes(row, 'spent');
    const values = { code: institution, batch, fund, amount: formatYuan(fen(-saved)) };
    report(finding('PROCUREMENT_OVERSPENT', where, values));
  }
  return { batch, institution, fund, items: sorted, budget, spent, saved, coefficient, retained };
}

/** As the tab or the appraisal has it; the check has seen to it that it has. */
function coefficientOf(batch: string, institution: string, context: MethodContext): Fraction {
  const { params, tables } = context.area;
  const plan = params['procurement.appraisal.plan'];
  if (params['procurement.appraisal.by'] === 'score' && plan !== null) {
    const appraised = appraisalOf(context, plan, { kind: 'institution', code: institution })!;
    return smaller(over(appraised.score, appraised.plan.full), ONE);
  }
  if (params['procurement.appraisal.by'] === 'none') return ONE;
  const key = batchKey(batch, institution);
  return tables.procurementAppraisals.find((row) => batchKey(row.batch, row.institution) === key)!
    .coefficient;
}
