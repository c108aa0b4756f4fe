import { fen } from '../../money/fen.ts';
import { fraction } from '../../money/fraction.ts';
import { exactNumber, MOST_TERM } from '../../money/small.ts';
import type { CaseFacts } from '../../rules/case/facts.ts';
import { upperMultiple } from '../../rules/case/high.ts';
import { type CasePoints, casePoints } from '../case-points.ts';
import type { PhaseArea } from '../phase-area.ts';
import { CLASSES } from './classes.ts';
import { halvedPoints } from './halved-points.ts';
import { type LinearForm, linearThrough, type Probe } from './linear-form.ts';

/** What a case of one class earns, as linear forms of its charge; taken from the rules, never written beside them. */
export interface PointForm {
  readonly kind: number;
  /** Units of 10^-decimals */
  readonly points: LinearForm;
  /** The same after a readmission halved it; the points themselves where nothing halves them */
  readonly halved: LinearForm;
  /** The forms hold for charges without an unreasonable part only. */
  readonly reasonableOnly: boolean;
}

/** Charges (fen) that the columns hold stay below this: eleven thousand million yuan. */
export const MOST_CHARGE = 2 ** 40;

/** So many cases of a pair go to the rules before it is worth laying forms. */
const FIRST_CASES = 8;

/**
 * The points of cases without a special review in one institution and group, day surgery or not. Between two of
 * the limits that rules compare r with, a case's class does not change, and its points are linear in C and D; the
 * forms are laid through values that the rules themselves give, and where the rules turn out not to be linear there
 * is no form and every case goes to the rules.
 */
export class PairForms {
  readonly #facts: CaseFacts;
  readonly #area: PhaseArea;
  /** First charge of each stretch, ascending from 0 */
  readonly starts: Float64Array;
  /** A bed-day group: points go by the days of the stay. */
  readonly byDays: boolean;
  readonly #forms: (PointForm | null | undefined)[][] = [];
  #asked = 0;

  constructor(facts: CaseFacts, area: PhaseArea) {
    this.#facts = facts;
    this.#area = area;
    this.starts = stretches(facts);
    this.byDays = facts.group?.kind === '床日';
  }

  /** `undefined`: the rules themselves must be asked. */
  form(total: number, days: number): PointForm | undefined {
    if (total >= MOST_CHARGE || this.#asked++ < FIRST_CASES) return undefined;
    const starts = this.starts;
    let stretch = starts.length - 1;
    while (total < starts[stretch]!) stretch--;
    const key = this.byDays ? days : 0;
    this.#forms[key] ??= [];
    const forms = this.#forms[key];
    let form = forms[stretch];
    if (form === undefined) {
      form = this.#lay(stretch, days) ?? null;
      forms[stretch] = form;
    }
    return form ?? undefined;
  }

  #lay(stretch: number, days: number): PointForm | undefined {
    const low = BigInt(this.starts[stretch]!);
    const high = BigInt((this.starts[stretch + 1] ?? MOST_CHARGE) - 1);
    const middle = (low + high) / 2n;
    const ask = (total: bigint, unreasonable: bigint, otherDays = days) =>
      casePoints(
        this.#area.programme,
        { ...this.#facts, total: fen(total), unreasonable: fen(unreasonable), days: otherDays },
        undefined,
      );
    const corners = [
      [low, 0n],
      [high, 0n],
      [high, high],
      [middle, 0n],
      [low, low],
      [middle, middle / 3n],
    ] as const;
    const found = corners.map(([total, unreasonable]) => ask(total, unreasonable));
    const [first] = found as [CasePoints];
    const oneClass = found.every((one) => one.class === first.class && one.place === 'in' && !one.fixed);
    if (!oneClass) return undefined;
    if (!this.byDays && !samePoints(ask(low, 0n, 1), ask(low, 0n, 400))) return undefined;
    const probes = corners.map(
      ([total, unreasonable], index): Probe => ({ total, unreasonable, value: found[index]!.points }),
    );
    return this.#through(first, probes, false) ?? this.#through(first, withoutParts(probes), true);
  }

  #through(
    { class: kind }: CasePoints,
    probes: readonly Probe[],
    reasonableOnly: boolean,
  ): PointForm | undefined {
    const scale = 10n ** BigInt(this.#area.params['points.decimals']);
    const group = this.#facts.group?.code ?? '';
    const points = linearThrough(probes, scale);
    const halved = linearThrough(
      probes.map((probe) => ({ ...probe, value: halvedPoints(probe.value, group, this.#area) })),
      scale,
    );
    return points && halved && { kind: CLASSES.indexOf(kind), points, halved, reasonableOnly };
  }
}

const samePoints = (a: CasePoints, b: CasePoints): boolean =>
  a.class === b.class && a.points.n * b.points.d === b.points.n * a.points.d;

/** The probes with D = 0; the third stands for no slope along D. */
const withoutParts = (probes: readonly Probe[]): readonly Probe[] => {
  const plain = probes.filter(({ unreasonable }) => unreasonable === 0n);
  return [plain[0]!, plain[1]!, plain[1]!, ...plain];
};

/**
 * Where a stretch begins: at 0, and at and after every charge whose ratio to the group's mean is one of the limits.
 * At the limit itself another rule may hold than on either side.
 */
function stretches(facts: CaseFacts): Float64Array {
  const { group, params } = facts;
  if (group?.kind !== '一般' || group.meanCost === undefined) return Float64Array.of(0);
  const limits = [params['case.low.ratio'], params['case.mid.upper'], upperMultiple(facts) ?? fraction(0n)];
  const most = BigInt(MOST_CHARGE);
  const starts = limits.flatMap(({ n, d }) => {
    const limit = (n * group.meanCost!) / d;
    return [limit, limit + 1n];
  });
  const inside = starts.filter((start) => start > 0n && start < most);
  return Float64Array.from(new Set([0n, ...inside]), (start) => exactNumber(start)!).sort();
}

/** Points that a column holds. */
export const fitsColumn = (units: number | undefined): units is number =>
  units !== undefined && units < MOST_TERM && units > -MOST_TERM;
