import type { Context } from '../../functions/context.ts';
import type { Store } from '../../functions/gateways/store.ts';
import { publishedWatch } from '../../functions/jobs/published-watch.ts';
import { settleStored } from '../../functions/jobs/settled.ts';
import { Latest } from '../../functions/latest.ts';
import { once } from '../../functions/once.ts';
import { type AreaConfig, areaConfig } from '../../functions/runs/area.ts';
import { type Entry, readLedger } from '../../functions/runs/ledger.ts';
import { loadRun } from '../../functions/runs/run.ts';
import { bookOf } from '../../shared/explain/book.ts';
import type { Book } from '../../shared/explain/explanation.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import type { WatchReportContext } from '../../shared/report/watch-context.ts';
import type { Consortium } from '../../shared/settle/institutions.ts';
import { findingsByConsortium } from './findings-by-consortium.ts';
import type { Html } from './html.ts';
import type { Link } from './links.ts';
import { explanationPage, type PageKey, plainPage, reportPage } from './page.ts';
import { poolMonths } from './pool-months.ts';
import {
  figuresOf,
  latestOf,
  type Publication,
  publicationsOf,
  unpublishedCorrection,
} from './publications.ts';
import { type Settled, type View, viewOf } from './view.ts';

/** What was published, as pages. */
export interface Library {
  /** The page of a period, of the latest when none is named; `undefined` when there is none to show. */
  page(link: Link, period: string, key: PageKey, base: string): Promise<Html | undefined>;
  /** An amount of this 醫共體 opened; `undefined` when it is not theirs, or not there. */
  explanation(link: Link, period: string, amount: string, base: string): Promise<Html | undefined>;
  /** The names of the 醫共體 that have report files, or stand in what was published last, by code. */
  consortia(area: string): Promise<ReadonlyMap<string, string>>;
}

/** Settlements hold a county's sums, pages some hundred kilobytes of text. */
const KEPT_SETTLEMENTS = 3;
const KEPT_PAGES = 200;

/** Runs with the inputs they were made from. */
type Inputs = Pick<Context, 'store' | 'attachedCases' | 'codeVersion'>;

export function openLibrary(context: Inputs): Library {
  const { store } = context;
  const settlements = new Latest<SettledRun>(KEPT_SETTLEMENTS);
  const pages = new Latest<Html | undefined>(KEPT_PAGES);
  const settled = (area: string, publication: Publication) =>
    settlements.get(`${area} ${publication.source.runId}`, () => settleAgain(context, area, publication));
  const published = async (area: string) => {
    const entries = await readLedger(store, area);
    return { entries, publications: publicationsOf(entries) };
  };
  const made = async (
    link: Link,
    wanted: string,
    page: string,
    base: string,
    write: (view: View, standing: readonly Publication[]) => Html | undefined,
  ): Promise<Html | undefined> => {
    const { area, consortium } = link;
    const { entries, publications } = await published(area);
    const config = await areaConfig(store, area);
    const standing = latestOf(publications);
    const period = wanted === '' ? publications.at(-1)?.period : wanted;
    if (period === undefined) {
      return plainPage(config.locale, '尚未發布', '本統籌區還沒有發布過結算，發布之後在此查看。');
    }
    const publication = standing.get(period);
    if (!publication) return undefined;
    // Every part of a page follows from the ledger up to its last entry, and from the script it is written in.
    const name = JSON.stringify([base, consortium, period, page, config.locale, entries.at(-1)?.hash]);
    return pages.get(name, async () => {
      const run = await settled(area, publication);
      if (!run.settled.area.consortia.has(consortium)) return undefined;
      const view = await makeView(store, { link, config, entries, publications, publication, made: run });
      return write(view, [...standing.values()]);
    });
  };
  return {
    page: (link, wanted, key, base) =>
      made(link, wanted, key, base, (view, standing) => reportPage(view, key, base, standing)),
    explanation: (link, wanted, amount, base) =>
      made(link, wanted, `= ${amount}`, base, (view, standing) =>
        explanationPage(view, amount, base, standing),
      ),
    consortia: async (area) => {
      const config = await areaConfig(store, area);
      const { publications } = await published(area);
      const last = publications.at(-1);
      // Addresses are handed out and renewed also while a settlement cannot be shown; they then bear codes for names.
      const named = last ? await settled(area, last).then(consortiaOf, logged) : [];
      return new Map([
        ...Object.keys(config.reportFiles).map((code) => [code, code] as const),
        ...named.map(({ code, name }) => [code, name] as const),
      ]);
    },
  };
}

const consortiaOf = ({ settled }: SettledRun): readonly Consortium[] => [...settled.area.consortia.values()];

function logged(error: unknown): readonly Consortium[] {
  console.error(error);
  return [];
}

interface SettledRun {
  readonly settled: Settled;
  /** By the code of the 醫共體 whose rows they are at */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly book: () => Book;
  /** Of the supervision, where it is published */
  readonly watched: WatchReportContext | undefined;
}

/** The run that a publication shows, settled from its stored input. @throws Error when it comes to anything else */
async function settleAgain(context: Inputs, area: string, { source }: Publication): Promise<SettledRun> {
  const loaded = await loadRun(context.store, area, source.runId);
  const settled = loaded && (await settleStored(context, loaded.run));
  if (!settled?.ok || settled.resultDigest !== source.resultDigest) {
    throw new Error(`run ${source.runId} does not settle to entry ${source.seq} any more`);
  }
  const { area: of, digest, settlement } = settled;
  const book = once(() => bookOf(of, digest, settlement));
  const { locale } = await areaConfig(context.store, area);
  const watched = await publishedWatch(context, loaded!.run, settled, locale);
  return { settled, book, watched, findings: await findingsByConsortium(context, loaded!.run, settled) };
}

interface ViewSources {
  readonly link: Link;
  readonly config: AreaConfig;
  readonly entries: readonly Entry[];
  readonly publications: readonly Publication[];
  readonly publication: Publication;
  readonly made: SettledRun;
}

async function makeView(store: Store, sources: ViewSources): Promise<View> {
  const { link, config, entries, publications, publication, made } = sources;
  const { area, consortium } = link;
  const { period } = publication;
  const monthsOfYear = [...latestOf(publications).values()]
    .filter((other) => other.period.startsWith(`${period.slice(0, 4)}-`))
    .sort((a, b) => (a.period < b.period ? -1 : 1));
  const months = await Promise.all(
    monthsOfYear.map(async (month) => poolMonths(month.period.slice(5), await figuresOf(store, area, month))),
  );
  const history = await Promise.all(
    publications
      .filter((other) => other.period === period)
      .map(async (past) => ({ publication: past, figures: await figuresOf(store, area, past) })),
  );
  return viewOf({
    consortium,
    locale: config.locale,
    settled: made.settled,
    book: made.book,
    watched: made.watched,
    publication,
    history,
    months: months.flat(),
    findings: made.findings.get(consortium) ?? [],
    pending: unpublishedCorrection(entries, publication),
  });
}
