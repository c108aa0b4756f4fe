import { expect, it } from 'vitest';
import { placeText } from '../../../shared/findings/finding.ts';
import { APPRAISAL } from '../../methods/appraisal-county.ts';
import { settleTabs, type Tabs } from '../../methods/workbook.ts';

const G = '集團監管';

/** The tabs with cells changed, each by tab, row as the spreadsheet counts and header; and with rows added. */
function spoiled(
  cells: readonly (readonly [tab: string, row: number, header: string, text: string])[],
  more: Tabs = {},
): Tabs {
  const tabs = new Map(Object.entries(APPRAISAL).map(([tab, rows]) => [tab, rows.map((row) => [...row])]));
  for (const [tab, row, header, text] of cells) {
    const rows = tabs.get(tab)!;
    rows[row - 1]![rows[0]!.indexOf(header)] = text;
  }
  for (const [tab, rows] of Object.entries(more))
    tabs.set(tab, [...tabs.get(tab)!, ...rows.map((row) => [...row])]);
  return Object.fromEntries(tabs);
}

/** Row of an indicator in 考核指標. */
const rowOf = (tab: string, ...names: string[]) =>
  APPRAISAL[tab]!.findIndex((cells) => names.every((name) => cells.includes(name))) + 1;
const QUALITY = rowOf('考核指標', '病案質量');
const STAY = rowOf('考核指標', '平均住院日');
const GROWTH = rowOf('考核指標', '正2 區域內醫療費用增長');
const FRAUD = rowOf('考核指標', '負7 騙保事件');
const LAST_VALUE = APPRAISAL['考核數據']!.length;

