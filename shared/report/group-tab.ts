import { fraction } from '../money/fraction.ts';
import type { ModelCell, SheetModel } from '../sheets/sheet-model.ts';
import { cell, countCell, decimalCell, decimalsOf, percentCell } from './cells.ts';
import type { ReportContext } from './context.ts';
import { type FigureKind, figureCell, figureCells, reconciliation, sumOf } from './figures.ts';
import { type GroupFigures, groupFigures } from './group-figures.ts';
import { headRows, noteRow, reportSheet } from './layout.ts';

const NAME = '病組分析';
const TITLES = [
  '編碼',
  '名稱',
  '類型',
  '病例數',
  '離池病例',
  '總費用',
  '點數',
  '點數佔比',
  '次均費用',
  '變異係數',
  '現行基準點數',
  '現行次均費用',
  '實際÷現行',
  '低倍率佔比',
  '高倍率佔比',
];
const LIMITS = [
  { most: 14 },
  { least: 20, most: 32 },
  { least: 8 },
  ...TITLES.slice(3).map(() => ({ most: 12 })),
];
const NOTES = [
  '除「離池病例」外均只計點數池內的病例，職工與居民合計；按點數佔比由高到低，同點數按編碼。離池病例為特病單議按項目或不予支付者。',
  '床日病組的次均費用與現行次均費用為每床日；變異係數為每例總費用的總體標準差 ÷ 均值。低、高倍率佔比為佔該組點數池內病例數。',
];

/** The columns that add up: cases, cases outside, charges, points. */
const KINDS: readonly { readonly kind: FigureKind }[] = [
  { kind: 'count' },
  { kind: 'count' },
  { kind: 'money' },
  { kind: 'points' },
];
const TEXT_COLUMNS = 3;

/** 病組分析：有病例的病組，其費用與點數，並與現行基準數據相比。 */
export function groupTab(context: ReportContext): SheetModel {
  const { script } = context;
  const groups = groupFigures(context);
  const points = sumOf(groups, (group) => group.points);
  const rows = [
    ...headRows(context, NAME, TITLES.length),
    TITLES.map((title) => cell(script(title), 'header')),
    ...groups.map((group) => groupRow(context, group, points)),
    ...totalRows(context, groups, points),
    [],
    ...NOTES.map((note) => noteRow(script(note), TITLES.length)),
  ];
  return reportSheet(context, {
    name: NAME,
    rows,
    limits: LIMITS,
    headRows: 4,
    frozenColumns: 2,
    filteredRows: groups.length,
  });
}

const dashed = (shownCell: ModelCell): ModelCell =>
  shownCell.value === null ? cell('—', shownCell.style) : shownCell;

function groupRow(
  { settlement, script }: ReportContext,
  group: GroupFigures,
  allPoints: bigint,
): ModelCell[] {
  const yuanCell = (value: GroupFigures['meanCost']) =>
    decimalCell(value && { n: value.n, d: value.d * 100n }, 2, 'money');
  const share = allPoints === 0n ? undefined : fraction(group.points, allPoints);
  return [
    cell(group.code),
    cell(group.name ?? script('（不在病組表內）')),
    cell(script(group.kind)),
    countCell(group.cases),
    countCell(group.outside),
    figureCell('money', group.total, settlement),
    figureCell('points', group.points, settlement),
    percentCell(share),
    yuanCell(group.meanCost),
    decimalCell(group.variation, 4),
    decimalCell(group.basePoints, group.basePoints ? decimalsOf(group.basePoints, 4) : 4, 'points'),
    yuanCell(group.tableMean),
    decimalCell(group.meanRatio, 4),
    percentCell(group.lowShare),
    percentCell(group.highShare),
  ].map(dashed);
}

/** Both funds' pools are the other way to the same totals; 清算點數調整 belongs to institutions, not to groups. */
function totalRows(
  { cells, settlement, script, ownTitle }: ReportContext,
  groups: readonly GroupFigures[],
  points: bigint,
): ModelCell[][] {
  const { pools, institutions } = settlement;
  const changes = sumOf(
    institutions.flatMap(({ pointChanges }) => pointChanges),
    ({ change }) => change,
  );
  const outside = cells.reduce((sum, { place, cases }) => sum + (place === 'in' ? 0 : cases), 0);
  const rows = reconciliation(
    {
      kinds: KINDS,
      parts: [
        sumOf(groups, ({ cases }) => BigInt(cases)),
        sumOf(groups, (group) => BigInt(group.outside)),
        sumOf(groups, ({ total }) => total),
        points + changes,
      ],
      totals: [
        sumOf(pools, ({ cases }) => BigInt(cases)),
        BigInt(outside),
        sumOf(pools, ({ byItemFund, patientAndOther }) => byItemFund + patientAndOther),
        sumOf(pools, (pool) => pool.points),
      ],
      labels: {
        parts: script('各組合計'),
        totals: script(`${ownTitle ?? '點數池'}合計`),
        difference: script('差額'),
      },
      labelSpan: TEXT_COLUMNS - 1,
    },
    settlement,
  );
  const rest = TITLES.length - TEXT_COLUMNS - KINDS.length;
  const [parts, ...others] = rows.map((row, index) => [
    ...row,
    ...Array.from({ length: rest }, () => cell(null, index === 0 ? 'total' : 'text')),
  ]);
  const share = TEXT_COLUMNS - 1 + KINDS.length - 1;
  parts![share] = percentCell(fraction(1n));
  const adjustment = [
    cell(script('清算點數調整（屬機構，不分病組）'), 'text', TEXT_COLUMNS - 1),
    ...figureCells(KINDS, [undefined, undefined, undefined, changes], settlement),
    ...Array.from({ length: rest }, () => cell(null)),
  ];
  return [...(changes === 0n ? [] : [adjustment]), parts!, ...others];
}
