import type { Finding } from '../../shared/findings/finding.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import { inForce } from '../../shared/rules/programme.ts';
import type { Area } from '../../shared/settle/area.ts';
import type { StatementTable } from '../../shared/settle/methods/statement.ts';
import { type CaseWatch, NOT_WATCHED } from '../../shared/watch/case-watch.ts';
import { flagId } from '../../shared/watch/flag.ts';
import type { PartWatched, WatchPart } from '../../shared/watch/part.ts';
import { settleTabs, type Tabs, textsOf } from '../methods/workbook.ts';

export interface PartSeen extends PartWatched {
  readonly area: Area;
  /** Of the input and of the part */
  readonly findings: readonly Finding[];
  /** `rule: value; threshold; amount`, by the identity of the flag */
  readonly flagTexts: Readonly<Record<string, string>>;
  /** The rows of a table as texts; none where it is left out */
  readonly rows: (table: string) => readonly Record<string, string>[];
  readonly table: (key: string) => StatementTable | undefined;
}

/** One part of the supervision alone, over a settled workbook. @throws Error when it cannot be settled */
export async function watchedPart(
  part: WatchPart,
  tabs: Tabs,
  period: string,
  {
    params = {},
    cases = NOT_WATCHED,
  }: { readonly params?: Readonly<Record<string, string>>; readonly cases?: CaseWatch } = {},
): Promise<PartSeen> {
  const { area, settlement, digest, findings } = await settleTabs(tabs, period, params);
  if (!area || !settlement || !digest) throw new Error(JSON.stringify(findings.slice(0, 3)));
  const list = new FindingList();
  const found = part.watch({
    area,
    period: settlement.period,
    digest,
    cases,
    settlement,
    flags: [],
    sheets: [],
    report: list.report,
    use: (rule) => inForce(area.programme, rule),
  });
  const table = (key: string) =>
    found.sheets.flatMap(({ tables }) => tables).find((candidate) => candidate.key === key);
  return {
    ...found,
    area,
    findings: [...findings, ...list.all],
    flagTexts: Object.fromEntries(
      found.flags.map((flag) => [flagId(flag), `${flag.value}; ${flag.threshold}; ${flag.amount}`]),
    ),
    table,
    rows: (key) => {
      const wanted = table(key);
      return wanted ? wanted.rows.map((row) => textsOf(wanted, row)) : [];
    },
  };
}
