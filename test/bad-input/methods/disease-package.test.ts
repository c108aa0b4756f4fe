import { expect, it } from 'vitest';
import { PACKAGES } from '../../methods/package-county.ts';
import { type Spoiled, spoil, toldOf } from './bed-group.ts';

const CASES: readonly (readonly [string, readonly Spoiled[], readonly string[]])[] = [
  [
    'PACKAGE_TARGET_UNKNOWN',
    [['單病種標準', 4, '機構或等級', '縣級']],
    [
      '單病種標準!C4 PACKAGE_TARGET_UNKNOWN 單病種標準的「機構或等級」為「縣級」，既不是機構也不是等級。 請填機構編碼、三級／二級／一級／社區，或 *。請在該表補上，或核對編碼。',
    ],
  ],
  [
    'PACKAGE_PRICE_MISSING',
    [['單病種病例', 5, '病種', 'D09']],
    [
      '單病種病例!E5 PACKAGE_PRICE_MISSING 病種「D09」在機構「H2」沒有付費標準。 請在單病種標準表補上；不屬單病種的病例應移到病例表。',
    ],
  ],
  [
    'PACKAGE_RATIO_MISSING, once for a price however many its cases',
    [['單病種標準', 2, '居民支付比例', '']],
    [
      '單病種標準!F2 PACKAGE_RATIO_MISSING 病種「D01」有居民病例，而「居民支付比例」為空。 請填支付比例，如 0.8；按標準減個人負擔支付的，把參數 diseasePackage.fundPart 設為 lessPatient。',
    ],
  ],
  [
    'PACKAGE_RATIO',
    [['單病種標準', 5, '職工支付比例', '85']],
    ['單病種標準!E5 PACKAGE_RATIO 「職工支付比例」為 85，大於 1。 請填比例，如 80% 填 0.8。'],
  ],
  [
    'PACKAGE_CASE_MONEY',
    [['單病種病例', 2, '個人負擔', '2400.01']],
    [
      '單病種病例!G2 PACKAGE_CASE_MONEY 基金記賬 6800.00 與個人負擔 2400.01 合計大於總費用 9200.00。 請按結算清單核對三項金額。',
    ],
  ],
  [
    'a case and a price that stand twice, the level in both scripts',
    [
      ['單病種病例', 3, '病例號', 'N001'],
      ['單病種標準', 3, '機構或等級', '二級'],
      ['單病種病例', 6, '機構', 'H1'],
    ],
    [
      '單病種標準!A3 CODE_DUPLICATE 「病種與機構或等級」D01＋二級 重複，另一處在第 2 行。 請只保留一行。',
      '單病種病例!A3 CODE_DUPLICATE 「病例號」N001 重複，另一處在第 2 行。 請只保留一行。',
    ],
  ],
  [
    'an unknown institution',
    [['單病種撥付', 3, '機構', 'P9']],
    [expect.stringMatching(/^單病種撥付!C3 INSTITUTION_UNKNOWN /) as string],
  ],
];

it.each(CASES)('%s', async (_, cells, expected) => {
  expect(await toldOf(spoil(PACKAGES, cells))).toEqual(expected);
});
