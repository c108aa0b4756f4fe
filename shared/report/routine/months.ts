import { MONTHS } from '../../rules/payment/month-budget.ts';
import type { Period } from '../../settle/settlement.ts';

/** The months that a document is about, and those it compares them with. */
export interface Span {
  /** As its title says it, such as 2025年第1季度 */
  readonly title: string;
  readonly year: number;
  /** `01` … `12` */
  readonly months: readonly string[];
  /** As many months right before, of the same year; none at its beginning */
  readonly before: readonly string[];
  /** 上月, 上季 */
  readonly beforeTitle: string;
}

export type Quarter = 1 | 2 | 3 | 4;

export function quarterSpan(year: number, quarter: Quarter): Span {
  const first = (quarter - 1) * 3;
  return {
    title: `${year}年第${quarter}季度`,
    year,
    months: MONTHS.slice(first, first + 3),
    before: MONTHS.slice(Math.max(0, first - 3), first),
    beforeTitle: '上季',
  };
}

const NAMES: readonly string[] = MONTHS;

export function spanOf(period: Period): Span {
  const { year } = period;
  if (period.kind === 'year') {
    return { title: `${year}年度`, year, months: MONTHS, before: [], beforeTitle: '上年' };
  }
  const at = NAMES.indexOf(period.month);
  const title = `${year}年${period.month.replace(/^0/, '')}月`;
  return {
    title,
    year,
    months: [period.month],
    before: MONTHS.slice(Math.max(0, at - 1), at),
    beforeTitle: '上月',
  };
}
