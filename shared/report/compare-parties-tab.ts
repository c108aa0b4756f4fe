import { type Amounts, sumAmounts, totalOf } from '../compare/amounts.ts';
import type { ModelCell, SheetModel } from '../sheets/sheet-model.ts';
import type { Fund } from '../sheets/tabs/values.ts';
import { cell } from './cells.ts';
import { type CompareContext, compareSheet } from './compare-context.ts';
import { type Of, PartyTable, sumOf, TEXTS } from './compare-party-table.ts';

/** 機構：每險種每機構一行，原值在前，每個對照方一組；其下列其他支付方式。 */
export const compareInstitutionTab = (context: CompareContext): SheetModel => {
  const table = new PartyTable(context, 'institution');
  return partySheet(context, '機構', table, [...table.pointsRows(), ...table.methodRows()]);
};

/** 醫共體：同上，成員機構之和。 */
export const compareConsortiumTab = (context: CompareContext): SheetModel => {
  const table = new PartyTable(context, 'consortium');
  return partySheet(context, '醫共體', table, [...table.pointsRows(), ...table.methodRows()]);
};

/** 測算比較、結算對比：各機構在前，各醫共體在後；機構合計與逐項變動相對，醫共體與其餘機構相加即各機構合計。 */
export function comparePartiesTab(context: CompareContext): SheetModel {
  const institutions = new PartyTable(context, 'institution', 'brief');
  const consortia = new PartyTable(context, 'consortium', 'brief');
  return partySheet(context, context.names?.institutions ?? '機構', institutions, [
    ...institutions.pointsRows(),
    stepRow(context, institutions),
    ...institutions.methodRows(),
    ...memberRows(context, consortia),
  ]);
}

function partySheet(
  context: CompareContext,
  name: string,
  table: PartyTable,
  rows: readonly ModelCell[][],
): SheetModel {
  const limits = [
    { least: 8 },
    { least: 10, most: 16 },
    { least: 24, most: 32 },
    { least: 8, most: 26 },
    ...Array.from({ length: table.width - TEXTS }, () => ({ least: 13 })),
  ];
  return compareSheet(context, { name, header: table.header(), rows, limits, frozenColumns: 3 });
}

/** The steps of 差異來源 beside the change of all institutions. */
function stepRow({ script, others }: CompareContext, table: PartyTable): ModelCell[] {
  const all = (amounts: Amounts, name: string): bigint =>
    totalOf(amounts, ({ of, amount }) => of === 'institution' && amount === name);
  const gaps = others.map(({ comparison: { steps, whole } }) => {
    const moved = sumAmounts(steps.map((step) => step.moved));
    return table.figures.map(({ amount }) => all(moved, amount) - all(whole, amount));
  });
  const clear = gaps.flat().every((gap) => gap === 0n);
  return [
    cell(script('核對：逐項變動之和 − 各機構變動'), clear ? 'good' : 'warn', TEXTS - 1),
    ...table.figures.map(() => cell(null)),
    ...gaps.flatMap((own) =>
      table.figures.flatMap(({ show, changeOnly }, index) => [
        ...(changeOnly ? [] : [cell(null)]),
        show(own[index]!),
      ]),
    ),
  ];
}

/** The 醫共體 below the institutions, and that they and the institutions outside of them are all. */
function memberRows(context: CompareContext, table: PartyTable): ModelCell[][] {
  const lines = [
    ...table.pointsRows(),
    ...table.funds.flatMap((fund) => outsideRows(context, table, fund)),
    ...table.methodRows(),
  ];
  if (lines.length === 0) return [];
  return [[], [cell(context.script('醫共體（成員機構之和）'), 'total', table.width - 1)], ...lines];
}

function outsideRows(context: CompareContext, table: PartyTable, fund: Fund): ModelCell[][] {
  const { script } = context;
  const outside = outsideOf(context, table, fund);
  const gap: Of<bigint> = (amounts, name) =>
    sumOf(amounts, 'institution', fund, name) -
    sumOf(amounts, 'consortium', fund, name) -
    outside(amounts, name);
  const clear = table.amounts.every((amounts) =>
    table.figures.every(({ amount }) => gap(amounts, amount) === 0n),
  );
  const label = script(`核對：${fund}各機構 − 醫共體 − 不在醫共體`);
  return [
    [cell(script(`${fund}不在醫共體的機構`), 'text', TEXTS - 1), ...table.cells(outside)],
    [cell(label, clear ? 'good' : 'warn', TEXTS - 1), ...table.cells(gap)],
  ];
}

/** What institutions get that are in none of the 醫共體 of the run whose amount it is. */
function outsideOf({ base, others }: CompareContext, table: PartyTable, fund: Fund): Of<bigint> {
  const runs = [base.run, ...others.map(({ comparison }) => comparison.after)];
  return (amounts, name) => {
    const { institutions, consortia } = runs[table.amounts.indexOf(amounts)]!.area;
    const isOutside = (code: string) => !consortia.has(institutions.get(code)?.consortium ?? '');
    return totalOf(
      amounts,
      ({ of, account, amount, who }) =>
        of === 'institution' && account === fund && amount === name && isOutside(who),
    );
  };
}
