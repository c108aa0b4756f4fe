import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/findings/finding.ts';
import { settlementReport } from '../../../shared/report/settlement-report.ts';
import { METHOD_PARAMETERS } from '../../../shared/rules/parameters.ts';
import { settlementFigures } from '../../../shared/settle/settlement.ts';
import { TABS } from '../../../shared/sheets/tabs/settlement-tabs.ts';
import { type SettledTabs, settleTabs, type Tabs } from '../../methods/workbook.ts';
import { METHOD_COUNTIES, type MethodCounty, wholeTabs } from './method-counties.ts';

const TAB_NAMES = new Set<string>(Object.values(TABS).map(({ name }) => name.hant));

const GARBAGE = [
  ...['', ' ', '0', '-1', '-0.01', '0.00', '1.005', '0.33333333333', '1e5', '１２．５', '3,000.00', '¥5'],
  ...['999999999999999999999', '-99999999999999999', '12345678901234567890', '0.000000000000000001'],
  ...[
    '=A1',
    '#REF!',
    '#DIV/0!',
    '萬',
    '2萬',
    '1亿',
    '是',
    '否',
    '*',
    '?',
    'nobody',
    '__proto__',
    'constructor',
  ],
  ...['H1', 'h1', 'C1', 'G1', 'G2', 'P1', 'p1', 'GA', 'S1', '一級', '三级', '職工', '居民', '医共体'],
  ...['住院', '門診', '調劑金', '高血壓', '簽約', '撥付', '釋放表', '扣分', '分期預付', '縣域醫共體'],
  ...[
    '2025-01',
    '2024-12',
    '2025-13',
    '2026-01',
    '2025-02-30',
    '2025年3月1日',
    '20250301',
    '45000',
    '13',
    '00',
  ],
  ...['60:5,80:8', '80:8,60:5', 'a:b', '1:1', ':', '60', '60:999'],
] as const;

/** Settings that ask for what a workbook may lack. */
const CHOICES = [
  'rates',
  'score',
  'none',
  'coefficient',
  'agreed',
  'zeroBased',
  'weighted',
  'mean',
  'first',
  'ratio',
];

type Cells = string[][];
type Fault = (tab: Cells, pick: number) => Cells;

const body = (tab: Cells, pick: number): number => 1 + (pick % Math.max(tab.length - 1, 1));

/** What may go wrong with a tab, the place picked by a number. */
const FAULTS: Readonly<Record<string, Fault>> = {
  'a row twice': (tab, pick) => [...tab, [...(tab[body(tab, pick)] ?? [])]],
  'a row missing': (tab, pick) => tab.filter((_, index) => index !== body(tab, pick)),
  'a column missing': (tab, pick) => {
    const column = pick % tab[0]!.length;
    return tab.map((row) => row.filter((_, index) => index !== column));
  },
  'a column twice': (tab, pick) => tab.map((row) => [...row, row[pick % tab[0]!.length] ?? '']),
  'a header misspelt': ([header = [], ...rows], pick) => [
    header.map((text, index) => (index === pick % header.length ? `${text}額` : text)),
    ...rows,
  ],
  'columns of one row shifted': (tab, pick) =>
    tab.map((row, index) => (index === body(tab, pick) ? ['', ...row.slice(0, -1)] : row)),
  'only a header': ([header = []]) => [header],
  'nothing at all': () => [],
  'a cell of another row': (tab, pick) => {
    const [from, to] = [body(tab, pick), body(tab, pick + 1)];
    const column = pick % tab[0]!.length;
    return tab.map((row, index) => (index === to ? row.with(column, tab[from]?.[column] ?? '') : row));
  },
};

const faults = fc.array(
  fc.record({
    tab: fc.nat(),
    row: fc.nat(),
    column: fc.nat(),
    what: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...GARBAGE).map((text) => ({ text })) },
      { weight: 1, arbitrary: fc.constantFrom(...Object.keys(FAULTS)).map((fault) => ({ fault })) },
    ),
  }),
  { minLength: 1, maxLength: 3 },
);

function spoilt(tabs: Tabs, all: typeof faults extends fc.Arbitrary<infer T> ? T : never): Tabs {
  const names = Object.keys(tabs);
  const cells = new Map(Object.entries(tabs).map(([name, rows]) => [name, rows.map((row) => [...row])]));
  for (const { tab: at, row, column, what } of all) {
    const name = names[at % names.length]!;
    const tab = cells.get(name)!;
    if (tab.length === 0) continue;
    if ('fault' in what) cells.set(name, FAULTS[what.fault]!(tab, row));
    else {
      const line = tab[body(tab, row)];
      if (line) line[column % line.length] = what.text;
    }
  }
  return Object.fromEntries(cells);
}

/** A finding that a person can act on: where it is, what is wrong, what to do. */
function actionable({ where, message, remedy }: Finding): boolean {
  return (
    TAB_NAMES.has(where.tab) && message !== '' && remedy !== '' && !/undefined|NaN|\[object/.test(message)
  );
}

/** Either a settlement that adds up, or findings; whatever was computed from the rest is not there. */
function held({ findings, settlement, area, digest }: SettledTabs): void {
  const blocking = findings.filter(({ severity }) => severity === 'block');
  expect(settlement === undefined).toBe(blocking.length > 0);
  expect(findings.filter((found) => !actionable(found))).toEqual([]);
  if (!settlement || !area || !digest) return;
  expect(settlementFigures(settlement).statements ?? []).toHaveLength(settlement.statements.length);
  const digests = { input: 'sha256:0', result: 'sha256:0' };
  expect(settlementReport(area, digest, settlement, digests, findings).length).toBeGreaterThan(1);
  for (const { tables } of settlement.statements) {
    for (const { key, rows, totals } of tables) {
      for (const [column, total] of Object.entries(totals?.cells ?? {})) {
        const own = rows.filter(({ subtotal }) => !subtotal);
        const sum = own.reduce((all, { cells }) => all + BigInt((cells[column] as bigint | null) ?? 0n), 0n);
        expect([key, column, sum]).toEqual([key, column, total]);
      }
    }
  }
}

const PERIODS = ['2025', '2025-03'] as const;

const KEYS = Object.values(METHOD_PARAMETERS).flatMap((parameters) => Object.keys(parameters));
const settings = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...KEYS), fc.constantFrom(...GARBAGE, ...CHOICES))
      .map(([key, text]) => ({ [key]: text })),
  },
);

describe('whatever is typed into the tabs of a method: refused with findings, or settled, never an exception', () => {
  it.each(Object.entries(METHOD_COUNTIES))('%s', async (_, county: MethodCounty) => {
    expect((await settleTabs(county.tabs, '2025', county.params)).settlement).toBeDefined();
    const tabs = wholeTabs(county);
    await fc.assert(
      fc.asyncProperty(faults, settings, fc.constantFrom(...PERIODS), async (all, set, period) => {
        held(await settleTabs(spoilt(tabs, all), period, { ...county.params, ...set }));
      }),
      { numRuns: 300 },
    );
  });
});
