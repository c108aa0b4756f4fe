import type { DigestCell } from '../../cases/digest.ts';
import type { Report } from '../../findings/finding.ts';
import type { MethodStep, Rule, RuleInForce } from '../../law/rule.ts';
import type { Trace } from '../../law/trace.ts';
import type { TabKey } from '../../sheets/tabs/settlement-tabs.ts';
import type { Area } from '../area.ts';
import type { Period, PointsSettlement } from '../settlement.ts';
import type { Statement } from './statement.ts';

/** Which amount of a statement a trace is about. */
export interface AmountPlace {
  readonly table: string;
  /** Whatever tells the row from the table's others, such as the code of its institution */
  readonly row: string;
  readonly column: string;
}

/** What a method settles from. */
export interface MethodContext {
  readonly area: Area;
  readonly period: Period;
  /** The sums of the period's cases; empty where points are not settled */
  readonly cells: readonly DigestCell[];
  readonly points: PointsSettlement;
  /** Of the methods settled before */
  readonly statements: readonly Statement[];
  readonly report: Report;
  /** The version of a rule that is in force */
  readonly use: <F, R>(rule: Rule<F, R, MethodStep>) => RuleInForce<F, R>;
  /** Told of every rule applied, by the amount it led to; the run itself passes none */
  readonly trace?: (place: AmountPlace) => Trace;
}

/** What a method checks before cases are read, so that all findings are told at once. */
export type MethodInput = Pick<
  Area,
  'params' | 'tables' | 'places' | 'institutions' | 'consortia' | 'programme' | 'clocks'
>;

/** A payment method besides points, from its tabs to its statement. */
export interface Method {
  readonly step: MethodStep | 'fundYear';
  readonly title: string;
  /** The result tab of its statement; named in shared/sheets/read-tables.ts too */
  readonly sheet: string;
  /** A row in any of them has the method settled. */
  readonly tabs: readonly Exclude<TabKey, 'cases'>[];
  /** Of a method without tabs: whether it is settled, by the methods asked for before it */
  readonly on?: (before: readonly Method[]) => boolean;
  /** Findings of its tabs, held against each other and against the area */
  readonly check?: (input: MethodInput, report: Report) => void;
  /**
   * The statement of a month or a year. `undefined`: the method has none for this period, or a blocking finding was
   * reported.
   */
  readonly settle: (context: MethodContext) => Statement | undefined;
}
