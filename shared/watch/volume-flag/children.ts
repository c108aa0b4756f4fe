import { finding } from '../../findings/finding.ts';
import { NO_MONEY } from '../../money/fen.ts';
import { type Admissions, childRate } from '../../rules/supervision/volume-flag/child-rate.ts';
import type { Measured } from '../../rules/supervision/volume-flag/facts.ts';
import type { Flag } from '../flag.ts';
import { type Quarter, quartersOf } from '../months.ts';
import type { WatchContext } from '../part.ts';
import { percentText } from './texts.ts';

/** The children among an institution's admissions of a quarter so far, this year and last. */
export interface ChildLine {
  readonly institution: string;
  readonly quarter: Quarter;
  readonly own: Admissions;
  readonly before: Admissions;
  readonly measured: Measured | undefined;
}

const NONE: Admissions = { cases: 0, children: 0 };
const sum = (rows: readonly Admissions[]): Admissions =>
  rows.reduce((a, b) => ({ cases: a.cases + b.cases, children: a.children + b.children }), NONE);

/** By institution and quarter; nothing where the cases say no ages. */
export function childLines(context: WatchContext): readonly ChildLine[] {
  const { area, cases, period, report } = context;
  const { tables, places, params } = area;
  if (tables.volumeBase.length === 0) return [];
  if (!cases.columns.has('age')) {
    report(finding('CHILD_AGES_ABSENT', places.cases()));
    return [];
  }
  const codes = [...new Set(tables.volumeBase.map(({ institution }) => institution))].sort();
  return codes.flatMap((institution) =>
    quartersOf(period).map((quarter) => {
      const own = sum(
        cases.cells.filter((cell) => cell.institution === institution && isIn(quarter, cell.month.slice(5))),
      );
      const before = sum(
        tables.volumeBase
          .filter((row) => row.institution === institution && isIn(quarter, row.calendarMonth))
          .map(({ admissions, children }) => ({ cases: admissions, children })),
      );
      return {
        institution,
        quarter,
        own,
        before,
        measured: context.use(childRate).apply({ own, before, params }),
      };
    }),
  );
}

const isIn = ({ months }: Quarter, month: string): boolean => months.includes(month);

export const childFlags = (lines: readonly ChildLine[], year: number, relative: boolean): readonly Flag[] =>
  lines.flatMap(({ institution, quarter, own, measured }) => {
    if (!measured?.raised) return [];
    const rise = (text: string) =>
      relative ? `同比上升 ${text}` : `同比上升 ${text.replace('%', '')} 個百分點`;
    return [
      {
        rule: childRate.id,
        subject: { kind: 'volume', item: '兒童住院率', period: quarter.name } as const,
        institution,
        month: `${year}-${quarter.last}`,
        value: `兒童 ${own.children} 人次、共 ${own.cases} 人次，${rise(percentText(measured.value))}`,
        threshold: rise(percentText(measured.limit)),
        amount: NO_MONEY,
      },
    ];
  });
