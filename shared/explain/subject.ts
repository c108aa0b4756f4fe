import type { CaseTable } from '../cases/case-table.ts';
import type { Area } from '../settle/area.ts';
import { FUND_ORDER, type Period } from '../settle/settlement.ts';
import type { Fund } from '../sheets/tabs/values.ts';
import { consortiumKey, memberKey, poolKey } from './book-context.ts';
import { explainCase } from './case.ts';
import type { CasePlaces } from './case-sources.ts';
import { type Book, type Explanation, type Line, ownLinesOf, readerOf } from './explanation.ts';

/** The amounts of a line that can be opened, by the names of contract.md, with what statements call them. */
export const AMOUNTS = {
  points: '點數',
  budget: '預算',
  distributable: '可分配額',
  pointValue: '點值',
  gross: '按點數分配額',
  byItemFund: '基金記賬',
  patientAndOther: '個人與其他基金',
  leftPool: '按項目支付',
  due: '應付額',
  prepayment: '本月預付額',
  prepaid: '已預付額',
  adjustments: '清算調整',
  clearing: '清算額',
} as const;

export type AmountName = keyof typeof AMOUNTS;

/** The amount a word means: its name in contract.md, or what statements call it. */
export const amountNamed = (word: string): AmountName | undefined =>
  (Object.keys(AMOUNTS) as AmountName[]).find((name) => name === word || AMOUNTS[name] === word);

/** Whose amount: a pool's, an institution's, or a 醫共體's. */
export type Whose =
  | { readonly of: 'pool' }
  | { readonly of: 'institution' | 'consortium'; readonly code: string };

const keyOf = (whose: Whose, fund: Fund, amount: AmountName): string => {
  if (whose.of === 'pool') return poolKey(fund, amount);
  return whose.of === 'institution'
    ? memberKey(fund, whose.code, amount)
    : consortiumKey(fund, whose.code, amount);
};

/**
 * The explanations of one amount, one for every fund that has it. An institution's opens no other institution, a
 * 醫共體's none but its members.
 */
export function explainAmount(
  book: Book,
  area: Pick<Area, 'institutions'>,
  whose: Whose,
  amount: AmountName,
  funds: readonly Fund[] = FUND_ORDER,
): readonly Explanation[] {
  const isOwn = (code: string): boolean => {
    if (whose.of === 'pool') return true;
    return whose.of === 'institution'
      ? code === whose.code
      : area.institutions.get(code)?.consortium === whose.code;
  };
  const reader = readerOf(isOwn);
  return funds.flatMap((fund) => {
    const key = keyOf(whose, fund, amount);
    if (!book.has(key)) return [];
    const name = whose.of === 'pool' ? '點數池' : whose.code;
    return [{ subject: `${fund} ${name} ${AMOUNTS[amount]}`, lines: ownLinesOf(book, key, reader) }];
  });
}

/** What a line is asked for by: of an institution and of a 醫共體, with the fund, for they have one in each. */
export function subjectOf({ key, title }: Pick<Line, 'key' | 'title'>): string {
  const fund = /^(?:institution|consortium)\/([^/]+)\//.exec(key)?.[1];
  return fund === undefined ? title : `${fund} ${title}`;
}

/** The explanation of a case by its number; `undefined` when the input has no such case. */
export function explainCaseNumber(
  area: Area,
  { table, places }: { readonly table: CaseTable; readonly places: CasePlaces },
  number: string,
  period: Period,
): Explanation | undefined {
  for (let index = 0; index < table.size; index++) {
    if (table.caseNumber(index) === number) return explainCase(area, table, index, period, places);
  }
  return undefined;
}
