import { beforeAll, describe, expect, test } from 'vitest';
import { inScript } from '../../functions/script.ts';
import { formatYuan, sumFen } from '../../shared/money/fen.ts';
import { RESULT_TABS } from '../../shared/sheets/read-tables.ts';
import type { SheetModel } from '../../shared/sheets/sheet-model.ts';
import { county, DIGESTS, MARCH, put, reportOf, type Settled, settleCounty, YEAR } from './county.ts';
import { columnsOf, looks, rowsOf, texts } from './reading.ts';

const TABS = ['點值', '機構結算', '醫共體結算', '病組分析', '數據檢查', '參數與依據'];

const money = (amount: bigint): string => looks({ value: { units: amount, decimals: 2 }, style: 'money' });
const points = (amount: bigint): string => looks({ value: { units: amount, decimals: 4 }, style: 'points' });

/** A county under the 2025 scheme that pays for negotiated drugs by points, so that the clearing changes points. */
function withAdjustments() {
  const tabs = county();
  put(tabs, 'scheme', 'zhejiang-2025');
  put(tabs, 'adjust.negotiatedDrug', '0.05');
  tabs.set('國談藥', [
    ['險種', '機構', '金額', '文號'],
    ['居民', 'Y01', '123456.78', '醫保〔2026〕5號'],
    ['職工', 'Y02', '20000.00', '醫保〔2026〕5號'],
  ]);
  return tabs;
}

let month: Settled;
let year: Settled;
let adjusted: Settled;
let rounded: Settled;
let oneFund: Settled;

beforeAll(async () => {
  month = await settleCounty(county(), MARCH);
  year = await settleCounty(county(), YEAR);
  adjusted = await settleCounty(withAdjustments(), YEAR);
  const byValue = county();
  put(byValue, 'value.allocation', 'rounded');
  rounded = await settleCounty(byValue, MARCH);
  const residents = county();
  residents.set(
    '病例',
    residents.get('病例')!.filter((row) => row[3] !== '職工'),
  );
  oneFund = await settleCounty(residents, MARCH);
});

const all = () => [month, year, adjusted, rounded, oneFund];
const tab = (settled: Settled, name: string): SheetModel =>
  reportOf(settled).find((sheet) => sheet.name === name)!;

test('six tabs in their order, every one of them known to the reader of workbooks', () => {
  for (const settled of all()) expect(reportOf(settled).map(({ name }) => name)).toEqual(TABS);
  expect(TABS.filter((name) => !(RESULT_TABS as readonly string[]).includes(name))).toEqual([]);
});

test('every tab is an A4 landscape statement with its head repeated and the run at its foot', () => {
  for (const sheet of reportOf(month)) {
    const [title, about, run] = texts(sheet);
    expect(title![0]).toBe(`示例縣 2025年3月 DRG點數付費結算 — ${sheet.name}`);
    expect(about![0]).toBe(
      '統籌區：示例縣（330000）　　期間：2025年3月　　方案：浙江省 DRGs 點數付費（2019）（zhejiang-2019）　　單位：元',
    );
    expect(run![0]).toBe(`輸入摘要 ${DIGESTS.input.slice(0, 23)}　　結果摘要 ${DIGESTS.result.slice(0, 23)}`);
    expect(sheet.print.orientation).toBe('landscape');
    expect(sheet.print.repeatRows).toEqual([1, sheet.frozenRows]);
    expect(sheet.print.footer).toBe(
      `示例縣　2025年3月　${sheet.name}　結果摘要 ${DIGESTS.result.slice(0, 23)}`,
    );
    expect(sheet.protected).toBe(true);
  }
});

test('every row fills the width of its table, so that nothing stands outside the print', () => {
  for (const sheet of all().flatMap((settled) => [...reportOf(settled)])) {
    for (const row of sheet.rows.filter(({ length }) => length > 0)) {
      const width = row.reduce((sum, { span = 0 }) => sum + 1 + span, 0);
      expect(width, `${sheet.name}: ${JSON.stringify(row[0]!.value)}`).toBe(sheet.columns.length);
    }
  }
});

