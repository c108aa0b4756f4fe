import type { Rule } from '../../law/rule.ts';
import { type Traced, traced } from '../../law/trace.ts';
import { type Fraction, times } from '../../money/fraction.ts';
import type { SchemeParameters } from '../parameters.ts';

/** A stay and the one just before it: same person, institution and group; days since 1970-01-01. */
export interface StayPair {
  readonly previousDischarge: number;
  readonly admission: number;
  readonly plannedReturn: boolean;
  readonly group: string;
  readonly params: SchemeParameters;
}

const gap = ({ admission, previousDischarge }: StayPair): number => admission - previousDischarge;

/** 住院時間重疊：不作再入院處理，只給出警告。 */
export const staysOverlap = (pair: StayPair): boolean => gap(pair) < 0;

/** Gives what becomes of the previous stay's points, before rounding. */
export type ReadmissionRule = Rule<StayPair, (points: Fraction) => Fraction, 'readmission'>;

/** 同一人因同一病組在規定天數內再次入院、且無合理原因的，前一次住院的點數減半。 */
export const readmission: ReadmissionRule = {
  id: 'readmission',
  title: '再入院',
  step: 'readmission',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'Z21i',
          article: 'D8',
          grade: '轉述',
        },
        { instrument: 'JH17', article: 'D8′', grade: '轉述' },
      ],
      interpretation:
        '天數＝本次入院日減前次出院日，0 至 N 天均計；每次住院至多減一次；減半在病例約整之前。腫瘤放化療等豁免病組由 readmission.exempt 列出。',
      formula: '前次點數 × 0.5',
      when: (pair) =>
        gap(pair) >= 0 &&
        gap(pair) <= pair.params['readmission.days'] &&
        !pair.plannedReturn &&
        !pair.params['readmission.exempt'].includes(pair.group),
      apply: (pair, trace) => {
        const factor = pair.params['readmission.factor'];
        return (points) => {
          const halved = times(points, factor);
          const inputs: Record<string, Traced> = { p: traced(points, '點'), f: traced(factor) };
          trace?.({ rule: 'readmission', formula: 'p × f', inputs, result: traced(halved, '點') });
          return halved;
        };
      },
    },
  ],
};
