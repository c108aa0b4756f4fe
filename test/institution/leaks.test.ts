import { CFB } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { writeXlsx } from '../../desk/files/write-workbook.ts';
import { FindingList } from '../../shared/findings/finding-list.ts';
import {
  dataPack,
  disputeFile,
  type SettledCases,
  UnknownCases,
} from '../../shared/report/institution/files.ts';
import { byInstitution } from '../../shared/report/institution/own-cases.ts';
import { ForeignContent } from '../../shared/report/owner.ts';
import { digestCases, lastDay, openInput, readAllCases } from '../../shared/settle/run.ts';
import { settle } from '../../shared/settle/settle.ts';
import type { Period } from '../../shared/settle/settlement.ts';
import type { SheetModel } from '../../shared/sheets/sheet-model.ts';
import { county, DIGESTS, MARCH, YEAR } from '../report/county.ts';

const markOf = (code: string): string => `〈${code}印〉`;
const MARK = /〈([^〉]+)印〉/g;

/** A county in which everything that belongs to an institution or a 醫共體 says whose it is. */
function marked(): Map<string, string[][]> {
  const tabs = county(400);
  const change = (tab: string, mark: (row: string[]) => string[]) => {
    const [header, ...rows] = tabs.get(tab)!;
    tabs.set(tab, [header!, ...rows.map(mark)]);
  };
  const owner = new Map(tabs.get('病例')!.map(([number, institution]) => [number!, institution!]));
  const marks = (text: string | undefined, code: string) => `${text ?? ''}${markOf(code)}`;
  change('機構', ([code = '', name, ...rest]) => [code, marks(name, code), ...rest]);
  change('醫共體', ([code = '', name, ...rest]) => [code, marks(name, code), ...rest]);
  change('病例', ([number, code = '', person, ...rest]) => [
    marks(number, code),
    code,
    marks(person, code),
    ...rest,
  ]);
  change('特病單議', ([number = '', kind = '', value = '', document]) => {
    const code = owner.get(number)!;
    return [marks(number, code), kind, value, marks(document, code)];
  });
  const [header] = tabs.get('清算調整')!;
  const at = (name: string) => header!.indexOf(name);
  change('清算調整', (row) => {
    const code = row[at('機構')]!;
    return row.map((text, index) =>
      index === at('項目') || index === at('文號') ? marks(text, code) : text,
    );
  });
  return tabs;
}

async function settledOf(tabs: Map<string, string[][]>, period: Period) {
  const list = new FindingList();
  const raws = [...tabs].map(([name, rows]) => ({
    name,
    rows: rows.map((cells, index) => ({ row: index + 1, cells })),
  }));
  const clocks = { lawDate: lastDay(period), knownAt: '2026-11-23' };
  const opened = await openInput(raws, clocks, list.report, { casesElsewhere: false });
  const cases = await readAllCases([opened.workbook.cases!], opened, list.report);
  const area = opened.area!;
  const { digest } = digestCases(cases, area, list.report);
  const settlement = settle(area, digest, period, list.report)!;
  const apart = byInstitution(cases.table);
  const of = (code: string): SettledCases => ({
    area,
    digest,
    settlement,
    digests: DIGESTS,
    table: apart.get(code)!,
    places: cases.places,
  });
  return { area, codes: [...apart.keys()].sort(), of };
}

/** Everything a file shows or keeps. */
const everything = (sheets: readonly SheetModel[]): string =>
  JSON.stringify(sheets, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

const marksIn = (sheets: readonly SheetModel[]): string[] => [
  ...new Set([...everything(sheets).matchAll(MARK)].map(([, code]) => code!)),
];

test.each([
  ['a month', MARCH],
  ['a year', YEAR],
] as const)('the files of %s have nothing in them of any other institution', async (_, period) => {
  const { area, codes, of } = await settledOf(marked(), period);
  expect(codes.length).toBeGreaterThan(8);
  for (const code of codes) {
    const consortium = area.institutions.get(code)!.consortium;
    const allowed = [code, consortium].filter((mark) => mark !== undefined);
    for (const sheets of [dataPack(code, of(code)), disputeFile(code, of(code))]) {
      if (period.kind === 'year') expect(marksIn(sheets)).toContain(code);
      expect(marksIn(sheets).filter((mark) => !allowed.includes(mark))).toEqual([]);
      const others = codes.filter((other) => other !== code);
      const cells = sheets.flatMap(({ rows }) => rows.flat().map(({ value }) => value));
      expect(others.filter((other) => cells.includes(other))).toEqual([]);
    }
  }
});

/** Every part of a package: sheets, shared strings, defined names, properties. */
const partsOf = (bytes: Uint8Array): ReadonlyMap<string, string> => {
  const { FileIndex, FullPaths } = CFB.read(Buffer.from(bytes), { type: 'buffer' }) as {
    readonly FileIndex: readonly { readonly content?: Uint8Array }[];
    readonly FullPaths: readonly string[];
  };
  return new Map(
    FileIndex.map(({ content }, index) => [FullPaths[index]!, Buffer.from(content ?? []).toString('utf8')]),
  );
};

test('nor has any part of the .xlsx: no string, name, property or hidden sheet', async () => {
  const { area, codes, of } = await settledOf(marked(), MARCH);
  const code = codes[0]!;
  const consortium = area.institutions.get(code)!.consortium;
  const settled = of(code);
  const title = `${area.institutions.get(code)!.name} 2025-03`;
  for (const sheets of [dataPack(code, settled), disputeFile(code, settled)]) {
    const parts = partsOf(await writeXlsx(sheets, { title, madeAt: new Date(0) }));
    const paths = [...parts.keys()].join('\n');
    for (const part of ['docProps/core.xml', 'docProps/app.xml', 'xl/workbook.xml'])
      expect(paths).toContain(part);
    const everyPart = [...parts.values()].join('\n');
    const marks = new Set([...everyPart.matchAll(MARK)].map(([, owner]) => owner!));
    expect(marks.has(code)).toBe(true);
    expect([...marks].filter((owner) => owner !== code && owner !== consortium)).toEqual([]);
    expect(parts.get([...parts.keys()].find((path) => path.endsWith('xl/workbook.xml'))!)).not.toMatch(
      /state="(very)?hidden"/i,
    );
  }
});

test('a document that names another institution forbids the file', async () => {
  const tabs = marked();
  const [header, ...institutions] = tabs.get('機構')!;
  expect(header![1]).toBe('名稱');
  const [, second] = institutions;
  const budget = tabs.get('預算')!;
  budget[1]![budget[0]!.indexOf('文號')] = `關於${second![1]}的通知`;
  const { of } = await settledOf(tabs, MARCH);
  const first = institutions[0]![0]!;
  expect(() => dataPack(first, of(first))).toThrow(ForeignContent);
  expect(() => disputeFile(first, of(first))).toThrow(ForeignContent);
});

test('the case of another institution is no case of this one', async () => {
  const { codes, of } = await settledOf(marked(), MARCH);
  const [first, second] = codes;
  const number = of(second!).table.caseNumber(0);
  expect(() => disputeFile(first!, of(first!), [number])).toThrow(UnknownCases);
});
