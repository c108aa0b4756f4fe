import { type Fraction, fraction, ONE, over, ZERO } from '../../money/fraction.ts';
import { INDICATORS } from '../../rules/supervision/indicator/definitions/all.ts';
import type { IndicatorRule, Terms } from '../../rules/supervision/indicator/facts.ts';
import { definitionOf } from '../../rules/supervision/indicator/quantities.ts';
import type { Institution } from '../../settle/institutions.ts';
import type { Flag } from '../flag.ts';
import { type CaseQuantity, unitKey } from '../indicator/case-sums.ts';
import { measuredFor } from '../indicator/measured.ts';
import type { Sources } from '../indicator/terms.ts';
import type { WatchContext } from '../part.ts';
import type { Feature, Subject } from './score.ts';

export interface RiskSubject extends Subject {
  readonly institution: Institution;
  /** Blank: the institution itself */
  readonly department: string;
  readonly flags: number;
}

/** Flags of one rule about one kind of thing. */
interface FlagKind {
  readonly rule: string;
  readonly title: string;
  readonly kind: Flag['subject']['kind'];
}

/** What the subjects of a period are made from. */
export interface Risking {
  readonly context: WatchContext;
  readonly sources: Sources;
  /** In plain string order of rule, then kind */
  readonly flagKinds: readonly FlagKind[];
  /** How many flags of each kind, by institution and department as `unitKey` writes them */
  readonly flags: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

const kindKey = ({ rule, kind }: Pick<FlagKind, 'rule' | 'kind'>): string => `${rule} ${kind}`;

export function riskingOf(context: WatchContext, sources: Sources): Risking {
  const flags = new Map<string, Map<string, number>>();
  const kinds = new Map<string, FlagKind>();
  const add = (unit: string, key: string) => {
    const counts = flags.get(unit) ?? new Map<string, number>();
    counts.set(key, (counts.get(key) ?? 0) + 1);
    flags.set(unit, counts);
  };
  for (const { rule, subject, institution, department } of context.flags) {
    const key = kindKey({ rule, kind: subject.kind });
    if (!kinds.has(key)) kinds.set(key, { rule, title: ruleTitle(context, rule), kind: subject.kind });
    add(unitKey(institution), key);
    if (department) add(unitKey(institution, department), key);
  }
  const flagKinds = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind);
  return { context, sources, flagKinds, flags };
}

const countOf = ({ flags }: Risking, unit: string): number =>
  [...(flags.get(unit)?.values() ?? [])].reduce((sum, count) => sum + count, 0);

/** The title of a rule that raises flags. */
export function ruleTitle({ area: { programme } }: Pick<WatchContext, 'area'>, id: string): string {
  const rules = [...programme.caseFlag, ...programme.volumeFlag, ...programme.doctorPoints];
  return rules.find((rule) => rule.id === id)?.title ?? id;
}

/** What a rule counts for: its own weight, or that of all other flags. */
export const weightOf = ({ area: { params } }: Pick<WatchContext, 'area'>, rule: string): Fraction => {
  const weights = params['watch.risk.weights'];
  return weights.get(rule) ?? weights.get('*') ?? ZERO;
};

/** The indicators that count: those with a weight of their own. */
const weighted = ({ area: { params } }: WatchContext): readonly IndicatorRule[] =>
  INDICATORS.filter(
    ({ id, direction, scope }) =>
      scope === 'institution' && direction !== null && (params['watch.risk.weights'].get(id)?.n ?? 0n) > 0n,
  );

