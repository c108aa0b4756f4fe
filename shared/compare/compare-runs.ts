import type { Report } from '../findings/finding.ts';
import { canonicalJson, hashOf, type NewHasher } from '../settle/hash.ts';
import { settle } from '../settle/settle.ts';
import { type Period, settlementFigures } from '../settle/settlement.ts';
import { type Amounts, amountsOf, difference } from './amounts.ts';
import { type AttributionStep, attribute } from './attribution.ts';
import { type Component, componentsOf } from './components.ts';
import { type GroupMove, groupMoves } from './group-moves.ts';
import { Mixer, type SettledSubject } from './mixture.ts';
import { type RuleChange, ruleChanges } from './rule-changes.ts';
import type { Subject } from './subject.ts';

/** An input settled, with what identifies the run. */
export interface Run extends SettledSubject {
  readonly digests: { readonly input: string; readonly result: string };
}

/** Two inputs settled, what differs between them, and what every difference moved. */
export interface Comparison {
  readonly period: Period;
  readonly before: Run;
  readonly after: Run;
  readonly components: readonly Component[];
  readonly rules: readonly RuleChange[];
  /** In the order in which the components were replaced */
  readonly steps: readonly AttributionStep[];
  /** The whole change; the steps add up to it exactly */
  readonly whole: Amounts;
  readonly groups: readonly GroupMove[];
}

/** `undefined` when a blocking finding was reported. */
export function settledRun(
  { area, digest, inputDigest }: Subject,
  period: Period,
  newHasher: NewHasher,
  report: Report,
): Run | undefined {
  const settlement = settle(area, digest, period, report);
  if (!settlement) return undefined;
  const result = hashOf(newHasher, canonicalJson(settlementFigures(settlement)));
  return { area, digest, settlement, digests: { input: inputDigest, result } };
}

/** An input and its settlement, both of which a comparison needs. */
export interface SettledInput {
  readonly subject: Subject;
  readonly run: Run;
}

/**
 * Sets two inputs beside each other: every component in which they differ is replaced in turn and settled with the same
 * function that settles a month or a year.
 */
export function compareRuns(a: SettledInput, b: SettledInput, newHasher: NewHasher): Comparison {
  const { period } = a.run.settlement;
  const components = componentsOf(a.subject, b.subject);
  const mixer = new Mixer(a.subject, b.subject, components, period, newHasher);
  const [before, after] = [a.run, b.run];
  return {
    period,
    before,
    after,
    components,
    rules: ruleChanges(before.area.programme, after.area.programme),
    steps: attribute(before, after, components, mixer),
    whole: difference(amountsOf(after.settlement), amountsOf(before.settlement)),
    groups: groupMoves(before, after),
  };
}
