import { type BadInput, county } from '../bad-input.ts';
import type { County } from '../county.ts';
import { YEAR } from '../settling.ts';

/** Base values are computed: six cases of each group a year, all alike but one. */
export function withHistory(good: County): County {
  for (const row of ['D2', 'E2', 'D3', 'E3', 'D4', 'E4']) good.set({ [`病組!${row}`]: '' });
  const years = ['2022', '2023', '2024'];
  const costs = { GA: '12000.00', GB: '6000.00', GC: '35000.00' };
  const lines = Object.entries(costs).flatMap(([group, cost]) =>
    years.flatMap((year) => Array.from({ length: 6 }, () => `${year},H1,${group},${cost}`)),
  );
  return good.add('歷史病例', '年度,機構,病組,總費用', ...lines);
}

/** Of the five components only level, history and CMI count. */
const WEIGHTED = [
  'coefficient.method,weighted',
  'coefficient.weight.history,0.3',
  'coefficient.weight.cmi,0.2',
  'coefficient.weight.visits,0',
  'coefficient.weight.burden,0',
];
const COMPONENTS = ['機構,要素,數值', 'H1,CMI,1.1', 'H2,CMI,0.9'];

/** Base data, computed coefficients and the clearing's adjustments. */
export const history: readonly BadInput[] = [
  county(133, '歷史病例在基準年度之外', (good) => withHistory(good).set({ '歷史病例!A2': '2021' }), [
    ['REFERENCE_YEAR', '歷史病例!A2', '2021', '2022', '2024'],
  ]),
  county(
    134,
    '歷史病例的病組與機構都不在表內',
    (good) => withHistory(good).add('歷史病例', '2024,H8,GX1,100.00'),
    [
      ['INSTITUTION_UNKNOWN', '歷史病例!B56', '「H8」'],
      ['GROUP_UNKNOWN', '歷史病例!C56', '「GX1」'],
    ],
  ),
  county(135, '病組沒有歷史病例', (good) => withHistory(good).add('病組', 'GD,病組丁,一般,,,,'), [
    ['REFERENCE_MISSING', '病組!D6', '「GD」'],
  ]),
  county(
    136,
    '差異係數權重不合規',
    (good) =>
      withHistory(good)
        .set({ '參數!B4': 'zhejiang-2025' })
        .add('參數', ...WEIGHTED, 'coefficient.weight.level,0.4')
        .add('係數要素', ...COMPONENTS, 'H3,CMI,1'),
    [
      ['COEFFICIENT_WEIGHTS', '參數!-', '0.4'],
      ['COEFFICIENT_WEIGHTS', '參數!-', '合計'],
    ],
  ),
  county(
    137,
    '機構缺少係數要素',
    (good) =>
      withHistory(good)
        .add('參數', ...WEIGHTED, 'coefficient.weight.level,0.5')
        .add('係數要素', ...COMPONENTS),
    [['COMPONENT_MISSING', '係數要素!-', '「H3」', 'CMI']],
  ),
  county(
    138,
    '歷史病例的表頭不可信，不再報每個病組',
    (good) => withHistory(good).deleteRow('參數!5:5').set({ '歷史病例!D1': '費用' }),
    [
      ['HEADER_MISSING', '歷史病例!1:1', '總費用'],
      ['HEADER_NEARLY', '歷史病例!D1', '「費用」', '總費用'],
    ],
  ),
  county(
    139,
    '創新項目列入年度在將來',
    (good) =>
      good
        .set({ '參數!B4': 'zhejiang-2025' })
        .add('參數', 'adjust.innovation,1:0.7')
        .add(
          '創新項目',
          '險種,機構,項目,列入年度,每例點數,例數,文號',
          '居民,H1,某項目,2026,10,3,創〔2025〕1號',
        ),
    [['INNOVATION_YEAR', '創新項目!2:2', '某項目', '2026', '2025']],
    YEAR,
  ),
  county(
    140,
    '重點專科係數小於一',
    (good) =>
      good
        .set({ '參數!B4': 'zhejiang-2025' })
        .add('參數', 'adjust.incentive.specialty,是')
        .add('激勵指標', '險種,機構,指標,數值,上年數值,文號', '居民,H1,重點專科,0.98,,激〔2025〕1號'),
    [['INCENTIVE_BELOW_ONE', '激勵指標!2:2', '「H1」', '0.98']],
    YEAR,
  ),
];