const CASES: readonly (readonly [string, Tabs, readonly string[]])[] = [
  [
    'APPRAISAL_PLAN_UNKNOWN',
    spoiled([['考核數據', LAST_VALUE, '方案', 'DRG平價']]),
    [
      `考核數據!B${LAST_VALUE - 2} APPRAISAL_VALUE_MISSING 「H2」在方案「DRG評價」中缺少指標「服務能力」的數值。 請在考核數據表補上；扣分項沒有發生填 0。`,
      `考核數據!A${LAST_VALUE} APPRAISAL_PLAN_UNKNOWN 方案「DRG平價」不在考核方案表中。 是否為「DRG評價」？請核對編碼（含空格與大小寫）。`,
    ],
  ],
  [
    'APPRAISAL_PLAN_EMPTY',
    spoiled([], { 考核方案: [['空方案', '', '', '', '文']] }),
    ['考核方案!A5 APPRAISAL_PLAN_EMPTY 考核方案「空方案」沒有任何指標。 請在考核指標表補上，或刪除該方案。'],
  ],
  [
    'APPRAISAL_WEIGHTS',
    spoiled([['考核指標', QUALITY, '權重', '39.5']]),
    [
      '考核方案!B3 APPRAISAL_WEIGHTS 考核方案「服務質量」的權重合計為 99.5，不等於滿分 100。 請核對各指標的權重與方案的滿分；扣分項不計入合計。',
    ],
  ],
  [
    'APPRAISAL_PASS_ABOVE_FULL',
    spoiled([['考核方案', 3, '合格線', '600']]),
    [
      '考核方案!C3 APPRAISAL_PASS_ABOVE_FULL 考核方案「服務質量」的合格線 600 高於滿分 100。 請在考核方案表填寫該方案的合格線與滿分。',
    ],
  ],
  [
    'APPRAISAL_TARGET_MISSING',
    spoiled([['考核指標', GROWTH, '目標值', '']]),
    [
      `考核指標!F${GROWTH} APPRAISAL_TARGET_MISSING 指標「正2 區域內醫療費用增長」按「達標」計分，但沒有「目標值」。 請補上該欄。`,
    ],
  ],
  [
    'APPRAISAL_TARGET_MISSING (零分值)',
    spoiled([
      ['考核指標', QUALITY, '方向', '越低越好'],
      ['考核指標', QUALITY, '零分值', ''],
    ]),
    [
      `考核指標!G${QUALITY} APPRAISAL_TARGET_MISSING 指標「病案質量」按「線性」計分，但沒有「零分值」。 請補上該欄。`,
    ],
  ],
  [
    'APPRAISAL_TARGET_DIRECTION',
    spoiled([['考核指標', QUALITY, '零分值', '95']]),
    [
      `考核指標!F${QUALITY} APPRAISAL_TARGET_DIRECTION 指標「病案質量」為越高越好，目標值 95 卻不優於零分值 95。 請核對方向、目標值與零分值。`,
    ],
  ],
  ...(
    [
      ['', '沒有填寫'],
      ['10-10', '不是以冒號相連的界限與得分'],
      ['10:10,12:30', '界限 12 一段與前一段重疊或次序顛倒'],
      ['10:10,10:30', '界限 10 一段與前一段重疊或次序顛倒'],
      ['10:10,8:10', '界限 8 一段與前一段重疊或次序顛倒'],
      ['10:-1,8:30', '得分為負'],
      ['10:10,8:20', '最優一段的得分不等於權重 30'],
    ] as const
  ).map(
    ([steps, reason]) =>
      [
        `APPRAISAL_STEPS ${steps}`,
        spoiled([['考核指標', STAY, '分段', steps]]),
        [
          `考核指標!H${STAY} APPRAISAL_STEPS 指標「平均住院日」的分段「${steps}」不可用：${reason}。 請由最易達到的一段寫起，界限與得分逐段更優，如 60:5,80:8,90:10。`,
        ],
      ] as const,
  ),
  [
    'APPRAISAL_VETO_FORM',
    spoiled([['考核指標', QUALITY, '一票否決', '是']]),
    [
      `考核指標!J${QUALITY} APPRAISAL_VETO_FORM 指標「病案質量」按「線性」計分，不能一票否決。 一票否決只用於達標與扣分兩種計分方式；請修改其一。`,
    ],
  ],
  [
    'APPRAISAL_DEDUCTION_DIRECTION',
    spoiled([['考核指標', FRAUD, '方向', '越高越好']]),
    [
      `考核指標!C${FRAUD} APPRAISAL_DEDUCTION_DIRECTION 扣分項「負7 騙保事件」的方向為越高越好。 扣分項按發生次數扣分，方向應為越低越好。`,
    ],
  ],
  [
    'APPRAISAL_INDICATOR_UNKNOWN',
    spoiled([], { 考核數據: [['DRG評價', 'H1', '服務态度', '9', '文']] }),
    [
      `考核數據!C${LAST_VALUE + 1} APPRAISAL_INDICATOR_UNKNOWN 方案「DRG評價」沒有指標「服務态度」。 請在該表補上，或核對編碼。`,
    ],
  ],
  [
    'APPRAISAL_VALUE_MISSING',
    { ...APPRAISAL, 考核數據: APPRAISAL['考核數據']!.slice(0, -2) },
    [
      `考核數據!B${LAST_VALUE - 2} APPRAISAL_VALUE_MISSING 「H2」在方案「DRG評價」中缺少指標「數據質量和目錄管理、服務能力」的數值。 請在考核數據表補上；扣分項沒有發生填 0。`,
    ],
  ],
  [
    'APPRAISAL_OCCURRENCES',
    spoiled([['考核數據', rowOf('考核數據', 'G1', '負7 騙保事件'), '數值', '-1']]),
    [
      `考核數據!D${rowOf('考核數據', 'G1', '負7 騙保事件')} APPRAISAL_OCCURRENCES 扣分項「負7 騙保事件」的次數為負。 請填寫發生次數，沒有發生填 0。`,
    ],
  ],
  [
    'CODE_DUPLICATE',
    spoiled([], {
      考核方案: [['服務質量', '', '', '釋放表', '文']],
      考核數據: [['DRG評價', 'H2', '服務能力', '55', '文']],
      考核分檔: [['DRG評價', '600.0', '0.98', '', '', '', '']],
      考核兌現: [['DRG評價', '職工', 'H1', '1.00', '', '', '按病種', '文']],
    }),
    [
      '考核兌現!C10 CODE_DUPLICATE 「機構或醫共體」H1 重複，另一處在第 8 行。 請只保留一行。',
      '考核分檔!B5 CODE_DUPLICATE 「得分下限」600 重複，另一處在第 3 行。 請只保留一行。',
      `考核數據!C${LAST_VALUE + 1} CODE_DUPLICATE 「指標」服務能力 重複，另一處在第 ${LAST_VALUE} 行。 請只保留一行。`,
      '考核方案!A5 CODE_DUPLICATE 「方案」服務質量 重複，另一處在第 3 行。 請只保留一行。',
    ],
  ],
  [
    'CODE_DUPLICATE of an indicator',
    spoiled([['考核指標', STAY, '指標', '病案質量']]),
    [
      `考核指標!B${STAY} CODE_DUPLICATE 「指標」病案質量 重複，另一處在第 ${QUALITY} 行。 請只保留一行。`,
      `考核數據!C${rowOf('考核數據', 'H1', '平均住院日')} APPRAISAL_INDICATOR_UNKNOWN 方案「服務質量」沒有指標「平均住院日」。 請在該表補上，或核對編碼。`,
      `考核數據!C${rowOf('考核數據', 'C2', '平均住院日')} APPRAISAL_INDICATOR_UNKNOWN 方案「服務質量」沒有指標「平均住院日」。 請在該表補上，或核對編碼。`,
    ],
  ],
  [
    'APPRAISAL_BAND_SLOPE',
    spoiled([
      ['考核分檔', 3, '起算分', '800'],
      ['考核分檔', 4, '每分減', '0.001'],
    ]),
    [
      '考核分檔!E3 APPRAISAL_BAND_SLOPE 「起算分」與「每分減」只填了一欄。 兩欄須同時填寫或同時留空。',
      '考核分檔!D4 APPRAISAL_BAND_SLOPE 「起算分」與「每分減」只填了一欄。 兩欄須同時填寫或同時留空。',
    ],
  ],
  [
    'APPRAISAL_EFFECT_MISSING',
    spoiled([['考核方案', 3, '兌現方式', '']]),
    [6, 7].map(
      (row) =>
        `考核兌現!A${row} APPRAISAL_EFFECT_MISSING 方案「服務質量」沒有兌現方式，考核兌現表卻有其金額。 請在考核方案表填寫兌現方式，或刪除該行。`,
    ),
  ],
  [
    'APPRAISAL_MONEY_COLUMN',
    spoiled([
      ['考核兌現', 3, '規模', ''],
      ['考核兌現', 6, '基數', ''],
      ['考核兌現', 8, '機構或醫共體', ''],
    ]),
    [
      `考核兌現!F3 APPRAISAL_MONEY_COLUMN 方案「${G}」按「獎勵池」兌現，此行缺少「規模」。 請補上該欄。`,
      '考核兌現!D6 APPRAISAL_MONEY_COLUMN 方案「服務質量」按「釋放表」兌現，此行缺少「基數」。 請補上該欄。',
      '考核兌現!C8 APPRAISAL_MONEY_COLUMN 方案「DRG評價」按「係數」兌現，此行缺少「機構或醫共體」。 請補上該欄。',
    ],
  ],
  [
    'APPRAISAL_MONEY_SURPLUS',
    spoiled([
      ['考核兌現', 3, '基數', '1'],
      ['考核兌現', 6, '規模', '1'],
    ]),
    [[3, 'D', G, '獎勵池', '基數'] as const, [6, 'F', '服務質量', '釋放表', '規模'] as const].map(
      ([row, column, plan, effect, header]) =>
        `考核兌現!${column}${row} APPRAISAL_MONEY_SURPLUS 方案「${plan}」按「${effect}」兌現，此行不應有「${header}」。 請清除該格；獎勵池的基數、計提比例與項目只填在總額一行，規模填在各機構的行。`,
    ),
  ],
  [
    'APPRAISAL_RATIO_ABOVE_ONE',
    spoiled([['考核兌現', 6, '計提比例', '5']]),
    ['考核兌現!E6 APPRAISAL_RATIO_ABOVE_ONE 「計提比例」為 5，大於 1。 百分之五應填 0.05。'],
  ],
  [
    'APPRAISAL_RATIO_ABOVE_ONE in a band',
    spoiled([], { 考核分檔: [['服務質量', '80', '100', '', '', '', '']] }),
    ['考核分檔!C5 APPRAISAL_RATIO_ABOVE_ONE 「比例」為 100，大於 1。 百分之五應填 0.05。'],
  ],
  [
    'APPRAISAL_RATIO_ABOVE_ONE: a reward of a band',
    spoiled([], { 考核分檔: [['服務質量', '80', '1', '', '', '5', '']] }),
    ['考核分檔!F5 APPRAISAL_RATIO_ABOVE_ONE 「獎勵比例」為 5，大於 1。 百分之五應填 0.05。'],
  ],
  [
    'APPRAISAL_NOT_APPRAISED',
    spoiled([['考核兌現', 9, '機構或醫共體', 'C1']]),
    [
      '考核兌現!C9 APPRAISAL_NOT_APPRAISED 「C1」在方案「DRG評價」中沒有考核數據，無法兌現。 請在考核數據表補上各項指標的數值，或刪除該行。',
    ],
  ],
  [
    'PARTY_UNKNOWN',
    spoiled([['考核數據', LAST_VALUE, '機構或醫共體', 'X9']]),
    [
      `考核數據!B${LAST_VALUE - 2} APPRAISAL_VALUE_MISSING 「H2」在方案「DRG評價」中缺少指標「服務能力」的數值。 請在考核數據表補上；扣分項沒有發生填 0。`,
      `考核數據!B${LAST_VALUE} APPRAISAL_VALUE_MISSING 「X9」在方案「DRG評價」中缺少指標「數據質量和目錄管理、組織管理和制度建設」的數值。 請在考核數據表補上；扣分項沒有發生填 0。`,
      `考核數據!B${LAST_VALUE} PARTY_UNKNOWN 「X9」`,
    ],
  ],
  ...(
    [
      [
        '沒有總額一行',
        spoiled([
          ['考核兌現', 2, '方案', '服務質量'],
          ['考核兌現', 2, '機構或醫共體', 'H1'],
          ['考核兌現', 2, '項目', '別的'],
        ]),
      ],
      ['有多行總額', spoiled([], { 考核兌現: [[G, '居民', '', '1.00', '', '', '別的', '文']] })],
      ['沒有參與分配的機構', spoiled([], { 考核兌現: [[G, '職工', '', '1.00', '', '', '', '文']] })],
    ] as const
  ).map(([reason, tabs]) => [`APPRAISAL_POOL_INCOMPLETE ${reason}`, tabs, [`獎勵池${reason}。`]] as const),
];

