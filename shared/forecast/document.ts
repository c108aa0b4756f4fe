import { formatUnits } from '../money/decimal-text.ts';
import { fundName } from '../settle/settlement.ts';
import { FIGURES, type FundFigures } from './figures.ts';
import type { Forecast } from './forecast.ts';

/** forecast.json: amounts, points and values as decimal strings. */
export function forecastDocument(forecast: Forecast, inputDigest: string) {
  const { year, through, empty, draws, pointsDecimals, valueDecimals, funds, settlement } = forecast;
  const money = (amount: bigint) => formatUnits(amount, 2);
  const points = (units: bigint) => formatUnits(units, pointsDecimals);
  const decimals = (name: keyof FundFigures) =>
    name === 'points' ? pointsDecimals : name === 'pointValue' ? valueDecimals : 2;
  const texts = (figures: FundFigures) =>
    Object.fromEntries(FIGURES.map((name) => [name, formatUnits(figures[name], decimals(name))]));
  return {
    forecast: 1,
    year: String(year),
    through: `${year}-${through}`,
    monthsWithoutCases: empty,
    draws,
    inputDigest,
    funds: funds.map((line) => ({
      fund: fundName(line.fund),
      shape: line.shape,
      budget: money(line.budget),
      expected: texts(line.expected),
      low: texts(line.low),
      high: texts(line.high),
      warnings: line.warnings.map(({ id, state, expected, high, limit }) => ({
        id,
        state,
        expected: money(expected),
        high: money(high),
        limit: money(limit),
      })),
      months: line.months.map(({ month, closed, budget, billed, points: ofMonth }) => ({
        month,
        closed,
        budget: money(budget),
        billed: money(billed),
        points: points(ofMonth),
      })),
    })),
    institutions: settlement.institutions.map((line) => ({
      code: line.code,
      fund: fundName(line.fund),
      points: points(line.points),
      due: money(line.due),
      prepaid: money(line.prepaid),
      adjustments: money(line.adjustments),
      remaining: money(line.clearing),
    })),
  };
}
