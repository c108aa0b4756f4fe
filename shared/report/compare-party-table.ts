import { type Amounts, amountAt, totalOf } from '../compare/amounts.ts';
import { type Bearer, bearers } from '../compare/lines.ts';
import { FUND_ORDER } from '../settle/settlement.ts';
import type { CellStyle, ModelCell } from '../sheets/sheet-model.ts';
import type { Fund } from '../sheets/tabs/values.ts';
import { cell } from './cells.ts';
import {
  allAmounts,
  type CompareContext,
  codeOf,
  decimalsShown,
  moneyOf,
  nameIn,
  paidName,
  pointsOf,
} from './compare-context.ts';
import { absent } from './figures.ts';

export type Party = 'institution' | 'consortium';

/** 險種, 編碼, 名稱, 項目 */
export const TEXTS = 4;

interface Figure {
  readonly amount: string;
  readonly title: string;
  /** Of the others only by how much it is more or less */
  readonly changeOnly?: true;
  readonly show: (amount: bigint, style?: CellStyle) => ModelCell;
}

/** An amount of one run, by its name. */
export type Of<T> = (amounts: Amounts, name: string) => T;

export const sumOf = (amounts: Amounts, party: Party, fund: Fund, name: string): bigint =>
  totalOf(amounts, ({ of, account, amount }) => of === party && account === fund && amount === name);

const shownOr = (show: Figure['show'], amount: bigint | undefined, style?: CellStyle): ModelCell =>
  amount === undefined ? absent(style ?? 'points') : show(amount, style);

const everyOther = { institution: '各機構', consortium: '各醫共體' } as const;

/** Institutions or 醫共體 down, the base and every other run across. */
export class PartyTable {
  /** Of the base, and of every other */
  readonly amounts: readonly Amounts[];
  readonly figures: readonly Figure[];
  readonly #context: CompareContext;
  readonly #party: Party;
  readonly #brief: boolean;

  /** `brief`: fits on paper beside several others, with no points and no line of other methods that stays as it is */
  constructor(context: CompareContext, party: Party, form: 'full' | 'brief' = 'full') {
    const decimals = decimalsShown(context);
    const paid = paidName(context);
    const points = (amount: bigint, style?: CellStyle) => pointsOf(amount, decimals, style);
    this.#context = context;
    this.#party = party;
    this.#brief = form === 'brief';
    this.amounts = allAmounts(context);
    this.figures = [
      ...(party === 'institution' && !this.#brief ? [{ amount: 'points', title: '點數', show: points }] : []),
      { amount: 'due', title: '應付額', show: moneyOf },
      { amount: paid.amount, title: paid.title, show: moneyOf, ...(this.#brief && { changeOnly: true }) },
    ];
  }

  get width(): number {
    return TEXTS + this.figures.length + this.#perOther * this.#context.others.length;
  }

  get funds(): readonly Fund[] {
    const accounts = new Set(bearers(this.#party, this.amounts).map(({ account }) => account));
    return FUND_ORDER.filter((fund) => accounts.has(fund));
  }

  get #perOther(): number {
    return this.figures.reduce((count, { changeOnly }) => count + (changeOnly ? 1 : 2), 0);
  }

  header(): ModelCell[][] {
    const { script, base, others } = this.#context;
    const header = (text: string, span = 0) => cell(text, 'header', span);
    return [
      [
        ...['險種', '編碼', '名稱', '項目'].map((title) => header(script(title))),
        header(base.label, this.figures.length - 1),
        ...others.map(({ label }) => header(label, this.#perOther - 1)),
      ],
      [
        cell(null, 'header', TEXTS - 1),
        ...this.figures.map(({ title }) => header(script(title))),
        ...others.flatMap(() =>
          this.figures.flatMap(({ title, changeOnly }) => [
            ...(changeOnly ? [] : [header(script(title))]),
            header(script(`${title}差額`)),
          ]),
        ),
      ],
    ];
  }

  pointsRows(): ModelCell[][] {
    const { script } = this.#context;
    const everybody = bearers(this.#party, this.amounts);
    return this.funds.flatMap((fund) => [
      ...everybody
        .filter(({ account }) => account === fund)
        .map((bearer) => [
          cell(script(fund)),
          cell(bearer.who),
          cell(nameIn(this.#context, bearer)),
          cell(script('住院點數')),
          ...this.cells((amounts, amount) => amountAt(amounts, { ...bearer, amount })),
        ]),
      [
        cell(script(`${fund}${everyOther[this.#party]}合計`), 'total', TEXTS - 1),
        ...this.cells((amounts, name) => sumOf(amounts, this.#party, fund, name), 'total'),
      ],
    ]);
  }

  /** Of the base, and of every other with its difference; a dash where there is no such amount. */
  cells(of: Of<bigint | undefined>, style?: CellStyle): ModelCell[] {
    const [first, ...rest] = this.amounts;
    const shown = (amounts: Amounts) => this.figures.map(({ amount }) => of(amounts, amount));
    const base = shown(first!);
    return [
      ...this.figures.map(({ show }, index) => shownOr(show, base[index], style)),
      ...rest.flatMap((amounts) => {
        const other = shown(amounts);
        return this.figures.flatMap(({ show, changeOnly }, index) => {
          const [was, is] = [base[index], other[index]];
          const change = was === undefined || is === undefined ? undefined : is - was;
          return [...(changeOnly ? [] : [shownOr(show, is, style)]), shownOr(show, change, style)];
        });
      }),
    ];
  }

  /** What the other payment methods come to for these parties; others than institutions stand with the institutions. */
  methodRows(): ModelCell[][] {
    const { script } = this.#context;
    const ours = (bearer: Bearer) => bearer.who.startsWith('consortium ') === (this.#party === 'consortium');
    const all = bearers('entitlement', this.amounts).filter(ours);
    const lines = this.#brief ? all.filter((bearer) => this.#moves(bearer)) : all;
    if (all.length === 0) return [];
    const still = all.length - lines.length;
    return [
      [],
      [cell(script('其他支付方式：應付、扣除此前已付後的餘額'), 'total', this.width - 1)],
      ...lines.map((bearer) => [
        cell(script(bearer.account)),
        cell(codeOf(bearer)),
        cell(nameIn(this.#context, bearer)),
        cell(script(`${bearer.budgetItem}　${bearer.item}`)),
        ...this.cells((amounts, name) => entitled(amounts, bearer, name)),
      ]),
      ...(still > 0 ? [[cell(script(`另有 ${still} 行沒有變動，未列。`), 'text', this.width - 1)]] : []),
    ];
  }

  #moves(bearer: Bearer): boolean {
    return this.figures.some(
      ({ amount }) => new Set(this.amounts.map((amounts) => entitled(amounts, bearer, amount))).size > 1,
    );
  }
}

function entitled(amounts: Amounts, bearer: Bearer, name: string): bigint | undefined {
  const at = (amount: string) => amountAt(amounts, { ...bearer, amount });
  if (name === 'points') return undefined;
  return name === 'due' ? at('cost') : at('cost') - at('paid');
}
