import type { Figures } from '../../functions/jobs/figures.ts';
import { fen, yuan } from '../../shared/money/fen.ts';
import { FUND_ORDER, fundName } from '../../shared/settle/settlement.ts';
import type { PoolMonth } from './view.ts';

/** The pools of a published month. B − D is what a month's pool gave to cases paid 按項目. */
export function poolMonths(month: string, { pools }: Figures): readonly PoolMonth[] {
  return FUND_ORDER.flatMap((fund) =>
    pools
      .filter((pool) => pool.fund === fundName(fund))
      .map(({ pointValue, budget, byItemFund, distributable }) => ({
        month,
        fund,
        pointValue,
        budget: yuan(budget),
        billed: fen(yuan(byItemFund) + yuan(budget) - yuan(distributable)),
      })),
  );
}
