import { type Traced, traced } from '../../law/trace.ts';
import { type Fen, subtractFen } from '../../money/fen.ts';
import { fraction } from '../../money/fraction.ts';
import { oddFenOf } from '../odd-fen.ts';
import type { EffectRule } from './facts.ts';

const yuanOf = (amount: Fen, name?: string): Traced => traced(fraction(amount, 100n), '元', name);

/** 談判值對機構的影響：點數池的金額不變，按折算後的點數重新分配，與原來的份額相減。 */
export const negotiatedEffect: EffectRule = {
  id: 'negotiated-effect',
  title: '談判值對機構的影響',
  step: 'negotiatedValue',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        { instrument: 'Z12', article: '二（二）6（3）', grade: '原文' },
        { instrument: 'practice', grade: '推定' },
      ],
      interpretation: '點值由總點數決定，一個病組加點即其餘病組減值；各機構的增減相抵，合計為零。',
      formula: 'G × p′ ÷ Σp′ − G × p ÷ Σp',
      apply: ({ gross, decimals, before, after }, trace) => {
        const effect = subtractFen(after.share, before.share);
        const points = (units: bigint, name: string) =>
          traced(fraction(units, 10n ** BigInt(decimals)), '點', name);
        trace?.({
          rule: 'negotiated-effect',
          formula: 'trunc(G × p′ ÷ Σp′) + u′ − trunc(G × p ÷ Σp) − u',
          inputs: {
            G: yuanOf(gross, '按點數分配的總額'),
            p: points(before.points, '現行點數'),
            Σp: points(before.pool, '現行總點數'),
            u: oddFenOf(fraction(gross * before.points, before.pool), before.share),
            'p′': points(after.points, '折算後點數'),
            'Σp′': points(after.pool, '折算後總點數'),
            'u′': oddFenOf(fraction(gross * after.points, after.pool), after.share),
          },
          result: yuanOf(effect),
        });
        return effect;
      },
    },
  ],
};