it.each(CASES)('%s is told with place and remedy, and nothing is computed', async (_, tabs, expected) => {
  const { findings, settlement } = await settleTabs(tabs, '2025');
  const texts = findings.map(
    ({ code, where, message, remedy }) => `${placeText(where)} ${code} ${message} ${remedy}`,
  );
  expect(texts).toEqual(expected.map((text) => expect.stringContaining(text)));
  expect(settlement).toBeUndefined();
});

it.each([
  [
    'APPRAISAL_BANDS_FALL',
    spoiled([['考核分檔', 4, '比例', '0.97']]),
    '考核分檔!C4 APPRAISAL_BANDS_FALL 方案「DRG評價」得分達到 800 的一檔，所得比例低於前一檔。',
  ],
  [
    'APPRAISAL_BANDS_UNUSED',
    spoiled([], { 考核分檔: [[G, '60', '1', '', '', '', '']] }),
    '考核分檔!A5 APPRAISAL_BANDS_UNUSED 方案「集團監管」填了考核分檔，但其兌現方式不用分檔。',
  ],
  [
    'APPRAISAL_COLUMN_UNUSED',
    spoiled([['考核指標', QUALITY, '分段', '60:20,90:40']]),
    `考核指標!H${QUALITY} APPRAISAL_COLUMN_UNUSED 「病案質量」按「線性」計，填了的「分段」用不到。`,
  ],
  [
    'APPRAISAL_COLUMN_UNUSED: a deduction has no target',
    spoiled([['考核指標', FRAUD, '不含本數', '是']]),
    `考核指標!I${FRAUD} APPRAISAL_COLUMN_UNUSED 「負7 騙保事件」按「扣分」計，填了的「不含本數」用不到。`,
  ],
  [
    'APPRAISAL_COLUMN_UNUSED: a coefficient has no reward',
    spoiled([['考核分檔', 4, '獎勵比例', '0.02']]),
    '考核分檔!F4 APPRAISAL_COLUMN_UNUSED 「DRG評價」按「係數」計，填了的「獎勵比例」用不到。',
  ],
  [
    'APPRAISAL_POOL_UNSHARED',
    spoiled([['考核方案', 2, '合格線', '99']]),
    '考核兌現!D2 APPRAISAL_POOL_UNSHARED 方案「集團監管」的居民獎勵池 3900000.00 元沒有可分配的對象，全部留在基金。',
  ],
])('%s warns and computes', async (_, tabs, expected) => {
  const { findings, settlement } = await settleTabs(tabs, '2025');
  expect(findings.map(({ code, where, message }) => `${placeText(where)} ${code} ${message}`)).toEqual([
    expected,
  ]);
  expect(settlement).toBeDefined();
});
