import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { inScript } from '../../functions/script.ts';
import type { FindingCode } from '../../shared/findings/catalogue.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import type { Period } from '../../shared/settle/settlement.ts';
import { County } from './county.ts';
import { gb18030 } from './gb18030.ts';
import { withHistory } from './list/history.ts';
import { FINDINGS_FILE, inFolder, placeOf, runSettle, SETTLEMENT, YEAR } from './settling.ts';
import { bytesOf, workbookOf } from './workbook.ts';

// The report workbook plays no part here and takes most of the time of a run.
vi.mock('../../desk/files/write-workbook.ts', () => ({ writeXlsx: async () => Buffer.from('report') }));

interface Settled {
  readonly resultDigest: string;
  readonly findings: readonly Finding[];
}

/** Settles an input that must be accepted. */
async function settled(lay: (folder: string) => Promise<string>, period?: Period): Promise<Settled> {
  return inFolder(async (folder) => {
    const told = await runSettle(await lay(folder), join(folder, 'out'), { period });
    expect(told.lines).toEqual([]);
    expect(told.exit).toBe(0);
    expect([...told.files.keys()].sort()).toEqual([SETTLEMENT, '結算報告.xlsx']);
    return JSON.parse(told.files.get(SETTLEMENT)!);
  });
}

const asFolder = (change: (good: County) => unknown) => (folder: string) => {
  const county = new County();
  change(county);
  return county.writeTo(join(folder, 'county'));
};

let plain: Settled;

beforeAll(async () => {
  plain = await settled(asFolder(() => {}));
});

/** Headers, tab names and closed values of the county in the other script. */
function simplified(good: County): void {
  const convert = (text: string) => inScript(text, 'zh-Hans');
  for (const [tab, sheet] of good.tabs()) {
    sheet[0] = sheet[0]!.map(convert);
    const listed = ['险种', '等级', '类型', '参保地', '机构或等级', '结论'];
    for (const row of sheet.slice(1)) {
      sheet[0].forEach((header, column) => {
        if (listed.includes(header)) row[column] = convert(row[column]!);
      });
    }
    good.rename(tab, convert(tab));
  }
}

describe('read, and settled to the same byte', () => {
  test.each<[string, (good: County) => unknown]>([
    ['全形數字', (good) => good.set({ '病例!I2': '１２６００．００', '差異係數!C2': '１．１' })],
    ['千分位', (good) => good.set({ '病例!I2': '12,600.00', '預算!C2': '2,000,000' })],
    ['全形千分位', (good) => good.set({ '病例!I2': '１２，６００．００' })],
    [
      '人民幣符號',
      (good) => good.set({ '病例!I2': '¥12,600.00', '病例!K2': '￥8000', '清算調整!D2': '-¥250.5' }),
    ],
    ['元字', (good) => good.set({ '病例!I2': '12600元', '預算!C4': '300,000.00 元' })],
    ['正號與前導零', (good) => good.set({ '病例!I2': '+12600.0', '病例!K2': '08000' })],
    [
      '參數的千分位、人民幣符號與全形字',
      (good) => good.set({ '參數!B5': '￥10,000', '參數!A4': 'ｓｃｈｅｍｅ', '參數!B6': '１．０' }),
    ],
    [
      '各種寫法的日期',
      (good) =>
        good.set({
          '病例!F2': '2025/3/1',
          '病例!G2': '2025.3.8',
          '病例!F3': '2025年3月2日',
          '病例!G3': '20250309',
          '病例!F4': '45717',
          '病例!G4': '２０２５－０３－０９',
        }),
    ],
    [
      '各種寫法的月份',
      (good) => good.set({ '月度權重!A4': '3月', '月度權重!A5': '4', '月度預付!A2': '2025年2月' }),
    ],
    ['是否欄的空白與否', (good) => good.set({ '病例!N2': '否', '病例!O2': ' ', '機構!E2': '' })],
    ['簡體的表名、表頭與可選值', simplified],
    ['表頭裏的空格與全形字', (good) => good.set({ '病例!I1': ' 總 費　用 ' })],
    [
      '欄與行的次序',
      (good) => {
        for (const row of good.sheet('病例')) row.reverse();
        const [header, ...rows] = good.sheet('病例');
        good.sheet('病例').splice(0, 99, header!, ...rows.reverse());
      },
    ],
    ['空行', (good) => good.sheet('病例').splice(3, 0, [], ['', ' '])],
    ['不相干的表與程序自己的結果表', (good) => good.add('備忘', '隨便,什麼').add('點值', '險種,點值')],
  ])('%s', async (_, change) => {
    expect(await settled(asFolder(change))).toEqual(plain);
  });

  test('GB18030', async () => {
    // 〔〕 of the document numbers are in the two-byte part, as are all Chinese characters used here.
    expect(await settled((folder) => new County().writeTo(join(folder, 'county'), gb18030))).toEqual(plain);
  });

  test('UTF-8 帶 BOM', async () => {
    const lay = (folder: string) => new County().writeTo(join(folder, 'county'), (text) => `\ufeff${text}`);
    expect(await settled(lay)).toEqual(plain);
  });

  test('Excel 工作簿', async () => {
    const lay = async (folder: string) => {
      await writeFile(join(folder, '結算.xlsx'), bytesOf(workbookOf(new County())));
      return join(folder, '結算.xlsx');
    };
    expect(await settled(lay)).toEqual(plain);
  });

  test.each<[string, (good: County) => unknown]>([
    ['月度權重整張表留空', (good) => good.sheet('月度權重').splice(0)],
    ['月度權重只有表頭', (good) => good.sheet('月度權重').splice(1)],
    ['沒有月度權重表', (good) => good.deleteTab('月度權重')],
    [
      '權重同乘一數',
      (good) => {
        for (const row of good.sheet('月度權重').slice(1)) row[1] = '0.25';
      },
    ],
  ])('%s：平均分配', async (_, change) => {
    expect((await settled(asFolder(change))).resultDigest).toBe(plain.resultDigest);
  });
});

