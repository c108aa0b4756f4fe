import { expect, it } from 'vitest';
import { placeText } from '../../../shared/findings/finding.ts';
import { EQUIVALENTS, GROWTH } from '../../methods/equivalents-county.ts';
import { settleTabs, type Tabs } from '../../methods/workbook.ts';

/** The tabs with rows added at their ends. */
const withRows = (more: Tabs): Tabs => ({
  ...EQUIVALENTS,
  ...Object.fromEntries(Object.entries(more).map(([tab, rows]) => [tab, [...EQUIVALENTS[tab]!, ...rows]])),
});

const CASES: readonly (readonly [string, Tabs, readonly string[]])[] = [
  [
    'EQUIVALENT_ITEM_UNKNOWN',
    withRows({
      當量工作量: [['C1', '普通門診服务', '', '1']],
      當量購買上限: [['C1', '別的', '1', '', '衛']],
      當量抽查: [['C1', '別的', '1', '0', '查']],
    }),
    [
      '當量工作量!B8 EQUIVALENT_ITEM_UNKNOWN 項目「普通門診服务」不在當量項目表中。 是否為「普通門診服務」？請核對編碼（含空格與大小寫）。',
      '當量抽查!B5 EQUIVALENT_ITEM_UNKNOWN 項目「別的」不在當量項目表中。 請在該表補上，或核對編碼。',
      '當量購買上限!B4 EQUIVALENT_ITEM_UNKNOWN 項目「別的」不在當量項目表中。 請在該表補上，或核對編碼。',
      '當量抽查!A5 EQUIVALENT_SAMPLE_IDLE',
    ],
  ],
  [
    'EQUIVALENT_WEIGHT_ZERO',
    withRows({ 當量項目: [['項目乙', '0', '', '', '', '']] }),
    [
      '當量項目!B5 EQUIVALENT_WEIGHT_ZERO 項目「項目乙」的當量為 0。 請填寫大於 0 的當量；不購買的項目請刪除該行。',
    ],
  ],
  [
    'EQUIVALENT_SAMPLE_COUNT',
    withRows({
      當量抽查: [
        ['C2', '', '0', '0', '查'],
        ['C2', '普通門診服務', '5', '6', '查'],
      ],
    }),
    [
      '當量抽查!D5 EQUIVALENT_SAMPLE_COUNT 抽查數 0、不合格數 0 不成比率。 抽查數須大於 0，不合格數不得多於抽查數。',
      '當量抽查!D6 EQUIVALENT_SAMPLE_COUNT 抽查數 5、不合格數 6 不成比率。 抽查數須大於 0，不合格數不得多於抽查數。',
    ],
  ],
  [
    'EQUIVALENT_CEILING_SCOPE',
    withRows({ 當量購買上限: [['', '孕產婦訪視', '5', '', '衛']] }),
    [
      '當量購買上限!B4 EQUIVALENT_CEILING_SCOPE 購買上限填了項目「孕產婦訪視」，卻沒有機構。 各機構同一規範量請填在當量項目表的「規範量」；只限一個機構的請補上機構。',
    ],
  ],
  ...(
    [
      ['C1', '', '', '', 'C4', '都沒有填寫'],
      ['C1', '', '5', '5', 'D4', '都填寫了'],
      ['C1', '孕產婦訪視', '', '5', 'D4', '不合用：項目的規範量只填上限'],
    ] as const
  ).map(
    ([institution, item, limit, before, place, reason]) =>
      [
        `EQUIVALENT_CEILING_VALUE ${reason}`,
        withRows({ 當量購買上限: [[institution, item, limit, before, '衛']] }),
        [
          `當量購買上限!${place} EQUIVALENT_CEILING_VALUE 購買上限的「上限」與「上年當量」${reason}。 請擇一填寫；按上年當量計算的，須設參數 equivalents.growth，且不能有項目。`,
        ],
      ] as const,
  ),
  [
    'EQUIVALENT_MONEY_INSTITUTION',
    withRows({
      當量資金: [
        ['分期預付', '', '1.00', '財'],
        ['風險金', 'C1', '1.00', '財'],
      ],
    }),
    [
      '當量資金!B7 EQUIVALENT_MONEY_INSTITUTION 「分期預付」一行沒有機構。 分期預付須填機構；風險金屬全縣，不填機構。',
      '當量資金!B8 EQUIVALENT_MONEY_INSTITUTION 「風險金」一行不應有機構。 分期預付須填機構；風險金屬全縣，不填機構。',
    ],
  ],
  [
    'EQUIVALENT_SCORE_MISSING',
    withRows({ 效益考核獎: [['H1', '1.00', '', '', '衛']] }),
    [
      '效益考核獎!C4 EQUIVALENT_SCORE_MISSING 機構「H1」沒有考核得分。 請填寫「考核得分」，或在考核數據表按方案「基層績效考核」填寫各項指標。',
    ],
  ],
  [
    'EQUIVALENT_SCORE_TWICE',
    {
      ...EQUIVALENTS,
      考核方案: [
        ['方案', '滿分', '合格線', '兌現方式', '文號'],
        ['基層績效考核', '1000', '', '', '衛'],
      ],
      考核指標: [
        ['方案', '指標', '方向', '計分方式', '權重', '目標值', '零分值', '分段', '不含本數', '一票否決'],
        ['基層績效考核', '總評', '越高越好', '線性', '1000', '1000', '', '', '', ''],
      ],
      考核數據: [
        ['方案', '機構或醫共體', '指標', '數值', '文號'],
        ['基層績效考核', 'C1', '總評', '960', '衛'],
      ],
    },
    [
      '效益考核獎!C2 EQUIVALENT_SCORE_TWICE 機構「C1」既填了考核得分，又有方案「基層績效考核」的考核數據。 兩處只留其一。',
    ],
  ],
  [
    'CODE_DUPLICATE',
    withRows({
      當量項目: [['普通門診服務 ', '1', '', '', '', '']],
      當量購買上限: [['C2', '', '9000', '', '衛']],
      效益考核獎: [['C1', '1.00', '960', '', '衛']],
    }),
    [
      '效益考核獎!A4 CODE_DUPLICATE 「機構」C1 重複，另一處在第 2 行。',
      '當量購買上限!A4 CODE_DUPLICATE 「機構」C2 重複，另一處在第 3 行。',
      '當量項目!A5 CODE_DUPLICATE 「項目」普通門診服務  重複，另一處在第 2 行。',
    ],
  ],
  [
    'INSTITUTION_UNKNOWN and MONTH_OUTSIDE_YEAR',
    withRows({ 當量工作量: [['C9', '普通門診服務', '2024-12', '1']] }),
    [
      '當量工作量!A8 INSTITUTION_UNKNOWN 機構「C9」不在機構表中。',
      '當量工作量!C8 MONTH_OUTSIDE_YEAR 月份 2024-12 不在結算年度 2025 內。',
    ],
  ],
];

