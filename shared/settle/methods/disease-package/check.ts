import { codeHint } from '../../../cases/check-case.ts';
import { finding, type Report } from '../../../findings/finding.ts';
import { exactDecimal } from '../../../money/decimal-text.ts';
import { fen, formatYuan } from '../../../money/fen.ts';
import { compare, ONE } from '../../../money/fraction.ts';
import { ANY } from '../../../rules/coefficient/lookup.ts';
import { closedValue } from '../../../sheets/read-cell.ts';
import { LEVELS } from '../../../sheets/tabs/values.ts';
import type { MethodInput } from '../method.ts';
import { PackagePrices, type PriceRow, RATIO_COLUMN } from './prices.ts';

const RATIO_HEADER = { employeeRatio: '職工支付比例', residentRatio: '居民支付比例' } as const;

/** What is wrong with the tabs of 單病種付費, all at once. */
export function checkPackages(input: MethodInput, report: Report): void {
  checkPrices(input, report);
  checkCases(input, report);
  checkCount(input, report);
}

/** A text that tells the number of its diseases is held against the table. */
function checkCount({ tables, places, params }: MethodInput, report: Report): void {
  const expected = params['diseasePackage.diseases'];
  const count = new Set(tables.packagePrices.map(({ disease }) => disease)).size;
  if (expected === null || count === expected) return;
  report(finding('PACKAGE_DISEASE_COUNT', places.packagePrices(), { count, expected }));
}

function checkPrices({ tables, places, institutions }: MethodInput, report: Report): void {
  const place = places.packagePrices;
  const seen = new Map<string, number>();
  for (const price of tables.packagePrices) {
    const { row, disease, target } = price;
    const level = closedValue(target, LEVELS);
    if (target !== ANY && level === undefined && !institutions.has(target)) {
      const values = { text: target, hint: codeHint(target, institutions) };
      report(finding('PACKAGE_TARGET_UNKNOWN', place(row, 'target'), values));
    }
    const pair = `${disease}＋${level ?? target}`;
    const other = seen.get(pair);
    if (other !== undefined) {
      const values = { header: '病種與機構或等級', text: pair, other };
      report(finding('CODE_DUPLICATE', place(row, 'disease'), values));
    }
    seen.set(pair, row);
    for (const column of ['employeeRatio', 'residentRatio'] as const) {
      const ratio = price[column];
      if (ratio === null || compare(ratio, ONE) <= 0) continue;
      const values = { header: RATIO_HEADER[column], text: exactDecimal(ratio)! };
      report(finding('PACKAGE_RATIO', place(row, column), values));
    }
  }
}

function checkCases({ tables, places, institutions, params }: MethodInput, report: Report): void {
  const prices = new PackagePrices(tables);
  const place = places.packageCases;
  const seen = new Map<string, number>();
  const withoutRatio = new Map<string, { readonly price: PriceRow; readonly fund: '職工' | '居民' }>();
  for (const {
    row,
    case: number,
    fund,
    institution,
    disease,
    total,
    fundPaid,
    patientPaid,
  } of tables.packageCases) {
    const other = seen.get(number);
    if (other !== undefined) {
      report(finding('CODE_DUPLICATE', place(row, 'case'), { header: '病例號', text: number, other }));
    }
    seen.set(number, row);
    if (fundPaid + patientPaid > total) {
      const values = {
        fund: formatYuan(fundPaid),
        patient: formatYuan(fen(patientPaid)),
        total: formatYuan(total),
      };
      report(finding('PACKAGE_CASE_MONEY', place(row, 'total'), values));
    }
    const known = institutions.get(institution);
    const price = known && prices.lookup(disease, known);
    if (known && !price) {
      report(finding('PACKAGE_PRICE_MISSING', place(row, 'disease'), { disease, institution }));
    }
    if (price && price[RATIO_COLUMN[fund]] === null)
      withoutRatio.set(`${price.row} ${fund}`, { price, fund });
  }
  if (params['diseasePackage.fundPart'] !== 'ratio') return;
  for (const { price, fund } of withoutRatio.values()) {
    const column = RATIO_COLUMN[fund];
    const values = { disease: price.disease, fund, header: RATIO_HEADER[column] };
    report(finding('PACKAGE_RATIO_MISSING', places.packagePrices(price.row, column), values));
  }
}
