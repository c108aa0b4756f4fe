import type { Person } from '../../desk/person.ts';
import { formatYuan, sumFen, yuan } from '../../shared/money/fen.ts';

/** What the tabs of a spreadsheet show to whoever may open it, in the words of settlement.json. */

/** An institution's or a consortium's line: figures as decimal texts. */
export type Line = Readonly<Record<string, string>>;

const FUNDS: Readonly<Record<string, string>> = { 職工: 'employee', 居民: 'resident' };

const FIGURES: Readonly<Record<string, string>> = {
  病例數: 'cases',
  點數: 'points',
  基金記賬: 'byItemFund',
  按點數分配額: 'gross',
  個人與其他基金: 'patientAndOther',
  應付額: 'due',
  本月預付額: 'prepayment',
  已預付額: 'prepaid',
  清算調整: 'adjustments',
  清算額: 'clearing',
};

const POOL_FIGURES: readonly (readonly [label: string, field: string, column: number])[] = [
  ['可分配基金 D', 'distributable', 2],
  ['個人與其他基金已付 X', 'patientAndOther', 2],
  ['按點數分配的總額 G', 'gross', 2],
  ['總點數 ΣP', 'points', 1],
  ['點值 V（元／點）', 'pointValue', 2],
];

const plain = (shown: string | undefined): string => (shown ?? '').replaceAll(',', '');

/** Every cell of a tab as it is shown. @throws what Google's client throws when one may not read it */
export async function shownRows(
  { sheets }: Person,
  spreadsheetId: string,
  tab: string,
): Promise<readonly (readonly string[])[]> {
  const { data } = await sheets.spreadsheets.values.get({ spreadsheetId, range: tab });
  return (data.values ?? []) as string[][];
}

/** The institutions of 機構結算. */
export async function institutions(person: Person, file: string): Promise<readonly Line[]> {
  const rows = await shownRows(person, file, '機構結算');
  const titles = rows.find(([first]) => first === '編碼') ?? [];
  let fund = '';
  return rows.flatMap((row) => {
    fund = FUNDS[/^(..)基金$/.exec(row[0] ?? '')?.[1] ?? ''] ?? fund;
    const isInstitution = row !== titles && row[0] && row[2];
    return isInstitution ? [{ code: row[0]!, fund, ...figures(titles, row) }] : [];
  });
}

/** The consortia of 醫共體結算. */
export async function consortia(person: Person, file: string): Promise<readonly Line[]> {
  const rows = await shownRows(person, file, '醫共體結算');
  const titles = rows.find(([first]) => first === '險種') ?? [];
  let code = '';
  const lines = rows.flatMap((row) => {
    code = /^(\S+) .*牽頭機構/.exec(row[0] ?? '')?.[1] ?? code;
    const fund = FUNDS[/^(..)醫共體結算$/.exec(row[0] ?? '')?.[1] ?? ''];
    if (!fund) return [];
    const { cases: _, points: __, ...money } = figures(titles, row);
    return [{ code, fund, ...money }];
  });
  return lines.sort((a, b) => (a.fund + a.code < b.fund + b.code ? -1 : 1));
}

const figures = (titles: readonly string[], row: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    titles.flatMap((title, column) => (FIGURES[title] ? [[FIGURES[title], plain(row[column])]] : [])),
  );

/** The pools of 點值, by fund: a block of three columns for each. */
export async function pools(person: Person, file: string): Promise<readonly Line[]> {
  const rows = await shownRows(person, file, '點值');
  const header = rows.find(([first]) => first === '項目') ?? [];
  return header.flatMap((title, block) => {
    const fund = FUNDS[/^(..)基金$/.exec(title)?.[1] ?? ''];
    if (!fund) return [];
    const fields = POOL_FIGURES.map(([label, field, column]) => {
      const row = rows.find(([first]) => first === label) ?? [];
      return [field, plain(row[block + column])];
    });
    return [{ fund, ...Object.fromEntries(fields) }];
  });
}

/** The rows of 月度預付, or of one month in it: fund, institution and amount. */
export async function payments(person: Person, file: string, month = ''): Promise<readonly Line[]> {
  const [, ...rows] = await shownRows(person, file, '月度預付');
  return rows
    .filter(([first = '']) => first.startsWith(month) && first !== '')
    .map(([period = '', fund = '', code = '', amount]) => ({
      month: period,
      fund: FUNDS[fund]!,
      code,
      amount: plain(amount),
    }));
}

/** The sum of one figure, in yuan. */
export const total = (lines: readonly Line[], field: string): string =>
  formatYuan(sumFen(lines.map((line) => yuan(line[field]!))));
