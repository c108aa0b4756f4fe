import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Fen, fen } from '../../../shared/money/fen.ts';
import { fraction } from '../../../shared/money/fraction.ts';
import { bedDayAmount, quotaOf } from '../../../shared/rules/bed-day/amount.ts';
import { bedDayLimit } from '../../../shared/rules/bed-day/limit.ts';
import { daysInBands } from '../../../shared/rules/bed-day/standards.ts';
import { inForce } from '../../../shared/rules/programme.ts';
import { paramsOf, programmeOf } from '../../rules/scheme-facts.ts';

const PROGRAMME = programmeOf('zhejiang-2019');
const days = fc.integer({ min: 0, max: 400 });
const money = fc.bigInt(0n, 10n ** 9n).map(fen);
/** Bands from day 1, the last without an end, each with a standard of its own. */
const bands = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 60 }), money), { minLength: 1, maxLength: 5 })
  .map((parts) => {
    let end = 0;
    return parts.map(([length, standard], index) => {
      end += length;
      return { toDay: index === parts.length - 1 ? undefined : end, standard };
    });
  });
const share = fc.integer({ min: 0, max: 500 }).map((part) => fraction(BigInt(part), 1000n));
const ratio = fc.integer({ min: 0, max: 1000 }).map((part) => fraction(BigInt(part), 1000n));

type Bands = readonly { readonly toDay: number | undefined; readonly standard: Fen }[];
const partsOf = (of: Bands, before: number, length: number) =>
  daysInBands(of, before, length).map(({ band, days: inside }) => ({
    standard: band.standard,
    days: inside,
  }));
const quota = (of: Bands, before: number, length: number): Fen =>
  quotaOf({ parts: partsOf(of, before, length) });

it('a stay settled in two months comes to the same quota, cut anywhere', () => {
  fc.assert(
    fc.property(bands, days, days, days, (of, before, first, second) => {
      const whole = quota(of, before, first + second);
      expect(quota(of, before, first) + quota(of, before + first, second)).toBe(whole);
    }),
  );
});

it('every day lies in one band', () => {
  fc.assert(
    fc.property(bands, days, days, (of, before, length) => {
      const inside = daysInBands(of, before, length);
      expect(inside.reduce((sum, part) => sum + part.days, 0)).toBe(length);
    }),
  );
});

it('a longer stay never earns less, and the fund never pays more than the quota', () => {
  const rule = inForce(PROGRAMME, bedDayAmount);
  fc.assert(
    fc.property(bands, days, share, ratio, share, ratio, (of, length, shareA, ratioA, shareB, ratioB) => {
      const amount = (stay: number) =>
        rule.apply({ parts: partsOf(of, 0, stay), shareA, ratioA, shareB, ratioB });
      expect(amount(length + 1) >= amount(length)).toBe(true);
      expect(amount(length) <= quota(of, 0, length)).toBe(true);
      expect(amount(length) >= 0n).toBe(true);
    }),
  );
});

it('the limit never gives, and more advanced never gives less', () => {
  const rule = inForce(PROGRAMME, bedDayLimit);
  const params = paramsOf('zhejiang-2019');
  fc.assert(
    fc.property(money, money, money, (amount, advance, more) => {
      const due = rule.apply({ amount, advance, params });
      expect(due <= amount).toBe(true);
      expect(rule.apply({ amount, advance: fen(advance + more), params }) >= due).toBe(true);
    }),
  );
});
