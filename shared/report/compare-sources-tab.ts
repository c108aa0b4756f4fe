import { type Amounts, amountAt, totalOf } from '../compare/amounts.ts';
import type { AttributionStep } from '../compare/attribution.ts';
import type { Component } from '../compare/components.ts';
import { type Bearer, bearers } from '../compare/lines.ts';
import type { RowChange } from '../compare/row-changes.ts';
import type { CellStyle, ModelCell, SheetModel } from '../sheets/sheet-model.ts';
import { cell } from './cells.ts';
import {
  type Beside,
  type CompareContext,
  codeOf,
  compareSheet,
  decimalsShown,
  moneyOf,
  nameIn,
  paidName,
  pointsOf,
} from './compare-context.ts';
import { changeRows, ruleRows } from './compare-detail-rows.ts';
import { noteRow } from './layout.ts';

const NAME = '差異來源';
const TITLES = ['序', '類別', '差異', '原值', '新值', '險種', '編碼', '名稱', '點數', '應付額'];
const OTHERS = '其他支付方式';
const LIMITS = [
  { least: 5 },
  { least: 12, most: 16 },
  { least: 24, most: 48 },
  { least: 20, most: 28 },
  { least: 20, most: 28 },
  { least: 6 },
  { least: 8, most: 14 },
  { least: 20, most: 28 },
  { least: 12 },
  { least: 14 },
  { least: 14 },
  { least: 14 },
];
const WIDTH = LIMITS.length;
const TEXTS = 8;
const NOTES = [
  '由原輸入起，按表中次序逐項換成新輸入的內容，每換一項即用同一結算程序重算一次；該項所列金額為這一步的變動，逐步相加即為全部變動。',
  '同時變動的各項互相影響，先後不同則各項金額不同，合計不變。次序：法規日期、方案的規則、各參數、各工作表（按工作簿次序）、病例。',
];

/** 差異來源：逐項列出兩方不同之處，每一項移動了多少，落在哪些機構；其後列規則版本與每一行的改動。 */
export function compareSourcesTab(context: CompareContext): SheetModel {
  const { script, others } = context;
  const header = [...TITLES, paidName(context).title, OTHERS].map((title) => cell(script(title), 'header'));
  const rows = [
    ...others.flatMap((other) => new Sources(context, other).rows()),
    ...NOTES.map((note) => noteRow(script(note), WIDTH)),
  ];
  return compareSheet(context, {
    name: context.names?.sources ?? NAME,
    header: [header],
    rows,
    limits: LIMITS,
    frozenColumns: 3,
  });
}

const KINDS: Readonly<Record<Component['kind'], string>> = {
  lawDate: '法規',
  knownAt: '法規',
  scheme: '規則',
  parameter: '參數',
  tab: '工作表',
  cases: '病例',
};

class Sources {
  readonly #context: CompareContext;
  readonly #other: Beside;
  readonly #decimals: number;
  readonly #paid: string;

  constructor(context: CompareContext, other: Beside) {
    this.#context = context;
    this.#other = other;
    this.#decimals = decimalsShown(context);
    this.#paid = paidName(context).amount;
  }

