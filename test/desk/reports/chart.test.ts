import { expect, test } from 'vitest';
import { type ChartOption, drawChart, length } from '../../../desk/reports/chart.ts';

const TEXT = `</text><script>alert("1")</script> style="x" 'y'`;

const option = (): ChartOption => ({
  xAxis: { type: 'category', data: ['1月', TEXT] },
  yAxis: { type: 'value', name: TEXT },
  series: [
    { type: 'line', data: [1, { value: 2, label: { show: true, formatter: () => TEXT } }] },
    { type: 'bar', data: [3, -4] },
  ],
});

const drawn = () =>
  drawChart({ id: 'test', title: TEXT, description: `d ${TEXT}`, heights: [300, 200], option }).text;

test('a drawing for a screen and one for a phone, each with a name and a description of its own', () => {
  const svg = drawn();
  expect(svg.match(/<svg /g)).toHaveLength(2);
  expect(svg).toContain('viewBox="0 0 1080 300" role="img" aria-labelledby="test-w-t test-w-d"');
  expect(svg).toContain('viewBox="0 0 340 200" role="img" aria-labelledby="test-n-t test-n-d"');
  const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
  expect(ids).toContain('test-w-t');
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id);
});

test('it has no style, no script, no class, and no text in it becomes markup', () => {
  const svg = drawn();
  expect(svg).not.toMatch(/<style|<script|<image|<foreignObject|href|ecmeta|zr\d/);
  const bare = svg.replace(/<div class="chart \w+">/g, '').replace(/>[^<]*</g, '><');
  expect(bare).not.toMatch(/ (?:style|class|on\w+)="/);
  expect(svg).toContain('&lt;/text&gt;&lt;script&gt;');
  const tags = new Set([...svg.matchAll(/<(\w+)/g)].map(([, tag]) => tag));
  expect([...tags].sort()).toEqual([
    'clipPath',
    'defs',
    'desc',
    'div',
    'g',
    'path',
    'rect',
    'svg',
    'text',
    'title',
  ]);
});

test('the same drawing every time', () => {
  expect(drawn()).toBe(drawn());
});

test('the length of an amount', () => {
  expect(length(-12345n, 2)).toBe(-123.45);
  expect(length(0n, 6)).toBe(0);
  expect(length(1_080_351n, 4)).toBe(108.0351);
});
