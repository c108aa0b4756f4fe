import type { Rule } from '../../../law/rule.ts';
import { compare, type Fraction } from '../../../money/fraction.ts';
import type { SchemeParameters } from '../../parameters.ts';

export interface Scored {
  readonly code: string;
  readonly score: Fraction;
}

export interface InspectionFacts<S extends Scored = Scored> {
  readonly scored: readonly S[];
  readonly params: Pick<SchemeParameters, 'watch.inspection.least' | 'watch.inspection.top'>;
}

/** The highest score first, ties by code. */
export const byScore = (a: Scored, b: Scored): number =>
  compare(b.score, a.score) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

/** 現場核查清單：達到最低得分的機構中得分最高的若干家，同分按編碼。 */
export const inspectionList: Rule<InspectionFacts, readonly Scored[], 'riskScore'> = {
  id: 'risk-inspection',
  title: '現場核查清單',
  step: 'riskScore',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'FG', article: '三（一）', grade: '待核' }],
      interpretation: '演講稿為推送高風險名單供重點核查；名單只是線索，不扣減任何金額。',
      formula: '得分 ≥ 最低得分，由高到低取前 n 家',
      apply: ({ scored, params }) =>
        [...scored]
          .filter(({ score }) => score.n > 0n && compare(score, params['watch.inspection.least']) >= 0)
          .sort(byScore)
          .slice(0, params['watch.inspection.top']),
    },
  ],
};
