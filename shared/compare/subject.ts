import { codeHint } from '../cases/check-case.ts';
import type { Digest } from '../cases/digest.ts';
import { finding, type Report } from '../findings/finding.ts';
import type { AskedClocks } from '../law/dated.ts';
import type { PointsStep, RuleInForce } from '../law/rule.ts';
import type { ProgrammeInForce } from '../rules/programme.ts';
import { type Area, prepareArea } from '../settle/area.ts';
import { canonicalJson, type NewHasher } from '../settle/hash.ts';
import { caseBasis } from '../settle/input-digest.ts';
import type { Workbook } from '../sheets/read-tables.ts';
import { type CaseRows, digestAgain } from './case-rows.ts';

/** An input under one law: what a comparison sets beside another. */
export interface Subject {
  readonly area: Area;
  readonly digest: Digest;
  /** Absent where a digest stood in for them */
  readonly cases?: CaseRows;
  /** SHA-256 of the case rows; absent where there are none */
  readonly casesDigest?: string | undefined;
  /** SHA-256 over all tabs */
  readonly inputDigest: string;
}

/** Rules that decide the class or the points of a single case. */
const CASE_STEPS: readonly PointsStep[] = ['class', 'extra', 'decision', 'readmission'];

const versionsOf = (programme: ProgrammeInForce): unknown =>
  CASE_STEPS.flatMap((step) =>
    (programme[step] as readonly RuleInForce<never, unknown>[]).map(({ id, from }) => [step, id, from]),
  );

/**
 * The sums of one subject's cases, in any area. Cases are only gone through again where something that decides their
 * points differs from every area met before.
 */
export class CaseSums {
  readonly #subject: Subject;
  readonly #newHasher: NewHasher;
  readonly #known: Map<string, Digest>;

  constructor(subject: Subject, newHasher: NewHasher) {
    this.#subject = subject;
    this.#newHasher = newHasher;
    this.#known = new Map([[this.#key(subject.area), subject.digest]]);
  }

  /** `undefined` when a blocking finding was reported: the cases do not fit the area, or are only there as sums. */
  in(area: Area, report: Report): Digest | undefined {
    const key = this.#key(area);
    const known = this.#known.get(key);
    if (known) return known;
    const { cases } = this.#subject;
    if (!cases) {
      for (const tab of this.#otherTabs(area)) report(finding('DIGEST_OTHER_INPUT', { tab }, { tab }));
      return undefined;
    }
    if (!this.#fits(area, report)) return undefined;
    const digest = digestAgain(cases, area, report);
    this.#known.set(key, digest);
    return digest;
  }

  #key(area: Area): string {
    return canonicalJson([caseBasis(area, this.#newHasher), versionsOf(area.programme)]);
  }

  #otherTabs(area: Area): readonly string[] {
    const [own, other] = [this.#subject.area, area].map((one) => caseBasis(one, this.#newHasher));
    const tabs = [...new Set([...Object.keys(own!), ...Object.keys(other!)])];
    const differ = tabs.filter((tab) => own![tab] !== other![tab]);
    return differ.length > 0 ? differ : ['參數'];
  }

  /** Every institution and group that the cases name is one of the area's. */
  #fits(area: Area, report: Report): boolean {
    const { institutions, groups, unknownGroupAllowed } = area.checks;
    const { cells } = this.#subject.digest;
    const where = area.places.cases();
    const lost = new Set(
      cells.map(({ institution }) => institution).filter((code) => !institutions.has(code)),
    );
    for (const text of lost) {
      report(finding('INSTITUTION_UNKNOWN', where, { text, hint: codeHint(text, institutions) }));
    }
    const strange = unknownGroupAllowed
      ? new Set<string>()
      : new Set(cells.map(({ group }) => group).filter((code) => !groups.has(code)));
    for (const text of strange) {
      report(finding('GROUP_UNKNOWN', where, { text, hint: codeHint(text, groups) }));
    }
    return lost.size === 0 && strange.size === 0;
  }
}

/** Tabs and cases that come from different inputs, put together. `undefined` when a blocking finding was reported. */
export function combined(
  workbook: Omit<Workbook, 'cases'>,
  clocks: AskedClocks,
  sums: CaseSums,
  report: Report,
): { readonly area: Area; readonly digest: Digest } | undefined {
  let blocked = false;
  const tell: Report = (found) => {
    blocked ||= found.severity === 'block';
    report(found);
  };
  const { area } = prepareArea({ ...workbook, cases: undefined }, clocks, tell);
  if (!area || blocked) return undefined;
  const digest = sums.in(area, tell);
  return digest && !blocked ? { area, digest } : undefined;
}
