import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Finding } from '../../shared/findings/finding.ts';
import type { BadInput } from './bad-input.ts';
import { County } from './county.ts';
import { cases } from './list/cases.ts';
import { cellTexts } from './list/cells.ts';
import { digests } from './list/digests.ts';
import { files } from './list/files.ts';
import { history } from './list/history.ts';
import { parameters } from './list/parameters.ts';
import { references } from './list/references.ts';
import { tabs } from './list/tabs.ts';
import { together } from './list/together.ts';
import { workbooks } from './list/workbooks.ts';
import { FINDINGS_FILE, inFolder, placeOf, runSettle, SETTLEMENT, type Told } from './settling.ts';

// The report workbook plays no part here and takes most of the time of a run.
vi.mock('../../desk/files/write-workbook.ts', () => ({ writeXlsx: async () => Buffer.from('report') }));

const LIST = [
  ...tabs,
  ...cellTexts,
  ...references,
  ...cases,
  ...parameters,
  ...workbooks,
  ...files,
  ...history,
  ...digests,
  ...together,
];

const SEVERITIES = { block: '阻斷', warn: '警告', info: '提示' };

let earlier: ReadonlyMap<string, string>;

beforeAll(() =>
  inFolder(async (folder) => {
    const told = await runSettle(await new County().writeTo(join(folder, 'county')), join(folder, 'out'));
    expect(told.lines).toEqual([]);
    expect(told.exit).toBe(0);
    expect(JSON.parse(told.files.get(SETTLEMENT)!).findings).toEqual([]);
    earlier = told.files;
  }),
);

test('the list is numbered from 1 without a gap', () => {
  expect(LIST.map(({ number }) => number)).toEqual(LIST.map((_, index) => index + 1));
  expect(LIST.length).toBeGreaterThanOrEqual(55);
});

describe('bad inputs', () => {
  test.each(LIST)('$number $title', ({ given, period, expected }) =>
    inFolder(async (folder) => {
      const { input, digest } = await given(folder);
      const out = join(folder, 'out');
      await mkdir(out);
      for (const [name, content] of earlier) await writeFile(join(out, name), content);

      const told = await runSettle(input, out, { period, digest });
      const { [FINDINGS_FILE]: written, ...others } = Object.fromEntries(told.files);
      expect(others).toEqual(Object.fromEntries(earlier));
      expectRefusal(told, JSON.parse(written!), expected);
    }),
  );

  test('leave nothing but the findings where there was nothing', () =>
    inFolder(async (folder) => {
      const input = await new County().deleteTab('機構').writeTo(join(folder, 'county'));
      const told = await runSettle(input, join(folder, 'deep', 'out'));
      expect(told.exit).toBe(2);
      expect([...told.files.keys()]).toEqual([FINDINGS_FILE]);
    }));
});

function expectRefusal(told: Told, findings: readonly Finding[], expected: BadInput['expected']): void {
  expect(findings.map((found) => `${found.code} ${placeOf(found)}`).sort()).toEqual(
    expected.map(([code, place]) => `${code} ${place}`).sort(),
  );
  expect(told.exit).toBe(2);
  expect(findings.some(({ severity }) => severity === 'block')).toBe(true);
  for (const [code, place, ...words] of expected) {
    const found = findings.filter((one) => one.code === code && placeOf(one) === place);
    expect(words).not.toEqual([]);
    expect(
      found.some(({ message }) => words.every((word) => message.includes(word))),
      `${place} ${words}`,
    ).toBe(true);
  }
  expect(told.lines).toHaveLength(findings.length);
  findings.forEach((found, index) => {
    const { code, severity, message, remedy } = found;
    expect(remedy).not.toBe('');
    expect(`${message}${remedy}`).not.toMatch(/undefined|NaN|\[object|\{\w+\}/);
    const start = `${code} ${SEVERITIES[severity]} ${placeOf(found)} ${message}`;
    expect(told.lines[index]!.startsWith(start), told.lines[index]).toBe(true);
  });
}
