import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, test } from 'vitest';
import { writeXlsx } from '../../desk/files/write-workbook.ts';
import { inScript } from '../../functions/script.ts';
import { schemeById } from '../../shared/regions/index.ts';
import { templateSheets } from '../../shared/report/template.ts';
import type { SheetModel } from '../../shared/sheets/sheet-model.ts';
import { county, MARCH, reportOf, settleCounty, YEAR } from './county.ts';
import { texts } from './reading.ts';

const runs = (program: string, option: string) => spawnSync(program, [option]).status === 0;
const present = runs('soffice', '--version') && runs('pdftotext', '-v');
const required = process.env['REQUIRE_ALL'] !== undefined;

const folder = mkdtempSync(join(tmpdir(), 'dianzhi-libreoffice-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every sheet as LibreOffice shows it: contents as formatted, one CSV per sheet. */
const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1';

function convert(name: string, to: string): void {
  execFileSync(
    'soffice',
    [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to, `${name}.xlsx`],
    { cwd: folder, stdio: 'pipe', timeout: 100_000 },
  );
}

async function shownBy(name: string, models: readonly SheetModel[]): Promise<Map<string, string[][]>> {
  await write(name, models);
  convert(name, CSV);
  const files = readdirSync(folder).filter((file) => file.startsWith(`${name}-`) && file.endsWith('.csv'));
  return new Map(
    files.map((file) => {
      const rows: string[][] = parse(readFileSync(join(folder, file)), { relax_column_count: true });
      return [file.slice(name.length + 1, -'.csv'.length), rows];
    }),
  );
}

async function write(name: string, models: readonly SheetModel[]): Promise<void> {
  const bytes = await writeXlsx(models, { title: name, madeAt: new Date('2026-11-23T00:00:00Z') });
  writeFileSync(join(folder, `${name}.xlsx`), bytes);
}

/** The text of the pages. */
async function printed(name: string, models: readonly SheetModel[]): Promise<string> {
  await write(name, models);
  convert(name, 'pdf');
  return execFileSync('pdftotext', ['-layout', `${name}.pdf`, '-'], { cwd: folder, encoding: 'utf8' });
}

/** Trailing empty cells and rows are not told apart from none. */
const trimmed = (rows: readonly (readonly string[])[]): string[][] => {
  const cut = rows.map((row) => row.slice(0, row.findLastIndex((text) => text !== '') + 1));
  return cut.slice(0, cut.findLastIndex((row) => row.length > 0) + 1);
};

test.runIf(!present && required)('LibreOffice must be here when everything is required', () => {
  expect.fail('soffice or pdftotext is missing, and REQUIRE_ALL is set');
});
test.runIf(!present && !required)('LibreOffice is not installed', ({ skip }) =>
  skip('soffice or pdftotext is missing: the reports were not opened in LibreOffice'),
);

describe.runIf(present)('opened by LibreOffice', () => {
  test.each([
    ['month', MARCH],
    ['year', YEAR],
  ] as const)('the %s report shows every cell as the models have it', async (name, period) => {
    const models = reportOf(await settleCounty(county(), period));
    const shown = await shownBy(name, models);
    expect([...shown.keys()].sort()).toEqual(models.map((model) => model.name).sort());
    for (const model of models) {
      expect(trimmed(shown.get(model.name)!), model.name).toEqual(trimmed(texts(model)));
    }
  });

  test('no column is too narrow for its amounts on paper', async () => {
    const settled = await settleCounty(county(), YEAR);
    const large = (amount: bigint) => (amount * 10_000n) as never;
    const { settlement } = settled;
    const enlarged = {
      ...settlement,
      pools: settlement.pools.map((pool) => ({
        ...pool,
        gross: large(pool.gross),
        budget: large(pool.budget),
      })),
      institutions: settlement.institutions.map((line) => ({
        ...line,
        gross: large(line.gross),
        due: large(line.due),
      })),
    };
    const models = reportOf({ ...settled, settlement: enlarged });
    expect(await printed('large', models)).not.toContain('##');
    const narrow = models
      .slice(0, 1)
      .map((model) => ({ ...model, columns: model.columns.map(() => ({ width: 5 })) }));
    expect(await printed('narrow', narrow)).toContain('##');
  });

  test.each(['zh-Hant', 'zh-Hans'] as const)('the template in %s opens with all its tabs', async (locale) => {
    const script = (text: string) => inScript(text, locale);
    const models = templateSheets(schemeById('zhejiang-2019')!, { script });
    const shown = await shownBy(locale, models);
    expect([...shown.keys()].sort()).toEqual(models.map(({ name }) => name).sort());
    for (const model of models) expect(shown.get(model.name)![0]).toEqual(texts(model)[0]);
  });
});
