import type { IndicatorRule } from '../facts.ts';
import { share } from '../forms.ts';
import { indicator } from '../indicator.ts';
import { lecture, UNWRITTEN } from './cites.ts';

type Counted = Parameters<typeof share>;

/** One of the indicators that document 04 lists, whose numbers are typed by hand. */
const listed = (
  id: string,
  title: string,
  dimension: '過程' | '結果',
  direction: '越高越好' | '越低越好',
  counted: Counted,
  more: { readonly target?: 'watch.target.repeatedChecks' } = {},
): IndicatorRule =>
  indicator({
    id,
    title,
    dimension,
    lists: ['雙軌評價'],
    unit: '%',
    direction,
    scope: 'institution',
    formula: share(...counted),
    cites: [lecture('一（三）')],
    interpretation: UNWRITTEN,
    ...more,
  });

/** 過程指標：服務規範、可及與健康管理；結果指標：健康改善。 */
export const serviceIndicators: readonly IndicatorRule[] = [
  listed('indicator-repeated-checks', '重複檢查率', '過程', '越低越好', ['repeatedChecks', 'checks'], {
    target: 'watch.target.repeatedChecks',
  }),
  listed('indicator-off-label', '超適應癥用藥率', '過程', '越低越好', ['offLabel', 'prescriptions']),
  listed('indicator-primary-open', '基層醫療機構醫保開通率', '過程', '越高越好', [
    'primaryOpen',
    'primaryUnits',
  ]),
  listed('indicator-filing-success', '異地就醫備案成功率', '過程', '越高越好', ['filingsDone', 'filings']),
  listed('indicator-chronic-managed', '慢病患者規範管理率', '過程', '越高越好', [
    'chronicManaged',
    'chronic',
  ]),
  listed('indicator-hypertension', '高血壓控制率', '結果', '越高越好', [
    'hypertensionControlled',
    'hypertension',
  ]),
  listed('indicator-diabetes', '糖尿病併發症發生率', '結果', '越低越好', ['complications', 'diabetes']),
];
