import { type Fen, fen } from '../../../shared/money/fen.ts';
import { moneyText } from '../../../shared/money/money-text.ts';
import { cell, countCell, moneyCell } from '../../../shared/report/cells.ts';
import { type FigureKind, reconciliation, sumOf } from '../../../shared/report/figures.ts';
import type { ModelCell } from '../../../shared/sheets/sheet-model.ts';
import { amountAxis } from '../axes.ts';
import { type ChartOption, drawChart, FONT, INK, length } from '../chart.ts';
import { type GroupGain, type GroupGains, groupGains } from '../group-gains.ts';
import { html } from '../html.ts';
import type { Section } from '../section.ts';
import { table } from '../table.ts';
import type { View } from '../view.ts';

/** So many of those that gained most, and of those that lost most. */
const MOST = 8;

const TITLES = ['病組', '病例數', '費用', '按點數分配額', '盈（正）虧（負）'];
const KINDS: readonly { readonly kind: FigureKind }[] = [
  { kind: 'count' },
  { kind: 'money' },
  { kind: 'money' },
  { kind: 'money' },
];

/** 病組盈虧：本醫共體各病組按點數所得與實際費用之差，最多與最少的各若干組。 */
export const groups: Section = {
  id: 'groups',
  title: '病組盈虧',
  content: (view) => {
    const { script, common, settlement } = view;
    if (settlement.pools.length === 0) return undefined;
    const gains = groupGains(view);
    if (gains.groups.length === 0) return undefined;
    const gained = gains.groups.filter(({ gain }) => gain > 0n).slice(0, MOST);
    const lost = gains.groups.filter(({ gain }) => gain < 0n).slice(-MOST);
    const shown = [...gained, ...lost];
    const cost = common.params['value.mode'] === 'gross' ? '住院總費用' : '基金記賬';
    return html`${
      shown.length > 0
        ? drawChart({
            id: 'groups-c',
            title: script('盈虧最多的病組'),
            description: script('橫條：零線右方為所得多於費用，左方為少於費用，數值見表'),
            heights: [60 + 26 * shown.length, 70 + 34 * shown.length],
            option: ({ narrow }) => optionOf(view, shown, narrow),
          })
        : ''
    }
${table({
  id: 'groups-t',
  caption: script('盈虧最多的病組，職工與居民合計（元）'),
  headers: [TITLES.map((title) => cell(script(title), 'header'))],
  rows: [
    ...partRows(view, '所得多於費用最多的病組', gained),
    ...partRows(view, '所得少於費用最多的病組', lost),
    ...restRows(view, gains, shown),
    ...totalRows(view, gains),
  ],
})}
<p class="note">${script(
      `只計點數池內的病例。費用為${cost}；按點數分配額 = 點數 × 點值。圖的橫軸為萬元，條旁的數為元。全部病組見「明細」。`,
    )}</p>`;
  },
};

const nameOf = ({ script }: View, { code, name }: GroupGain): string =>
  `${code} ${name ?? script('（不在病組表內）')}`;

const gainRow = (label: string, { cases, cost, earned, gain }: GroupGains['total']): ModelCell[] => [
  cell(label),
  countCell(cases),
  moneyCell(cost),
  moneyCell(earned),
  moneyCell(gain),
];

function partRows(view: View, title: string, lines: readonly GroupGain[]): ModelCell[][] {
  if (lines.length === 0) return [];
  return [
    [cell(view.script(title), 'total', TITLES.length - 1)],
    ...lines.map((line) => gainRow(nameOf(view, line), line)),
  ];
}

/** The groups that are not listed, in one line, and what belongs to no group. */
function restRows(
  { script }: View,
  { groups: all, rest }: GroupGains,
  shown: readonly GroupGain[],
): ModelCell[][] {
  const others = all.filter((group) => !shown.includes(group));
  const sum = (of: (group: GroupGain) => Fen) => fen(sumOf(others, of));
  const together = {
    cases: others.reduce((count, { cases }) => count + cases, 0),
    cost: sum(({ cost }) => cost),
    earned: sum(({ earned }) => earned),
    gain: sum(({ gain }) => gain),
  };
  const lines = [
    ...(others.length > 0 ? [gainRow(script(`其他 ${others.length} 個病組`), together)] : []),
    ...(rest === 0n ? [] : [besidesRow(script('清算點數調整與分位尾差（屬機構，不分病組）'), rest)]),
  ];
  return lines.length > 0 ? [[cell(script('其餘'), 'total', TITLES.length - 1)], ...lines] : [];
}

const besidesRow = (label: string, rest: Fen): ModelCell[] => [
  cell(label),
  cell('—'),
  cell('—'),
  moneyCell(rest),
  moneyCell(rest),
];

const totalRows = ({ script, settlement }: View, { groups: all, rest, total }: GroupGains): ModelCell[][] =>
  reconciliation(
    {
      kinds: KINDS,
      parts: [
        sumOf(all, ({ cases }) => BigInt(cases)),
        sumOf(all, ({ cost }) => cost),
        sumOf(all, ({ earned }) => earned) + rest,
        sumOf(all, ({ gain }) => gain) + rest,
      ],
      totals: [BigInt(total.cases), total.cost, total.earned, total.gain],
      labels: { parts: script('各病組合計'), totals: script('醫共體結算'), difference: script('差額') },
      labelSpan: 0,
    },
    settlement,
  );

/** 萬元 to a readable axis. */
const TEN_THOUSAND_YUAN = 6;
/** Characters of a name that fit beside its bar */
const NAME_FITS = { wide: 18, narrow: 8 };
/** What the figure beside the longest bar takes, as a part of both bars */
const ROOM = { wide: 0.1, narrow: 0.5 };

function optionOf(view: View, lines: readonly GroupGain[], narrow: boolean): ChartOption {
  const { script } = view;
  const fits = narrow ? NAME_FITS.narrow : NAME_FITS.wide;
  const names = lines.map((line) => shorten(narrow ? line.code : nameOf(view, line), fits));
  const lengths = lines.map(({ gain }) => length(gain, TEN_THOUSAND_YUAN));
  const [least, most] = [Math.min(0, ...lengths), Math.max(0, ...lengths)];
  const room = (most - least) * (narrow ? ROOM.narrow : ROOM.wide);
  return {
    grid: { left: narrow ? 62 : 250, right: narrow ? 14 : 40, top: 8, bottom: 44 },
    xAxis: {
      ...amountAxis(script('萬元')),
      min: least < 0 ? least - room : 0,
      max: most > 0 ? most + room : 0,
      axisLabel: { color: INK.text, fontSize: FONT, showMinLabel: least === 0, showMaxLabel: most === 0 },
      splitNumber: narrow ? 3 : 6,
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { color: INK.text, fontSize: FONT },
    },
    yAxis: {
      type: 'category',
      data: names.map((_, index) => String(index)),
      inverse: true,
      axisTick: { show: false },
      axisLine: { show: false, onZero: false },
      axisLabel: {
        color: INK.text,
        fontSize: FONT,
        interval: 0,
        formatter: (index) => names[Number(index)]!,
      },
    },
    series: [
      {
        type: 'bar',
        barWidth: narrow ? 12 : 15,
        data: lines.map(({ gain }, index) => ({
          value: lengths[index]!,
          itemStyle: { color: gain > 0n ? INK.main : INK.other },
          label: {
            show: true,
            position: gain > 0n ? ('right' as const) : ('left' as const),
            formatter: () => moneyText(gain),
            fontSize: FONT - 1,
            color: INK.text,
          },
        })),
      },
    ],
  };
}

const shorten = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
