import type { Figures } from '../../functions/jobs/figures.ts';
import type { SettledInput } from '../../functions/jobs/settled.ts';
import { once } from '../../functions/once.ts';
import type { Entry } from '../../functions/runs/ledger.ts';
import type { Locale } from '../../functions/script.ts';
import { inScript } from '../../functions/script.ts';
import type { DigestCell } from '../../shared/cases/digest.ts';
import type { Book } from '../../shared/explain/explanation.ts';
import { entitlementKey } from '../../shared/explain/methods/cell.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import type { Fen } from '../../shared/money/fen.ts';
import { consortiumReport } from '../../shared/report/consortium-report.ts';
import type { Script } from '../../shared/report/context.ts';
import { consortiumOwner } from '../../shared/report/owner.ts';
import { consortiumSupervision } from '../../shared/report/supervision-report.ts';
import { ownWatchContext, type WatchReportContext } from '../../shared/report/watch-context.ts';
import type { Area } from '../../shared/settle/area.ts';
import type { Consortium, Institution } from '../../shared/settle/institutions.ts';
import { FUND_ORDER, type Period, periodText, type Settlement } from '../../shared/settle/settlement.ts';
import type { SheetModel } from '../../shared/sheets/sheet-model.ts';
import type { Fund } from '../../shared/sheets/tabs/values.ts';
import { type OwnExplanation, ownExplanation } from './own-explanation.ts';
import { type OwnMoney, ownMoney } from './own-money.ts';
import { ownReader } from './own-reader.ts';
import type { Publication } from './publications.ts';

export type Settled = Extract<SettledInput, { ok: true }>;

/** The area's pool of one fund in one published month. */
export interface PoolMonth {
  /** `01` … `12` */
  readonly month: string;
  readonly fund: Fund;
  /** V as published */
  readonly pointValue: string;
  readonly budget: Fen;
  /** What the month's cases were billed to the fund: those of the pool, and those paid 按項目 */
  readonly billed: Fen;
}

/** One publication of the page's period, with what it said this 醫共體 is due and paid. */
export interface Past {
  readonly publication: Publication;
  readonly own: OwnMoney;
}

/**
 * Everything a page of one 醫共體 is made from, and all a section gets to see: its members' rows, the pools of the
 * whole area, which every leader is shown, and nothing of anybody else.
 */
export interface View {
  readonly locale: Locale;
  readonly script: Script;
  readonly areaName: string;
  readonly consortium: Consortium;
  readonly institutions: ReadonlyMap<string, Institution>;
  readonly period: Period;
  /** Institutions and 醫共體 are this one's alone; pools are the area's */
  readonly settlement: Pick<
    Settlement,
    'pools' | 'institutions' | 'consortia' | 'pointsDecimals' | 'valueDecimals' | 'period'
  >;
  /** The members' cells of the period */
  readonly cells: readonly DigestCell[];
  /** The tabs of the report file, made and checked by the function that makes those */
  readonly sheets: readonly SheetModel[];
  /** The area's own tables that are the same for everybody */
  readonly common: Pick<
    Area,
    'groups' | 'budget' | 'params' | 'uses' | 'programme' | 'schemeTitle' | 'clocks'
  >;
  /** Of the page's year, first to last */
  readonly months: readonly PoolMonth[];
  readonly findings: readonly Finding[];
  readonly publication: Publication;
  /** Every publication of the period up to the one shown */
  readonly history: readonly Past[];
  /** A correction that is in the ledger and not yet published */
  readonly pending: Entry | undefined;
  /** What is published of the supervision, where it is: made from this 醫共體's rows alone, and no person in it */
  readonly supervision:
    | { readonly sheets: readonly SheetModel[]; readonly own: WatchReportContext }
    | undefined;
  /** Opens an amount by its key: of this 醫共體, of a member, of a pool; `undefined` for any other */
  readonly explain: (key: string) => OwnExplanation | undefined;
  /** The keys of what this 醫共體 and its members have by other payment methods, by the name of the method's tab */
  readonly entitlements: ReadonlyMap<string, readonly string[]>;
}

export interface ViewParts {
  readonly consortium: string;
  readonly locale: Locale;
  readonly settled: Settled;
  readonly publication: Publication;
  /** The period's publications with their figures */
  readonly history: readonly { readonly publication: Publication; readonly figures: Figures }[];
  readonly months: View['months'];
  readonly findings: View['findings'];
  readonly pending: View['pending'];
  readonly book: () => Book;
  readonly watched: WatchReportContext | undefined;
}

/** @throws ForeignContent when the report would show something of another 醫共體 */
export function viewOf({
  consortium: code,
  locale,
  settled,
  publication,
  history,
  book,
  watched,
  ...rest
}: ViewParts): View {
  const { area, digest, settlement } = settled;
  const { period } = settlement;
  const script = (text: string) => inScript(text, locale);
  const members = new Map([...area.institutions].filter(([, { consortium }]) => consortium === code));
  const digests = { input: publication.source.inputDigest, result: settled.resultDigest };
  const own = withoutStrangeLeads(area);
  const owner = consortiumOwner(area, code);
  const reader = once(() => ownReader(area, settlement, owner));
  const { groups, budget, params, uses, programme, schemeTitle, clocks } = area;
  return {
    locale,
    script,
    areaName: params['region.name'] ?? '',
    consortium: own.consortia.get(code)!,
    institutions: members,
    period,
    settlement: {
      period,
      pools: settlement.pools,
      institutions: settlement.institutions.filter((line) => members.has(line.code)),
      consortia: settlement.consortia.filter((line) => line.code === code),
      pointsDecimals: settlement.pointsDecimals,
      valueDecimals: settlement.valueDecimals,
    },
    cells: digest.cells.filter(
      ({ institution, month }) =>
        members.has(institution) && (period.kind === 'year' || month === period.month),
    ),
    sheets: consortiumReport(code, own, digest, settlement, digests, { script }),
    common: { groups, budget, params, uses, programme, schemeTitle, clocks },
    publication,
    history: history.map((past) => ({
      publication: past.publication,
      own: ownMoney(past.figures, code),
    })),
    entitlements: new Map(
      settlement.statements.map(({ method, sheet, entitlements }) => [
        script(sheet),
        entitlements.flatMap(({ party, cost }, index) =>
          owner.owns(party) && cost !== 0n ? [entitlementKey(method, index, 'cost')] : [],
        ),
      ]),
    ),
    supervision: watched && {
      sheets: consortiumSupervision(watched, code),
      own: ownWatchContext(watched, owner),
    },
    explain: (key) => ownExplanation(book(), area, owner, reader(), key),
    ...rest,
  };
}

/** A lead institution that is no member is another's, and its code is not shown. */
function withoutStrangeLeads(area: Area): Area {
  const consortia = [...area.consortia].map(([code, consortium]) => {
    const { lead } = consortium;
    const member = lead !== undefined && area.institutions.get(lead)?.consortium === code;
    return [code, { ...consortium, lead: member ? lead : undefined }] as const;
  });
  return { ...area, consortia: new Map(consortia) };
}

/** Where an amount of a page is opened, as seen from the pages of a period. */
export const explanationPath = ({ period }: Pick<View, 'period'>, key: string): string =>
  `${periodText(period)}/${EXPLANATIONS}/${encodeURIComponent(key)}`;

export const EXPLANATIONS = 'explain';

/** The funds that these lines have, in their order. */
export const fundsOf = (lines: readonly { readonly fund: Fund }[]): readonly Fund[] =>
  FUND_ORDER.filter((fund) => lines.some((line) => line.fund === fund));
