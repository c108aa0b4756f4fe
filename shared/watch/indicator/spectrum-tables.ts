import type { DigestCell } from '../../cases/digest.ts';
import { fen } from '../../money/fen.ts';
import { type Fraction, fraction } from '../../money/fraction.ts';
import { diseaseClass } from '../../rules/supervision/indicator/disease-class.ts';
import type { Area } from '../../settle/area.ts';
import type { StatementColumn, StatementTable } from '../../settle/methods/statement.ts';
import type { WatchContext } from '../part.ts';
import { name } from './texts.ts';

/** Cases and their charges. */
interface Weight {
  readonly cases: bigint;
  readonly total: bigint;
}

type Weights = ReadonlyMap<string, Weight>;

const NONE: Weight = { cases: 0n, total: 0n };

const plus = (a: Weight, b: Weight): Weight => ({ cases: a.cases + b.cases, total: a.total + b.total });

const allOf = (weights: Weights): Weight => [...weights.values()].reduce(plus, NONE);

function weightsBy(cells: readonly DigestCell[], keyOf: (cell: DigestCell) => string): Weights {
  const weights = new Map<string, Weight>();
  for (const cell of cells) {
    const key = keyOf(cell);
    weights.set(key, plus(weights.get(key) ?? NONE, { cases: BigInt(cell.cases), total: cell.total }));
  }
  return weights;
}

/** The dearest first, ties by code. */
const dearest = (weights: Weights): readonly (readonly [string, Weight])[] =>
  [...weights].sort(([a, one], [b, two]) =>
    one.total === two.total ? (a < b ? -1 : 1) : one.total < two.total ? 1 : -1,
  );

const shareOf = (part: bigint, whole: bigint): Fraction | null =>
  whole === 0n ? null : fraction(part, whole);

const WEIGHT: readonly StatementColumn[] = [
  { key: 'cases', title: '例數', kind: 'count', sum: true },
  { key: 'caseShare', title: '例數佔比', kind: 'ratio' },
  { key: 'total', title: '總費用', kind: 'money', sum: true },
  { key: 'totalShare', title: '費用佔比', kind: 'ratio' },
  { key: 'mean', title: '次均費用（元）', kind: 'decimal', decimals: 2 },
];

const weightCells = (weight: Weight, all: Weight) => ({
  cases: weight.cases,
  caseShare: shareOf(weight.cases, all.cases),
  total: fen(weight.total),
  totalShare: shareOf(weight.total, all.total),
  mean: shareOf(weight.total, weight.cases * 100n),
});

/** 病種結構：疾病大類、歷年構成與費用最多的病組。 */
export function spectrumTables(
  { area, use }: Pick<WatchContext, 'area' | 'use'>,
  cells: readonly DigestCell[],
): readonly StatementTable[] {
  const rule = use(diseaseClass);
  const classOf = ({ group }: DigestCell) => rule.apply({ group, params: area.params });
  const classes = weightsBy(cells, classOf);
  return [
    classTable(classes),
    yearsTable(area, classes),
    groupTable(
      area,
      weightsBy(cells, ({ group }) => group),
    ),
    consortiumTable(area, cells, classOf),
  ].filter(({ rows }) => rows.length > 0);
}

const classTable = (classes: Weights): StatementTable => {
  const all = allOf(classes);
  return {
    key: 'classes',
    title: '疾病大類',
    columns: [name('class', '大類'), ...WEIGHT],
    rows: dearest(classes).map(([code, weight]) => ({ cells: { class: code, ...weightCells(weight, all) } })),
    totals: { label: '全部病例', cells: { cases: all.cases, total: all.total } },
    notes: ['大類為病組編碼的開頭，CHS-DRG 為首字母。'],
  };
};

/** Shares of the charges by class and year, the years typed beside this one. */
function yearsTable(area: Area, now: Weights): StatementTable {
  const years = new Map<number, Map<string, Weight>>();
  for (const { year, class: code, cases, total } of area.tables.spectrumYears) {
    const classes = years.get(year) ?? new Map<string, Weight>();
    const key = code.toUpperCase();
    classes.set(key, plus(classes.get(key) ?? NONE, { cases: BigInt(cases), total }));
    years.set(year, classes);
  }
  const before = [...years].filter(([year]) => year < area.params.year).sort(([a], [b]) => a - b);
  const all = [...before, [area.params.year, now] as const];
  const codes = [...new Set(all.flatMap(([, weights]) => [...weights.keys()]))].sort();
  return {
    key: 'classYears',
    title: '疾病大類歷年費用佔比',
    columns: [
      name('class', '大類'),
      ...all.map(([year]): StatementColumn => ({ key: `y${year}`, title: `${year}年`, kind: 'ratio' })),
    ],
    rows:
      before.length === 0
        ? []
        : codes.map((code) => ({
            cells: {
              class: code,
              ...Object.fromEntries(
                all.map(([year, weights]) => [
                  `y${year}`,
                  shareOf((weights.get(code) ?? NONE).total, allOf(weights).total),
                ]),
              ),
            },
          })),
  };
}

function groupTable({ groups, params }: Area, weights: Weights): StatementTable {
  const all = allOf(weights);
  const top = dearest(weights).slice(0, params['watch.spectrum.top']);
  return {
    key: 'groups',
    title: '費用最多的病組',
    columns: [
      name('group', '病組'),
      name('name', '名稱'),
      ...WEIGHT.map(({ sum: _, ...column }) => column as StatementColumn),
      { key: 'standard', title: '病組次均費用', kind: 'money' },
    ],
    rows: top.map(([code, weight]) => ({
      cells: {
        group: code,
        name: groups.get(code)?.name ?? '',
        ...weightCells(weight, all),
        standard: groups.get(code)?.meanCost ?? null,
      },
    })),
    notes: [`共 ${weights.size} 個病組，列出 ${top.length} 個；佔比以全部病例計。`],
  };
}

/** Each 醫共體 by itself: shares within it. */
function consortiumTable(
  { institutions, consortia }: Area,
  cells: readonly DigestCell[],
  classOf: (cell: DigestCell) => string,
): StatementTable {
  const rows = [...consortia.values()].flatMap(({ code, name: title }) => {
    const own = cells.filter(({ institution }) => institutions.get(institution)?.consortium === code);
    const classes = weightsBy(own, classOf);
    const all = allOf(classes);
    return dearest(classes).map(([key, weight]) => ({
      key: `${code} ${key}`,
      owner: { kind: 'consortium', code } as const,
      cells: { party: code, name: title, class: key, ...weightCells(weight, all) },
    }));
  });
  return {
    key: 'consortiumClasses',
    title: '各醫共體的疾病大類',
    columns: [name('party', '醫共體'), name('name', '名稱'), name('class', '大類'), ...WEIGHT],
    rows,
  };
}
