import { formatUnits } from '../money/decimal-text.ts';
import { formatYuan } from '../money/fen.ts';
import type { ParameterUse } from '../settle/parameter-set.ts';
import { fundName, periodText } from '../settle/settlement.ts';
import { TABS, type TabKey } from '../sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../sheets/tabs/values.ts';
import { type Amounts, amountsOf } from './amounts.ts';
import type { AttributionStep } from './attribution.ts';
import type { Comparison, Run } from './compare-runs.ts';
import type { Component } from './components.ts';
import type { GroupEarning, GroupMove } from './group-moves.ts';
import { amountLines, pointUnits } from './lines.ts';
import type { RowChange, RowTexts } from './row-changes.ts';
import type { Proposal } from './what-if.ts';

/** Decimals that show the points of both runs exactly. */
export const pointsDecimalsOf = ({ before, after }: Comparison): number =>
  Math.max(before.settlement.pointsDecimals, after.settlement.pointsDecimals);

/** compare.json: two runs, what differs, and what every difference moved; decimal strings. */
export const comparisonDocument = (
  comparison: Comparison,
  names: { readonly a: string; readonly b: string },
) => ({
  contract: 1,
  kind: 'dianzhi-compare',
  period: periodText(comparison.period),
  a: runDocument(names.a, comparison.before),
  b: runDocument(names.b, comparison.after),
  ...changeDocument(comparison),
});

/** what-if.json: an input, and every proposal beside it. */
export const whatIfDocument = (baseName: string, base: Run, proposals: readonly Proposal[]) => ({
  contract: 1,
  kind: 'dianzhi-what-if',
  period: periodText(base.settlement.period),
  base: runDocument(baseName, base),
  proposals: proposals.map(({ name, comparison }) => ({
    ...runDocument(name, comparison.after),
    ...changeDocument(comparison),
  })),
});

function runDocument(name: string, { area, settlement, digests }: Run) {
  return {
    name,
    lawDate: area.clocks.lawDate,
    knownAt: area.clocks.knownAt,
    scheme: settlement.scheme,
    inputDigest: digests.input,
    resultDigest: digests.result,
    pools: settlement.pools.map(({ fund, pointValue }) => ({
      fund: fundName(fund),
      pointValue: formatUnits(pointValue, settlement.valueDecimals),
    })),
    amounts: amountsDocument(amountsOf(settlement), settlement.pointsDecimals),
  };
}

function changeDocument(comparison: Comparison) {
  const decimals = pointsDecimalsOf(comparison);
  const { components, rules, steps, whole, groups } = comparison;
  return {
    differences: {
      ...differencesDocument(components),
      rules: rules.map(({ id, title, before, after, cites }) => ({
        id,
        title,
        ...(before && { a: before }),
        ...(after && { b: after }),
        cites,
      })),
    },
    steps: steps.map((step, index) => stepDocument(step, index, decimals)),
    change: amountsDocument(whole, decimals),
    groups: groups.map((move) => groupDocument(move, decimals)),
  };
}

const amountsDocument = (amounts: Amounts, decimals: number) =>
  amountLines(amounts, decimals).map(({ of, account, who, budgetItem, item, amounts: texts }) => ({
    of,
    ...(of === 'entitlement'
      ? { account, party: who, budgetItem, item }
      : { fund: fundName(account as Fund) }),
    ...(of === 'institution' || of === 'consortium' ? { code: who } : {}),
    ...texts,
  }));

function differencesDocument(components: readonly Component[]) {
  return {
    law: components.flatMap((one) =>
      one.kind === 'lawDate' || one.kind === 'knownAt' || one.kind === 'scheme'
        ? [{ kind: one.kind, title: one.title, a: one.before, b: one.after }]
        : [],
    ),
    parameters: components.flatMap((one) =>
      one.kind === 'parameter'
        ? [
            {
              key: one.before.key,
              title: one.title,
              unit: one.before.unit,
              a: sourceDocument(one.before),
              b: sourceDocument(one.after),
            },
          ]
        : [],
    ),
    tabs: components.flatMap((one) =>
      one.kind === 'tab'
        ? [{ tab: one.title, rows: one.changes.map((row) => rowDocument(one.tab, row)) }]
        : [],
    ),
    cases: components.flatMap((one) => {
      if (one.kind !== 'cases') return [];
      const { before, after, changes } = one;
      if (!changes) return [{ a: before, b: after }];
      const { listed, ...counts } = changes;
      return [{ a: before, b: after, ...counts, listed: listed.map((row) => rowDocument('cases', row)) }];
    })[0],
  };
}

const sourceDocument = ({ text, source, cite, basis, grade }: ParameterUse) => ({
  value: text,
  source,
  ...(cite && { instrument: cite.instrument, ...(cite.article !== undefined && { article: cite.article }) }),
  ...(basis !== undefined && { basis }),
  grade,
});

function rowDocument(tab: TabKey, { kind, key, before, after, columns }: RowChange) {
  const headers = TABS[tab].columns as Readonly<
    Record<string, { readonly header: { readonly hant: string } }>
  >;
  const named = (texts: RowTexts, wanted: readonly string[]) =>
    Object.fromEntries(wanted.map((column) => [headers[column]!.header.hant, texts[column] ?? '']));
  return {
    kind,
    key: named(key, Object.keys(key)),
    ...(before && { a: named(before, columns) }),
    ...(after && { b: named(after, columns) }),
  };
}

const stepDocument = ({ components, waited, moved }: AttributionStep, index: number, decimals: number) => ({
  step: index + 1,
  components: components.map(({ id }) => id),
  titles: components.map(({ title }) => title),
  ...(waited !== undefined && { waited }),
  moved: amountsDocument(moved, decimals),
});

function groupDocument(move: GroupMove, decimals: number) {
  const { fund, institution, group, before, after, byPoints, byValue } = move;
  const earning = ({ cases, points, money }: GroupEarning) => ({
    cases,
    points: formatUnits(pointUnits(points, decimals), decimals),
    gross: formatYuan(money),
  });
  return {
    fund: fundName(fund),
    institution,
    group: group ?? null,
    a: earning(before),
    b: earning(after),
    byPoints: formatYuan(byPoints),
    byValue: formatYuan(byValue),
  };
}
