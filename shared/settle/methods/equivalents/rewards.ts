import { finding } from '../../../findings/finding.ts';
import { type Fen, formatYuan } from '../../../money/fen.ts';
import type { Fraction } from '../../../money/fraction.ts';
import { benefitReward } from '../../../rules/equivalents/reward.ts';
import { scoreOf } from '../appraisal.ts';
import type { MethodContext } from '../method.ts';

/** What one institution may draw from its own balance. */
export interface RewardLine {
  readonly institution: string;
  readonly score: Fraction;
  readonly surplus: Fen;
  readonly most: Fen;
  readonly drawn: Fen;
}

export function rewardsOf(context: MethodContext): readonly RewardLine[] {
  const { area, use, trace, report } = context;
  const plan = area.params['equivalents.reward.plan'];
  return [...area.tables.equivalentRewards]
    .sort((a, b) => (a.institution < b.institution ? -1 : 1))
    .map(({ institution, surplus, score: typed, asked, row }) => {
      const score = typed ?? scoreOf(context, plan, { kind: 'institution', code: institution })!;
      const place = { table: 'rewards', row: institution, column: 'most' };
      const most = use(benefitReward).apply({ score, surplus, params: area.params }, trace?.(place));
      if (asked !== null && asked > most) {
        const values = { text: institution, asked: formatYuan(asked), most: formatYuan(most) };
        report(finding('EQUIVALENT_REWARD_ABOVE', area.places.equivalentRewards(row, 'asked'), values));
      }
      return { institution, score, surplus, most, drawn: asked !== null && asked < most ? asked : most };
    });
}