type Told = readonly [code: FindingCode, place: string, ...words: string[]];

describe('settled with a word of warning', () => {
  test.each<[string, (good: County) => unknown, readonly Told[], Period?]>([
    [
      '不認識的表頭',
      (good) => good.set({ '病例!P1': '備註', '病例!P3': '轉院' }),
      [['HEADER_UNKNOWN', '病例!P1', '「備註」']],
    ],
    [
      '結論的病例不在病例表',
      (good) => good.add('特病單議', 'C99,追加點數,,單議〔2025〕2號'),
      [['DECISION_CASE_UNKNOWN', '特病單議!A3', '「C99」']],
    ],
    [
      '追加點數的病例不是高倍率',
      (good) => good.add('特病單議', 'C01,追加點數,2,單議〔2025〕2號'),
      [['DECISION_NOT_HIGH', '特病單議!B3', '「C01」']],
    ],
    [
      '方案不追加點數',
      (good) => good.add('參數', 'case.high.extra,none'),
      [['DECISION_NO_EXTRA', '特病單議!B2', '「C06」']],
    ],
    [
      '豁免的病組不在病組表',
      (good) => good.add('參數', 'readmission.exempt,GA、GX'),
      [['EXEMPT_GROUP_UNKNOWN', '參數!B7', '「GX」']],
    ],
    [
      '牽頭機構不是成員',
      (good) => good.set({ '醫共體!C2': 'H3' }),
      [['CONSORTIUM_LEAD_OUTSIDE', '醫共體!C2', 'H3']],
    ],
    [
      '沒有文號',
      (good) => good.set({ '預算!D3': '', '清算調整!E2': '', '特病單議!D2': '' }),
      [
        ['DOCUMENT_MISSING', '清算調整!E2', '文號'],
        ['DOCUMENT_MISSING', '特病單議!D2', '文號'],
        ['DOCUMENT_MISSING', '預算!D3', '文號'],
      ],
    ],
    ['住院時間重疊', (good) => good.set({ '病例!C3': 'P01' }), [['STAYS_OVERLAP', '病例!F3', '「C01」']]],
    [
      '特病單議佔比過高',
      (good) => good.deleteRow('參數!6:6'),
      [['REVIEW_SHARE_HIGH', '特病單議!-', '1 例', '10 例', '0.05']],
    ],
    [
      '方案已被取代',
      (good) => good.set({ '參數!B4': 'jinhua-2017' }),
      [['SCHEME_REPLACED', '參數!B4', 'jinhua-2017']],
    ],
    [
      '病組未通過穩定檢驗',
      (good) => withHistory(good).add('病組', 'GD,病組丁,一般,,,,').add('歷史病例', '2024,H1,GD,9000.00'),
      [['GROUP_NOT_STABLE', '病組!C6', '「GD」', '例數 1']],
    ],
    [
      '調整行的機構沒有病例',
      (good) =>
        good
          .set({ '參數!B4': 'zhejiang-2025' })
          .add('參數', 'adjust.negotiatedDrug,0.05')
          .add('國談藥', '險種,機構,金額,文號', '職工,H2,100.00,藥〔2025〕1號'),
      [['ADJUSTMENT_WITHOUT_CASES', '國談藥!2:2', '「H2」', '職工']],
      YEAR,
    ],
  ])('%s', async (_, change, expected, period) => {
    const { findings } = await settled(asFolder(change), period);
    expect(findings.map((found) => `${found.code} ${placeOf(found)}`)).toEqual(
      expected.map(([code, place]) => `${code} ${place}`),
    );
    findings.forEach(({ severity, message, remedy }, index) => {
      expect(severity).not.toBe('block');
      for (const word of expected[index]!.slice(2)) expect(message).toContain(word);
      expect(remedy).not.toBe('');
    });
  });

  test('一個警告不改變結果', async () => {
    const { resultDigest } = await settled(asFolder((good) => good.set({ '病例!P1': '備註' })));
    expect(resultDigest).toBe(plain.resultDigest);
  });
});

test('結算成功之後，先前的 findings.json 不再留下', () =>
  inFolder(async (folder) => {
    const out = join(folder, 'out');
    const county = new County().set({ '病例!I5': '6100.01' });
    expect((await runSettle(await county.writeTo(join(folder, 'bad')), out)).exit).toBe(2);
    const told = await runSettle(await new County().writeTo(join(folder, 'good')), out);
    expect(told.exit).toBe(0);
    expect(told.files.has(FINDINGS_FILE)).toBe(false);
  }));
