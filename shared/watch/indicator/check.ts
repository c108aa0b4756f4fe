import { codeHint } from '../../cases/check-case.ts';
import { finding, type Report } from '../../findings/finding.ts';
import { exactDecimal } from '../../money/decimal-text.ts';
import { compare, ONE } from '../../money/fraction.ts';
import { INDICATORS } from '../../rules/supervision/indicator/definitions/all.ts';
import { QUANTITIES } from '../../rules/supervision/indicator/quantities.ts';
import type { MethodInput } from '../../settle/methods/method.ts';
import { reportRepeated } from '../../settle/methods/repeated.ts';
import { normalise } from '../../sheets/raw.ts';
import { houseIndicator, yellowIsBetter } from './targets.ts';
import { isMisplacedMinus, quantityOf } from './typed.ts';

/** All findings of 監測數據, 監測目標 and 病種歷年. None stops a settlement but rows that contradict each other. */
export function checkIndicators(input: MethodInput, report: Report): void {
  checkData(input, report);
  checkTargets(input, report);
  reportRepeated(
    input.tables.spectrumYears,
    (row) => [String(row.year), row.class.toUpperCase()],
    ({ row, class: text }, other) => {
      const where = input.places.spectrumYears(row, 'class');
      report(finding('CODE_DUPLICATE', where, { header: '疾病大類', text, other }));
    },
  );
}

function checkData({ tables, places, params }: MethodInput, report: Report): void {
  reportRepeated(
    tables.watchData,
    ({ item, party, fund, year, month }) => [item, party, fund, String(year), month],
    ({ row, item: text }, other) => {
      const where = places.watchData(row, 'item');
      report(finding('CODE_DUPLICATE', where, { header: '數據項', text, other }));
    },
  );
  const own = tables.watchTargets.map(({ indicator }) => indicator);
  const known = new Set(own.map(normalise));
  for (const { row, item: text, year, value } of tables.watchData) {
    const house = houseIndicator(text);
    if (!quantityOf(text) && !house && !known.has(normalise(text))) {
      const hint = codeHint(text, namesOf(own));
      report(finding('WATCH_ITEM_UNKNOWN', places.watchData(row, 'item'), { text, hint }));
    }
    if (year !== params.year && year !== params.year - 1) {
      const values = { text: String(year), year: params.year };
      report(finding('WATCH_YEAR_UNUSED', places.watchData(row, 'year'), values));
    }
    if (isMisplacedMinus(text, value)) {
      const values = { text, value: exactDecimal(value)! };
      report(finding('WATCH_COUNT_NEGATIVE', places.watchData(row, 'value'), values));
    }
    if (house?.unit === '%' && compare(value, ONE) > 0) {
      const values = { text, value: exactDecimal(value)! };
      report(finding('WATCH_RATIO_ABOVE_ONE', places.watchData(row, 'value'), values));
    }
  }
}

const namesOf = (own: readonly string[]): ReadonlyMap<string, unknown> =>
  new Map(
    [...Object.values(QUANTITIES), ...INDICATORS, ...own.map((title) => ({ title }))].map((one) => [
      one.title,
      one,
    ]),
  );

function checkTargets({ tables, places }: MethodInput, report: Report): void {
  reportRepeated(
    tables.watchTargets,
    ({ indicator, year }) => [indicator, String(year)],
    ({ row, indicator: text }, other) => {
      const where = places.watchTargets(row, 'indicator');
      report(finding('CODE_DUPLICATE', where, { header: '指標', text, other }));
    },
  );
  for (const row of tables.watchTargets) {
    const { indicator: text, target, yellow } = row;
    const house = houseIndicator(text);
    const direction = row.direction ?? house?.direction ?? null;
    if (direction === null) {
      report(finding('WATCH_DIRECTION_MISSING', places.watchTargets(row.row, 'direction'), { text }));
    }
    if (yellowIsBetter(row, direction)) {
      const values = { text, yellow: exactDecimal(yellow!)!, target: exactDecimal(target)! };
      report(finding('WATCH_YELLOW_BETTER', places.watchTargets(row.row, 'yellow'), values));
    }
    if (house?.unit === '%' && compare(target, ONE) > 0) {
      const values = { text, value: exactDecimal(target)! };
      report(finding('WATCH_RATIO_ABOVE_ONE', places.watchTargets(row.row, 'target'), values));
    }
  }
}
