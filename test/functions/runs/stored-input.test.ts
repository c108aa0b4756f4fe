import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CaseFiles } from '../../../desk/attached-cases.ts';
import { openSqliteStore } from '../../../functions/gateways/sqlite-store.ts';
import type { Store } from '../../../functions/gateways/store.ts';
import { CASES_DETAIL, saveInput } from '../../../functions/runs/inputs.ts';
import type { Run } from '../../../functions/runs/run.ts';
import { checkStored } from '../../../functions/runs/stored-input.ts';
import { canonicalJson } from '../../../shared/settle/hash.ts';
import { lastDay } from '../../../shared/settle/run.ts';
import { counties, HEADERS, monthOf } from '../../properties/county.ts';
import { KNOWN_AT, monthPeriod, rawCounty, yearOf } from '../../properties/harness.ts';

const AREA = 'book-1';
const AT = '2026-01-05T09:00:00.000Z';
const HEADER = HEADERS['病例'];

let folder = '';
let store: Store;
let attachedCases: CaseFiles;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dianzhi-stored-'));
  store = openSqliteStore(join(folder, 'store.sqlite'));
  attachedCases = new CaseFiles(join(folder, 'cases'), store, async () => undefined);
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const texts = (findings: readonly unknown[]) => findings.map(canonicalJson).sort();

it('a file summed in shards is the same input, with the same findings, as the file read row by row', async () => {
  const fault = fc.record({
    row: fc.nat(),
    column: fc.nat(),
    text: fc.constantFrom('', '-1', 'H2', '2025-02-30'),
  });
  const property = fc.asyncProperty(
    counties,
    fc.option(fault, { freq: 2 }),
    fc.nat(),
    fc.boolean(),
    async (county, wrong, pick, ofYear) => {
      const rows = county.tabs['病例'].map((row) => ({ ...row }));
      if (wrong) rows[wrong.row % rows.length]![HEADER[wrong.column % HEADER.length]!] = wrong.text;
      const lines = rows.map((row) => HEADER.map((header) => row[header] ?? '').join(','));
      const content = Readable.from([Buffer.from([HEADER.join(','), ...lines].join('\n'))]);
      const { file } = await attachedCases.attach(AREA, '全年.csv', content, AT);
      // What is wrong with a row by itself keeps the file out.
      fc.pre(file !== undefined);
      const period = ofYear ? yearOf(county) : monthPeriod(county, monthOf(county, pick));
      const inputDigest = `sha256:${file!.digest.slice(7, 30)}${pick}`;
      await saveInput(store, AREA, inputDigest, rawCounty(county).tabs, { [CASES_DETAIL]: file!.digest });
      const run = {
        area: AREA,
        inputDigest,
        lawDate: lastDay(period),
        knownAt: KNOWN_AT,
        details: { [CASES_DETAIL]: file!.digest },
      } as unknown as Run;
      const context = { store, attachedCases };
      const summed = await checkStored(context, run, { period });
      const byRow = await checkStored(context, run, { period, rows: 'needed' });
      expect(summed.ok).toBe(byRow.ok);
      expect(texts(summed.findings)).toEqual(texts(byRow.findings));
      expect(summed.inputDigest).toBe(byRow.inputDigest);
      if (!summed.ok || !byRow.ok) return;
      expect(summed.cases).toBeUndefined();
      expect(byRow.cases?.table.size).toBe(rows.length);
      expect(canonicalJson(summed.digest)).toBe(canonicalJson(byRow.digest));
      expect(summed.casesDigest).toBe(byRow.casesDigest);
    },
  );
  await fc.assert(property, { numRuns: 12 });
});
