import { withoutConsequences } from './consequences.ts';
import { type Finding, type Report, sortFindings } from './finding.ts';

/** Collects findings; a run goes on collecting until it would have to compute on doubtful input. */
export class FindingList {
  readonly #findings: Finding[] = [];
  #blocked = false;

  readonly report: Report = (finding) => {
    this.#findings.push(finding);
    this.#blocked ||= finding.severity === 'block';
  };

  /** A finding forbids any result. */
  get blocked(): boolean {
    return this.#blocked;
  }

  /** All findings, most severe first, by place. */
  get all(): readonly Finding[] {
    return sortFindings(withoutConsequences(this.#findings));
  }
}
