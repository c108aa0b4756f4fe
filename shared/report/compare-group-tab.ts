import { totalOf } from '../compare/amounts.ts';
import type { GroupMove } from '../compare/group-moves.ts';
import { compareText } from '../settle/methods/compare-text.ts';
import { FUND_ORDER } from '../settle/settlement.ts';
import type { CellStyle, ModelCell, SheetModel } from '../sheets/sheet-model.ts';
import type { Fund } from '../sheets/tabs/values.ts';
import { cell, countCell } from './cells.ts';
import {
  type CompareContext,
  compareSheet,
  decimalsShown,
  moneyOf,
  nameIn,
  pointsOf,
} from './compare-context.ts';
import { noteRow } from './layout.ts';

const NAME = '病組';
const TEXTS = ['險種', '病組', '病組名稱', '機構', '機構名稱'];
const FIGURES = ['病例差', '點數差', '點數引起', '點值引起', '合計'];
const NOTES = [
  '點數引起 = 點數差 × 新點值；點值引起為其餘部分（原點數 × 點值差）。機構按點數所得的總額先按各組點數用最大餘數法分到分，再求差，故逐組相加即為機構總額的變動。',
  '「清算點數調整」屬機構，不分病組。病組按點數引起的變動由大到小排列，其餘按合計；只列點數、例數或金額有變動者。',
];

/** 病組：哪些病組使哪些機構多得或少得，分點數與點值兩個原因；各組合計與各機構總額的變動相對。 */
export function compareGroupTab(context: CompareContext): SheetModel {
  const { script, others } = context;
  const header = (text: string, span = 0) => cell(text, 'header', span);
  const width = TEXTS.length + FIGURES.length * others.length;
  const table = new GroupTable(context);
  return compareSheet(context, {
    name: context.names?.groups ?? NAME,
    header: [
      [
        ...TEXTS.map((title) => header(script(title))),
        ...others.map(({ label }) => header(label, FIGURES.length - 1)),
      ],
      [
        cell(null, 'header', TEXTS.length - 1),
        ...others.flatMap(() => FIGURES.map((title) => header(script(title)))),
      ],
    ],
    rows: [...table.rows(), [], ...NOTES.map((note) => noteRow(script(note), width))],
    limits: [
      { least: 6 },
      { least: 9, most: 14 },
      { least: 22, most: 30 },
      { least: 8, most: 14 },
      { least: 22, most: 30 },
      ...others.flatMap(() => [{ least: 8 }, ...FIGURES.slice(1).map(() => ({ least: 13 }))]),
    ],
    frozenColumns: 2,
  });
}

/** The moves of one comparison, to be added up. */
interface Sum {
  readonly cases: number;
  readonly points: bigint;
  readonly byPoints: bigint;
  readonly byValue: bigint;
}

const sumOf = (moves: readonly GroupMove[]): Sum =>
  moves.reduce<Sum>(
    (sum, { before, after, byPoints, byValue }) => ({
      cases: sum.cases + after.cases - before.cases,
      points: sum.points + after.points - before.points,
      byPoints: sum.byPoints + byPoints,
      byValue: sum.byValue + byValue,
    }),
    { cases: 0, points: 0n, byPoints: 0n, byValue: 0n },
  );

const sizes = (moves: readonly GroupMove[]): readonly [bigint, bigint] => {
  const { byPoints, byValue } = sumOf(moves);
  return [absolute(byPoints), absolute(byPoints + byValue)];
};

const absolute = (amount: bigint): bigint => (amount < 0n ? -amount : amount);
const descending = (a: bigint, b: bigint): number => (a > b ? -1 : a < b ? 1 : 0);

class GroupTable {
  readonly #context: CompareContext;
  readonly #decimals: number;

  constructor(context: CompareContext) {
    this.#context = context;
    this.#decimals = decimalsShown(context);
  }

