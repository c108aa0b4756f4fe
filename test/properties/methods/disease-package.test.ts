import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fen, formatYuan } from '../../../shared/money/fen.ts';
import { statementFigures } from '../../../shared/settle/methods/statement-figures.ts';
import { PACKAGES } from '../../methods/package-county.ts';
import { settleTabs, statementOf, tableOf } from '../../methods/workbook.ts';

const HEADER = PACKAGES['單病種病例']![0]!;
/** A county's cases: institution, disease, completed, cost in fen, the fund's and the patient's part of it. */
const cases = fc
  .array(
    fc.record({
      institution: fc.constantFrom('H1', 'H2', 'C1', 'C2'),
      fund: fc.constantFrom('職工', '居民'),
      month: fc.constantFrom('2025-01', '2025-02'),
      disease: fc.constantFrom('D01', 'D02'),
      completed: fc.boolean(),
      fundPaid: fc.bigInt(0n, 2_000_000n),
      patientPaid: fc.bigInt(0n, 800_000n),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((list) =>
    list.map(({ fundPaid, patientPaid, completed, ...one }, index) => [
      `N${index}`,
      one.fund,
      one.institution,
      one.month,
      one.disease,
      completed ? '是' : '否',
      formatYuan(fen(fundPaid + patientPaid)),
      formatYuan(fen(fundPaid)),
      formatYuan(fen(patientPaid)),
    ]),
  );

const settled = async (rows: readonly string[][], params: Readonly<Record<string, string>>) =>
  statementOf(
    await settleTabs({ ...PACKAGES, 單病種病例: [HEADER, ...rows] }, '2025', params),
    'diseasePackage',
  );

const FORMS = [
  {},
  { 'diseasePackage.fundPart': 'lessPatient' },
  { 'diseasePackage.incomplete': 'unpaid' },
  { 'diseasePackage.incompleteMost': '' },
];

it('statements add up to the fen and to what they are held against, in any order of the cases', async () => {
  await fc.assert(
    fc.asyncProperty(cases, fc.constantFrom(...FORMS), async (rows, params) => {
      const statement = await settled(rows, params);
      for (const table of statement.tables) {
        for (const [key, total] of Object.entries(table.totals?.cells ?? {})) {
          const sum = table.rows.reduce((all, { cells }) => all + BigInt(cells[key] as bigint | number), 0n);
          expect([table.key, key, sum]).toEqual([table.key, key, BigInt(total)]);
        }
      }
      const cost = statement.entitlements.reduce((sum, line) => sum + line.cost, 0n);
      const due = tableOf(statement, 'dues').rows.reduce(
        (sum, { cells }) => sum + (cells['due'] as bigint),
        0n,
      );
      expect(cost).toBe(due);
      const backwards = await settled([...rows].reverse(), params);
      expect(statementFigures(backwards)).toEqual(statementFigures(statement));
    }),
    { numRuns: 30 },
  );
});

it('completing a pathway never pays less than leaving it, while the item payment is limited to the package', async () => {
  await fc.assert(
    fc.asyncProperty(cases, fc.constantFrom(...FORMS.slice(0, 3)), async (rows, params) => {
      const dueOf = async (completed: string) => {
        const all = rows.map((row) => row.with(5, completed));
        return (await settled(all, params)).entitlements.reduce((sum, { cost }) => sum + cost, 0n);
      };
      expect((await dueOf('是')) >= (await dueOf('否'))).toBe(true);
    }),
    { numRuns: 20 },
  );
});
