import { formatUnits } from '../money/decimal-text.ts';
import { fraction } from '../money/fraction.ts';
import { moneyText } from '../money/money-text.ts';
import { squareRoot } from '../money/root.ts';
import { roundTo } from '../money/round.ts';
import type { PointsChange } from '../rules/base/quality.ts';
import { referenceYears } from '../rules/base/year-mean.ts';
import type { Area } from '../settle/area.ts';
import type { ModelCell, SheetModel } from '../sheets/sheet-model.ts';
import type { BaseGroup, BaseTable } from './base-table.ts';
import { cell, countCell, decimalCell, percentCell } from './cells.ts';
import type { Script } from './context.ts';
import { NOTHING } from './figures.ts';
import { fitColumns, noteRow } from './layout.ts';

const NAME = '質量指標';
const TITLES = [
  '編碼',
  '名稱',
  '類型',
  '穩定',
  '裁剪前例數',
  '保留例數 n',
  '保留比例',
  '變異係數 CV',
  '次均費用',
  '基準點數',
  '現行基準點數',
  '變動（點）',
  '變動比例',
];
const LIMITS = [
  { least: 8, most: 16 },
  { least: 20, most: 36 },
  { least: 8 },
  ...TITLES.slice(3).map(() => ({ least: 9 })),
];
const WIDTH = TITLES.length;
const NOTE =
  '基準點數與次均費用由歷史病例計算，現行基準點數取自病組表；變動比例 =（基準點數 − 現行）÷ 現行。變異係數取裁剪後的病例；未通過穩定檢驗的一般病組列為非穩定。' +
  '沒有歷史病例的病組沿用病組表的值；床日病組按每床日標準重新折算點數。';

/** 質量指標：c̄、RIV、各類病組數，各組的例數、保留比例、變異係數，以及與現行基準點數的比較。 */
export function qualitySheet(area: Area, base: BaseTable, script: Script): SheetModel {
  const { params } = area;
  const name = script(NAME);
  const title = [params['region.name'], script(`${params.year}年度 DRG 基準數據 — ${NAME}`)];
  const changes = new Map(base.quality.changes.map((change) => [change.group, change]));
  const head = [
    [cell(title.filter(Boolean).join(' '), 'title', WIDTH - 1)],
    [cell(script(aboutText(area)), 'subtitle', WIDTH - 1)],
    ...summaryRows(base, script),
    TITLES.map((text) => cell(script(text), 'header')),
  ];
  const rows = [
    ...head,
    ...base.groups.map((group) => groupRow(group, changes.get(group.row.code), script)),
    [],
    noteRow(script(NOTE), WIDTH),
  ];
  return {
    name,
    columns: fitColumns(rows, LIMITS),
    rows,
    frozenRows: head.length,
    frozenColumns: 2,
    protected: true,
    print: {
      orientation: 'landscape',
      repeatRows: [1, head.length],
      footer: title.filter(Boolean).join(' '),
    },
  };
}

function aboutText({ params, schemeTitle }: Area): string {
  const years = referenceYears(params.year, params);
  return [
    `方案：${schemeTitle}（${params.scheme}）`,
    `基準年度：${years.join('、')}`,
    `裁剪：${params['base.trim']}`,
    '單位：元',
  ].join('　　');
}

function summaryRows(base: BaseTable, script: Script): ModelCell[][] {
  const { explainedVariance, groupsOfKind } = base.quality;
  const kinds = [...groupsOfKind].map(([kind, count]) => `${kind} ${count}`).join('、');
  const line = (label: string, value: ModelCell) => [
    cell(script(label), 'text', 1),
    { ...value, span: WIDTH - 3 },
  ];
  return [
    line('全部病組次均費用 c̄（填入 area.meanCost）', cell(moneyText(base.areaMeanCost))),
    line('組間變異佔比 RIV', cell(explainedVariance ? formatUnits(roundTo(explainedVariance, 4), 4) : '—')),
    line('各類病組數', cell(script(kinds))),
    line(
      '差異係數',
      cell(
        script(
          base.coefficientsComputed
            ? '由歷史病例計算'
            : '方法為不計算（coefficient.method = none），沿用差異係數表',
        ),
      ),
    ),
  ];
}

/** What was computed stands beside what the 病組 tab says, also where the group became 非穩定. */
function groupRow(
  { row, computed }: BaseGroup,
  change: PointsChange | undefined,
  script: Script,
): ModelCell[] {
  const kept = computed?.kept.cases ?? 0n;
  const variation = computed?.squaredVariation && squareRoot(computed.squaredVariation);
  const mean = computed && { n: computed.meanCost.n, d: computed.meanCost.d * 100n };
  return [
    cell(row.code),
    cell(row.name ?? ''),
    cell(script(row.kind)),
    cell(computed ? script(computed.stable ? '是' : '否') : null),
    countCell(computed?.cases ?? 0),
    cell({ units: kept, decimals: 0 }, 'count'),
    percentCell(computed && fraction(kept, BigInt(computed.cases))),
    decimalCell(variation, 4),
    decimalCell(mean, 2, 'money'),
    decimalCell(computed?.basePoints, 4, 'points'),
    decimalCell(change?.before, 4, 'points'),
    decimalCell(change?.difference, 4, 'points'),
    percentCell(change?.ratio),
  ].map((one) => (one.value === null ? cell(NOTHING, one.style) : one));
}
