import { finding, type Report } from '../findings/finding.ts';
import type { Column } from '../sheets/column.ts';
import { closest } from '../sheets/nearest.ts';
import { normalise, type RawTab } from '../sheets/raw.ts';
import { type Refuse, readCell } from '../sheets/read-cell.ts';
import { definedPlaces, type PlaceOf, readTab } from '../sheets/read-tab.ts';
import type { RowOf } from '../sheets/tab.ts';
import { type ProposalKind, proposalsTab } from '../sheets/tabs/proposals-tab.ts';
import { TABS, type TabKey, type Tables } from '../sheets/tabs/settlement-tabs.ts';
import type { Draft, DraftRow, DraftTab } from './draft.ts';

type TableKey = Exclude<TabKey, 'cases'>;
type Line = RowOf<typeof proposalsTab>;
type Source = 'subject' | 'target' | 'fund' | 'value';
type Place = PlaceOf<typeof proposalsTab>;

/** Which cells of a line are which columns of the tab it changes. */
interface Change {
  readonly tab: TableKey;
  readonly cells: Readonly<Record<string, Source>>;
  readonly fixed?: Readonly<Record<string, string>>;
  /** The row must be there already: what is proposed is one number of it */
  readonly known?: true;
  /** The new value may be left blank */
  readonly blank?: true;
  readonly remove?: true;
}

const CASE = { case: 'subject' } as const;
const DECIDED = { case: 'subject', value: 'value' } as const;

const CHANGES: Readonly<Record<ProposalKind, Change>> = {
  參數: { tab: 'parameters', cells: { key: 'subject', value: 'value' } },
  預算: { tab: 'budget', cells: { item: 'subject', fund: 'fund', amount: 'value' } },
  基準點數: { tab: 'groups', cells: { code: 'subject', basePoints: 'value' }, known: true },
  次均費用: { tab: 'groups', cells: { code: 'subject', meanCost: 'value' }, known: true },
  差異係數: { tab: 'coefficients', cells: { group: 'subject', target: 'target', value: 'value' } },
  追加點數: { tab: 'decisions', cells: DECIDED, fixed: { kind: '追加點數' }, blank: true },
  核定點數: { tab: 'decisions', cells: DECIDED, fixed: { kind: '核定點數' } },
  按項目: { tab: 'decisions', cells: CASE, fixed: { kind: '按項目' } },
  不予支付: { tab: 'decisions', cells: CASE, fixed: { kind: '不予支付' } },
  撤銷單議: { tab: 'decisions', cells: CASE, remove: true },
};

const SOURCES: readonly Source[] = ['subject', 'target', 'fund', 'value'];

/** Reads 測算提案: one draft per name, in the order in which the names come first. All findings are told at once. */
export async function readProposals(
  raw: RawTab | undefined,
  tables: Tables,
  report: Report,
): Promise<readonly Draft[]> {
  const lines: Line[] = [];
  let place: Place = definedPlaces(proposalsTab);
  if (raw) place = await readTab(proposalsTab, raw, report, (line) => lines.push(line));
  if (lines.length === 0) report(finding('PROPOSALS_NONE', { tab: proposalsTab.name.hant }));
  const byName = Map.groupBy(lines, ({ proposal }) => proposal.trim());
  return [...byName].map(([name, own]) => new Reader(name, own, place, tables, report).draft());
}

/**
 * Of what a settlement with a proposal tells, what the proposal has to do with: the input's own remarks were told when
 * it was settled itself, and a proposal needs no document number.
 */
export const ofProposals =
  (report: Report): Report =>
  (found) => {
    const own = found.where.tab === proposalsTab.name.hant && found.code !== 'DOCUMENT_MISSING';
    if (own || found.severity === 'block') report(found);
  };

/** A changed row, and from which lines its cells are. */
interface Merged {
  readonly row: DraftRow;
  readonly lines: ReadonlyMap<string, Line>;
}

class Reader {
  readonly #name: string;
  readonly #lines: readonly Line[];
  readonly #place: Place;
  readonly #tables: Tables;
  readonly #report: Report;

  constructor(name: string, lines: readonly Line[], place: Place, tables: Tables, report: Report) {
    this.#name = name;
    this.#lines = lines;
    this.#place = place;
    this.#tables = tables;
    this.#report = report;
  }

