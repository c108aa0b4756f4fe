import type { Citation } from '../../law/instrument.ts';
import type { Trace, Traced } from '../../law/trace.ts';
import { allocate } from '../../money/allocate.ts';
import { type Fen, fen, NO_MONEY } from '../../money/fen.ts';
import { fraction } from '../../money/fraction.ts';
import { oddFenOf } from '../odd-fen.ts';
import { MONTHS } from '../payment/month-budget.ts';
import { type GroupRule, type OffsetFacts, yuanOf } from './facts.ts';

const CITES: readonly Citation[] = [{ instrument: 'SW', article: '三（一）1（2）', grade: '推定' }];

type OffsetRule = GroupRule<OffsetFacts, Fen>;

const told = (
  trace: Trace | undefined,
  rule: string,
  formula: string,
  inputs: Readonly<Record<string, Traced>>,
  result: Fen,
): Fen => {
  trace?.({ rule, formula, inputs, result: yuanOf(result) });
  return result;
};

/** 預付核銷：年初預付平均分到十二個月核銷，最大餘數法，合計恆等於預付。 */
export const evenOffset: OffsetRule = {
  id: 'group-offset-even',
  title: '年初預付逐月核銷',
  step: 'groupPayment',
  versions: [
    {
      from: '2016-07-01',
      cites: CITES,
      interpretation: '文稿為「逐月核銷撥付」，未寫每月核銷多少；取平均。',
      formula: '年初預付 ÷ 12（最大餘數法，鍵 01 至 12）',
      when: ({ params }) => params['groupPayment.offset'] === 'even',
      apply: (facts, trace) => {
        const shares = MONTHS.map((key) => ({ key, weight: 1n }));
        const month = MONTHS[facts.audited.length - 1]!;
        const offset = allocate(facts.advance, shares).get(month)!;
        const inputs = {
          A: yuanOf(facts.advance, '年初預付'),
          u: oddFenOf(fraction(facts.advance, 12n), offset),
        };
        return told(trace, 'group-offset-even', 'trunc(A ÷ 12) + u', inputs, offset);
      },
    },
  ],
};

/** 預付核銷：先抵後付，各月審核額先抵年初預付，抵完為止。 */
export const firstOffset: OffsetRule = {
  id: 'group-offset-first',
  title: '年初預付先抵後付',
  step: 'groupPayment',
  versions: [
    {
      from: '2016-07-01',
      cites: CITES,
      interpretation: '「逐月核銷」的另一種讀法：以審核額先行核銷預付。',
      formula: 'min(本月審核, 尚未核銷的預付)',
      when: ({ params }) => params['groupPayment.offset'] === 'first',
      apply: (facts, trace) => {
        let left = facts.advance;
        let offset = NO_MONEY;
        for (const audited of facts.audited) {
          offset = audited < left ? audited : left;
          left = fen(left - offset);
        }
        const inputs = {
          E: yuanOf(facts.audited.at(-1)!, '本月審核'),
          L: yuanOf(fen(left + offset), '尚未核銷的預付'),
        };
        return told(trace, 'group-offset-first', 'min(E, L)', inputs, offset);
      },
    },
  ],
};

/** 預付核銷：各月不核銷，年終清算時一併扣除。 */
export const yearEndOffset: OffsetRule = {
  id: 'group-offset-year-end',
  title: '年初預付年終核銷',
  step: 'groupPayment',
  versions: [
    {
      from: '2016-07-01',
      cites: CITES,
      interpretation: '預付作周轉金用時的讀法。',
      formula: '0',
      when: ({ params }) => params['groupPayment.offset'] === 'yearEnd',
      apply: (_, trace) => told(trace, 'group-offset-year-end', '0', {}, NO_MONEY),
    },
  ],
};
