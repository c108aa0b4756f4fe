import type { FindingCode } from '../../../findings/catalogue.ts';
import { finding, type Report } from '../../../findings/finding.ts';
import { formatYuan } from '../../../money/fen.ts';
import { isoDate } from '../../../sheets/calendar.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import { FUND_ORDER } from '../../settlement.ts';
import type { MethodInput } from '../method.ts';
import { reportRepeated } from '../repeated.ts';
import { isRecovery, ledger } from './ledger.ts';

type MoveRow = Tables['workingCapitalMoves'][number];

/** All findings of the 預付金 tabs. */
export function checkWorkingCapital(input: MethodInput, report: Report): void {
  checkFunds(input, report);
  checkHistory(input, report);
  for (const row of input.tables.workingCapitalMoves) checkMove(input, row, report);
  checkRecoveries(input, report);
}

function checkFunds({ tables, places }: MethodInput, report: Report): void {
  for (const { fund, monthly, row } of tables.workingCapitalFunds) {
    if (monthly === 0n)
      report(finding('ADVANCE_MONTHLY_ZERO', places.workingCapitalFunds(row, 'monthly'), { fund }));
  }
  reportRepeated(
    tables.workingCapitalFunds,
    ({ fund }) => [fund],
    ({ fund, row }, other) => {
      const values = { header: '險種', text: fund, other };
      report(finding('CODE_DUPLICATE', places.workingCapitalFunds(row, 'fund'), values));
    },
  );
  for (const fund of FUND_ORDER) {
    const used = [...tables.workingCapitalHistory, ...tables.workingCapitalMoves].some(
      (row) => row.fund === fund,
    );
    if (!used || tables.workingCapitalFunds.some((row) => row.fund === fund)) continue;
    report(finding('ADVANCE_FUND_MISSING', places.workingCapitalFunds(), { fund }));
  }
}

function checkHistory({ tables, places, params }: MethodInput, report: Report): void {
  const years = params['workingCapital.years'];
  const [first, last] = [params.year - years, params.year - 1];
  for (const { spendingYear, row } of tables.workingCapitalHistory) {
    if (spendingYear >= first && spendingYear <= last) continue;
    const values = { text: spendingYear, first, last, years };
    report(finding('ADVANCE_YEAR', places.workingCapitalHistory(row, 'spendingYear'), values));
  }
  reportRepeated(
    tables.workingCapitalHistory,
    ({ fund, institution, spendingYear }) => [fund, institution, String(spendingYear)],
    ({ spendingYear, row }, other) => {
      const values = { header: '年度', text: String(spendingYear), other };
      report(finding('CODE_DUPLICATE', places.workingCapitalHistory(row, 'spendingYear'), values));
    },
  );
}

function checkMove(
  { places, params }: MethodInput,
  { kind, date, amount, row }: MoveRow,
  report: Report,
): void {
  const tell = (code: FindingCode, column: 'date' | 'amount', values: Record<string, string | number>) =>
    report(finding(code, places.workingCapitalMoves(row, column), values));
  const day = isoDate(date);
  const after = (month: number) => day.slice(5, 7) > String(month).padStart(2, '0');
  if (!day.startsWith(`${params.year}-`)) {
    tell('ADVANCE_DATE', 'date', { text: day, year: params.year });
  } else if (kind === '申請' && after(params['workingCapital.applyBy'])) {
    tell('ADVANCE_APPLIED_LATE', 'date', { date: day, month: params['workingCapital.applyBy'] });
  } else if (kind === '撥付' && after(params['workingCapital.payBy'])) {
    tell('ADVANCE_PAID_LATE', 'date', { date: day, month: params['workingCapital.payBy'] });
  }
  if (kind !== '申請' && amount === 0n) tell('ADVANCE_AMOUNT_MISSING', 'amount', { kind });
}

/** At no time may more have come back than was paid. */
function checkRecoveries({ tables, places }: MethodInput, report: Report): void {
  for (const { moves } of ledger(tables)) {
    const beyond = moves.find(({ paid, recovered, move }) => isRecovery(move.kind) && recovered > paid);
    if (!beyond) continue;
    const { move, paid, recovered } = beyond;
    report(
      finding('ADVANCE_RECOVERED_ABOVE', places.workingCapitalMoves(move.row, 'amount'), {
        fund: move.fund,
        text: move.institution,
        date: isoDate(move.date),
        recovered: formatYuan(recovered),
        paid: formatYuan(paid),
      }),
    );
  }
}
