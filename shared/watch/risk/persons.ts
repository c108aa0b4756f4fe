import { sumOf } from '../../money/common-unit.ts';
import { type Fraction, fraction } from '../../money/fraction.ts';
import { riskContribution } from '../../rules/supervision/risk-score/contribution.ts';
import { byScore } from '../../rules/supervision/risk-score/inspection.ts';
import type { WatchContext } from '../part.ts';
import { ruleTitle, weightOf } from './subjects.ts';

/** What the flags of one person come to. */
export interface PersonScore {
  /** Pseudonym */
  readonly code: string;
  readonly score: Fraction;
  readonly institutions: readonly string[];
  /** The most first */
  readonly lines: readonly {
    readonly title: string;
    readonly flags: number;
    readonly contribution: Fraction;
  }[];
}

/** The persons with flags that count, the highest score first. */
export function personScores(context: WatchContext): readonly PersonScore[] {
  const persons = new Map<string, { counts: Map<string, number>; institutions: Set<string> }>();
  for (const { person, rule, institution } of context.flags) {
    if (!person) continue;
    const found = persons.get(person) ?? {
      counts: new Map<string, number>(),
      institutions: new Set<string>(),
    };
    persons.set(person, found);
    found.counts.set(rule, (found.counts.get(rule) ?? 0) + 1);
    found.institutions.add(institution);
  }
  const contribution = context.use(riskContribution);
  return [...persons]
    .map(([code, { counts, institutions }]): PersonScore => {
      const lines = [...counts]
        .sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
        .map(([rule, flags]) => ({
          title: ruleTitle(context, rule),
          flags,
          contribution: contribution.apply({
            weight: weightOf(context, rule),
            amount: fraction(BigInt(flags)),
          }),
        }));
      const score = sumOf(lines.map((line) => line.contribution));
      return { code, score, institutions: [...institutions].sort(), lines };
    })
    .filter(({ score }) => score.n > 0n)
    .sort(byScore);
}
