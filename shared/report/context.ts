import type { DigestCell } from '../cases/digest.ts';
import type { Finding } from '../findings/finding.ts';
import type { Area } from '../settle/area.ts';
import type { Period, Settlement } from '../settle/settlement.ts';

/** Turns the program's own words into the workbook's script. What a person typed never goes through it. */
export type Script = (text: string) => string;

export const asWritten: Script = (text) => text;

/** What every tab of a report is made from. */
export interface ReportContext {
  readonly area: Area;
  /** The cells of the period, both funds */
  readonly cells: readonly DigestCell[];
  readonly settlement: Settlement;
  readonly digests: { readonly input: string; readonly result: string };
  readonly findings: readonly Finding[];
  readonly script: Script;
  /** Whose rows alone are in it, so that sums are theirs and not the pool's */
  readonly ownTitle?: '本醫共體' | '本機構';
  /** Of the program that settled, where the surface knows it */
  readonly codeVersion: string | undefined;
}

/** `2025年3月` or `2025年度`. */
export const periodTitle = (period: Period): string =>
  period.kind === 'year' ? `${period.year}年度` : `${period.year}年${period.month.replace(/^0/, '')}月`;

/** The first 16 of a digest's 64 digits: enough to tell two runs apart on paper. */
export const shortDigest = (digest: string): string => digest.replace(/^(sha256:[\da-f]{16})[\da-f]+$/, '$1');

export const institutionName = ({ area }: ReportContext, code: string): string =>
  area.institutions.get(code)?.name ?? '';
