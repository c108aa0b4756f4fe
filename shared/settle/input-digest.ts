import type { CaseTable } from '../cases/case-table.ts';
import { exactDecimal } from '../money/decimal-text.ts';
import { decidesCases } from '../rules/parameters.ts';
import { closedValue } from '../sheets/read-cell.ts';
import { TABS, type TabKey, type Tables } from '../sheets/tabs/settlement-tabs.ts';
import { LEVELS } from '../sheets/tabs/values.ts';
import { cellText, rowTexts } from '../sheets/write-cell.ts';
import type { Area } from './area.ts';
import { canonicalJson, hashOf, type NewHasher } from './hash.ts';
import { inOneSpelling } from './parameter-set.ts';
import { SortedTexts } from './sorted-texts.ts';

/** The digest of every tab that has rows, by its Traditional name. */
export type TabDigests = Readonly<Record<string, string>>;

/** What people note about hints is no input: a settled run may be closed after they noted more. */
const NOTED: readonly TabKey[] = ['flagHandling'];

/** Order of rows and of columns, script, file format and spelling of numbers make no difference. */
export function tabDigests(typed: Tables, newHasher: NewHasher): TabDigests {
  const digests: Record<string, string> = {};
  const tables = inOneScript(typed);
  for (const key of Object.keys(tables) as Exclude<TabKey, 'cases'>[]) {
    if (NOTED.includes(key)) continue;
    const rows = new SortedTexts();
    for (const row of tables[key]) rows.add(canonicalJson(rowTexts(TABS[key], row)));
    if (rows.size > 0) digests[TABS[key].name.hant] = rows.digest(newHasher);
  }
  return digests;
}

/** Texts that can be spelt in several ways, in one of them. */
const inOneScript = (tables: Tables): Tables => ({
  ...tables,
  parameters: tables.parameters.map(inOneSpelling),
  coefficients: tables.coefficients.map(withLevel),
  bedDayStandards: tables.bedDayStandards.map(withLevel),
  packagePrices: tables.packagePrices.map(withLevel),
});

/** A level typed as 機構或等級, in its Traditional form. */
const withLevel = <R extends { readonly target: string }>(row: R): R => ({
  ...row,
  target: closedValue(row.target, LEVELS) ?? row.target,
});

/** The digest of the case rows, fed in the order of case numbers. */
export function casesDigest(table: CaseTable, newHasher: NewHasher): string {
  const hasher = newHasher();
  const columns = Object.entries(TABS.cases.columns);
  for (const index of table.byCaseNumber()) {
    const row = table.at(index) as unknown as Record<string, unknown>;
    const texts = columns.map(([key, column]) => cellText(row[key], column.type) ?? '');
    hasher.update(`${texts.join('\u001f')}\n`);
  }
  return hasher.digest();
}

/** One digest over all tabs. */
export const inputDigest = (digests: TabDigests, newHasher: NewHasher): string =>
  hashOf(newHasher, canonicalJson(digests));

/** Rules that decide the class or the points of a single case: another law date may bring other versions. */
const CASE_STEPS = ['class', 'extra', 'decision', 'readmission'] as const;

/**
 * What phase 1 depends on besides the cases, tab by tab: a digest of cases may only be settled with the same.
 * Names, documents and everything that only phase 2 reads are left out.
 */
export function caseBasis(area: Area, newHasher: NewHasher): TabDigests {
  const hash = (value: unknown) => hashOf(newHasher, canonicalJson(value));
  const decimalOf = ({ n, d }: { n: bigint; d: bigint }) => exactDecimal({ n, d }) ?? `${n}/${d}`;
  const byCode = <T>(map: Iterable<readonly [string, T]>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    參數: hash({
      year: area.params.year,
      areaMeanCost: area.areaMeanCost,
      rules: CASE_STEPS.flatMap((step) => area.programme[step].map(({ id, from }) => [step, id, from])),
      used: area.uses
        .filter(({ key }) => decidesCases(key) && key !== 'area.meanCost')
        .map(({ key, text }) => [key, text])
        .sort(),
    }),
    機構: hash(byCode(area.institutions).map(([code, { level }]) => [code, level])),
    病組: hash(
      byCode(area.groups).map(([code, { kind, basePoints, meanCost, noCoefficient, upperMultiple }]) => [
        code,
        kind,
        decimalOf(basePoints),
        meanCost ?? null,
        noCoefficient,
        upperMultiple ? decimalOf(upperMultiple) : null,
      ]),
    ),
    差異係數: hash(
      area.coefficients.lines().map(({ group, target, value }) => [group, target, decimalOf(value)]),
    ),
    特病單議: hash(
      byCode(area.decisions).map(([code, { kind, value }]) => [code, kind, value ? decimalOf(value) : null]),
    ),
    ...(area.dailyPoints.size > 0 && {
      床日標準: hash(
        byCode(area.dailyPoints).map(([group, byInstitution]) => [
          group,
          byCode(byInstitution).map(([code, bands]) => [
            code,
            bands.map(({ toDay, points }) => [toDay ?? null, decimalOf(points)]),
          ]),
        ]),
      ),
    }),
  };
}
