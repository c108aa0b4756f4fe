import type { DatedValue } from '../../law/dated.ts';
import type { Citation } from '../../law/instrument.ts';
import { zhejiang2019 } from '../330000/parameters.ts';
import { inherit, valuesFrom } from '../region.ts';

const CHECKED = '2026-11-23';
const at = valuesFrom('2016-07-01', CHECKED);
const shown: Citation = { instrument: 'JH17', grade: '轉述' };
const inferred: Citation = { instrument: 'JH17', grade: '推定' };

/** 評估文章只有 2016 年的目標。 */
const GROWTH: readonly DatedValue<string>[] = [
  {
    value: '0.075',
    from: '2016-07-01',
    to: '2016-12-31',
    cite: { instrument: 'JH18', article: '2016', grade: '轉述' },
    interpretation: '2016 年基金支出的增長目標，實際為 7.11%；兩種基金同一目標為推定。',
    checkedOn: CHECKED,
  },
  {
    value: '0',
    from: '2017-01-01',
    cite: { instrument: 'JH18', grade: '待核' },
    interpretation: '2017 年起的增長率未讀到，由各方談判確定，未填時不增不減。',
    checkedOn: CHECKED,
  },
];

/** 金華 2017：病組點數法的計費示意；其餘借用浙江 2019 的數，一律待核。 */
export const jinhua2017 = inherit(zhejiang2019, {
  from: '2016-07-01',
  atMost: { grade: '待核', because: '金華 2017 的文本未見此項，借用所引文件的數。' },
  changes: {
    'case.low.coefficient': at('否', shown),
    'case.mid.on': at('否', inferred, '計費示意沒有此分段。'),
    'case.high.extra': at('reviewed', shown, '費用過高而合理的病例由特病單議定點數。'),
    'bedDay.coefficient': at('否', shown, '床日點數逐日相加，算式沒有係數。'),
    'readmission.days': at('10', shown),
    'readmission.factor': at('0.5', shown),
    'sharing.retain': at(
      '0.85',
      { instrument: 'JH17', grade: '待核' },
      '只讀到結餘留用，沒有比例；取省級及杭州的數作佔位。',
    ),
    'budget.growth.employee': GROWTH,
    'budget.growth.resident': GROWTH,
    'base.yearWeights': at('1:1', inferred, '前兩年，逐年重定；等權為推定。'),
    'coefficient.method': at(
      'none',
      inferred,
      '係數為醫院成本係數；已公布的填入差異係數表，要由程序計算時設為 hospital。',
    ),
  },
});