it.each(CASES)('%s is told with place and remedy, and nothing is computed', async (_, tabs, expected) => {
  const { findings, settlement } = await settleTabs(tabs, '2025', GROWTH);
  const texts = findings.map(
    ({ code, where, message, remedy }) => `${placeText(where)} ${code} ${message} ${remedy}`,
  );
  expect(texts).toEqual(expected.map((text) => expect.stringContaining(text)));
  expect(settlement).toBeUndefined();
});

it('EQUIVALENT_CEILING_VALUE is told where a growth is wanted and none is set', async () => {
  const { findings } = await settleTabs(EQUIVALENTS, '2025');
  expect(findings.map(({ where, message }) => `${placeText(where)} ${message}`)).toEqual([
    '當量購買上限!D3 購買上限的「上限」與「上年當量」不合用：沒有設增幅上限。',
  ]);
});

it.each([
  [
    'EQUIVALENT_SAMPLE_IDLE',
    withRows({ 當量抽查: [['C2', '孕產婦訪視', '5', '1', '查']] }),
    '當量抽查!A5 EQUIVALENT_SAMPLE_IDLE 機構「C2」沒有這項抽查所對應的工作量，未作核減。',
  ],
  [
    'EQUIVALENT_REWARD_ABOVE',
    withRows({ 效益考核獎: [['H1', '10.00', '949', '5.00', '衛']] }),
    '效益考核獎!D4 EQUIVALENT_REWARD_ABOVE 機構「H1」擬計提 5.00 元，超過可計提的 0.00 元，按後者列示。',
  ],
  [
    'EQUIVALENT_BEYOND_BUDGET',
    withRows({ 當量資金: [['風險金', '', '-4999999.00', '財']] }),
    '當量資金!C2 EQUIVALENT_BEYOND_BUDGET 應付 150000.00 元超過年度預算與風險金合計 140001.00 元。',
  ],
])('%s warns and computes', async (_, tabs, expected) => {
  const { findings, settlement } = await settleTabs(tabs, '2025', GROWTH);
  expect(findings.map(({ code, where, message }) => `${placeText(where)} ${code} ${message}`)).toEqual([
    expected,
  ]);
  expect(settlement).toBeDefined();
});
