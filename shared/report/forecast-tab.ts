import type { Digest } from '../cases/digest.ts';
import { FIGURES, type FundFigures } from '../forecast/figures.ts';
import type { Forecast, FundForecast } from '../forecast/forecast.ts';
import { STATE_TEXT, type Warning } from '../forecast/warnings.ts';
import type { InstitutionStatement } from '../settle/settlement.ts';
import type { CellStyle, ModelCell, SheetModel } from '../sheets/sheet-model.ts';
import { cell } from './cells.ts';
import type { ReportContext } from './context.ts';
import { type FigureKind, figureCell, reconciliation, sumOf } from './figures.ts';
import { headRows, noteRow, reportSheet } from './layout.ts';

export const FORECAST_TAB = '年度預測';
const WIDTH = 9;

/** What a forecast was made from; the rest of its tab's context is its own. */
export type ForecastContext = Pick<ReportContext, 'area' | 'digests' | 'script' | 'codeVersion'> & {
  readonly digest: Pick<Digest, 'cells' | 'decimals'>;
};

/** 年度預測 of a year that is not settled yet. */
export function forecastSheet({ digest, ...made }: ForecastContext, forecast: Forecast): SheetModel {
  const { params } = made.area;
  const settlement = {
    period: { kind: 'year', year: params.year },
    scheme: params.scheme,
    pointsDecimals: digest.decimals,
    valueDecimals: params['value.decimals'],
    ...forecast.settlement,
    statements: [],
  } as const;
  return forecastTab({ ...made, cells: digest.cells, settlement, findings: [] }, forecast);
}

/** 年度預測：由已結月份推到年底的點值、支出與清算，範圍，預警，逐月與逐家機構。 */
export function forecastTab(context: ReportContext, forecast: Forecast): SheetModel {
  const { script } = context;
  const rows = [
    ...headRows(context, FORECAST_TAB, WIDTH, 'DRG點數付費'),
    ...methodNotes(forecast).map((note) => noteRow(script(note), WIDTH)),
    ...forecast.funds.flatMap((fund) => fundRows(context, forecast, fund)),
    ...institutionRows(context, forecast),
    [],
    noteRow(script('預測不是結算：不記入賬冊，不據以付款。'), WIDTH),
  ];
  const limits = [
    { least: 20, most: 26 },
    { least: 16, most: 18 },
    ...Array.from({ length: WIDTH - 2 }, () => ({ least: 15, most: 20 })),
  ];
  const starts = rows.flatMap((row, index) => (isHeading(row) ? [index] : []));
  return reportSheet(context, {
    name: FORECAST_TAB,
    rows,
    limits,
    headRows: 3,
    frozenColumns: 1,
    tableStarts: starts,
  });
}

/** What stands above a table, across the whole page. */
const isHeading = ([first]: readonly ModelCell[]): boolean =>
  first?.style === 'total' && first.span === WIDTH - 1;

const monthName = (month: string): string => `${month.replace(/^0/, '')}月`;

function methodNotes({ through, draws, empty, funds }: Forecast): readonly string[] {
  const shapes = funds.map(({ fund, shape }) => `${fund}：${shape}`).join('，');
  return [
    `依據 1月至${monthName(through)} 的病例。期望值：已結月份之和 ÷ 其在季節形狀中的份額，再按年終清算的同一算法結算。季節形狀　${shapes}。`,
    `低值與高值：其餘各月各隨機取一個已結月份的水平（該月之和 ÷ 該月份額），固定種子抽取 ${draws} 次，逐次結算，各項數字各自取第 10 與第 90 百分位；範圍總含期望值。`,
    ...(empty.length > 0 ? [`${empty.map(monthName).join('、')}沒有病例，按 0 計。`] : []),
  ];
}

const TITLES: Readonly<Record<keyof FundFigures, string>> = {
  billed: '基金記賬（含按項目支付）',
  leftPool: '其中：按項目支付',
  distributable: '可分配基金 D',
  paid: '基金支付（D + 按項目支付）',
  overrun: '超支（負為結餘）',
  reserve: '超支中由基金承擔',
  points: '總點數',
  pointValue: '點值（元／點）',
};

function fundRows(context: ReportContext, forecast: Forecast, fund: FundForecast): ModelCell[][] {
  const { script } = context;
  const header = (titles: readonly string[]) => titles.map((title) => cell(script(title), 'header'));
  const figure = (name: keyof FundFigures, amount: bigint): ModelCell => {
    if (name === 'pointValue') return cell({ units: amount, decimals: forecast.valueDecimals }, 'total');
    return figureCell(name === 'points' ? 'points' : 'money', amount, forecast);
  };
  return [
    [cell(script(`${fund.fund}基金　全年`), 'total', WIDTH - 1)],
    header(['項目', '期望', '低（10%）', '高（90%）']),
    [cell(script('年度住院預算')), figureCell('money', fund.budget, forecast)],
    ...FIGURES.map((name) => [
      cell(script(TITLES[name])),
      ...[fund.expected, fund.low, fund.high].map((figures) => figure(name, figures[name])),
    ]),
    [cell(script(`${fund.fund}基金　預警`), 'total', WIDTH - 1)],
    [...header(['事項', '結論', '期望', '高（90%）', '上限']), cell(script('比較的是'), 'header', WIDTH - 6)],
    ...fund.warnings.map((warning) => warningRow(context, forecast, warning)),
    [cell(script(`${fund.fund}基金　逐月`), 'total', WIDTH - 1)],
    header(['月份', '狀態', '預算份額', '基金記賬', '點數']),
    ...fund.months.map(({ month, closed, budget, billed, points }) => [
      cell(script(monthName(month))),
      cell(script(closed ? '已結' : '預計'), closed ? 'good' : 'text'),
      figureCell('money', budget, forecast),
      figureCell('money', billed, forecast),
      figureCell('points', points, forecast),
    ]),
    ...monthSums(context, forecast, fund),
  ];
}