  rows(): ModelCell[][] {
    const { script, others } = this.#context;
    const rows = FUND_ORDER.flatMap((fund) => this.#fundRows(fund));
    const width = TEXTS.length + FIGURES.length * others.length - 1;
    return rows.length > 0 ? rows : [[cell(script('病組的點數、例數與所得都沒有變動。'), 'good', width)]];
  }

  #fundRows(fund: Fund): ModelCell[][] {
    const { script } = this.#context;
    const ofFund = this.#context.others.map(({ comparison }) =>
      comparison.groups.filter((move) => move.fund === fund),
    );
    const byGroup = Map.groupBy(ofFund.flat(), ({ group }) => group ?? '');
    const groups = [...byGroup]
      .map(([code, moves]) => ({ code, sizes: sizes(moves) }))
      .sort(
        (a, b) =>
          descending(a.sizes[0], b.sizes[0]) ||
          descending(a.sizes[1], b.sizes[1]) ||
          compareText(a.code, b.code),
      );
    if (groups.length === 0) return [];
    const ofGroup = (code: string) =>
      ofFund.map((moves) => moves.filter(({ group }) => (group ?? '') === code));
    return [
      ...groups.flatMap(({ code }) => this.#groupRows(fund, code, ofGroup(code))),
      [cell(script(`${fund}各病組合計`), 'total', TEXTS.length - 1), ...this.#figures(ofFund, 'total')],
      ...this.#check(fund, ofFund),
    ];
  }

  #groupRows(fund: Fund, code: string, moves: readonly (readonly GroupMove[])[]): ModelCell[][] {
    const { script } = this.#context;
    const institutions = [...new Set(moves.flat().map(({ institution }) => institution))].sort(compareText);
    const name = code === '' ? script('清算點數調整') : this.#groupName(code);
    return [
      [
        cell(script(fund), 'total'),
        cell(code, 'total'),
        cell(name, 'total'),
        cell(script(`${institutions.length} 家`), 'total', 1),
        ...this.#figures(moves, 'total'),
      ],
      ...institutions.map((institution) => [
        cell(null, 'text', 2),
        cell(institution),
        cell(nameIn(this.#context, { of: 'institution', account: fund, who: institution })),
        ...this.#figures(moves.map((list) => list.filter((move) => move.institution === institution))),
      ]),
    ];
  }

  #groupName(code: string): string {
    const { base, others, script } = this.#context;
    const areas = [...others.map(({ comparison }) => comparison.after.area), base.run.area];
    return areas.map(({ groups }) => groups.get(code)?.name).find(Boolean) ?? script('（不在病組表內）');
  }

  #figures(moves: readonly (readonly GroupMove[])[], style?: CellStyle): ModelCell[] {
    return moves.flatMap((list) => {
      const { cases, points, byPoints, byValue } = sumOf(list);
      return [
        countCell(cases, style ?? 'count'),
        pointsOf(points, this.#decimals, style),
        moneyOf(byPoints, style),
        moneyOf(byValue, style),
        moneyOf(byPoints + byValue, style),
      ];
    });
  }

  /** The groups of a fund add up to what its institutions are given by points. */
  #check(fund: Fund, ofFund: readonly (readonly GroupMove[])[]): ModelCell[][] {
    const { script, others } = this.#context;
    const gross = others.map(({ comparison }) =>
      totalOf(
        comparison.whole,
        ({ of, account, amount }) => of === 'institution' && account === fund && amount === 'gross',
      ),
    );
    const differences = ofFund.map((moves, index) => {
      const { byPoints, byValue } = sumOf(moves);
      return byPoints + byValue - gross[index]!;
    });
    const clear = differences.every((difference) => difference === 0n);
    const line = (label: string, amounts: readonly bigint[], style: CellStyle) => [
      cell(script(label), style, TEXTS.length - 1),
      ...amounts.flatMap((amount) => [
        ...Array.from({ length: FIGURES.length - 1 }, () => cell(null)),
        moneyOf(amount, style === 'warn' ? style : 'money'),
      ]),
    ];
    return [
      line(`${fund}各機構按點數所得總額的變動`, gross, 'text'),
      line('差額', differences, clear ? 'good' : 'warn'),
    ];
  }
}