test('no total differs from its parts', () => {
  for (const settled of all()) {
    const differences = reportOf(settled).flatMap((sheet) => rowsOf(sheet, '差額'));
    expect(differences.length).toBeGreaterThan(6);
    const amounts = differences.flatMap((row) => row.slice(1)).filter((text) => text !== '' && text !== '—');
    expect(amounts.length).toBeGreaterThan(20);
    expect(amounts.filter((text) => !['0', '0.00', '0.0000'].includes(text))).toEqual([]);
  }
});

test('the money tabs end with the line where four people sign', () => {
  for (const name of ['點值', '機構結算', '醫共體結算']) {
    const last = texts(tab(year, name)).at(-1)!.join('');
    expect(last.match(/經辦：|覆核：|負責人：|日期：/g)).toEqual(['經辦：', '覆核：', '負責人：', '日期：']);
  }
});

describe('點值', () => {
  /** The columns of one fund: cases, points, amount. */
  const blockOf = (sheet: SheetModel, label: string, fund: number): string[] => {
    const [row] = rowsOf(sheet, label);
    return row!.slice(2 + fund * 3, 5 + fund * 3);
  };

  test.each([0, 1])('the month, pool %i', (index) => {
    const sheet = tab(month, '點值');
    const pool = month.settlement.pools[index]!;
    const at = (label: string) => blockOf(sheet, label, index);
    expect(at('點數池內病例')).toEqual([String(pool.cases), points(pool.points), money(pool.byItemFund)]);
    expect(at('減：按項目支付')[2]).toBe(money(-pool.leftPool));
    expect(at('本月預算份額')[2]).toBe(money(pool.budget));
    expect(at('可分配基金 D')[2]).toBe(money(pool.distributable));
    expect(at('個人與其他基金已付 X')[2]).toBe(money(pool.patientAndOther));
    expect(at('按點數分配的總額 G')[2]).toBe(money(pool.gross));
    expect(at('總點數 ΣP')[1]).toBe(points(pool.points));
    expect(at('點值 V（元／點）')[2]).toBe(points(pool.pointValue));
    expect(at('各機構應付額合計')[2]).toBe(at('可分配基金 + 按項目支付')[2]);
  });

  test('three cases left the pool, and their money is told', () => {
    const sheet = tab(month, '點值');
    const byItem = blockOf(sheet, '離開點數池：按項目支付', 2);
    const unpaid = blockOf(sheet, '離開點數池：不予支付', 2);
    expect([byItem[0], unpaid[0]]).toEqual(['2', '1']);
    expect(byItem[2]).toBe(money(sumFen(month.settlement.pools.map(({ leftPool }) => leftPool))));
  });

  test('budget lines stand with their 文號; the month says its weight', () => {
    const sheet = tab(month, '點值');
    expect(rowsOf(sheet, '年度住院預算').map((row) => row[1])).toEqual([
      '醫保〔2025〕1號',
      '醫保〔2025〕9號',
    ]);
    expect(rowsOf(sheet, '本月預算份額')[0]![1]).toBe('年度預算 × 1 ÷ 12.1（月度權重）');
  });

  test('the year puts its numbers into the formula of sharing', () => {
    const sheet = tab(year, '點值');
    const [employees, residents] = year.settlement.pools;
    const b = employees!.budget - employees!.leftPool;
    const e = employees!.byItemFund;
    expect(b < e).toBe(true);
    expect(rowsOf(sheet, '職工基金的分擔')[0]![2]).toBe('');
    expect(rowsOf(sheet, '職工基金的分擔')[0]![1]).toBe(
      `結餘留用與超支分擔　B < E：D = B + (E − B) × (1 − 0.85) = ${money(b)} + (${money(e)} − ${money(b)}) × (1 − 0.85) = ${money(employees!.distributable)}`,
    );
    expect(rowsOf(sheet, '居民基金的分擔')[0]![1]).toContain(
      `B ≥ E：D = E + (B − E) × 0.85 = ${money(residents!.byItemFund)} + (`,
    );
  });

  test('sharing by the whole budget and by bands is told without empty symbols', async () => {
    const whole = county();
    put(whole, 'sharing.mode', 'budget');
    const settled = await settleCounty(whole, YEAR);
    const [pool] = settled.settlement.pools;
    const d = money(pool!.distributable);
    expect(rowsOf(tab(settled, '點值'), '職工基金的分擔')[0]![1]).toBe(`預算全額分配　B < E：D = B = ${d}`);
    const bands = county();
    put(bands, 'sharing.mode', 'bands');
    put(bands, 'sharing.bands', '0.9:1,1.1:0.5,*:1');
    const banded = await settleCounty(bands, YEAR);
    const text = rowsOf(tab(banded, '點值'), '職工基金的分擔')[0]![1]!;
    expect(text).toMatch(
      /^分段分擔　B < E：D = E − \(a1 × 1 \+ a2 × 0\.5 \+ a3 × 1.* = [\d,.]+ − \([\d,.]+ × 1 \+ /,
    );
    expect(text).toContain(money(banded.settlement.pools[0]!.distributable));
  });

  test('a published value that is multiplied leaves 尾差, told as a line of its own', () => {
    const sheet = tab(rounded, '點值');
    expect(rounded.settlement.pools.some(({ residual }) => residual !== 0n)).toBe(true);
    const residuals = rounded.settlement.pools.map(({ residual }) => money(residual));
    expect([blockOf(sheet, '尾差', 0)[2], blockOf(sheet, '尾差', 1)[2]]).toEqual(residuals);
    expect(rowsOf(tab(month, '點值'), '尾差')).toEqual([]);
  });

  test('classes add up to the pool, with what the clearing did to the points', () => {
    const sheet = tab(adjusted, '點值');
    const [change] = rowsOf(sheet, '點數調整：國談藥加計');
    expect(change).toBeDefined();
    const changes = adjusted.settlement.institutions.flatMap(({ pointChanges }) => pointChanges);
    expect(changes.length).toBe(2);
    expect(change![9]).toBe(points(changes.reduce((sum, one) => sum + one.change, 0n)));
    expect(rowsOf(sheet, '各類合計')[0]!.slice(2)).toEqual(rowsOf(sheet, '點數池')[0]!.slice(2));
  });

  test('one fund alone has no column of totals', () => {
    const sheet = tab(oneFund, '點值');
    expect(sheet.columns.length).toBe(5);
    expect(texts(sheet)[3]!.filter((text) => text !== '')).toEqual(['項目', '算式與依據', '居民基金']);
  });
});

describe('機構結算', () => {
  const fundRows = (sheet: SheetModel, fund: string): string[][] => {
    const rows = texts(sheet);
    const start = rows.findIndex((row) => row[0] === `${fund}基金`);
    return rows.slice(
      start + 1,
      rows.findIndex((row) => row[0] === `${fund}各機構合計`),
    );
  };

  test.each(['職工', '居民'])('every figure of the month for %s is the settlement’s', (fund) => {
    const sheet = tab(month, '機構結算');
    const lines = month.settlement.institutions.filter((line) => line.fund === fund);
    const rows = fundRows(sheet, fund);
    expect(lines.length).toBeGreaterThan(5);
    expect(rows).toEqual(
      lines.map((line) => {
        const { name, level, consortium = '' } = month.area.institutions.get(line.code)!;
        return [
          line.code,
          name,
          level,
          consortium,
          String(line.cases),
          points(line.points),
          money(line.byItemFund),
          money(line.gross),
          money(line.patientAndOther),
          money(line.leftPool),
          money(line.due),
          '85.00%',
          money(line.prepayment),
        ];
      }),
    );
  });

  test('the year: each adjustment under its institution, with 文號, adding up to its column', () => {
    const sheet = tab(year, '機構結算');
    const column = columnsOf(sheet, 4).get('清算調整')!;
    const details = texts(sheet).filter((row) => row[1]!.startsWith('└ '));
    expect(details.map((row) => [row[1], row[column]])).toEqual([
      ['└ 清算調整：稽核扣款　稽〔2026〕8號', '-7,320.00'],
      ['└ 清算調整：考核獎勵　考〔2026〕3號', '25,000.00'],
      ['└ 清算調整：稽核扣款　稽〔2026〕7號', '-18,650.40'],
    ]);
    const w01 = fundRows(sheet, '居民').find((row) => row[0] === 'W01')!;
    const line = year.settlement.institutions.find(({ code, fund }) => code === 'W01' && fund === '居民')!;
    expect(w01.slice(-4)).toEqual([
      money(line.due),
      money(line.prepaid),
      '25,000.00',
      money(line.due - line.prepaid + 2_500_000n),
    ]);
    expect(texts(tab(month, '機構結算')).filter((row) => row[1]!.startsWith('└ '))).toEqual([]);
  });

  test('points gained at the clearing stand under their institution', () => {
    const sheet = tab(adjusted, '機構結算');
    const column = columnsOf(sheet, 4).get('點數')!;
    const details = texts(sheet).filter((row) => row[1] === '└ 點數調整：國談藥加計');
    const changes = adjusted.settlement.institutions.flatMap(({ pointChanges }) => pointChanges);
    expect(details.map((row) => row[column])).toEqual(changes.map(({ change }) => points(change)));
  });

  test('totals come from the pools and the tabs, not from the lines', () => {
    const sheet = tab(year, '機構結算');
    const [totals] = rowsOf(sheet, '各險種點數池與依據表合計');
    const { pools } = year.settlement;
    const due = pools.reduce((sum, pool) => sum + pool.distributable + pool.leftPool, 0n);
    expect(totals![columnsOf(sheet, 4).get('應付額')!]).toBe(money(due));
    const paid = sumFen(year.area.tables.monthPayments.map(({ amount }) => amount));
    expect(totals![columnsOf(sheet, 4).get('已預付額')!]).toBe(money(paid));
  });

  test('a difference would be seen', async () => {
    const [first, ...others] = month.settlement.institutions;
    const wrong = { ...first!, due: sumFen([first!.due, 1n as never]) };
    const spoilt = { ...month, settlement: { ...month.settlement, institutions: [wrong, ...others] } };
    const sheet = tab(spoilt, '機構結算');
    const differences = sheet.rows.filter((row) => row[0]?.value === '差額');
    expect(differences.some((row) => row[0]!.style === 'warn')).toBe(true);
    expect(rowsOf(sheet, '差額').flat()).toContain('0.01');
  });
});

describe('醫共體結算', () => {
  test('members, their sum and what goes to the lead institution', () => {
    const sheet = tab(year, '醫共體結算');
    for (const code of ['GT1', 'GT2']) {
      const statements = year.settlement.consortia.filter((line) => line.code === code);
      const consortium = year.area.consortia.get(code)!;
      const lead = year.area.institutions.get(consortium.lead!)!;
      const heading = `${code} ${consortium.name}　牽頭機構：${lead.code} ${lead.name}`;
      expect(rowsOf(sheet, heading).length).toBe(1);
      const transfers = rowsOf(sheet, `撥付牽頭機構：${lead.code} ${lead.name}`);
      expect(transfers.map((row) => row.at(-1))).toEqual([money(sumFen(statements.map((s) => s.clearing)))]);
    }
    const rows = texts(sheet).filter((row) => row[0] === '職工' || row[0] === '居民');
    expect(rows.length).toBe(year.settlement.institutions.length);
  });

  test('the month transfers the prepayment', () => {
    const sheet = tab(month, '醫共體結算');
    const paid = sumFen(
      month.settlement.consortia.filter(({ code }) => code === 'GT1').map((line) => line.prepayment),
    );
    expect(rowsOf(sheet, '撥付牽頭機構：Y01 示例縣人民醫院')[0]!.at(-1)).toBe(money(paid));
  });

  test('a county without consortia says so', async () => {
    const tabs = county();
    tabs.set('醫共體', [['編碼', '名稱', '牽頭機構']]);
    tabs.set(
      '機構',
      tabs.get('機構')!.map((row, index) => (index === 0 ? row : row.with(3, ''))),
    );
    const sheet = tab(await settleCounty(tabs, MARCH), '醫共體結算');
    expect(rowsOf(sheet, '本統籌區沒有醫共體。').length).toBe(1);
  });
});

test('數據檢查 lists every finding, or says that there is none', () => {
  const { list } = month;
  const sheet = tab(month, '數據檢查');
  if (list.all.length === 0) expect(rowsOf(sheet, '未發現問題').length).toBe(1);
  const silent = reportOf({ ...month, list: { all: [] } as never }).find(({ name }) => name === '數據檢查')!;
  expect(texts(silent)[4]![0]).toBe('未發現問題');
  const told = {
    code: 'DOCUMENT_MISSING',
    severity: 'warn',
    where: { tab: '預算', row: 2, column: 'D' },
    message: '「文號」為空。',
    remedy: '請補上文號，供日後核查。',
  } as const;
  const loud = reportOf({ ...month, list: { all: [told] } as never }).find(
    ({ name }) => name === '數據檢查',
  )!;
  expect(texts(loud)[4]).toEqual([
    '警告',
    'DOCUMENT_MISSING',
    '預算!D2',
    '「文號」為空。',
    '請補上文號，供日後核查。',
  ]);
});

test('neither persons nor cases are named, outside what 數據檢查 has to point at', () => {
  const cases = county().get('病例')!.slice(1);
  const secret = new Set(cases.flatMap((row) => [row[0]!, row[2]!]));
  const shown = [month, year].flatMap((settled) =>
    reportOf(settled)
      .filter(({ name }) => name !== '數據檢查')
      .flatMap((sheet) => texts(sheet).flat()),
  );
  const words = new Set(shown.flatMap((text) => text.match(/[BP]\d{8}/g) ?? []));
  expect([...words].filter((word) => secret.has(word))).toEqual([]);
});

describe('in Simplified script', () => {
  const script = (text: string) => inScript(text, 'zh-Hans');

  test('labels are converted, and what was typed is kept', async () => {
    const tabs = county();
    put(tabs, 'region.name', '測試縣');
    tabs.get('機構')![1]![1] = '測試醫院發';
    tabs.get('醫共體')![1]![1] = '測試醫共體發';
    const settled = await settleCounty(tabs, YEAR);
    const sheets = reportOf(settled, { script });
    expect(sheets.map(({ name }) => name)).toEqual([
      '点值',
      '机构结算',
      '医共体结算',
      '病组分析',
      '数据检查',
      '参数与依据',
    ]);
    const institutions = texts(sheets[1]!);
    expect(institutions[0]![0]).toBe('測試縣 2025年度 DRG点数付费结算 — 机构结算');
    expect(institutions[3]!.slice(0, 5)).toEqual(['编码', '名称', '等级', '医共体', '病例数']);
    expect(rowsOf(sheets[1]!, 'Y01', '測試醫院發')[0]![2]).toBe('二级');
    expect(institutions.map((row) => row[1])).toContain('└ 清算调整：稽核扣款　稽〔2026〕7號');
    expect(texts(sheets[2]!).map((row) => row[0])).toContain('GT1 測試醫共體發　牵头机构：Y01 測試醫院發');
    expect(rowsOf(sheets[0]!, '年度住院预算').map((row) => row[1])).toEqual([
      '醫保〔2025〕1號',
      '醫保〔2025〕9號',
    ]);
  });

  test('the figures are the same', () => {
    const figures = (sheets: readonly SheetModel[]) =>
      sheets.map((sheet) =>
        sheet.rows.map((row) => row.filter(({ value }) => value !== null && typeof value === 'object')),
      );
    expect(figures(reportOf(year, { script }))).toEqual(figures(reportOf(year)));
  });
});

test('money beyond a spreadsheet’s fifteen digits is not rounded by the model', () => {
  const [pool] = month.settlement.pools;
  const huge = { ...pool!, gross: 12_345_678_901_234_567_891n as never };
  const settlement = { ...month.settlement, pools: [huge, ...month.settlement.pools.slice(1)] };
  const sheet = tab({ ...month, settlement }, '點值');
  expect(rowsOf(sheet, '按點數分配的總額 G')[0]![4]).toBe('123,456,789,012,345,678.91');
  expect(formatYuan(huge.gross)).toBe('123456789012345678.91');
});
