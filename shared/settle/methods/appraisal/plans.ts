import { readDecimal } from '../../../money/decimal-text.ts';
import { compare, type Fraction, fraction, minus, ZERO } from '../../../money/fraction.ts';
import type { ReleaseBand } from '../../../rules/appraisal/deposit-release.ts';
import { better, type Indicator, type ScoreStep } from '../../../rules/appraisal/facts.ts';
import { normalise } from '../../../sheets/raw.ts';
import type { AppraisalEffect, Direction } from '../../../sheets/tabs/appraisal-tabs.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import type { Area } from '../../area.ts';

/** A band of a plan, with what else a score in it leads to. */
export type PlanBand = ReleaseBand & { readonly measure: string | null };

/** An appraisal plan, put together from its tabs. */
export interface Plan {
  readonly name: string;
  readonly full: Fraction;
  readonly pass: Fraction;
  /** `null`: only scores are wanted */
  readonly effect: AppraisalEffect | null;
  readonly indicators: readonly Indicator[];
  /** Rising; the plan's own, or for a 釋放表 the scheme's */
  readonly bands: readonly PlanBand[];
}

type Settings = Pick<Area, 'tables' | 'params'>;

/** Plans by name as `normalise` leaves it, so that a blank too many does not make another plan. */
export const readPlans = ({ tables, params }: Settings): ReadonlyMap<string, Plan> =>
  new Map(
    inOrder(tables.appraisalPlans, ({ plan }) => plan).map(({ plan, full, pass, effect }) => [
      normalise(plan),
      {
        name: plan,
        full: full ?? params['appraisal.full'],
        pass: pass ?? params['appraisal.pass'],
        effect,
        indicators: indicatorsOf(tables, plan),
        bands: bandsOf({ tables, params }, plan, effect),
      },
    ]),
  );

/** Rows by a name of theirs, in plain string order: the order of rows in a tab never shows. */
export const inOrder = <R>(rows: readonly R[], name: (row: R) => string): readonly R[] =>
  [...rows].sort((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0));

const sameName = (a: string, b: string): boolean => normalise(a) === normalise(b);

const indicatorsOf = (tables: Tables, plan: string): readonly Indicator[] =>
  inOrder(tables.appraisalIndicators, ({ indicator }) => indicator)
    .filter((row) => sameName(row.plan, plan))
    .map(({ indicator, direction, form, weight, target, zero, steps, strict, veto }) => ({
      name: indicator,
      direction,
      form,
      weight,
      target: target ?? ZERO,
      zero: zero ?? ZERO,
      steps: steps === null ? [] : (readSteps(steps) ?? []),
      strict,
      veto,
    }));

/** Steps as typed, such as `60:5,80:8`; `undefined` when one of them cannot be read. */
export function readSteps(text: string): readonly ScoreStep[] | undefined {
  const steps = normalise(text)
    .split(/[,、]/)
    .filter(Boolean)
    .map((part) => part.split(':').map(readDecimal));
  if (!steps.every((step) => step.length === 2 && step.every((value) => value !== undefined)))
    return undefined;
  const value = (read: ReturnType<typeof readDecimal>) =>
    fraction(read!.units, 10n ** BigInt(read!.decimals));
  return steps.map(([limit, points]) => ({ limit: value(limit), points: value(points) }));
}

/** The first step that does not ask for more than the one before, or does not give more. */
export const stepOutOfOrder = (direction: Direction, steps: readonly ScoreStep[]): ScoreStep | undefined =>
  steps.find((step, index) => {
    const before = steps[index - 1];
    if (!before) return false;
    return better(direction, step.limit, before.limit) <= 0 || compare(step.points, before.points) <= 0;
  });

function bandsOf({ tables, params }: Settings, plan: string, effect: Plan['effect']): readonly PlanBand[] {
  const own = tables.appraisalBands
    .filter((row) => sameName(row.plan, plan))
    .map(({ from, ratio, below, perPoint, reward, measure }) => ({
      from,
      ratio,
      ...(below !== null && perPoint !== null && { slope: { below, perPoint } }),
      reward: reward ?? ZERO,
      measure,
    }))
    .sort((a, b) => compare(a.from, b.from));
  return own.length > 0 || effect !== '釋放表' ? own : schemeBands(params);
}

/** The scheme's bands; the reward begins a band of its own where it begins inside one. */
function schemeBands(params: Area['params']): readonly PlanBand[] {
  const from = params['appraisal.reward.from'];
  const released = params['appraisal.release'];
  const around = released.findLast((band) => compare(band.from, from) <= 0);
  const starts = around && compare(around.from, from) < 0 ? [...released, { ...around, from }] : released;
  return [...starts]
    .sort((a, b) => compare(a.from, b.from))
    .map((band) => ({
      ...band,
      reward: compare(minus(band.from, from), ZERO) >= 0 ? params['appraisal.reward.ratio'] : ZERO,
      measure: null,
    }));
}
