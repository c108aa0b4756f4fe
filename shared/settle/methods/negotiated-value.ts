import { finding, type Place } from '../../findings/finding.ts';
import { exactDecimal, formatUnits } from '../../money/decimal-text.ts';
import { compare, type Fraction, fraction, times } from '../../money/fraction.ts';
import { roundTo } from '../../money/round.ts';
import { negotiatedBasePoints } from '../../rules/negotiated-value/base-points.ts';
import type { Method, MethodContext } from './method.ts';
import { checkNegotiation } from './negotiated-value/check.ts';
import { type FundPool, poolsOf, type Reweighted, reweighted, type Told } from './negotiated-value/pools.ts';
import {
  type Agreement,
  agreedTable,
  byGroupAndValue,
  effectTable,
  groupTable,
  type Proposal,
  proposalTable,
  reweightingNotes,
} from './negotiated-value/tables.ts';
import type { Statement } from './statement.ts';

const SHEET = '談判價值測算';

/**
 * 談判相對價值：各機構的建議、現行值與議定值並列，並測算對各機構的影響。Nothing here changes what is due: an agreed
 * value is law once a person has written it into the 病組 tab.
 */
export const negotiatedValue: Method = {
  step: 'negotiatedValue',
  title: '談判相對價值',
  sheet: SHEET,
  tabs: ['negotiationProposals', 'negotiationAgreements'],
  check: checkNegotiation,
  settle: (context) => (context.period.kind === 'year' ? settleYear(context) : undefined),
};

function settleYear(context: MethodContext): Statement | undefined {
  const pools = poolsOf(context);
  const proposals = proposalsOf(context, pools);
  const agreements = agreementsOf(context);
  const together = reweigh(
    context,
    pools,
    new Map([...agreements.values()].map(({ group, points }) => [group, points])),
    context.area.places.negotiationAgreements(),
    (code, fund) => context.trace?.({ table: 'agreed', row: `${code} ${fund}`, column: 'pointsAfter' }),
  );
  if (!proposals || !together) return undefined;
  const [groups, ...others] = [
    groupTable(context, proposals, agreements),
    ...(proposals.length > 0 ? [proposalTable(context, proposals), effectTable(context, proposals)] : []),
    ...(agreements.size > 0 ? [agreedTable(context, together)] : []),
  ];
  return {
    method: 'negotiatedValue',
    title: '談判相對價值',
    sheet: SHEET,
    tables: [{ ...groups, notes: [...(groups.notes ?? []), ...reweightingNotes(context)] }, ...others],
    entitlements: [],
  };
}

/** Proposals of one value for one group are one line. `undefined` after a blocking finding. */
function proposalsOf(context: MethodContext, pools: readonly FundPool[]): readonly Proposal[] | undefined {
  const { area, use } = context;
  const rule = use(negotiatedBasePoints);
  const lines = area.tables.negotiationProposals.map((row) => {
    const place = { table: 'proposals', row: `${row.group} ${row.institution}`, column: 'proposed' };
    const points = rule.apply({ value: row.value, params: area.params }, context.trace?.(place));
    tellFar(context, row.group, points, area.places.negotiationProposals(row.row, 'value'));
    return { ...row, points };
  });
  const byValue = Map.groupBy(lines, ({ group, points }) => `${group} ${exactDecimal(points)}`);
  const merged = [...byValue.values()].map((same) => {
    const { group, points, row } = same[0]!;
    const where = area.places.negotiationProposals(row, 'value');
    const weighed = reweigh(context, pools, new Map([[group, points]]), where, (code, column) =>
      context.trace?.({ table: 'effects', row: `${group} ${exactDecimal(points)} ${code}`, column }),
    );
    return weighed && { group, points, by: same.map((line) => line.institution).sort(), pools: weighed };
  });
  return merged.every((proposal) => proposal !== undefined) ? merged.sort(byGroupAndValue) : undefined;
}

/** So far from the value in force that it was likely typed in the other unit. */
const FAR = fraction(20n);

function tellFar({ area, report }: MethodContext, group: string, points: Fraction, where: Place): void {
  const { basePoints } = area.groups.get(group)!;
  const far = compare(points, times(basePoints, FAR)) > 0 || compare(times(points, FAR), basePoints) < 0;
  if (!far) return;
  const values = { group, points: pointsText(points), inForce: pointsText(basePoints) };
  report(finding('NEGOTIATED_UNIT_DOUBTFUL', where, values));
}

/** The agreed values by group; one that the 病組 tab does not have yet is told. */
function agreementsOf(context: MethodContext): ReadonlyMap<string, Agreement> {
  const { area, use, report } = context;
  const rule = use(negotiatedBasePoints);
  return new Map(
    area.tables.negotiationAgreements.map(({ group, value, document, row }) => {
      const place = { table: 'groups', row: group, column: 'agreed' };
      const points = rule.apply({ value, params: area.params }, context.trace?.(place));
      const { basePoints } = area.groups.get(group)!;
      const where = area.places.negotiationAgreements(row, 'value');
      tellFar(context, group, points, where);
      if (compare(points, basePoints) !== 0) {
        const values = { group, agreed: pointsText(points), inForce: pointsText(basePoints) };
        report(finding('NEGOTIATED_AGREED_DIFFERS', where, values));
      }
      return [group, { group, points, document }];
    }),
  );
}

/** Every pool with these values; `undefined` after telling of one that could not be shared any more. */
function reweigh(
  context: MethodContext,
  pools: readonly FundPool[],
  values: ReadonlyMap<string, Fraction>,
  where: Place,
  told: Told,
): readonly Reweighted[] | undefined {
  const weighed = pools.map((pool) => ({ pool, result: reweighted(context, pool, values, told) }));
  for (const { pool, result } of weighed) {
    if (typeof result !== 'string') continue;
    const group = [...values.keys()].join('、');
    const points = [...values.values()].map(pointsText).join('、');
    context.report(
      finding('NEGOTIATED_NOTHING_LEFT', where, { group, points, fund: pool.fund, reason: result }),
    );
  }
  const results = weighed.map(({ result }) => result);
  return results.every((result) => typeof result !== 'string') ? results : undefined;
}

const pointsText = (points: Fraction): string => formatUnits(roundTo(points, 4), 4);
