import { type Trace, type Traced, traced } from '../../law/trace.ts';
import { type Fen, fen, NO_MONEY } from '../../money/fen.ts';
import { fraction } from '../../money/fraction.ts';
import type { ChainStay, DeductibleRule } from './facts.ts';

const yuanOf = (amount: Fen, name?: string): Traced => traced(fraction(amount, 100n), '元', name);
const least = (a: bigint, b: bigint): Fen => fen(a < b ? a : b);
const notNegative = (amount: bigint): Fen => fen(amount > 0n ? amount : 0n);

/** Each stay bears what is left of its own standard, as far as its charges reach. */
function inTurn(
  chain: readonly ChainStay[],
  standardOf: (stay: ChainStay, borne: Fen) => Fen,
): readonly Fen[] {
  let borne: Fen = NO_MONEY;
  return chain.map((stay) => {
    const part = least(stay.eligible, standardOf(stay, borne));
    borne = fen(borne + part);
    return part;
  });
}

/** What each stay bears, and what the stays before it bore; `standardOf` is 0 where a stay has no deductible. */
function told(
  trace: Trace | undefined,
  rule: string,
  chain: readonly ChainStay[],
  parts: readonly Fen[],
  standardOf: (stay: ChainStay) => Fen,
  accumulates: boolean,
): readonly Fen[] {
  let borne: Fen = NO_MONEY;
  for (const [index, stay] of chain.entries()) {
    const part = parts[index]!;
    trace?.({
      rule,
      formula: accumulates ? 'min(C, max(0, Q − b))' : 'min(C, Q)',
      inputs: {
        C: yuanOf(stay.eligible, '政策範圍內費用'),
        Q: yuanOf(standardOf(stay), '起付線標準'),
        ...(accumulates && { b: yuanOf(borne, '前次已負擔') }),
      },
      result: yuanOf(part),
    });
    borne = fen(borne + part);
  }
  return parts;
}

const highest = (chain: readonly ChainStay[]): Fen =>
  chain.reduce((most, { standard }) => (standard > most ? standard : most), NO_MONEY);

/** 一次住院：醫共體內轉診的各次住院視為一次，只計一個起付線，按較高等級機構的標準。 */
export const oneStayDeductible: DeductibleRule = {
  id: 'benefit-one-stay',
  title: '轉診視為一次住院的起付線',
  step: 'benefits',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'Z12',
          article: '二（三）9',
          quote: '視為一次住院，不再重複計算起付線，起付線按較高等級醫療機構標準確定',
          grade: '原文',
        },
      ],
      interpretation: '起付線由先發生的費用負擔，前次不足的由後次補足（文本未寫）。',
      formula: '起付線合計 = min(Σ費用, max 各次標準)，依次負擔',
      when: ({ params }) => params['benefits.referral'] === 'oneStay',
      apply: ({ chain }, trace) => {
        const standard = highest(chain);
        const parts = inTurn(chain, (_, borne) => notNegative(standard - borne));
        return told(trace, 'benefit-one-stay', chain, parts, () => standard, true);
      },
    },
  ],
};

/** 累計起付線：向上轉診的起付線累計計算，已負擔的算在內，只補足較高等級的差額；向下轉診不再另設。 */
export const accumulatedDeductible: DeductibleRule = {
  id: 'benefit-accumulate',
  title: '上轉累計、下轉不另設的起付線',
  step: 'benefits',
  versions: [
    {
      from: '2016-07-01',
      cites: [
        {
          instrument: 'SW',
          article: '三（二）3',
          quote: '落實向上轉診患者累計起付線和向下轉診患者不再另設起付線政策',
          grade: '原文',
        },
        { instrument: 'practice', grade: '推定' },
      ],
      interpretation: '「累計」讀作前次已負擔的起付線計入，上轉只補足差額；平級轉診比照上轉。',
      formula: '上轉：min(費用, max(0, 本次標準 − 已負擔))；下轉：0',
      when: ({ params }) => params['benefits.referral'] === 'accumulate',
      apply: ({ chain }, trace) => {
        const parts = inTurn(chain, ({ standard, direction }, borne) =>
          direction === 'down' ? NO_MONEY : notNegative(standard - borne),
        );
        const standardOf = ({ standard, direction }: ChainStay) =>
          direction === 'down' ? NO_MONEY : standard;
        return told(trace, 'benefit-accumulate', chain, parts, standardOf, true);
      },
    },
  ],
};

/** 每次住院各計起付線：沒有讀到轉診優惠的地區。 */
export const separateDeductible: DeductibleRule = {
  id: 'benefit-separate',
  title: '每次住院各計起付線',
  step: 'benefits',
  versions: [
    {
      from: '2016-07-01',
      cites: [{ instrument: 'practice', grade: '待核' }],
      formula: 'min(費用, 本次標準)',
      when: ({ params }) => params['benefits.referral'] === 'separate',
      apply: ({ chain }, trace) => {
        const parts = chain.map(({ eligible, standard }) => least(eligible, standard));
        return told(trace, 'benefit-separate', chain, parts, ({ standard }) => standard, false);
      },
    },
  ],
};