/** The institutions that have cases or flags. */
export function institutionSubjects(risking: Risking): readonly RiskSubject[] {
  const { context, sources } = risking;
  return [...context.area.institutions.values()].flatMap((institution) => {
    const { code, level } = institution;
    const flags = countOf(risking, unitKey(code));
    const measured = measuredFor({ context, sources, months: false }, { kind: 'institution', code });
    const values = new Map(
      measured.flatMap(({ indicator, value }) =>
        value && 'step' in indicator ? [[indicator.id, value] as const] : [],
      ),
    );
    const cases = casesOf(risking, unitKey(code));
    if (cases.n === 0n && flags === 0) return [];
    const features = [
      ...weighted(context).flatMap((rule) => indicatorFeature(context, rule, values.get(rule.id))),
      ...flagFeatures(risking, unitKey(code), cases),
    ];
    return [{ code, institution, department: '', circles: [level, ''], features, flags }];
  });
}

/** The departments that the case files name. */
export function departmentSubjects(risking: Risking): readonly RiskSubject[] {
  const { context } = risking;
  const { area, cases, period } = context;
  const named = new Map(
    cases.cells
      .filter(
        ({ department, month }) =>
          department !== '' && (period.kind === 'year' || month.endsWith(period.month)),
      )
      .map(({ institution, department }) => [unitKey(institution, department), { institution, department }]),
  );
  return [...named].flatMap(([unit, { institution: code, department }]) => {
    const institution = area.institutions.get(code);
    if (!institution) return [];
    const terms = departmentTerms(risking, unit);
    const features = [
      ...weighted(context).flatMap((rule) => indicatorFeature(context, rule, context.use(rule).apply(terms))),
      ...flagFeatures(risking, unit, casesOf(risking, unit)),
    ];
    const circles = [`${institution.level} ${department}`, department];
    return [{ code: unit, institution, department, circles, features, flags: countOf(risking, unit) }];
  });
}

const scopeOf = ({ context: { period } }: Risking, unit: string) => ({
  units: [unit],
  fund: undefined,
  month: period.kind === 'month' ? period.month : undefined,
});

const casesOf = (risking: Risking, unit: string): Fraction =>
  risking.sources.sums.sum('cases', scopeOf(risking, unit)) ?? ZERO;

const OF_DEPARTMENTS: readonly CaseQuantity[] = ['cases', 'days', 'total'];

/** Of a department only what the case files say is known. */
function departmentTerms(risking: Risking, unit: string): Terms {
  const terms: Terms = {
    months: risking.context.period.kind === 'year' ? 12 : 1,
    now: (quantity) => {
      const { source } = definitionOf(quantity);
      const known = source.kind === 'column' || OF_DEPARTMENTS.some((one) => one === quantity);
      return known
        ? risking.sources.sums.sum(quantity as Exclude<CaseQuantity, 'leadCases'>, scopeOf(risking, unit))
        : undefined;
    },
    before: () => undefined,
    ofFund: () => terms,
    consortia: [],
  };
  return terms;
}

function indicatorFeature(
  context: WatchContext,
  { id, title, unit, direction }: IndicatorRule,
  value: Fraction | undefined,
): readonly Feature[] {
  if (!value) return [];
  const weight = weightOf(context, id);
  const kind = unit === '%' ? 'share' : 'level';
  return [{ rule: id, title, kind, value, unit, lessIsWorse: direction === '越高越好', weight }];
}

/** Flags of cases as so many in a hundred cases; flags of volumes by their number. */
function flagFeatures(
  { context, flagKinds, flags }: Risking,
  unit: string,
  cases: Fraction,
): readonly Feature[] {
  const counts = flags.get(unit);
  const divisor = cases.n > 0n ? cases : ONE;
  return flagKinds.flatMap(({ rule, title, kind }): readonly Feature[] => {
    const weight = weightOf(context, rule);
    if (weight.n === 0n) return [];
    const count = BigInt(counts?.get(kindKey({ rule, kind })) ?? 0);
    const value = kind === 'case' ? over(fraction(count * 100n), divisor) : fraction(count);
    const unitText = kind === 'case' ? '件/百例' : '件';
    return [{ rule, title, kind, value, unit: unitText, weight, lessIsWorse: false }];
  });
}
