import type { Digest } from '../cases/digest.ts';
import type { Report } from '../findings/finding.ts';
import type { Rule, RuleInForce, SupervisionStep } from '../law/rule.ts';
import type { Area } from '../settle/area.ts';
import type { MethodInput } from '../settle/methods/method.ts';
import type { StatementSheet } from '../settle/methods/statement.ts';
import type { Period, Settlement } from '../settle/settlement.ts';
import type { CaseWatch } from './case-watch.ts';
import type { Flag } from './flag.ts';

/** What a part of the supervision looks at. */
export interface WatchContext {
  readonly area: Area;
  readonly period: Period;
  /** Of the whole year as far as cases are there, whatever the period */
  readonly digest: Digest;
  readonly cases: CaseWatch;
  /** Of the period */
  readonly settlement: Settlement;
  /** Raised by the parts before; of the period only */
  readonly flags: readonly Flag[];
  /** Sheets of the parts before */
  readonly sheets: readonly WatchSheet[];
  readonly report: Report;
  /** The version of a rule that is in force */
  readonly use: <F, R>(rule: Rule<F, R, SupervisionStep>) => RuleInForce<F, R>;
}

/** Tables of one part; a row with an owner may be seen by the leaders of its 醫共體, any other by the bureau alone. */
export interface WatchSheet extends StatementSheet {
  readonly part: SupervisionStep;
}

/** What a part has found. */
export interface PartWatched {
  readonly flags: readonly Flag[];
  readonly sheets: readonly WatchSheet[];
}

/** A part of the supervision, from its tabs to its tables. */
export interface WatchPart {
  readonly step: SupervisionStep;
  readonly title: string;
  /** Findings of its tabs, held against each other and against the area; told with all others, before cases are read */
  readonly check?: (input: MethodInput, report: Report) => void;
  readonly watch: (context: WatchContext) => PartWatched;
}
