import type { Figures } from '../../functions/jobs/figures.ts';
import { type Fen, sumFen, yuan } from '../../shared/money/fen.ts';

/** What a settlement said one 醫共體 is due, and what was to be paid on it: a month's prepayment, a year's clearing. */
export interface OwnMoney {
  readonly due: Fen;
  readonly pay: Fen;
}

/** All funds together, from stored figures. */
export function ownMoney({ consortia }: Figures, code: string): OwnMoney {
  const own = consortia.filter((line) => line.code === code);
  return {
    due: sumFen(own.map(({ due }) => yuan(due))),
    pay: sumFen(own.map(({ prepayment, clearing }) => yuan(prepayment ?? clearing ?? '0.00'))),
  };
}
