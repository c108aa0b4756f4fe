import { exactDecimal } from '../../../money/decimal-text.ts';
import { type Fen, fen, sumFen } from '../../../money/fen.ts';
import { compare, type Fraction, fraction, minus, ONE, over } from '../../../money/fraction.ts';
import { negotiatedEffect } from '../../../rules/negotiated-value/effect.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import type { AmountPlace, MethodContext } from '../method.ts';
import type { StatementRow, StatementTable } from '../statement.ts';
import type { Reweighted } from './pools.ts';

/** What somebody proposed for a group, one line per value; `by`: who proposed it. */
export interface Proposal {
  readonly group: string;
  /** P′ */
  readonly points: Fraction;
  readonly by: readonly string[];
  /** By fund */
  readonly pools: readonly Reweighted[];
}

export interface Agreement {
  readonly group: string;
  readonly points: Fraction;
  readonly document: string | null;
}

const POINTS_DECIMALS = 4;
const decimal = { kind: 'decimal', decimals: POINTS_DECIMALS } as const;
const groupColumns = [
  { key: 'group', title: '病組', kind: 'typed' },
  { key: 'name', title: '病組名稱', kind: 'typed' },
] as const;
const institutionColumns = [
  { key: 'institution', title: '機構', kind: 'typed' },
  { key: 'institutionName', title: '機構名稱', kind: 'typed' },
] as const;

const ofGroup = ({ area }: MethodContext, group: string) => ({
  group,
  name: area.groups.get(group)!.name,
});
const ofInstitution = ({ area }: MethodContext, code: string) => ({
  institution: code,
  institutionName: area.institutions.get(code)?.name ?? '',
});

/** Computed, in force, proposed and agreed beside each other: the page that is negotiated on. */
export function groupTable(
  context: MethodContext,
  proposals: readonly Proposal[],
  agreements: ReadonlyMap<string, Agreement>,
): StatementTable {
  const { area } = context;
  const computed = new Map(area.base.data?.groups.map((line) => [line.group, line.basePoints]));
  const byGroup = Map.groupBy(proposals, ({ group }) => group);
  const codes = [...new Set([...byGroup.keys(), ...agreements.keys()])].sort();
  return {
    key: 'groups',
    title: '病組談判表',
    shared: true,
    columns: [
      ...groupColumns,
      { key: 'computed', title: '測算基準點數', ...decimal },
      { key: 'inForce', title: '現行基準點數', ...decimal },
      { key: 'proposals', title: '建議數', kind: 'count' },
      { key: 'agreed', title: '議定基準點數', ...decimal },
      { key: 'change', title: '議定較現行', kind: 'ratio' },
      { key: 'document', title: '文號', kind: 'typed' },
      { key: 'state', title: '狀態', kind: 'text' },
    ],
    rows: codes.map((code) => {
      const { basePoints } = area.groups.get(code)!;
      const agreed = agreements.get(code);
      return {
        cells: {
          ...ofGroup(context, code),
          computed: computed.get(code) ?? null,
          inForce: basePoints,
          proposals: (byGroup.get(code) ?? []).reduce((sum, { by }) => sum + by.length, 0),
          agreed: agreed?.points ?? null,
          change: agreed ? changeOf(agreed.points, basePoints) : null,
          document: agreed?.document ?? null,
          state: stateOf(agreed, basePoints),
        },
      };
    }),
    notes: ['測算基準點數由歷史病例算得；沒有歷史病例的，以病組表的基準點數為準。'],
  };
}

const changeOf = (to: Fraction, from: Fraction): Fraction => minus(over(to, from), ONE);

function stateOf(agreed: Agreement | undefined, inForce: Fraction): string {
  if (!agreed) return '未議定';
  return compare(agreed.points, inForce) === 0 ? '已填入病組表' : '未填入病組表';
}

/** What an institution gains or loses in one fund, told to the trace of the amount it is part of. */
const effectOf = (context: MethodContext, place: AmountPlace, code: string, pool: Reweighted): Fen =>
  context.use(negotiatedEffect).apply(pool.effectFacts(code), context.trace?.(place));

/** Each proposal beside the value in force, and what it would bring the institution that makes it. */
export const proposalTable = (context: MethodContext, proposals: readonly Proposal[]): StatementTable => ({
  key: 'proposals',
  title: '各機構的建議',
  columns: [
    ...groupColumns,
    ...institutionColumns,
    { key: 'inForce', title: '現行基準點數', ...decimal },
    { key: 'proposed', title: '建議基準點數', ...decimal },
    { key: 'change', title: '建議較現行', kind: 'ratio' },
    { key: 'effect', title: '對提出機構的影響', kind: 'money' },
  ],
  rows: proposals.flatMap(({ group, points, by, pools }) =>
    by.map((code): StatementRow => {
      const { basePoints } = context.area.groups.get(group)!;
      const place = { table: 'proposals', row: `${group} ${code}`, column: 'effect' };
      return {
        owner: { kind: 'institution', code },
        cells: {
          ...ofGroup(context, group),
          ...ofInstitution(context, code),
          inForce: basePoints,
          proposed: points,
          change: changeOf(points, basePoints),
          effect: sumFen(pools.map((pool) => effectOf(context, place, code, pool))),
        },
      };
    }),
  ),
});

