import type { Citation, Grade } from '../../law/instrument.ts';
import { zhejiang2019 } from '../330000/parameters.ts';
import { inherit, valuesFrom } from '../region.ts';

const at = valuesFrom('2018-01-01', '2026-11-23');

const insurance = (grade: Grade, quote?: string): Citation => ({
  instrument: 'RA',
  article: '堅持醫保改革驅動',
  ...(quote === undefined ? {} : { quote }),
  grade,
});
const prices = (grade: Grade, quote?: string): Citation => ({
  instrument: 'RA',
  article: '堅持藥、價、保聯動',
  ...(quote === undefined ? {} : { quote }),
  grade,
});

const GROWTH = '分別給予城鎮、城鄉居民醫保10%和8%的增長係數';
const BASE = '文稿以上一年度醫保支出為基數；超支分擔與疫情追加是否扣除未寫，取省辦法的形式。';

/** 瑞安 2018：文稿所寫的總額、病組、人頭與調價；住院點數的其餘各項借用浙江 2019 的數，一律待核。 */
export const ruian2018 = inherit(zhejiang2019, {
  from: '2018-01-01',
  atMost: { grade: '待核', because: '瑞安的文稿未見此項，借用所引文件的數。' },
  changes: {
    'budget.form.employee': at('audited', insurance('推定'), BASE),
    'budget.form.resident': at('audited', insurance('推定'), BASE),
    'budget.growth.employee': at('0.1', insurance('原文', GROWTH), '文稿的「城鎮」讀作職工醫保。'),
    'budget.growth.resident': at('0.08', insurance('原文', GROWTH)),

    'negotiated.unit': at(
      'relative',
      insurance('推定'),
      '文稿為相對價值法，沒有算式；讀作病組均費對全部病組均費之比。',
    ),
    'negotiated.groups': at('813', insurance('原文', '813組病種採用相對價值法協議結算')),

    'capitation.yearWeights': at(
      '1:1:1',
      insurance('推定', '根據前三年數據測算，賦予醫共體分院不同的付費標準和增長率'),
      '文稿為前三年數據，未寫權重，取等權；各分院的標準與增長率填在人頭標準與人頭歷史數據表。',
    ),

    'pricePool.indicatorCount': at('13', prices('原文', '醫共體均次費用等13項監測考核指標全部達到目標')),
    'pricePool.indicators': at(
      '均次費用',
      prices('原文', '醫共體均次費用等13項監測考核指標全部達到目標'),
      '13 項中文稿只點名這一項。',
    ),
  },
});
