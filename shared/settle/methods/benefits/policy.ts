import { finding } from '../../../findings/finding.ts';
import { formatUnits } from '../../../money/decimal-text.ts';
import { formatYuan } from '../../../money/fen.ts';
import { type Fraction, minus } from '../../../money/fraction.ts';
import { roundTo } from '../../../money/round.ts';
import { benefitFloor, levelGap } from '../../../rules/benefits/requirements.ts';
import type { MethodContext } from '../method.ts';
import type { StatementRow, StatementTable } from '../statement.ts';
import { byLevel, type PolicyRow } from './check.ts';
import { nameOf, policiesOf } from './policies.ts';
import { requirementsOf } from './requirements.ts';
import type { StayBenefit } from './stays.ts';

const pointsOf = (ratio: Fraction): string => formatUnits(roundTo(ratio, 4), 2);

const met = (short: Fraction): string => (short.n === 0n ? '符合' : '不符合');

/** The policy as it stands, and the gap of each level to the next lower one. */
export function levelTable(context: MethodContext): StatementTable {
  const least = context.area.params['benefits.gap'];
  const policies = policiesOf(context).filter((policy) => byLevel(policy));
  const kinds = Map.groupBy(policies, ({ fund, cover }) => `${fund} ${cover}`);
  const rows = [...kinds.values()].flatMap((sorted) =>
    sorted.map((policy, index): StatementRow => {
      const lower = sorted[index + 1];
      const gap = lower && minus(lower.ratio, policy.ratio);
      const { fund, cover, level, deductible, ratio, cap } = policy;
      const short = gap && least !== null ? gapShort(context, policy, lower, gap, least) : undefined;
      const state = short ? met(short) : '';
      const required = gap ? least : null;
      return {
        cells: { fund, cover, level, deductible, ratio, cap, gap: gap ?? null, least: required, state },
      };
    }),
  );
  return {
    key: 'levels',
    title: '各級待遇與相鄰等級差距',
    shared: true,
    columns: [
      { key: 'fund', title: '險種', kind: 'text' },
      { key: 'cover', title: '保障', kind: 'text' },
      { key: 'level', title: '等級', kind: 'text' },
      { key: 'deductible', title: '起付線', kind: 'money' },
      { key: 'ratio', title: '支付比例', kind: 'ratio' },
      { key: 'cap', title: '封頂線', kind: 'money' },
      { key: 'gap', title: '下一級高出', kind: 'ratio' },
      { key: 'least', title: '差距下限', kind: 'ratio' },
      { key: 'state', title: '核查', kind: 'text' },
    ],
    rows,
    notes: least === null ? ['本地文本未見差距下限，不核查。'] : [],
  };
}

function gapShort(
  { use, report, area, trace }: MethodContext,
  higher: PolicyRow,
  lower: PolicyRow,
  gap: Fraction,
  least: Fraction,
): Fraction {
  const { fund, cover, row } = higher;
  const place = { table: 'levels', row: `${fund} ${cover} ${higher.level}`, column: 'gap' };
  const short = use(levelGap).apply({ value: gap, least }, trace?.(place));
  if (short.n > 0n) {
    report(
      finding('BENEFIT_LEVEL_GAP', area.places.benefitPolicies(row, 'ratio'), {
        fund,
        cover,
        lower: lower.level!,
        higher: higher.level!,
        gap: pointsOf(gap),
        least: pointsOf(least),
      }),
    );
  }
  return short;
}

/** What texts require at least, held against the policy and against the sample. */
export function floorTable(context: MethodContext, stays: readonly StayBenefit[]): StatementTable {
  const { use, report, trace } = context;
  const rows = requirementsOf(context, stays).map(({ subject, value, least, text, where }) => {
    const place = { table: 'floors', row: subject, column: 'value' };
    const short = use(benefitFloor).apply({ value, least }, trace?.(place));
    if (short.n > 0n) {
      report(finding('BENEFIT_BELOW_FLOOR', where, { subject, value: text(value), least: text(least) }));
    }
    return { cells: { subject, value: text(value), least: text(least), state: met(short) } };
  });
  return {
    key: 'floors',
    title: '待遇下限與目標',
    shared: true,
    columns: [
      { key: 'subject', title: '事項', kind: 'text' },
      { key: 'value', title: '現行', kind: 'text' },
      { key: 'least', title: '下限或目標', kind: 'text' },
      { key: 'state', title: '核查', kind: 'text' },
    ],
    rows: [...rows, ...uncappedRows(context)],
    notes: ['住院支付比例目標以待遇測算表的樣本計：基本待遇 ÷ 政策範圍內費用；樣本不代表全體時只供參考。'],
  };
}

function uncappedRows(context: MethodContext): readonly StatementRow[] {
  const { params, places } = context.area;
  if (params['benefits.critical.capAllowed']) return [];
  return policiesOf(context).flatMap((policy) => {
    const { cover, fund, cap, row } = policy;
    if (cover !== '大病保險') return [];
    if (cap !== null) {
      const values = { fund, cap: formatYuan(cap) };
      context.report(finding('BENEFIT_CRITICAL_CAPPED', places.benefitPolicies(row, 'cap'), values));
    }
    const value = cap === null ? '不設' : `${formatYuan(cap)} 元`;
    const state = cap === null ? '符合' : '不符合';
    return [{ cells: { subject: `${nameOf(policy)}封頂線`, value, least: '不設', state } }];
  });
}
