import { finding } from '../../../findings/finding.ts';
import { type Fen, fen, formatYuan } from '../../../money/fen.ts';
import { type AdvanceAmount, advanceAmount } from '../../../rules/working-capital/amount.ts';
import { advanceBalance } from '../../../rules/working-capital/balance.ts';
import { advanceEligibility, type Eligibility } from '../../../rules/working-capital/eligibility.ts';
import { isoDate } from '../../../sheets/calendar.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import type { Fund } from '../../../sheets/tabs/values.ts';
import { FUND_ORDER, periodText } from '../../settlement.ts';
import type { MethodContext } from '../method.ts';
import { type AdvanceAccount, ledger, movedIn } from './ledger.ts';

type FundRow = Tables['workingCapitalFunds'][number];

/** A fund and whether it may pay in advance. */
export interface FundLine extends Eligibility {
  readonly row: FundRow;
}

/** An institution's advance in one fund, up to the end of the period. */
export interface AdvanceLine extends AdvanceAmount {
  readonly account: AdvanceAccount;
  readonly creditClass: string | null;
  readonly applied: boolean;
  readonly paid: Fen;
  readonly returned: Fen;
  readonly setOff: Fen;
  readonly balance: Fen;
}

export interface Advances {
  readonly funds: readonly FundLine[];
  readonly lines: readonly AdvanceLine[];
}

export function advancesOf(context: MethodContext): Advances {
  const { area, period } = context;
  const { tables, params } = area;
  const funds = FUND_ORDER.flatMap((fund) =>
    tables.workingCapitalFunds
      .filter((row) => row.fund === fund)
      .map((row) => {
        const place = { table: 'funds', row: fund, column: 'months' };
        const facts = { ...row, params };
        return { row, ...context.use(advanceEligibility).apply(facts, context.trace?.(place)) };
      }),
  );
  const made = tables.workingCapitalMoves.filter(
    ({ date }) => period.kind === 'year' || isoDate(date).slice(0, 7) <= periodText(period),
  );
  const lines = ledger({ ...tables, workingCapitalMoves: made }).map((account) =>
    advance(context, funds, account),
  );
  tell(context, funds, lines);
  return { funds, lines };
}

function advance(
  { area, use, trace }: MethodContext,
  funds: readonly FundLine[],
  account: AdvanceAccount,
): AdvanceLine {
  const { tables, params } = area;
  const { fund, institution } = account;
  const place = (column: string) => trace?.({ table: 'advances', row: `${fund} ${institution}`, column });
  const creditClass = tables.institutions.find(({ code }) => code === institution)?.creditClass ?? null;
  const years = tables.workingCapitalHistory
    .filter((row) => row.fund === fund && row.institution === institution)
    .map(({ amount }) => amount);
  const eligible = fundOf(funds, fund).eligible;
  const amount = use(advanceAmount).apply({ years, creditClass, eligible, params }, place('most'));
  const [paid, returned, setOff] = [
    movedIn(account, '撥付'),
    movedIn(account, '收回'),
    movedIn(account, '沖抵'),
  ];
  const recovered = fen(returned + setOff);
  const balance = use(advanceBalance).apply({ paid, recovered }, place('balance'));
  const applied = account.moves.some(({ move }) => move.kind === '申請');
  return { account, creditClass, ...amount, applied, paid, returned, setOff, balance };
}

const fundOf = (funds: readonly FundLine[], fund: Fund): FundLine =>
  funds.find(({ row }) => row.fund === fund)!;

/** What was paid and should not have been, and at the year's end what has not come back. */
function tell(
  { area, period, report }: MethodContext,
  funds: readonly FundLine[],
  lines: readonly AdvanceLine[],
): void {
  const { places } = area;
  for (const { row, eligible, reasons } of funds) {
    const own = lines.filter(({ account }) => account.fund === row.fund);
    const paid = fen(own.reduce((sum, line) => sum + line.paid, 0n));
    if (eligible || paid === 0n) continue;
    const values = { fund: row.fund, reasons: reasons.join('、'), paid: formatYuan(paid) };
    report(finding('ADVANCE_NOT_ELIGIBLE', places.workingCapitalFunds(row.row, 'fund'), values));
  }
  for (const { account, applied, paid, most, balance } of lines) {
    const { fund, institution: text, moves } = account;
    const last = moves.findLast(({ move }) => move.kind === '撥付')?.move.row;
    const where = places.workingCapitalMoves(last, 'amount');
    if (fundOf(funds, fund).eligible && paid > most) {
      const values = { fund, text, paid: formatYuan(paid), most: formatYuan(most) };
      report(finding('ADVANCE_ABOVE_MOST', where, values));
    }
    if (paid > 0n && !applied) report(finding('ADVANCE_WITHOUT_APPLICATION', where, { fund, text }));
    if (period.kind === 'year' && balance !== 0n) {
      report(finding('ADVANCE_OUTSTANDING', where, { fund, text, balance: formatYuan(balance) }));
    }
  }
}
