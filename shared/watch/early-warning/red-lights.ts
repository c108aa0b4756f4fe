import type { Fraction } from '../../money/fraction.ts';
import { MONTHS } from '../../rules/payment/month-budget.ts';
import { redIndicator } from '../../rules/supervision/early-warning/red-indicator.ts';
import { type Light, trafficLight } from '../../rules/supervision/indicator/light.ts';
import type { Area } from '../../settle/area.ts';
import type { StatementRow, StatementTable, StatementValue } from '../../settle/methods/statement.ts';
import { periodText } from '../../settle/settlement.ts';
import { DIRECTIONS } from '../../sheets/tabs/appraisal-tabs.ts';
import { valueText } from '../indicator/texts.ts';
import type { WatchContext } from '../part.ts';
import { type EarlyWarning, ofRule } from './warning.ts';

const NAMES: readonly string[] = MONTHS;

/**
 * The area's indicators whose light turned red: of a month, those that the month before would not have shown red under
 * the same target; of a year, all that are red. Red ones of institutions and 醫共體 are for 約談.
 */
export function redLights(context: WatchContext): readonly EarlyWarning[] {
  const tables = context.sheets.filter(({ part }) => part === 'indicator').flatMap((sheet) => sheet.tables);
  return tables.flatMap((table) => {
    const months = tables.find(({ key }) => key === `${table.key}Months`);
    return table.rows
      .filter(({ owner, cells }) => owner === undefined && cells['light'] === '紅')
      .flatMap((row) => redLight(context, row, months));
  });
}

function redLight(
  { area, period, use }: WatchContext,
  row: StatementRow,
  months: StatementTable | undefined,
): readonly EarlyWarning[] {
  const rule = use(redIndicator);
  const last = period.kind === 'month' ? MONTHS[NAMES.indexOf(period.month) - 1] : undefined;
  const earlier = months?.rows.find(({ key }) => key === row.key)?.cells[`m${last}`];
  const before = isFraction(earlier) ? lightOf(area, row, earlier) : undefined;
  if (!rule.apply({ before, now: '紅' })) return [];
  const texts = textsOf(row);
  return [
    {
      ...ofRule(rule),
      subject: texts.title,
      period: periodText(period),
      value: texts.value,
      limit: texts.target,
      basis: before === undefined ? '之前沒有燈色' : `上月為${before}燈`,
      state: 'beyond',
      finding: { code: 'WARNING_INDICATOR', where: area.places.parameters(), values: texts },
    },
  ];
}

/** What the light of another value would be under the row's own target. */
function lightOf({ params }: Area, { cells }: StatementRow, value: Fraction): Light | undefined {
  const { target, yellow } = cells;
  const direction = DIRECTIONS.find(({ hant }) => hant === cells['direction'])?.hant;
  if (!isFraction(target) || !direction) return undefined;
  const band = params['watch.light.band'];
  return trafficLight.versions[0]!.apply({
    value,
    target,
    yellow: isFraction(yellow) ? yellow : undefined,
    direction,
    strict: false,
    band,
  });
}

const isFraction = (value: StatementValue | undefined): value is Fraction =>
  typeof value === 'object' && value !== null;

type Texts = Readonly<Record<'title' | 'value' | 'target', string>>;

function textsOf({ cells }: StatementRow): Texts {
  const { indicator, fund, value, target, unit } = cells;
  const shown = (amount: StatementValue | undefined) =>
    isFraction(amount) ? valueText(amount, typeof unit === 'string' ? (unit as '%') : '%') : '';
  const title = [indicator, fund].filter((part) => typeof part === 'string' && part !== '').join(' ');
  return { title, value: shown(value), target: shown(target) };
}
