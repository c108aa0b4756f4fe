import type { Citation } from '../law/instrument.ts';
import type { RuleInForce } from '../law/rule.ts';
import type { ProgrammeInForce } from '../rules/programme.ts';
import { compareText } from '../settle/methods/compare-text.ts';

/** A rule as it was in force: enough to know its version again years later. */
export interface RuleVersionInForce {
  readonly from: string;
  readonly to?: string;
  readonly formula: string;
}

export interface RuleChange {
  readonly id: string;
  readonly title: string;
  readonly before?: RuleVersionInForce;
  readonly after?: RuleVersionInForce;
  readonly cites: readonly Citation[];
}

/** Every rule of a programme in force on its date, by id. */
export const rulesInForce = (programme: ProgrammeInForce): readonly RuleInForce<never, unknown>[] =>
  Object.values(programme).flat() as readonly RuleInForce<never, unknown>[];

export const versionOf = ({ from, to, formula }: RuleInForce<never, unknown>): RuleVersionInForce => ({
  from,
  ...(to !== undefined && { to }),
  formula,
});

/** Rules that only one of two programmes has in force, or in another version; by id. */
export function ruleChanges(before: ProgrammeInForce, after: ProgrammeInForce): readonly RuleChange[] {
  const [old, fresh] = [before, after].map(
    (programme) => new Map(rulesInForce(programme).map((rule) => [rule.id, rule])),
  ) as [Map<string, RuleInForce<never, unknown>>, Map<string, RuleInForce<never, unknown>>];
  const ids = [...new Set([...old.keys(), ...fresh.keys()])].sort(compareText);
  return ids.flatMap((id) => {
    const [was, is] = [old.get(id), fresh.get(id)];
    if (was && is && sameVersion(versionOf(was), versionOf(is))) return [];
    const { title, cites } = (is ?? was)!;
    return [
      { id, title, cites, ...(was && { before: versionOf(was) }), ...(is && { after: versionOf(is) }) },
    ];
  });
}

export const sameVersion = (a: RuleVersionInForce, b: RuleVersionInForce): boolean =>
  a.from === b.from && a.to === b.to && a.formula === b.formula;
