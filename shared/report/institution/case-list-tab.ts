import { fen } from '../../money/fen.ts';
import { CLASS_NAMES } from '../../rules/case/class-names.ts';
import type { ModelCell, SheetModel } from '../../sheets/sheet-model.ts';
import { cell, decimalCell, moneyCell } from '../cells.ts';
import type { ReportContext } from '../context.ts';
import { type FigureKind, figureCell, reconciliation, sumOf } from '../figures.ts';
import { headRows, noteRow, reportSheet } from '../layout.ts';
import type { OwnCase } from './own-cases.ts';

const NAME = '病例';
const TITLES = [
  '病例號',
  '參保人',
  '險種',
  '入院日期',
  '出院日期',
  '病組',
  '病組名稱',
  '總費用',
  '不合理費用',
  '基金記賬',
  '其他基金',
  '個人負擔',
  '病組次均費用',
  '倍率',
  '類別',
  '標記',
  '點數',
];
/** 病例號 … 病組名稱 */
const TEXTS = 7;
const SUMS = ['total', 'unreasonable', 'fundPaid', 'otherPaid', 'patientPaid'] as const;

/** 病例：本機構本期的每一例，其類別、倍率、標記與點數；點數合計與機構結算相對。 */
export function caseListTab(context: ReportContext, cases: readonly OwnCase[]): SheetModel {
  const { script } = context;
  const rows = [
    ...headRows(context, NAME, TITLES.length),
    TITLES.map((title) => cell(script(title), 'header')),
    ...cases.map((one) => caseRow(context, one)),
    ...sumRows(context, cases),
    [],
    noteRow(
      script(
        '合計只計點數池內的病例，與機構結算相對；清算點數調整屬機構，不分病例。倍率 = 總費用 ÷ 病組次均費用。',
      ),
      TITLES.length,
    ),
  ];
  const limits = TITLES.map((title) => (title === '病組名稱' ? { least: 16, most: 30 } : { most: 16 }));
  return reportSheet(context, {
    name: NAME,
    rows,
    limits,
    headRows: 4,
    frozenColumns: 1,
    filteredRows: cases.length,
  });
}

/** What of a case is not as usual. */
export function marksOf({ class: kind, halved, decision, place }: OwnCase): readonly string[] {
  return [
    ...(kind === 'low' ? ['低倍率'] : []),
    ...(kind === 'high' ? ['高倍率'] : []),
    ...(halved ? ['再入院減半'] : []),
    ...(decision ? [`單議：${decision.kind}`] : []),
    ...(place === 'in' ? [] : ['離開點數池']),
  ];
}

function caseRow(context: ReportContext, one: OwnCase): ModelCell[] {
  const { area, settlement, script } = context;
  const { row, ratio, points } = one;
  const group = area.groups.get(row.group);
  return [
    cell(row.case),
    cell(row.person),
    cell(script(row.fund)),
    cell({ day: row.admission }, 'date'),
    cell({ day: row.discharge }, 'date'),
    cell(row.group),
    cell(group?.name ?? ''),
    ...SUMS.map((field) => moneyCell(row[field])),
    group?.meanCost === undefined ? cell(null, 'money') : moneyCell(group.meanCost),
    decimalCell(ratio, 4),
    cell(script(CLASS_NAMES[one.class])),
    cell(script(marksOf(one).join('、')) || null),
    figureCell('points', points, settlement),
  ];
}

/** The cases in the pool beside the institution's own statement. */
function sumRows({ settlement, script }: ReportContext, cases: readonly OwnCase[]): ModelCell[][] {
  const inPool = cases.filter(({ place }) => place === 'in');
  const lines = settlement.institutions;
  const changes = sumOf(lines, ({ pointChanges }) => sumOf(pointChanges, ({ change }) => change));
  const charged = sumOf(lines, (line) => line.byItemFund + line.patientAndOther);
  const kinds: readonly { readonly kind: FigureKind }[] = [
    ...SUMS.map(() => ({ kind: 'money' }) as const),
    ...['次均費用', '倍率', '類別', '標記'].map(() => ({ kind: 'count' }) as const),
    { kind: 'points' },
  ];
  const gap = [undefined, undefined, undefined, undefined];
  const sums = SUMS.map((field) => fen(sumOf(inPool, ({ row }) => row[field])));
  const paid = sumOf(lines, (line) => line.byItemFund);
  return reconciliation(
    {
      kinds,
      parts: [...sums, ...gap, sumOf(inPool, ({ points }) => points)],
      totals: [
        charged,
        undefined,
        paid,
        undefined,
        undefined,
        ...gap,
        sumOf(lines, ({ points }) => points) - changes,
      ],
      labels: {
        parts: script(`點數池內 ${inPool.length} 例合計`),
        totals: script('機構結算'),
        difference: script('差額'),
      },
      labelSpan: TEXTS - 1,
    },
    settlement,
  );
}
