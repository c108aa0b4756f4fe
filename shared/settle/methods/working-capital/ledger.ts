import { type Fen, fen, NO_MONEY } from '../../../money/fen.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import { ADVANCE_MOVES, type AdvanceMove } from '../../../sheets/tabs/working-capital-tabs.ts';
import { FUND_ORDER } from '../../settlement.ts';

type MoveRow = Tables['workingCapitalMoves'][number];

/** A move, and what had been paid and had come back once it was made. */
export interface PostedMove {
  readonly move: MoveRow;
  readonly paid: Fen;
  readonly recovered: Fen;
}

/** The account of one institution in one fund, its moves by date. */
export interface AdvanceAccount {
  readonly fund: Fund;
  readonly institution: string;
  readonly moves: readonly PostedMove[];
}

export const isRecovery = (kind: AdvanceMove): boolean => kind === '收回' || kind === '沖抵';

const KINDS: readonly string[] = ADVANCE_MOVES.map(({ hant }) => hant);

/** Applications before payments before recoveries of the same day; then no order of rows shows. */
const inTime = (a: MoveRow, b: MoveRow): number =>
  a.date - b.date ||
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
  (a.amount < b.amount ? -1 : a.amount > b.amount ? 1 : 0) ||
  ((a.document ?? '') < (b.document ?? '') ? -1 : 1);

/** One account for every institution with a move or a base in a fund. */
export function ledger(
  tables: Pick<Tables, 'workingCapitalHistory' | 'workingCapitalMoves'>,
): readonly AdvanceAccount[] {
  const rows = [...tables.workingCapitalHistory, ...tables.workingCapitalMoves];
  return FUND_ORDER.flatMap((fund) => {
    const codes = new Set(rows.filter((row) => row.fund === fund).map(({ institution }) => institution));
    return [...codes].sort().map((institution) => ({
      fund,
      institution,
      moves: posted(
        tables.workingCapitalMoves.filter((row) => row.fund === fund && row.institution === institution),
      ),
    }));
  });
}

function posted(rows: readonly MoveRow[]): readonly PostedMove[] {
  let [paid, recovered] = [NO_MONEY, NO_MONEY];
  return [...rows].sort(inTime).map((move) => {
    if (move.kind === '撥付') paid = fen(paid + move.amount);
    if (isRecovery(move.kind)) recovered = fen(recovered + move.amount);
    return { move, paid, recovered };
  });
}

/** The sum of an account's moves of a kind. */
export const movedIn = ({ moves }: AdvanceAccount, kind: AdvanceMove): Fen =>
  fen(moves.reduce((sum, { move }) => (move.kind === kind ? sum + move.amount : sum), 0n));