  draft(): Draft {
    const byTab = Map.groupBy(this.#lines, ({ kind }) => CHANGES[kind].tab);
    return { name: this.#name, tabs: [...byTab].map(([tab, lines]) => this.#tab(tab, lines)) };
  }

  #tab(tab: TableKey, lines: readonly Line[]): DraftTab {
    const merged = new Map<string, Merged>();
    for (const line of lines) {
      const key = keyOf(line);
      const row = this.#row(line);
      if (row) merged.set(key, this.#merge(merged.get(key), row, line));
    }
    const rows = [...merged.values()];
    return { tab, rows: rows.map(({ row }) => row), place: this.#placesOf(tab, rows) };
  }

  /** The cells of a line as cells of the tab; `undefined` after a finding was reported. */
  #row(line: Line): DraftRow | undefined {
    const { tab, cells, fixed = {}, remove = false, blank, known } = CHANGES[line.kind];
    this.#noticeUnused(line, Object.values(cells));
    const columns = TABS[tab].columns as Readonly<Record<string, Column>>;
    const given: Record<string, unknown> = { ...fixed };
    let refused = false;
    for (const [key, source] of Object.entries(cells)) {
      const typed = line[source];
      if (typed === null && source === 'value' && blank) continue;
      const refuse = this.#refuse(line, source);
      const value = typed === null ? refuse('CELL_BLANK') : readCell(typed, columns[key]!, refuse);
      refused ||= value === undefined;
      given[key] = value;
    }
    if (refused || (known && !this.#isKnown(line))) return undefined;
    if (tab === 'budget') given['item'] = this.#budgetItem(line);
    return { row: line.row, given, remove };
  }

  #merge(before: Merged | undefined, row: DraftRow, line: Line): Merged {
    const says = saysOf(line);
    const twice = says.map((column) => before?.lines.get(column)).find((other) => other !== undefined);
    if (twice) {
      const values = { kind: line.kind, text: line.subject, row: twice.row };
      this.#report(finding('PROPOSAL_TWICE', this.#place(line.row, 'subject'), values));
    }
    const lines = new Map([...(before?.lines ?? []), ...says.map((column) => [column, line] as const)]);
    return { row: before ? { ...before.row, given: { ...before.row.given, ...row.given } } : row, lines };
  }

  /** Findings of a settlement that concern a proposed cell stand at the line that proposes it. */
  #placesOf(tab: TableKey, rows: readonly Merged[]): DraftTab['place'] {
    const byRow = new Map(rows.map((one) => [one.row.row, one]));
    const elsewhere = definedPlaces<(typeof TABS)[TableKey]>(TABS[tab]) as DraftTab['place'];
    return (row, column) => {
      const merged = row === undefined ? undefined : byRow.get(row);
      if (!merged) return elsewhere(row, column);
      const line =
        (column === undefined ? undefined : merged.lines.get(column)) ?? [...merged.lines.values()][0]!;
      const source = column === undefined ? 'subject' : CHANGES[line.kind].cells[column];
      return this.#place(line.row, source ?? (column === 'kind' ? 'kind' : 'subject'));
    };
  }

  #refuse =
    (line: Line, source: Source): Refuse =>
    (code, values = {}) => {
      const { header } = proposalsTab.columns[source];
      this.#report(finding(code, this.#place(line.row, source), { header: header.hant, ...values }));
      return undefined;
    };

  #noticeUnused(line: Line, used: readonly Source[]): void {
    for (const source of SOURCES) {
      if (used.includes(source) || line[source] === null) continue;
      const values = { kind: line.kind, header: proposalsTab.columns[source].header.hant };
      this.#report(finding('PROPOSAL_CELL_UNUSED', this.#place(line.row, source), values));
    }
  }

  #isKnown({ subject, row }: Line): boolean {
    const codes = this.#tables.groups.map(({ code }) => code);
    if (codes.includes(subject)) return true;
    const values = { text: subject, tab: TABS.groups.name.hant, known: closest(subject, codes) ?? '' };
    this.#report(finding('PROPOSAL_SUBJECT_UNKNOWN', this.#place(row, 'subject'), values));
    return false;
  }

  /** The item as the tab spells it; one it does not have is told. */
  #budgetItem({ subject, fund, row }: Line): string {
    const known = this.#tables.budget.find(
      (entry) => entry.fund === fund && normalise(entry.item) === normalise(subject),
    );
    if (known) return known.item;
    const values = { text: `${fund} ${subject}`, tab: TABS.budget.name.hant };
    this.#report(finding('PROPOSAL_NEW_ROW', this.#place(row, 'subject'), values));
    return subject;
  }
}

/** The columns of the tab that a line has a say in; a decision is one as a whole. */
function saysOf({ kind }: Line): readonly string[] {
  const { tab, cells } = CHANGES[kind];
  if (tab === 'decisions') return ['kind', 'value'];
  return Object.entries(cells).flatMap(([column, source]) => (source === 'value' ? [column] : []));
}

/** What a line changes, as the settlement tells rows apart. */
const keyOf = (line: Line): string =>
  Object.values(CHANGES[line.kind].cells)
    .filter((source) => source !== 'value')
    .map((source) => normalise(line[source] ?? ''))
    .join('\u001f');
