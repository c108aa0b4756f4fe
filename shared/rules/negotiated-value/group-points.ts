import { traced } from '../../law/trace.ts';
import { fraction } from '../../money/fraction.ts';
import { roundHalfAway } from '../../money/round.ts';
import type { GroupPointsRule } from './facts.ts';

/**
 * 病組點數按談判值折算：正常、低、中間、高倍率與床日病例的點數都以 P 為因數，合計乘 P′ ÷ P。
 * 非穩定、歧義、未入組病例按費用計點，不隨 P 變動。
 */
export const negotiatedGroupPoints: GroupPointsRule = {
  id: 'negotiated-group-points',
  title: '病組點數按談判值折算',
  step: 'negotiatedValue',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', grade: '推定' }],
      interpretation:
        '每家機構每個病組的點數合計折算一次，四捨五入到點數的小數位；病例的倍率分類不因談判值改變。',
      formula: 'p′ = p × P′ ÷ P',
      apply: ({ points, decimals, from, to }, trace) => {
        const changed = roundHalfAway(fraction(points * to.n * from.d, to.d * from.n));
        const unit = 10n ** BigInt(decimals);
        trace?.({
          rule: 'negotiated-group-points',
          formula: 'p × P′ ÷ P',
          inputs: {
            p: traced(fraction(points, unit), '點', '折算前點數'),
            P: traced(from, '點', '現行基準點數'),
            'P′': traced(to, '點', '談判基準點數'),
          },
          result: traced(fraction(changed, unit), '點'),
        });
        return changed;
      },
    },
  ],
};
