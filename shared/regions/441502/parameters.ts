import type { DatedValue } from '../../law/dated.ts';
import type { Citation, IsoDate } from '../../law/instrument.ts';
import { placeholders } from '../common/parameters.ts';
import { inherit, valuesFrom } from '../region.ts';

const CHECKED = '2026-11-23';
const at = valuesFrom('2021-01-01', CHECKED);
const unconfirmed: Citation = { instrument: 'practice', grade: '待核' };

/** 超支分擔按方案的年次：文稿的數是原文，年次對應年度是推定。 */
const groupShare = (value: string, from: IsoDate, to?: IsoDate): DatedValue<string> => ({
  value,
  from,
  ...(to === undefined ? {} : { to }),
  cite: { instrument: 'SW', article: '三（一）2（2）', grade: '推定' },
  interpretation:
    '文稿的比例是醫療集團對其總額超支的份額，其餘由財政與醫保承擔；以 2021 年為第一年、並作用於點數池，均為推定。',
  checkedOn: CHECKED,
});

/** 單議上限：文稿未寫；DIP 統籌區適用國家的 5‰。 */
const reviewCap = (cite: Citation, from: IsoDate, to?: IsoDate): DatedValue<string> => ({
  value: '0.005',
  from,
  ...(to === undefined ? {} : { to }),
  cite,
  interpretation: '按病種分值（DIP）為出院病例的 5‰；改按 DRG 付費時為 5%。超過只作提示。',
  checkedOn: CHECKED,
});

/**
 * 汕尾城區 2021：文稿寫的是醫療集團總額預付，住院以病種分值或 DRG 付費為主，沒有點數法的數字。
 * 除下列各項外都是佔位。
 */
export const shanwei2021 = inherit(placeholders, {
  from: '2021-01-01',
  changes: {
    'case.low.ratio': at('0.5', unconfirmed, '文稿未寫；取國家 DIP 規範的通行說法。'),
    'case.high.steps': at('*:2', unconfirmed, '文稿未寫；取國家 DIP 規範的通行說法，另有 2.5、1.5。'),
    'review.cap': [
      reviewCap(unconfirmed, '2021-01-01', '2024-07-22'),
      reviewCap({ instrument: 'N24', grade: '轉述' }, '2024-07-23', '2025-08-10'),
      reviewCap({ instrument: 'N25m', article: '第二十條', grade: '原文' }, '2025-08-11'),
    ],
    'prepay.ratio': at(
      '1',
      { instrument: 'SW', article: '三（一）1（2）', grade: '推定' },
      '文稿為年初預付一個月、審核後按月結算並逐月核銷，沒有按比例預留，故取 1；年初預付不在此項。',
    ),
    'sharing.retain': at(
      '1',
      { instrument: 'SW', article: '三（一）2（1）', grade: '推定' },
      '文稿：考核合格的，結餘留給醫療集團；作用於點數池為推定，考核不合格時須改此值。',
    ),
    'sharing.bear': [
      groupShare('0.05', '2021-01-01', '2021-12-31'),
      groupShare('0.07', '2022-01-01', '2022-12-31'),
      groupShare('0.1', '2023-01-01'),
    ],
    'coefficient.method': at(
      'none',
      unconfirmed,
      '文稿要提高創新技術的分值與權重係數，沒有數字；係數填入差異係數表。',
    ),
  },
});
