import { type Finding, finding } from '../findings/finding.ts';
import type { Forecast } from '../forecast/forecast.ts';
import { formatUnits } from '../money/decimal-text.ts';
import { moneyText } from '../money/money-text.ts';
import { columnLetter } from '../sheets/raw.ts';
import type { SheetModel } from '../sheets/sheet-model.ts';
import { FORECAST_TAB, warningRows } from './forecast-tab.ts';

/** Limits that break as things are, or may break at the high end of the range; each at its row of 年度預測. */
export function warningFindings(forecast: Forecast, sheet: SheetModel): readonly Finding[] {
  const rows = warningRows(forecast, sheet);
  return forecast.funds.flatMap(({ fund, warnings }) =>
    warnings.flatMap((warning) => {
      const { id, state, title, expected, high, limit } = warning;
      if (state === 'kept') return [];
      const where = { tab: FORECAST_TAB, row: rows.get(`${fund} ${id}`)!, column: columnLetter(1) };
      const values = { fund, title, limit: moneyText(limit) };
      return state === 'expected'
        ? [finding('FORECAST_BREAKS', where, { ...values, amount: moneyText(expected) })]
        : [finding('FORECAST_MAY_BREAK', where, { ...values, amount: moneyText(high) })];
    }),
  );
}

/** What a person reads first: a line per fund. */
export const forecastLines = ({ funds, valueDecimals, year, through }: Forecast): string[] => [
  `${year} 年度預測，依據 1 至 ${through.replace(/^0/, '')} 月的病例`,
  ...funds.map(({ fund, budget, expected, low, high }) => {
    const [value, least, most] = [expected, low, high].map(({ pointValue }) =>
      formatUnits(pointValue, valueDecimals),
    );
    const paid = `基金支付 ${moneyText(expected.paid)} 元（${moneyText(low.paid)}–${moneyText(high.paid)}）`;
    return `${fund}：全年點值 ${value}（${least}–${most}），${paid}，年度住院預算 ${moneyText(budget)} 元`;
  }),
];
