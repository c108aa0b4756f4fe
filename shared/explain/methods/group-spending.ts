import { inPeriod } from '../../settle/methods/in-period.ts';
import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';
import type { CellAt, Way } from './cell.ts';
import { fromTab } from './tab-ways.ts';

type SpendingRow = Tables['groupSpending'][number];

export const ofLine = (row: { readonly consortium: string; readonly fund: string }, at: CellAt): boolean =>
  row.consortium === at.text('group') && row.fund === at.text('fund');

const inTime = (row: SpendingRow, at: CellAt): boolean => inPeriod(at.context.settlement.period, row);

/** What the audit left of the claims: claimed less disallowed. */
export const audited =
  (which: (row: SpendingRow, at: CellAt) => boolean): Way =>
  (at) => {
    const [claimed, disallowed] = (['claimed', 'disallowed'] as const).map(
      (column) => fromTab('groupSpending', column, which)(at)!.givens,
    );
    const given = [
      ...claimed!.map((one, index) => ({ ...one, symbol: `a${index + 1}` })),
      ...disallowed!
        .filter(({ amount }) => amount.value.n !== 0n)
        .map((one, index) => ({ ...one, symbol: `b${index + 1}` })),
    ];
    const signs = given.map(({ symbol }) => (symbol.startsWith('b') ? `− ${symbol}` : `+ ${symbol}`));
    return { formula: ['0', ...signs].join(' ').replace(/^0 \+ /, ''), givens: given };
  };

export const here = audited((row, at) => ofLine(row, at) && inTime(row, at) && !row.exempt && !row.elsewhere);

export const elsewhere = audited(
  (row, at) => ofLine(row, at) && inTime(row, at) && !row.exempt && row.elsewhere === true,
);

export const exempt = audited(
  (row, at) => ofLine(row, at) && inTime(row, at) && row.exempt === true && !row.elsewhere,
);

export const upTo = (row: SpendingRow, at: CellAt): boolean => {
  const { period } = at.context.settlement;
  return period.kind === 'year' || row.month.slice(5) <= period.month;
};

export const memberRow = (row: SpendingRow, at: CellAt): boolean =>
  ofLine(row, at) &&
  inTime(row, at) &&
  (row.institution ?? '') === at.text('institution') &&
  row.kind === at.text('kind');
