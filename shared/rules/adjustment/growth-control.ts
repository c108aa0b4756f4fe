import { finding } from '../../findings/finding.ts';
import { traced } from '../../law/trace.ts';
import { type Fraction, minus, over, plus, times, ZERO } from '../../money/fraction.ts';
import type { lastYearPointsTab } from '../../sheets/tabs/adjustment-tabs.ts';
import type { Level } from '../../sheets/tabs/values.ts';
import {
  type AdjustedMember,
  type AdjustmentFacts,
  type AdjustmentRule,
  change,
  pointsOf,
  within,
} from './facts.ts';
import { rowByMember } from './pool-rows.ts';

const TAB: (typeof lastYearPointsTab)['name']['hant'] = '上年點數';

/**
 * 增長調控（浙江 2025）：住院預算超支時，以同級機構平均增長為基準，高於基準的部分核減點數，比例不超過 30%；
 * 低於基準的給予激勵，比例不超過 20%。未超支時統籌區也可採用。首年新增機構與社區、鄉鎮等基層機構除外。
 */
export const growthControl: AdjustmentRule = {
  id: 'growth-control',
  title: '增長調控',
  step: 'adjustment',
  versions: [
    {
      from: '2025-01-01',
      cites: [
        { instrument: 'ZJ25', article: '第十項', grade: '原文' },
        { instrument: 'practice', article: 'F6', grade: '推定' },
      ],
      interpretation:
        '文本比較費用增長，並參看核定與開放床位；此處比較點數增長，床位不計。同級均值為 Σ本年點數 ÷ Σ上年點數 − 1，' +
        '免調控的機構（基層、沒有上年點數）不計入均值。超增點數的口徑文本未寫：pointsAboveMean 為超出上年點數按均值增長後的點數，' +
        'pointsTimesDifference 為本年點數 × 增長率之差；兩者都不超過本年點數。',
      formula: '−(P_h − L_h × ΣP ÷ ΣL) × 比例，或 −P_h × (P_h ÷ L_h − ΣP ÷ ΣL) × 比例；Σ 為同級',
      when: ({ budget, itemized, params }) =>
        (itemized > budget || params['adjust.growth.always']) &&
        (params['adjust.growth.cut'].n > 0n || params['adjust.growth.reward'].n > 0n),
      apply: (facts, trace) => {
        const { params } = facts;
        const compared = comparedMembers(facts);
        const levels = levelSums(compared);
        const aboveMean = params['adjust.growth.excess'] === 'pointsAboveMean';
        return new Map(
          compared.map(({ member, points, lastYear }) => {
            const level = levels.get(member.level)!;
            const meanGrowth = over(level.points, level.lastYear);
            const excess = aboveMean
              ? minus(points, times(lastYear, meanGrowth))
              : times(points, minus(over(points, lastYear), meanGrowth));
            const ratio = params[excess.n > 0n ? 'adjust.growth.cut' : 'adjust.growth.reward'];
            const symbols = aboveMean ? 'P − L × M ÷ N' : 'P × (P ÷ L − M ÷ N)';
            return change(
              trace,
              facts,
              member,
              'growth-control',
              `0 − max(0 − P, min(${symbols}, P)) × x`,
              {
                P: traced(points, '點'),
                L: traced(lastYear, '點'),
                M: traced(level.points, '點'),
                N: traced(level.lastYear, '點'),
                x: traced(ratio),
              },
              minus(ZERO, times(within(points, excess), ratio)),
            );
          }),
        );
      },
    },
  ],
};

interface Compared {
  readonly member: AdjustedMember;
  readonly points: Fraction;
  readonly lastYear: Fraction;
}

const isPrimaryCare = ({ primaryCare, level }: AdjustedMember) => primaryCare || level === '社區';

/**
 * The institutions that growth control looks at; a new one is reported and exempt. A row of an institution that
 * has no case any more is passed over: it has no points to adjust.
 */
function comparedMembers(facts: AdjustmentFacts): readonly Compared[] {
  const inPool = new Set(facts.members.map(({ code }) => code));
  const rows = facts.lastYearPoints.filter(({ institution }) => inPool.has(institution));
  const lastYear = new Map(rowByMember(facts, TAB, rows).map(([{ code }, { points }]) => [code, points]));
  return facts.members.flatMap((member) => {
    if (isPrimaryCare(member)) return [];
    const before = lastYear.get(member.code) ?? ZERO;
    if (before.n > 0n) return [{ member, points: pointsOf(member, facts), lastYear: before }];
    facts.report(finding('GROWTH_WITHOUT_LAST_YEAR', { tab: TAB }, { code: member.code }));
    return [];
  });
}

/** ΣP and ΣL of the compared institutions of each level. */
function levelSums(compared: readonly Compared[]) {
  const sums = new Map<Level, { readonly points: Fraction; readonly lastYear: Fraction }>();
  for (const { member, points, lastYear } of compared) {
    const { points: p, lastYear: l } = sums.get(member.level) ?? { points: ZERO, lastYear: ZERO };
    sums.set(member.level, { points: plus(p, points), lastYear: plus(l, lastYear) });
  }
  return sums;
}
