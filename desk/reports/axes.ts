import type { LineSeriesOption } from 'echarts/charts';
import { FONT, INK } from './chart.ts';

const LABEL = { color: INK.text, fontSize: FONT };

/** Names side by side under the drawing. */
export const nameAxis = (names: readonly string[]) => ({
  type: 'category' as const,
  data: [...names],
  axisTick: { show: false },
  axisLine: { lineStyle: { color: INK.text } },
  axisLabel: { ...LABEL, interval: 0 },
});

/** Amounts up the side; its title says the unit. */
export const amountAxis = (name: string) => ({
  type: 'value' as const,
  name,
  nameTextStyle: { ...LABEL, align: 'right' as const },
  nameGap: 14,
  axisLabel: LABEL,
  splitLine: { lineStyle: { color: INK.rule } },
});

/** A line: whole with dots for the first, broken with diamonds for the second, so that no colour is needed. */
export const lineLook = (
  index: number,
): Pick<LineSeriesOption, 'symbol' | 'symbolSize' | 'itemStyle' | 'lineStyle'> =>
  index === 0
    ? {
        symbol: 'circle',
        symbolSize: 7,
        itemStyle: { color: INK.main },
        lineStyle: { color: INK.main, width: 2.5 },
      }
    : {
        symbol: 'diamond',
        symbolSize: 9,
        itemStyle: { color: INK.other },
        lineStyle: { color: INK.other, width: 2, type: 'dashed' },
      };

/** The words at the end of a line, above the other's where they would meet. */
export const endLabel = (text: string, index: number, above: boolean) => ({
  show: true,
  position: 'right' as const,
  offset: [2, above ? -9 : 9],
  formatter: () => text,
  color: index === 0 ? INK.main : INK.other,
  fontSize: FONT,
  fontWeight: 'bold' as const,
});
