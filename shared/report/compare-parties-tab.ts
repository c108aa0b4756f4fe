import { type Amounts, amountAt, totalOf } from '../compare/amounts.ts';
import { type Bearer, bearers } from '../compare/lines.ts';
import { FUND_ORDER } from '../settle/settlement.ts';
import type { CellStyle, ModelCell, SheetModel } from '../sheets/sheet-model.ts';
import { cell } from './cells.ts';
import {
  allAmounts,
  type CompareContext,
  codeOf,
  compareSheet,
  decimalsShown,
  moneyOf,
  nameIn,
  paidName,
  pointsOf,
} from './compare-context.ts';
import { absent } from './figures.ts';

type Party = 'institution' | 'consortium';

const TABS: Readonly<Record<Party, { readonly name: string; readonly title: string }>> = {
  institution: { name: '機構', title: '各機構' },
  consortium: { name: '醫共體', title: '各醫共體' },
};
/** 險種, 編碼, 名稱, 項目 */
const TEXTS = 4;

/** 機構：每險種每機構一行，原值在前，每個對照方一組；其下列其他支付方式。 */
export const compareInstitutionTab = (context: CompareContext): SheetModel =>
  new PartyTable(context, 'institution').sheet();

/** 醫共體：同上，成員機構之和。 */
export const compareConsortiumTab = (context: CompareContext): SheetModel =>
  new PartyTable(context, 'consortium').sheet();

interface Figure {
  readonly amount: string;
  readonly title: string;
  readonly show: (amount: bigint, style?: CellStyle) => ModelCell;
}

const shownOr = (show: Figure['show'], amount: bigint | undefined, style?: CellStyle): ModelCell =>
  amount === undefined ? absent(style ?? 'points') : show(amount, style);

class PartyTable {
  readonly #context: CompareContext;
  readonly #party: Party;
  readonly #amounts: readonly Amounts[];
  readonly #figures: readonly Figure[];

  constructor(context: CompareContext, party: Party) {
    const decimals = decimalsShown(context);
    const paid = paidName(context);
    this.#context = context;
    this.#party = party;
    this.#amounts = allAmounts(context);
    this.#figures = [
      ...(party === 'institution'
        ? [
            {
              amount: 'points',
              title: '點數',
              show: (amount: bigint, style?: CellStyle) => pointsOf(amount, decimals, style),
            },
          ]
        : []),
      { amount: 'due', title: '應付額', show: moneyOf },
      { amount: paid.amount, title: paid.title, show: moneyOf },
    ];
  }

  sheet(): SheetModel {
    const { others } = this.#context;
    const { name } = TABS[this.#party];
    const figures = this.#figures.length;
    const limits = [
      { least: 8 },
      { least: 10, most: 16 },
      { least: 24, most: 32 },
      { least: 8, most: 26 },
      ...Array.from({ length: figures * (1 + 2 * others.length) }, () => ({ least: 13 })),
    ];
    return compareSheet(this.#context, {
      name,
      header: this.#header(),
      rows: [...this.#pointsRows(), ...this.#methodRows(limits.length)],
      limits,
      frozenColumns: 3,
    });
  }

  #header(): ModelCell[][] {
    const { script, base, others } = this.#context;
    const header = (text: string, span = 0) => cell(text, 'header', span);
    const count = this.#figures.length;
    return [
      [
        ...['險種', '編碼', '名稱', '項目'].map((title) => header(script(title))),
        header(base.label, count - 1),
        ...others.map(({ label }) => header(label, 2 * count - 1)),
      ],
      [
        cell(null, 'header', TEXTS - 1),
        ...this.#figures.map(({ title }) => header(script(title))),
        ...others.flatMap(() =>
          this.#figures.flatMap(({ title }) => [header(script(title)), header(script(`${title}差額`))]),
        ),
      ],
    ];
  }

  #pointsRows(): ModelCell[][] {
    const { script } = this.#context;
    const everybody = bearers(this.#party, this.#amounts);
    return FUND_ORDER.flatMap((fund) => {
      const lines = everybody.filter(({ account }) => account === fund);
      if (lines.length === 0) return [];
      return [
        ...lines.map((bearer) => [
          cell(script(fund)),
          cell(bearer.who),
          cell(nameIn(this.#context, bearer)),
          cell(script('住院點數')),
          ...this.#cells((amounts, amount) => amountAt(amounts, { ...bearer, amount })),
        ]),
        [
          cell(script(`${fund}${TABS[this.#party].title}合計`), 'total', TEXTS - 1),
          ...this.#cells(
            (amounts, name) =>
              totalOf(
                amounts,
                ({ of, account, amount }) => of === this.#party && account === fund && amount === name,
              ),
            'total',
          ),
        ],
      ];
    });
  }

  /** Of the base, and of every other with its difference; a dash where there is no such amount. */
  #cells(of: (amounts: Amounts, name: string) => bigint | undefined, style?: CellStyle): ModelCell[] {
    const [first, ...rest] = this.#amounts;
    const shown = (amounts: Amounts) => this.#figures.map(({ amount }) => of(amounts, amount));
    const base = shown(first!);
    return [
      ...this.#figures.map(({ show }, index) => shownOr(show, base[index], style)),
      ...rest.flatMap((amounts) => {
        const other = shown(amounts);
        return this.#figures.flatMap(({ show }, index) => {
          const [was, is] = [base[index], other[index]];
          const change = was === undefined || is === undefined ? undefined : is - was;
          return [shownOr(show, is, style), shownOr(show, change, style)];
        });
      }),
    ];
  }

  /** What the other payment methods come to for these parties; others than institutions stand with the institutions. */
  #methodRows(width: number): ModelCell[][] {
    const { script } = this.#context;
    const ours = (bearer: Bearer) => bearer.who.startsWith('consortium ') === (this.#party === 'consortium');
    const lines = bearers('entitlement', this.#amounts).filter(ours);
    if (lines.length === 0) return [];
    return [
      [],
      [cell(script('其他支付方式：應付、扣除此前已付後的餘額'), 'total', width - 1)],
      ...lines.map((bearer) => [
        cell(script(bearer.account)),
        cell(codeOf(bearer)),
        cell(nameIn(this.#context, bearer)),
        cell(script(`${bearer.budgetItem}　${bearer.item}`)),
        ...this.#cells((amounts, name) => {
          const at = (amount: string) => amountAt(amounts, { ...bearer, amount });
          if (name === 'points') return undefined;
          return name === 'due' ? at('cost') : at('cost') - at('paid');
        }),
      ]),
    ];
  }
}
