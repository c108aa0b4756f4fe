import { expect, test } from 'vitest';
import { consortiumReport } from '../../shared/report/consortium-report.ts';
import { noticeSheet } from '../../shared/report/notice-tab.ts';
import { type CorrectionNotice, correctionNotice } from '../../shared/settle/correction-notice.ts';
import { settlementFigures } from '../../shared/settle/settlement.ts';
import { county, DIGESTS, MARCH, settleCounty } from './county.ts';
import { texts } from './reading.ts';

type Line = ReturnType<typeof settlementFigures>['institutions'][number];

const line = (code: string, due: string, points: string, cases = 3): Line => ({
  code,
  fund: 'resident',
  cases,
  points,
  gross: due,
  byItemFund: '90.00',
  patientAndOther: '0.00',
  due,
  prepayment: '85.00',
});
const figures = (...institutions: Line[]) => ({ institutions });
const entry = (seq: number, document: string) => ({
  seq,
  at: '2026-11-23T08:05:00.000Z',
  document,
  reason: `原因${seq}`,
});
const PUBLISHED = { seq: 2, at: '2026-11-20T16:30:00.000Z' };

test('each correction has its own amounts, and together they come to what changed since', () => {
  const notice = correctionNotice(
    { entry: PUBLISHED, figures: figures(line('A', '100.00', '10.5000'), line('B', '50.00', '7.0000')) },
    [
      {
        entry: entry(3, '更1'),
        figures: figures(line('A', '120.50', '12.5000'), line('B', '50.00', '7.0000')),
      },
      {
        entry: entry(5, '更2'),
        figures: figures(line('A', '110.00', '12.5000'), line('B', '40.00', '7.0000', 2)),
      },
    ],
  );
  const told = (changes: CorrectionNotice['altogether']) =>
    changes.map(({ code, field, before, after }) => `${code} ${field} ${before} → ${after}`);
  expect(notice.corrections.map(({ changes }) => told(changes))).toEqual([
    ['A points 105000 → 125000', 'A gross 10000 → 12050', 'A due 10000 → 12050'],
    [
      'A gross 12050 → 11000',
      'A due 12050 → 11000',
      'B cases 3 → 2',
      'B gross 5000 → 4000',
      'B due 5000 → 4000',
    ],
  ]);
  expect(told(notice.altogether)).toEqual([
    'A points 105000 → 125000',
    'A gross 10000 → 11000',
    'A due 10000 → 11000',
    'B cases 3 → 2',
    'B gross 5000 → 4000',
    'B due 5000 → 4000',
  ]);
});

test('what comes back to where it was is in the corrections and not in the whole; the new and the gone count from zero', () => {
  const notice = correctionNotice({ entry: PUBLISHED, figures: figures(line('A', '100.00', '1.0000')) }, [
    { entry: entry(3, ''), figures: figures(line('A', '130.00', '1.0000'), line('N', '5.00', '1.0000')) },
    { entry: entry(4, ''), figures: figures(line('A', '100.00', '1.0000')) },
  ]);
  expect(notice.altogether).toEqual([]);
  const [first, second] = notice.corrections.map(({ changes }) =>
    changes.filter(({ field }) => field === 'due'),
  );
  expect(first!.map(({ code, before, after }) => [code, before, after])).toEqual([
    ['A', 10_000n, 13_000n],
    ['N', 0n, 500n],
  ]);
  expect(second!.map(({ code, before, after }) => [code, before, after])).toEqual([
    ['A', 13_000n, 10_000n],
    ['N', 500n, 0n],
  ]);
});

test('the leaders read of their members alone, and no reason; the bureau reads all of it', async () => {
  const settled = await settleCounty(county(), MARCH);
  const { area, digest, settlement } = settled;
  const now = settlementFigures(settlement);
  const [own, other] = [...area.consortia.keys()];
  const memberOf = (consortium: string | undefined) =>
    settlement.institutions.find(({ code }) => area.institutions.get(code)!.consortium === consortium)!;
  const [mine, theirs] = [memberOf(own), memberOf(other)];
  const before = {
    institutions: now.institutions.map((one) =>
      [mine.code, theirs.code].includes(one.code) ? { ...one, due: '1.00' } : one,
    ),
  };
  const theirName = area.institutions.get(theirs.code)!.name;
  const notice = correctionNotice({ entry: PUBLISHED, figures: before }, [
    { entry: { ...entry(3, '醫保更〔2025〕1號'), reason: `因${theirName}漏報` }, figures: now },
    { entry: { ...entry(4, `關於${theirName}的更正`), reason: '' }, figures: now },
  ]);
  const report = consortiumReport(own!, area, digest, settlement, DIGESTS, { notice });
  const shown = texts(report.find(({ name }) => name === '更正通知')!);
  const all = shown.flat().join('\n');
  expect(all).toContain('更正（賬冊第 3 筆，2026-11-23 16:05）　文號：醫保更〔2025〕1號');
  expect(all).toContain('（賬冊第 2 筆，2026-11-21 00:30）以來');
  expect(all).toContain('文號：（文號見經辦機構）');
  expect(all).toContain(mine.code);
  for (const strange of [theirs.code, theirName, '漏報']) expect(all).not.toContain(strange);
  expect(shown.find(([label]) => label?.startsWith('核對'))!.at(-1)).toBe('0.00');

  const whole = texts(noticeSheet(area, settlement, DIGESTS, notice, (text) => text))
    .flat()
    .join('\n');
  expect(whole).toContain(`原因：因${theirName}漏報`);
  expect(whole).toContain(`關於${theirName}的更正`);
  expect(consortiumReport(own!, area, digest, settlement, DIGESTS).map(({ name }) => name)).not.toContain(
    '更正通知',
  );
});
