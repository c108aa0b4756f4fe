import { expect, it } from 'vitest';
import { placeText } from '../../../shared/findings/finding.ts';
import { settleTabs, type Tabs } from '../../methods/workbook.ts';
import { COUNTY, SETTINGS } from '../../watch/volume-flag/county.ts';

const DOCTORS = ['醫師', '姓名', '機構', '科室', '備案日期'];
const EVENTS = [
  '編號',
  '類型',
  '撤銷編號',
  '記分辦法',
  '醫師',
  '機構',
  '日期',
  '分值',
  '檔次',
  '一次性情形',
  '責任',
  '暫停月數',
  '情形',
  '文號',
];

/** A flawless event of three points, some cells of it replaced. */
const event = (changes: Readonly<Record<string, string>> = {}): string[] => {
  const good: Record<string, string> = {
    編號: '1',
    類型: '記分',
    記分辦法: '十二分制',
    醫師: 'D1',
    機構: 'H1',
    日期: '2025-03-15',
    分值: '3',
    情形: '某情形',
    文號: '記〔2025〕1號',
    ...changes,
  };
  return EVENTS.map((header) => good[header] ?? '');
};
const revocation = (changes: Readonly<Record<string, string>> = {}): string[] =>
  event({ 編號: '2', 類型: '撤銷', 撤銷編號: '1', 日期: '2025-04-01', 分值: '', ...changes });

const ledger = (events: readonly string[][], doctors: readonly string[][] = []): Tabs => ({
  醫師名冊: [DOCTORS, ['D1', '', 'H1', '', '2020-01-01'], ...doctors],
  醫師記分: [EVENTS, ...events],
});

const textsOf = async (tabs: Tabs, params: Readonly<Record<string, string>> = {}) => {
  const settings = { ...SETTINGS, ...params };
  const { findings, settlement } = await settleTabs({ ...COUNTY, ...tabs }, '2025', settings);
  const texts = findings.map(
    ({ code, where, message, remedy }) => `${placeText(where)} ${code} ${message} ${remedy}`,
  );
  return { texts, settlement };
};

