import type { Digest } from '../../cases/digest.ts';
import { forecastYear } from '../../forecast/forecast.ts';
import { STATE_TEXT, type Warning } from '../../forecast/warnings.ts';
import { MONTHS } from '../../rules/payment/month-budget.ts';
import { inForce } from '../../rules/programme.ts';
import { yearEnd } from '../../rules/supervision/early-warning/year-end.ts';
import type { Area } from '../../settle/area.ts';
import type { Fund } from '../../sheets/tabs/values.ts';
import { amountText, type EarlyWarning, ofRule, type WarningState } from './warning.ts';

/**
 * What the forecast of the year's end warns of, where every month so far has cases and they are enough. Without draws
 * the range is left out, and with it what is only possible.
 */
export function yearEndWarnings(
  area: Area,
  digest: Digest,
  through: string,
  draws?: number,
): readonly EarlyWarning[] {
  const closed = MONTHS.filter((month) => month <= through);
  const known = new Set(digest.cells.map(({ month }) => month));
  const whole = closed.every((month) => known.has(month));
  if (!area.settlesPoints || !whole || closed.length < area.params['watch.forecast.months']) return [];
  const forecast = forecastYear(area, digest, through, () => {}, draws);
  return (forecast?.funds ?? []).flatMap(({ fund, warnings }) =>
    warnings.map((warning) => yearEndWarning(area, fund, through, warning)),
  );
}

function yearEndWarning(area: Area, fund: Fund, through: string, warning: Warning): EarlyWarning {
  const { title, expected, high, limit, basis } = warning;
  const rule = inForce(area.programme, yearEnd);
  const { beyond } = rule.apply({ expected, limit });
  const state: WarningState = beyond ? 'beyond' : high > limit ? 'possible' : 'kept';
  const month = `${area.params.year}-${through}`;
  const amounts = { expected: amountText(expected), limit: amountText(limit) };
  return {
    ...ofRule(rule),
    subject: `${fund}基金　${title}`,
    period: month,
    value: amounts.expected,
    limit: amounts.limit,
    basis: `${basis}；高值（90%）${amountText(high)}，${STATE_TEXT[warning.state]}`,
    state,
    finding: {
      code: 'WARNING_YEAR_END',
      where: area.places.budget(),
      values: { fund, month, title, state: STATE_TEXT[warning.state], ...amounts },
    },
  };
}
