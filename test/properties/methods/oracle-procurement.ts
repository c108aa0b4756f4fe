import type { Tabs } from '../../methods/workbook.ts';
import { least, NIL, type Rational, whole } from '../rational.ts';
import { num, type Params, type Row, rowsIn, sumOf, yuan } from './oracle-tabs.ts';

/** Rulebook §11, 集採結餘留用: (agreed volume × weighted pre-price × fund share − spending) × ≤ 50 % × coefficient. */
export function oracleProcurement(tabs: Tabs, params: Params, scores: ReadonlyMap<string, Rational>) {
  const keyOf = (row: Row) => `${row['險種']} ${row['批次']} ${row['機構']}`;
  const batches = Map.groupBy(rowsIn(tabs, '集採用量'), keyOf);
  const coefficientOf = ({ 批次: batch, 機構: code }: Row): Rational => {
    const by = params['procurement.appraisal.by'] ?? 'coefficient';
    if (by === 'none') return whole(1);
    if (by === 'score') return least(scores.get(code!)!, whole(1));
    return num(
      rowsIn(tabs, '集採考核').find((row) => row['批次'] === batch && row['機構'] === code)!['考核係數'],
    );
  };
  return new Map(
    [...batches].map(([key, rows]) => {
      const exact = rows
        .map((row) =>
          num(row['約定採購量']).multiply(num(row['集採前加權均價'])).multiply(num(row['基金佔比'])),
        )
        .reduce((sum, part) => sum.add(part), NIL);
      const budget = exact.round(2);
      const spent = sumOf(rows, '實際基金支出');
      const saved = budget.subtract(spent);
      const factor = num(params['procurement.retain'] ?? '0.5').multiply(coefficientOf(rows[0]!));
      const forgiven = saved.less(NIL) && (params['procurement.floor'] ?? '是') === '是';
      const retained = forgiven ? NIL : saved.multiply(factor).round(2);
      return [
        key,
        { budget: yuan(budget), spent: yuan(spent), saved: yuan(saved), retained: yuan(retained) },
      ] as const;
    }),
  );
}
