import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A minimal county in which nothing is wrong: twelve cases, three institutions, every usual tab. */
const GOOD: Readonly<Record<string, string>> = {
  參數: `
鍵,值,依據
region.name,示例縣,
year,2025,
scheme,zhejiang-2019,
area.meanCost,10000.00,醫保〔2024〕9號
review.cap,1,`,
  醫共體: `
編碼,名稱,牽頭機構
M1,第一醫共體,H1`,
  機構: `
編碼,名稱,等級,醫共體,基層,信用等級
H1,縣人民醫院,二級,M1,否,A
H2,城關衛生院,一級,M1,是,B
H3,民營醫院,一級,,否,B`,
  病組: `
編碼,名稱,類型,基準點數,次均費用,不設差異係數,上限倍率
GA,病組甲,一般,120.0000,12000.00,否,
GB,病組乙,一般,60.0000,6000.00,是,
GC,病組丙,一般,350.0000,35000.00,否,
GU,非穩定組,非穩定,,,,`,
  差異係數: `
病組,機構或等級,係數
*,二級,1.1000
*,一級,0.9000
GC,H1,1.2000`,
  病例: `
病例號,機構,參保人,險種,參保地,入院日期,出院日期,病組,總費用,不合理費用,基金記賬,其他基金,個人負擔,日間手術,合理再入院
C01,H1,P01,居民,本地,2025-03-01,2025-03-08,GA,12600.00,,8000.00,,4600.00,,
C02,H1,P02,居民,本地,2025-03-02,2025-03-09,GA,11000.00,,7000.00,500.00,3500.00,,
C03,H2,P03,居民,本地,2025-03-01,2025-03-09,GA,9600.00,,6500.00,,3100.00,,
C04,H2,P04,居民,本地,2025-03-05,2025-03-10,GB,6100.00,,4000.00,,2100.00,,
C05,H3,P05,居民,本地,2025-03-06,2025-03-20,GC,36000.00,100.00,24000.00,1000.00,11000.00,,
C06,H1,P06,居民,本地,2025-03-03,2025-03-30,GC,120000.00,,80000.00,10000.00,30000.00,,
C07,H1,P07,居民,省內異地,2025-03-11,2025-03-18,GU,20000.00,,13000.00,,7000.00,,
C08,H2,P08,居民,本地,2025-03-12,2025-03-15,GB,2000.00,,1200.00,,800.00,,
C09,H1,P09,職工,本地,2025-03-02,2025-03-07,GA,13000.00,,9000.00,,4000.00,,
C10,H3,P10,職工,本地,2025-03-09,2025-03-12,GB,6500.00,,4500.00,,2000.00,,
C11,H1,P11,居民,本地,2025-02-03,2025-02-08,GA,11500.00,,7500.00,,4000.00,,
C12,H3,P12,職工,跨省異地,2025-04-01,2025-04-06,GB,5800.00,,4000.00,,1800.00,是,`,
  特病單議: `
病例號,結論,數值,文號
C06,追加點數,,單議〔2025〕1號`,
  預算: `
險種,項目,金額,文號
居民,住院,2000000.00,醫保〔2025〕1號
居民,住院,100000.00,醫保〔2025〕9號
職工,住院,300000.00,醫保〔2025〕1號
居民,門診,900000.00,醫保〔2025〕1號`,
  月度權重: `
月份,權重
01,1
02,1
03,1
04,1
05,1
06,1
07,1
08,1
09,1
10,1
11,1
12,1`,
  月度預付: `
月份,險種,機構,金額
2025-02,居民,H1,70000.00`,
  清算調整: `
險種,機構,項目,金額,文號
居民,H3,稽核扣款,-250.50,稽〔2025〕2號`,
};

/** Rows of one tab; what a spreadsheet shows as row 1 comes first. */
export type Sheet = string[][];

/** `病例!I5`, or `病例!5:5` for a whole row, as indices. */
function locate(place: string): { readonly tab: string; readonly row: number; readonly column: number } {
  const match = /^(.+)!(?:([A-Z])(\d+)|(\d+):\4)$/.exec(place);
  if (!match) throw new RangeError(`no such place: ${place}`);
  const [, tab = '', letter, row, whole] = match;
  return { tab, row: Number(row ?? whole) - 1, column: letter ? letter.charCodeAt(0) - 65 : 0 };
}

/** The good county, to be spoiled in one place. */
export class County {
  readonly #sheets = new Map<string, Sheet>(
    Object.entries(GOOD).map(([tab, text]) => [tab, parse(text)] as const),
  );

  tabs(): readonly (readonly [string, Sheet])[] {
    return [...this.#sheets];
  }

  sheet(tab: string): Sheet {
    const sheet = this.#sheets.get(tab);
    if (!sheet) throw new RangeError(`no such tab: ${tab}`);
    return sheet;
  }

  /** Writes cells, each at its place: `{ '病例!I5': '1.005' }`. */
  set(cells: Readonly<Record<string, string>>): this {
    for (const [place, text] of Object.entries(cells)) {
      const { tab, row, column } = locate(place);
      const sheet = this.sheet(tab);
      while (sheet.length <= row) sheet.push([]);
      const cellsOfRow = sheet[row]!;
      while (cellsOfRow.length <= column) cellsOfRow.push('');
      cellsOfRow[column] = text;
    }
    return this;
  }

  /** Adds rows below, cells separated by commas, and tabs that were not there. */
  add(tab: string, ...lines: string[]): this {
    const sheet = this.#sheets.get(tab) ?? [];
    this.#sheets.set(tab, [...sheet, ...lines.map((line) => line.split(','))]);
    return this;
  }

  deleteRow(place: string): this {
    const { tab, row } = locate(place);
    this.sheet(tab).splice(row, 1);
    return this;
  }

  deleteColumn(tab: string, header: string): this {
    const sheet = this.sheet(tab);
    const column = sheet[0]!.indexOf(header);
    if (column < 0) throw new RangeError(`no such header: ${header}`);
    for (const row of sheet) row.splice(column, 1);
    return this;
  }

  deleteTab(tab: string): this {
    this.sheet(tab);
    this.#sheets.delete(tab);
    return this;
  }

  rename(tab: string, name: string): this {
    const sheet = this.sheet(tab);
    this.#sheets.delete(tab);
    this.#sheets.set(name, sheet);
    return this;
  }

  /** Writes one CSV per tab into `folder`; the path of the folder. */
  async writeTo(
    folder: string,
    encode: (text: string) => string | Uint8Array = (text) => text,
  ): Promise<string> {
    await mkdir(folder, { recursive: true });
    for (const [tab, sheet] of this.#sheets) await writeFile(join(folder, `${tab}.csv`), encode(csv(sheet)));
    return folder;
  }
}

const parse = (text: string): Sheet =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(','));

const csv = (sheet: Sheet): string =>
  sheet
    .map(
      (row) =>
        `${row.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`,
    )
    .join('');