it.each<[string, Tabs, readonly string[]]>([
  [
    'DOCTOR_REPEATED',
    ledger(
      [],
      [
        ['D1', '', 'H2', '', '2021-01-01'],
        ['D1', '', 'H2', '', '2021-01-01'],
      ],
    ),
    [
      '醫師名冊!A4 DOCTOR_REPEATED 醫師「D1」與第 3 行備案日期相同，以機構編碼較小的一行為準。 一次備案只留一行；換了機構的改「機構」一欄。',
    ],
  ],
  [
    'DOCTOR_UNKNOWN',
    ledger([event({ 醫師: 'D1 ' }), event({ 編號: '2', 醫師: 'X99' })]),
    [
      '醫師記分!E2 DOCTOR_UNKNOWN 醫師「D1 」不在醫師名冊中，此行未計。 是否為「D1」？',
      '醫師記分!E3 DOCTOR_UNKNOWN 醫師「X99」不在醫師名冊中，此行未計。 請在該表補上，或核對編碼。',
    ],
  ],
  [
    'DOCTOR_EVENT_REPEATED',
    ledger([event(), event({ 日期: '2025-03-16' })]),
    [
      '醫師記分!A3 DOCTOR_EVENT_REPEATED 記分編號「1」與第 2 行重複，兩行都計。 每件用各自的編號；重複錄入的請另加一行撤銷後改正編號。',
    ],
  ],
  [
    'DOCTOR_DATE_AFTER',
    ledger([event({ 日期: '2026-01-01' }), event({ 編號: '2', 日期: '2025-12-31' })]),
    [
      '醫師記分!G2 DOCTOR_DATE_AFTER 記分日期 2026-01-01 晚於結算年度 2025。 請核對日期；下一年度的記分在其年度才起作用。',
    ],
  ],
  [
    'DOCTOR_POINTS_MISSING',
    ledger([event({ 分值: '' }), event({ 編號: '2', 分值: '0' })]),
    [
      '醫師記分!H2 DOCTOR_POINTS_MISSING 記分一行的「分值」為空或 0，此行未計。 請按決定書填寫；撤銷以前的記分請在「類型」填撤銷。',
      '醫師記分!H3 DOCTOR_POINTS_MISSING 記分一行的「分值」為空或 0，此行未計。',
    ],
  ],
  [
    'DOCTOR_POINTS_ABOVE',
    ledger([
      event({ 分值: '13' }),
      event({ 編號: '2', 分值: '101', 記分辦法: '百分制' }),
      event({ 編號: '3', 分值: '100', 記分辦法: '百分制' }),
      event({ 編號: '4', 分值: '12' }),
    ]),
    [
      '醫師記分!H2 DOCTOR_POINTS_ABOVE 分值 13 超過十二分制一次最多的 12 分，此行未計。 請核對分值與記分辦法。',
      '醫師記分!H3 DOCTOR_POINTS_ABOVE 分值 101 超過百分制一次最多的 100 分，此行未計。',
    ],
  ],
  [
    'DOCTOR_POINTS_SEVERITY',
    ledger(
      [
        event({ 分值: '4', 檔次: '1至3分' }),
        event({ 編號: '2', 分值: '3', 檔次: '1至3分' }),
        event({ 編號: '3', 分值: '1', 檔次: '10至12分', 醫師: 'D2' }),
      ],
      [['D2', '', 'H2', '', '2020-01-01']],
    ),
    [
      '醫師記分!H2 DOCTOR_POINTS_SEVERITY 分值 4 不在檔次「1至3分」之內，仍按分值計。 請核對決定書上的檔次與分值。',
      '醫師記分!H4 DOCTOR_POINTS_SEVERITY 分值 1 不在檔次「10至12分」之內',
    ],
  ],
  [
    'DOCTOR_POINTS_SINGLE',
    ledger([
      event({ 分值: '11', 一次性情形: '是' }),
      event({ 編號: '2', 日期: '2024-01-01', 分值: '12', 一次性情形: '是' }),
    ]),
    [
      '醫師記分!J2 DOCTOR_POINTS_SINGLE 「一次性情形」填了「是」，分值為 11，不是一次記滿 12 分的十二分制記分。 請核對；一次記滿的才按三年禁止備案。',
    ],
  ],
  [
    'DOCTOR_REVOKES_NOTHING',
    ledger(
      [
        event(),
        revocation({ 撤銷編號: '7' }),
        revocation({ 編號: '3', 醫師: 'D2' }),
        revocation({ 編號: '4', 撤銷編號: '' }),
      ],
      [['D2', '', 'H2', '', '2020-01-01']],
    ),
    [
      '醫師記分!C3 DOCTOR_REVOKES_NOTHING 撤銷編號「7」不是醫師「D1」的記分，此行沒有作用。 請填所撤銷的記分的編號，並核對醫師。',
      '醫師記分!C4 DOCTOR_REVOKES_NOTHING 撤銷編號「1」不是醫師「D2」的記分',
      '醫師記分!C5 DOCTOR_REVOKES_NOTHING 撤銷編號「」不是醫師「D1」的記分',
    ],
  ],
  [
    'DOCTOR_REVOKED_BEFORE',
    ledger([event(), revocation({ 日期: '2025-03-14' })]),
    [
      '醫師記分!G3 DOCTOR_REVOKED_BEFORE 撤銷日期 2025-03-14 早於所撤銷的記分日期 2025-03-15。 請核對兩個日期。',
    ],
  ],
  [
    'DOCTOR_REVOKED_TWICE',
    ledger([event(), revocation({ 日期: '2025-03-15' }), revocation({ 編號: '3' })]),
    ['醫師記分!C4 DOCTOR_REVOKED_TWICE 記分「1」已在第 3 行撤銷。 請核對撤銷編號；同一件只撤銷一次。'],
  ],
  [
    'DOCTOR_REVOCATION_POINTS',
    ledger([event(), revocation({ 分值: '3' })]),
    [
      '醫師記分!H3 DOCTOR_REVOCATION_POINTS 撤銷一行填了「分值」，分值不計。 撤銷留空即可；改記的分值另加一行記分。',
    ],
  ],
  [
    'DOCTOR_MONTHS',
    ledger([
      event({ 分值: '9', 暫停月數: '2' }),
      event({ 編號: '2', 日期: '2025-05-01', 分值: '1', 暫停月數: '1' }),
    ]),
    [
      '醫師記分!L3 DOCTOR_MONTHS 暫停 1 個月，累計 10 分應為 2 至 4 個月；仍按所填月數計。 請核對決定書，或參數 watch.doctor.national.months。',
    ],
  ],
  [
    'DOCTOR_MONTHS_IMPOSSIBLE',
    ledger([
      event({ 分值: '9', 暫停月數: '0' }),
      event({ 編號: '2', 記分辦法: '百分制', 分值: '40', 暫停月數: '999999999' }),
      event({ 編號: '3', 記分辦法: '百分制', 分值: '1', 暫停月數: '120' }),
    ]),
    [
      '醫師記分!L2 DOCTOR_MONTHS_IMPOSSIBLE 暫停月數 0 不在 1 至 120 之間，按未填計。 請按決定書填寫；沒有寫明的留空。',
      '醫師記分!L3 DOCTOR_MONTHS_IMPOSSIBLE 暫停月數 999999999 不在 1 至 120 之間，按未填計。',
    ],
  ],
  [
    'DOCTOR_MONTHS_NEEDLESS',
    ledger([event({ 分值: '8', 暫停月數: '1' })]),
    [
      '醫師記分!L2 DOCTOR_MONTHS_NEEDLESS 填了暫停 1 個月，年度累計 8 分並非暫停，未按月數計。 請核對分值與同年其他記分；未達暫停或已終止的留空。',
    ],
  ],
  [
    'DOCTOR_FILED_WHILE_BARRED',
    ledger(
      [
        event({ 醫師: 'D2', 日期: '2024-03-15', 分值: '12' }),
        event({ 編號: '2', 醫師: 'D3', 日期: '2022-03-15', 分值: '12' }),
      ],
      [
        ['D2', '', 'H2', '', '2025-01-01'],
        ['D3', '', 'H2', '', '2025-03-16'],
      ],
    ),
    [
      '醫師名冊!E3 DOCTOR_FILED_WHILE_BARRED 備案日期 2025-01-01 在禁止備案的期限內，期限到 2027-03-15；期限內仍作禁止。 請核對備案日期；期滿後方可再備案。',
    ],
  ],
  [
    'DOCUMENT_MISSING',
    ledger([event({ 文號: '' })]),
    ['醫師記分!N2 DOCUMENT_MISSING 「文號」為空。 請補上文號，供日後核查。'],
  ],
])('%s warns and lets the settlement be', async (_, tabs, expected) => {
  const { texts, settlement } = await textsOf(tabs);
  expect(texts).toEqual(expected.map((text) => expect.stringContaining(text)));
  expect(settlement).toBeDefined();
});

it('DOCTOR_SCHEME_OFF is told where the area keeps the other scheme', async () => {
  const tabs = ledger([event(), event({ 編號: '2', 記分辦法: '百分制', 分值: '5' })]);
  const { texts } = await textsOf(tabs, { 'watch.doctor.scheme': 'national' });
  expect(texts).toEqual([
    '醫師記分!D3 DOCTOR_SCHEME_OFF 本統籌區不用百分制（參數 watch.doctor.scheme），此行未計。 請核對記分辦法，或修改該參數。',
  ]);
  expect((await textsOf(tabs)).texts).toEqual([]);
});

it('INSTITUTION_UNKNOWN stops it like in every tab', async () => {
  const { texts, settlement } = await textsOf(ledger([event({ 機構: 'H9' })]));
  expect(texts).toEqual([
    expect.stringContaining('醫師記分!F2 INSTITUTION_UNKNOWN 機構「H9」不在機構表中。'),
  ]);
  expect(settlement).toBeUndefined();
});
