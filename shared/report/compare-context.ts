import { type Amounts, amountsOf } from '../compare/amounts.ts';
import type { Comparison, Run } from '../compare/compare-runs.ts';
import { pointsDecimalsOf } from '../compare/document.ts';
import { type Bearer, pointUnits } from '../compare/lines.ts';
import { partyName } from '../settle/methods/party.ts';
import type { ModelCell, SheetModel } from '../sheets/sheet-model.ts';
import { cell } from './cells.ts';
import { periodTitle, type Script, shortDigest } from './context.ts';
import { type ColumnLimit, fitColumns } from './layout.ts';

/** A run set beside the base, and what its columns are headed. */
export interface Beside {
  readonly label: string;
  readonly comparison: Comparison;
}

/** What the tabs of a comparison are called, by what each shows. */
export type CompareNames = Readonly<Record<'summary' | 'sources' | 'institutions' | 'groups', string>>;

/** What every tab of 比較.xlsx and 測算.xlsx is made from. */
export interface CompareContext {
  /** What the file is: 比較 of two runs, or 測算 of drafts */
  readonly kind: string;
  /** In a workbook whose other tabs have the usual names */
  readonly names?: CompareNames;
  readonly base: { readonly label: string; readonly run: Run };
  readonly others: readonly Beside[];
  readonly script: Script;
}

/** The amounts of the base and of all others. */
export const allAmounts = ({ base, others }: CompareContext): readonly Amounts[] => [
  amountsOf(base.run.settlement),
  ...others.map(({ comparison }) => amountsOf(comparison.after.settlement)),
];

export const decimalsShown = ({ others, base }: CompareContext): number =>
  Math.max(
    base.run.settlement.pointsDecimals,
    ...others.map(({ comparison }) => pointsDecimalsOf(comparison)),
  );

/** What is paid now: a month's prepayment, a year's clearing. */
export const paidName = ({ base }: CompareContext) =>
  base.run.settlement.period.kind === 'month'
    ? ({ amount: 'prepayment', title: '本月預付' } as const)
    : ({ amount: 'clearing', title: '清算額' } as const);

/** A name as the tables of any of the runs give it; the latest run first. */
export function nameIn({ base, others }: CompareContext, { of, who }: Bearer): string {
  const areas = [...others.map(({ comparison }) => comparison.after.area), base.run.area];
  const [kind = '', ...rest] = of === 'entitlement' ? who.split(' ') : [of, who];
  const code = rest.join(' ');
  if (kind === 'other') return code;
  const party = { kind: kind === 'consortium' ? 'consortium' : 'institution', code } as const;
  return areas.map((area) => partyName(area, party)).find((name) => name !== '') ?? '';
}

/** The code of a party that an entitlement is for; none where it is only known by name. */
export function codeOf({ of, who }: Bearer): string {
  if (of !== 'entitlement') return who;
  const [kind = '', ...rest] = who.split(' ');
  return kind === 'other' ? '' : rest.join(' ');
}

export const moneyOf = (amount: bigint, style: ModelCell['style'] = 'money'): ModelCell =>
  cell({ units: amount, decimals: 2 }, style);

export const pointsOf = (amount: bigint, decimals: number, style: ModelCell['style'] = 'points'): ModelCell =>
  cell({ units: pointUnits(amount, decimals), decimals }, style);

interface Parts {
  readonly name: string;
  readonly header: readonly (readonly ModelCell[])[];
  readonly rows: readonly (readonly ModelCell[])[];
  readonly limits: readonly ColumnLimit[];
  readonly frozenColumns: number;
}

/** A read-only sheet: what is compared, for which area and period, and from which runs. */
export function compareSheet(context: CompareContext, parts: Parts): SheetModel {
  const { base, others, script, kind } = context;
  const { area, settlement, digests } = base.run;
  const { 'region.code': code, 'region.name': region } = area.params;
  const name = script(parts.name);
  const period = script(periodTitle(settlement.period));
  const span = parts.limits.length - 1;
  const place = [region, code === null ? '' : `（${code}）`].join('');
  const about = [
    script('統籌區：') + (place || script('未填')),
    script('期間：') + period,
    script(`方案：${area.schemeTitle}（${area.params.scheme}）`),
    script('單位：元'),
  ].join('　　');
  const runs = [
    `${base.label} ${shortDigest(digests.result)}`,
    ...others.map(({ label, comparison }) => `${label} ${shortDigest(comparison.after.digests.result)}`),
  ].join('　　');
  const title = [region, period, script(`結算${kind} — ${parts.name}`)].filter(Boolean).join(' ');
  const rows = [
    [cell(title, 'title', span)],
    [cell(about, 'subtitle', span)],
    [cell(script('結果摘要：') + runs, 'note', span)],
    ...parts.header,
    ...parts.rows,
  ];
  const head = 3 + parts.header.length;
  return {
    name,
    columns: fitColumns(rows, parts.limits),
    rows,
    frozenRows: head,
    frozenColumns: parts.frozenColumns,
    protected: true,
    print: {
      orientation: 'landscape',
      repeatRows: [1, head],
      footer: [region, period, script(`結算${kind}`), name].filter(Boolean).join('　'),
    },
  };
}