  rows(): ModelCell[][] {
    const { comparison, label } = this.#other;
    const { script, base } = this.#context;
    const { steps, whole } = comparison;
    const heading = `${base.label} → ${label}`;
    if (steps.length === 0) {
      return [
        [cell(heading, 'total', WIDTH - 1)],
        [cell(script('沒有差異，沒有變動。'), 'good', WIDTH - 1)],
        [],
      ];
    }
    return [
      [cell(heading, 'total', WIDTH - 1)],
      ...steps.flatMap((step, index) => this.#step(step, index + 1)),
      ...this.#check(steps, whole),
      ...ruleRows(comparison, WIDTH, script),
      ...changeRows(comparison, WIDTH, script),
      [],
    ];
  }

  #step({ components, waited, moved }: AttributionStep, number: number): ModelCell[][] {
    const { script } = this.#context;
    const [first, ...more] = components.map((component) => this.#texts(component));
    const lines = (['institution', 'entitlement'] as const).flatMap((of) => bearers(of, [moved]));
    const together = components.length > 1 ? '下列各項只能一併結算' : '本項在後列各項之後方能結算';
    return [
      [
        cell(number, 'total'),
        ...first!.map((text) => cell(text, 'total')),
        ...blanks(3, 'total'),
        ...this.#sums(moved, 'total'),
      ],
      ...more.map((texts) => [cell(null), ...texts.map((text) => cell(text)), ...blanks(7, 'text')]),
      ...(waited === undefined
        ? []
        : [[cell(null), cell(script(`${together}：${waited}`), 'warn', WIDTH - 2)]]),
      ...lines.map((bearer) => this.#line(bearer, moved)),
    ];
  }

  /** 類別, 差異, 原值, 新值 */
  #texts(component: Component): readonly string[] {
    const { script } = this.#context;
    const kind = script(KINDS[component.kind]);
    const title = script(component.title);
    switch (component.kind) {
      case 'parameter': {
        const { before, after } = component;
        return [
          kind,
          `${title} ${before.key}`,
          ...[before, after].map((use) => `${use.text}（${script(use.source)}）`),
        ];
      }
      case 'tab': {
        const count = (name: RowChange['kind']) =>
          component.changes.filter((one) => one.kind === name).length;
        const added = count('added') + count('changed');
        const removed = count('removed') + count('changed');
        return [kind, title, script(`${removed} 行`), script(`${added} 行`)];
      }
      case 'cases':
        return [kind, title, script(`${component.before} 例`), script(`${component.after} 例`)];
      default:
        return [kind, title, component.before, component.after];
    }
  }

  #sums(moved: Amounts, style: CellStyle): ModelCell[] {
    const sum = (of: Bearer['of'], name: string) =>
      totalOf(moved, (one) => one.of === of && one.amount === name);
    return [
      pointsOf(sum('institution', 'points'), this.#decimals, style),
      moneyOf(sum('institution', 'due'), style),
      moneyOf(sum('institution', this.#paid), style),
      moneyOf(sum('entitlement', 'cost'), style),
    ];
  }

  #line(bearer: Bearer, moved: Amounts): ModelCell[] {
    const { script } = this.#context;
    const at = (amount: string) => amountAt(moved, { ...bearer, amount });
    const label = bearer.item === undefined ? '' : `${bearer.budgetItem}　${bearer.item}`;
    return [
      cell(null),
      cell(label === '' ? null : script(label), 'text', 3),
      cell(script(bearer.account)),
      cell(codeOf(bearer)),
      cell(nameIn(this.#context, bearer)),
      pointsOf(at('points'), this.#decimals),
      moneyOf(at('due')),
      moneyOf(at(this.#paid)),
      moneyOf(at('cost')),
    ];
  }

  #check(steps: readonly AttributionStep[], whole: Amounts): ModelCell[][] {
    const { script } = this.#context;
    const amountsIn = (cells: readonly ModelCell[]) =>
      cells.map(({ value }) =>
        value !== null && typeof value === 'object' && 'units' in value ? value.units : 0n,
      );
    const ofSteps = steps.map(({ moved }) => amountsIn(this.#sums(moved, 'total')));
    const sums = ofSteps.reduce((sum, step) => sum.map((amount, index) => amount + step[index]!));
    const wholes = amountsIn(this.#sums(whole, 'total'));
    const clear = sums.every((sum, index) => sum === wholes[index]);
    const line = (label: string, amounts: readonly bigint[], style: CellStyle, own?: CellStyle) => [
      cell(script(label), style, TEXTS - 1),
      ...amounts.map((units, index) =>
        cell(
          { units, decimals: index === 0 ? this.#decimals : 2 },
          own ?? (index === 0 ? 'points' : 'money'),
        ),
      ),
    ];
    const differences = sums.map((sum, index) => sum - wholes[index]!);
    return [
      line('逐項合計', sums, 'total', 'total'),
      line('全部變動', wholes, 'text'),
      clear ? line('差額', differences, 'good') : line('差額', differences, 'warn', 'warn'),
    ];
  }
}

const blanks = (count: number, style: CellStyle): ModelCell[] =>
  Array.from({ length: count }, () => cell(null, style));