/** The row of each warning, by `險種 id`, from 1 as the spreadsheet shows it. */
export function warningRows({ funds }: Forecast, { rows }: SheetModel): ReadonlyMap<string, number> {
  const all = funds.flatMap(({ fund, warnings }) => warnings.map(({ id }) => `${fund} ${id}`));
  const found = rows.flatMap((row, index) => (isWarning(row) ? [index + 1] : []));
  return new Map(all.map((name, index) => [name, found[index]!]));
}

/** 事項, 結論, three amounts, and what is compared: no other row has that form. */
const isWarning = (row: readonly ModelCell[]): boolean =>
  row.length === 6 && row[1]!.style !== 'header' && row[5]!.span === WIDTH - 6;

const STATE_STYLE: Readonly<Record<Warning['state'], CellStyle>> = {
  expected: 'warn',
  possible: 'warn',
  kept: 'good',
};

const warningRow = (
  { script }: ReportContext,
  forecast: Forecast,
  { title, state, expected, high, limit, basis }: Warning,
): ModelCell[] => [
  cell(script(title)),
  cell(script(STATE_TEXT[state]), STATE_STYLE[state]),
  ...[expected, high, limit].map((amount) => figureCell('money', amount, forecast)),
  cell(script(basis), 'text', WIDTH - 6),
];

/** Twelve months beside the year; the adjustments of the clearing change points of no month. */
function monthSums({ script }: ReportContext, forecast: Forecast, fund: FundForecast): ModelCell[][] {
  const { months, expected, budget } = fund;
  const changes = sumOf(
    forecast.settlement.institutions.filter((line) => line.fund === fund.fund),
    ({ pointChanges }) => sumOf(pointChanges, ({ change }) => change),
  );
  const kinds: readonly { readonly kind: FigureKind }[] = [
    { kind: 'money' },
    { kind: 'money' },
    { kind: 'points' },
  ];
  const labels = {
    parts: script(changes === 0n ? '十二個月合計' : '十二個月合計，加清算點數調整'),
    totals: script('全年期望'),
    difference: script('差額'),
  };
  const parts = [
    sumOf(months, (line) => line.budget),
    sumOf(months, ({ billed }) => billed),
    sumOf(months, ({ points }) => points) + changes,
  ];
  const totals = [budget, expected.billed, expected.points];
  return reconciliation({ kinds, parts, totals, labels, labelSpan: 1 }, forecast);
}

const MONEY = ['due', 'prepaid', 'adjustments', 'clearing'] as const;

/** What is expected to be due, and what of it is still to be paid: by later prepayments and by the clearing. */
function institutionRows({ script, area }: ReportContext, forecast: Forecast): ModelCell[][] {
  const { institutions } = forecast.settlement;
  const titles = ['機構', '編碼', '險種', '全年點數', '全年應付額', '已預付額', '清算調整', '尚待支付'];
  const row = (line: InstitutionStatement): ModelCell[] => [
    cell(area.institutions.get(line.code)?.name ?? ''),
    cell(line.code),
    cell(script(line.fund)),
    figureCell('points', line.points, forecast),
    ...MONEY.map((field) => figureCell('money', line[field], forecast)),
  ];
  const sums = [
    sumOf(institutions, ({ points }) => points),
    ...MONEY.map((field) => sumOf(institutions, (line) => line[field])),
  ];
  const funds = forecast.funds.map(({ expected }) => expected);
  return [
    [cell(script('機構　全年期望（尚待支付 = 應付額 − 已預付額 + 清算調整）'), 'total', WIDTH - 1)],
    titles.map((title) => cell(script(title), 'header')),
    ...institutions.map(row),
    ...reconciliation(
      {
        kinds: [{ kind: 'points' }, ...MONEY.map(() => ({ kind: 'money' }) as const)],
        parts: sums,
        totals: [
          sumOf(funds, ({ points }) => points),
          sumOf(funds, ({ paid }) => paid),
          undefined,
          undefined,
          undefined,
        ],
        labels: { parts: script('各機構合計'), totals: script('各險種全年期望'), difference: script('差額') },
        labelSpan: 2,
      },
      forecast,
    ),
  ];
}