const fundsOf = (pools: readonly Reweighted[]): readonly Fund[] => pools.map(({ pool }) => pool.fund);

const membersOf = (pools: readonly Reweighted[]): readonly string[] =>
  [...new Set(pools.flatMap(({ pool }) => [...pool.points.keys()]))].sort();

/** What each proposal by itself would bring every institution. */
export function effectTable(context: MethodContext, proposals: readonly Proposal[]): StatementTable {
  const funds = proposals[0] ? fundsOf(proposals[0].pools) : [];
  const rows = proposals.flatMap(({ group, points, pools }) =>
    membersOf(pools).flatMap((code): StatementRow[] => {
      const row = `${group} ${exactDecimal(points)} ${code}`;
      const effects = pools.map((pool) =>
        effectOf(context, { table: 'effects', row, column: pool.pool.fund }, code, pool),
      );
      if (effects.every((effect) => effect === 0n)) return [];
      return [
        {
          key: row,
          owner: { kind: 'institution', code },
          cells: {
            ...ofGroup(context, group),
            proposed: points,
            ...ofInstitution(context, code),
            ...Object.fromEntries(funds.map((fund, index) => [fund, effects[index]!])),
            effect: sumFen(effects),
          },
        },
      ];
    }),
  );
  return {
    key: 'effects',
    title: '各項建議單獨採用時對各機構的影響',
    columns: [
      ...groupColumns,
      { key: 'proposed', title: '建議基準點數', ...decimal },
      ...institutionColumns,
      ...funds.map((fund) => ({ key: fund, title: `${fund}影響`, kind: 'money', sum: true }) as const),
      { key: 'effect', title: '影響合計', kind: 'money', sum: true },
    ],
    rows,
    totals: {
      label: '點數池金額的變動',
      cells: Object.fromEntries([...funds, 'effect'].map((key) => [key, 0n])),
    },
    notes: ['影響為 0.00 的機構不列。同一病組同一數值的建議合為一項。'],
  };
}

/** What all agreed values together would bring every institution. */
export function agreedTable(context: MethodContext, pools: readonly Reweighted[]): StatementTable {
  const rule = context.use(negotiatedEffect);
  const decimals = context.area.params['points.decimals'];
  const points = (units: bigint) => fraction(units, 10n ** BigInt(decimals));
  const rows = pools.flatMap((pool) =>
    [...pool.pool.points.keys()].sort().map((code): StatementRow => {
      const facts = pool.effectFacts(code);
      const row = `${code} ${pool.pool.fund}`;
      return {
        owner: { kind: 'institution', code },
        cells: {
          ...ofInstitution(context, code),
          fund: pool.pool.fund,
          pointsBefore: points(facts.before.points),
          pointsAfter: points(facts.after.points),
          before: facts.before.share,
          after: facts.after.share,
          effect: rule.apply(facts, context.trace?.({ table: 'agreed', row, column: 'effect' })),
        },
      };
    }),
  );
  const gross = sumFen(pools.map(({ pool }) => pool.gross));
  return {
    key: 'agreed',
    title: '全部議定值同時採用時對各機構的影響',
    columns: [
      ...institutionColumns,
      { key: 'fund', title: '險種', kind: 'text' },
      { key: 'pointsBefore', title: '現行點數', kind: 'decimal', decimals },
      { key: 'pointsAfter', title: '折算後點數', kind: 'decimal', decimals },
      { key: 'before', title: '現行分配額', kind: 'money', sum: true },
      { key: 'after', title: '折算後分配額', kind: 'money', sum: true },
      { key: 'effect', title: '影響', kind: 'money', sum: true },
    ],
    rows,
    totals: { label: '點數池按點數分配的金額', cells: { before: gross, after: gross, effect: fen(0n) } },
  };
}

/** What the figures take as fixed, in words. */
export function reweightingNotes({ area, cells }: MethodContext): readonly string[] {
  const reviewed = cells.reduce((sum, cell) => sum + (cell.place === 'in' ? cell.decisions : 0), 0);
  return [
    '測算不改變結算。隨基準點數折算的：正常、低倍率、中間倍率、高倍率與床日病例的點數（含再入院減半後的點數），按機構與病組的合計折算，四捨五入到點數的小數位。',
    '不折算的：非穩定、歧義、未入組病例按費用計的點數，清算前的各項點數調整，按項目支付與不予支付的病例。病例的倍率分類與高倍率界限維持原狀。',
    '點數池按點數分配的金額不變，個人與其他基金所付也不變，故分配額的增減就是應付額的增減。',
    ...(reviewed > 0
      ? [`池內特病單議 ${reviewed} 例已計入各組合計；其中「核定點數」的病例無法由合計分出，一併折算。`]
      : []),
    ...(area.params['value.allocation'] === 'rounded'
      ? ['結算按公布點值四捨五入並另列尾差；此處按點數分配到分，現行分配額與結算可差尾數。']
      : []),
  ];
}

export const byGroupAndValue = (a: Proposal, b: Proposal): number =>
  a.group === b.group ? compare(a.points, b.points) : a.group < b.group ? -1 : 1;
