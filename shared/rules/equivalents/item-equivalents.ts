import type { Rule } from '../../law/rule.ts';
import { traced } from '../../law/trace.ts';
import { type Fraction, minus, ONE, smaller, times } from '../../money/fraction.ts';

export interface ItemFacts {
  readonly quantity: Fraction;
  /** What the specification asks for; `undefined`: no limit */
  readonly most: Fraction | undefined;
  /** Equivalents of one unit */
  readonly weight: Fraction;
  /** Of the units sampled, the share that failed */
  readonly failureRatio: Fraction;
}

/** In equivalents; `claimed` = `beyond` + `failed` + `counted`. */
export interface ItemEquivalents {
  readonly claimed: Fraction;
  /** Beyond the specification, and not bought */
  readonly beyond: Fraction;
  /** Taken off for quality */
  readonly failed: Fraction;
  readonly counted: Fraction;
}

/** 項目當量：規範以內的數量乘以項目當量，再按抽查不合格率核減；超過規範要求的不予購買。 */
export const itemEquivalents: Rule<ItemFacts, ItemEquivalents, 'equivalents'> = {
  id: 'equivalents-item',
  title: '項目當量',
  step: 'equivalents',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'HY',
          article: '管好是關鍵',
          quote: '對不規範的服務量按核查比例予以核減',
          grade: '原文',
        },
        {
          instrument: 'HY',
          article: '保障是根本',
          quote: '對基本公共衛生服務超過規範要求的不予購買',
          grade: '原文',
        },
      ],
      interpretation: '先除去超過規範的數量，再按不合格率核減餘下的數量；文本未寫先後。',
      formula: 'min(數量, 規範量) × 當量 × (1 − 不合格率)',
      apply: ({ quantity, most, weight, failureRatio }, trace) => {
        const within = most ? smaller(quantity, most) : quantity;
        const claimed = times(quantity, weight);
        const bought = times(within, weight);
        const counted = times(bought, minus(ONE, failureRatio));
        trace?.({
          rule: 'equivalents-item',
          formula: most ? 'min(q, m) × w × (1 − f)' : 'q × w × (1 − f)',
          inputs: {
            q: traced(quantity, '', '數量'),
            ...(most && { m: traced(most, '', '規範量') }),
            w: traced(weight, '', '單位當量'),
            f: traced(failureRatio, '', '不合格率'),
          },
          result: traced(counted),
        });
        return { claimed, beyond: minus(claimed, bought), failed: minus(bought, counted), counted };
      },
    },
  ],
};
