import { sumOf } from '../../money/common-unit.ts';
import { compare, type Fraction } from '../../money/fraction.ts';
import type { Parameters } from '../../rules/parameters.ts';
import { riskContribution } from '../../rules/supervision/risk-score/contribution.ts';
import { type Deviation, robustDeviation } from '../../rules/supervision/risk-score/deviation.ts';
import type { FeatureKind } from '../../rules/supervision/risk-score/facts.ts';
import { byScore } from '../../rules/supervision/risk-score/inspection.ts';
import type { WatchContext } from '../part.ts';

/** One thing that a subject is looked at for. */
export interface Feature {
  readonly rule: string;
  readonly title: string;
  readonly kind: FeatureKind;
  /** Of an indicator in its unit; of cases, flags in a hundred of them; of volumes, flags */
  readonly value: Fraction;
  readonly unit: string;
  readonly lessIsWorse: boolean;
  readonly weight: Fraction;
}

/** An institution, or one of its departments. */
export interface Subject {
  /** Orders subjects whose scores are the same */
  readonly code: string;
  /** Whom it is compared with: the first of them of which there are enough */
  readonly circles: readonly string[];
  readonly features: readonly Feature[];
}

/** A line that a score is made of. */
export interface ScoreLine extends Feature, Deviation {
  /** How many peers it was compared with */
  readonly peers: number;
  readonly contribution: Fraction;
}

export interface ScoredSubject<S extends Subject = Subject> {
  readonly subject: S;
  readonly code: string;
  /** The sum of the contributions */
  readonly score: Fraction;
  /** The largest contribution first */
  readonly lines: readonly ScoreLine[];
}

export type Scoring = Pick<WatchContext, 'use'> & { readonly params: Parameters };

/** Every subject held against its peers; the highest score first. */
export const scored = <S extends Subject>(
  scoring: Scoring,
  subjects: readonly S[],
): readonly ScoredSubject<S>[] => {
  const values = valuesByCircle(subjects);
  return subjects.map((subject) => scoredOne(scoring, subject, values)).sort(byScore);
};

/** By circle and feature, the values with whose they are. */
type Values = ReadonlyMap<string, readonly { readonly code: string; readonly value: Fraction }[]>;

const placeOf = (circle: string, { kind, rule }: Feature): string => `${kind} ${rule} ${circle}`;

function valuesByCircle(subjects: readonly Subject[]): Values {
  const values = new Map<string, { code: string; value: Fraction }[]>();
  for (const { code, circles, features } of subjects) {
    for (const circle of circles) {
      for (const feature of features) {
        const key = placeOf(circle, feature);
        const found = values.get(key) ?? [];
        found.push({ code, value: feature.value });
        values.set(key, found);
      }
    }
  }
  return values;
}

function scoredOne<S extends Subject>(scoring: Scoring, subject: S, values: Values): ScoredSubject<S> {
  const { code } = subject;
  const lines = subject.features
    .map((feature) => line(scoring, feature, peersOf(scoring, subject, feature, values)))
    .sort((a, b) => compare(b.contribution, a.contribution) || (a.rule < b.rule ? -1 : 1));
  return { subject, code, score: sumOf(lines.map(({ contribution }) => contribution)), lines };
}

/** The values of the others in the first circle that has enough of them; else of the widest. */
function peersOf(
  { params }: Scoring,
  { code, circles }: Subject,
  feature: Feature,
  values: Values,
): readonly Fraction[] {
  const others = circles.map((circle) =>
    (values.get(placeOf(circle, feature)) ?? []).filter((one) => one.code !== code).map(({ value }) => value),
  );
  return others.find((peers) => peers.length >= params['watch.risk.peers']) ?? others.at(-1) ?? [];
}

function line({ use, params }: Scoring, feature: Feature, peers: readonly Fraction[]): ScoreLine {
  const { kind, value, lessIsWorse, weight } = feature;
  const deviation = use(robustDeviation).apply({ kind, value, peers, lessIsWorse, params });
  const contribution = use(riskContribution).apply({ weight, amount: deviation.deviation });
  return { ...feature, ...deviation, peers: peers.length, contribution };
}
