import type { FundFigures } from '../../shared/forecast/figures.ts';
import type { Forecast } from '../../shared/forecast/forecast.ts';
import { STATE_TEXT } from '../../shared/forecast/warnings.ts';
import { formatUnits } from '../../shared/money/decimal-text.ts';
import { table } from './print.ts';

const money = (amount: bigint): string => formatUnits(amount, 2);

/** The year's end by fund, its warnings, and what every institution may still get. */
export function forecastSummary(forecast: Forecast, names: ReadonlyMap<string, string>): string {
  const { year, through, draws, funds, settlement, pointsDecimals, valueDecimals } = forecast;
  const figures = ({ billed, paid, overrun, points, pointValue }: FundFigures): string[] => [
    money(billed),
    money(paid),
    money(overrun),
    formatUnits(points, pointsDecimals),
    formatUnits(pointValue, valueDecimals),
  ];
  const fundRows = funds.flatMap(({ fund, shape, budget, expected, low, high }) => [
    [fund, '期望', ...figures(expected), money(budget), shape],
    ['', '低 10%', ...figures(low), '', ''],
    ['', '高 90%', ...figures(high), '', ''],
  ]);
  const warnings = funds.flatMap(({ fund, warnings: ofFund }) =>
    ofFund.map(({ title, state, expected, high, limit }) => [
      fund,
      title,
      STATE_TEXT[state],
      money(expected),
      money(high),
      money(limit),
    ]),
  );
  const institutions = settlement.institutions.map((line) => [
    line.fund,
    line.code,
    names.get(line.code) ?? '',
    formatUnits(line.points, pointsDecimals),
    money(line.due),
    money(line.prepaid),
    money(line.clearing),
  ]);
  return [
    `${year} 年度預測，依據至 ${year}-${through} 的病例，抽取 ${draws} 次`,
    ...table([
      ['險種', '', '基金記賬', '基金支付', '超支', '點數', '點值', '年度預算', '季節形狀'],
      ...fundRows,
    ]),
    '預警',
    ...table([['險種', '事項', '結論', '期望', '高', '上限'], ...warnings]),
    '機構（全年期望）',
    ...table([['險種', '編碼', '名稱', '點數', '應付', '已預付', '尚待支付'], ...institutions]),
  ].join('\n');
}
