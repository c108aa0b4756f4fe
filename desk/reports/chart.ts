import { BarChart, type BarSeriesOption, LineChart, type LineSeriesOption } from 'echarts/charts';
import { GridComponent, type GridComponentOption } from 'echarts/components';
import { type ComposeOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { Html, html } from './html.ts';

use([BarChart, LineChart, GridComponent, SVGRenderer]);

export type ChartOption = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption>;

/** What a chart is told about the place it is drawn for. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** A phone: fewer words on the axes */
  readonly narrow: boolean;
}

export interface Chart {
  readonly id: string;
  readonly title: string;
  /** For those who do not see it; the table beside it has every figure */
  readonly description: string;
  /** Heights on a screen and on a phone */
  readonly heights: readonly [number, number];
  /** Takes half of the page's width on a screen */
  readonly half?: true;
  readonly option: (canvas: Canvas) => ChartOption;
}

/** Dark enough on white for small text, and told apart by form as well: what is printed is often black and white. */
export const INK = { main: '#0b4f6c', other: '#9a3b12', text: '#2b3640', rule: '#d5dbe0' } as const;

export const FONT = 13;

/**
 * The geometry of an amount: the only place where one becomes a Number, because a line on paper has no need of the fen.
 * Whatever is written beside the line is the exact text.
 */
export const length = (units: bigint, decimals: number): number => Number(units) / 10 ** decimals;

/** A chart as SVG in the page itself, once for a screen and paper and once for a phone; CSS shows one of them. */
export function drawChart(chart: Chart): Html {
  const [tall, low] = chart.heights;
  const wide = { width: chart.half ? 520 : 1080, height: tall, narrow: false };
  const narrow = { width: 340, height: low, narrow: true };
  return html`<div class="chart wide">${drawn(chart, wide, 'w')}</div>
<div class="chart narrow">${drawn(chart, narrow, 'n')}</div>`;
}

function drawn({ id, title, description, option }: Chart, canvas: Canvas, suffix: string): Html {
  const { width, height } = canvas;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'inherit', fontSize: FONT, color: INK.text },
      ...option(canvas),
    });
    const name = `${id}-${suffix}`;
    const about = html`<title id="${name}-t">${title}</title><desc id="${name}-d">${description}</desc>`;
    const root = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${name}-t ${name}-d">`;
    return new Html(`${root.text}${about.text}${inner(chart.renderToSVGString(), name)}`);
  } finally {
    chart.dispose();
  }
}

/**
 * The drawing without what the page's policy forbids: style attributes become attributes of their own, and hover
 * styles, classes and marks for scripts go. The renderer escapes every text, quotation marks too, so that nothing in
 * a text looks like an attribute. Ids become those of this chart, the same at every drawing.
 */
const inner = (svg: string, name: string): string =>
  svg
    .replace(/^<svg[^>]*>/, '')
    .replace(/<style\b[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) => attributes(style))
    .replace(/ (?:class|ecmeta_\w+|pointer-events)="[^"]*"/g, '')
    .replace(/(id="|url\(#)zr\d+-/g, `$1${name}-`);

const KEPT = ['font-size', 'font-weight'];

const attributes = (style: string): string =>
  style
    .split(';')
    .map((declaration) => declaration.split(':').map((part) => part.trim()))
    .filter(([property]) => KEPT.includes(property ?? ''))
    .map(([property, value]) => ` ${property}="${value}"`)
    .join('');
