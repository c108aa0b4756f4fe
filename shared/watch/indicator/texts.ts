import { formatUnits } from '../../money/decimal-text.ts';
import type { Fraction } from '../../money/fraction.ts';
import { withThousands } from '../../money/money-text.ts';
import { roundTo } from '../../money/round.ts';
import type { Trend } from '../../rules/supervision/indicator/trend.ts';
import type { StatementColumn } from '../../settle/methods/statement.ts';
import type { Measured } from './measured.ts';

type Unit = Measured['indicator']['unit'];

/** A value with its unit, two decimals unless it is whole. */
export function valueText(value: Fraction, unit: Unit): string {
  if (unit === '%') return `${formatUnits(roundTo(value, 4), 2)}%`;
  const decimals = value.n % value.d === 0n ? 0 : 2;
  const text = withThousands(formatUnits(roundTo(value, decimals), decimals));
  return unit === '' ? text : `${text} ${unit}`;
}

export const trendText = ({ kind, run, better }: Trend): string => {
  const way = better === undefined ? '' : better ? '（向好）' : '（向差）';
  if (kind === '平') return '持平';
  return `${run > 1 ? `連${kind} ${run} 個月` : kind}${way}`;
};

/** Shares are shown as percentages, everything else as decimals. */
export const isRatio = ({ indicator }: Pick<Measured, 'indicator'>): boolean => indicator.unit === '%';

export const RATIO = { kind: 'ratio' } as const;
export const LEVEL = { kind: 'decimal', decimals: 2 } as const;

export const text = (key: string, title: string): StatementColumn => ({ key, title, kind: 'text' });
export const name = (key: string, title: string): StatementColumn => ({ key, title, kind: 'typed' });
export const light = (key: string, title: string): StatementColumn => ({ key, title, kind: 'light' });
