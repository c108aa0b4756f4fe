import type { DigestCell } from '../../cases/digest.ts';
import { traced } from '../../law/trace.ts';
import { fen } from '../../money/fen.ts';
import { fraction } from '../../money/fraction.ts';
import { areaMean } from '../../settle/methods/bed-day/tables.ts';
import { inPeriod } from '../../settle/methods/in-period.ts';
import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';
import type { Source } from '../explanation.ts';
import { fromParameter, given, sumFormula, yuanOf } from '../given.ts';
import type { CellAt, Way } from './cell.ts';
import type { MethodExplained } from './explained.ts';
import { fromRows, sameTexts } from './row-ways.ts';
import { bySetting, found, fromAppraisal } from './setting-ways.ts';
import { fromTab, tabValue } from './tab-ways.ts';
import { told, toldSum } from './told-ways.ts';
import { either, made, nothing } from './ways.ts';

type StayRow = Tables['bedDayStays'][number];
type TargetRow = Tables['bedDayTargets'][number];
type StandardRow = Tables['bedDayStandards'][number];

const inTime = (row: { readonly month: string }, at: CellAt): boolean =>
  inPeriod(at.context.settlement.period, row);

/** A stay of the institution and fund, and of the group where the row has one. */
const stayOf = (row: StayRow, at: CellAt): boolean =>
  inTime(row, at) &&
  row.institution === at.text('institution') &&
  row.fund === at.text('fund') &&
  (row.group ?? '') === at.text('group');

/** A stay that a target looks at: of the group, or of any where the target names none. */
const targetStay = (row: StayRow, at: CellAt): boolean =>
  inTime(row, at) && row.institution === at.text('institution') && ['', row.group].includes(at.text('group'));

const targetOf = (row: TargetRow, at: CellAt): boolean =>
  row.institution === at.text('institution') && (row.group ?? '') === at.text('group');

const standardOf = (row: StandardRow, at: CellAt): boolean =>
  row.group === at.text('group') &&
  row.target === at.text('target') &&
  (row.fromDay ?? 1) === at.row.cells['fromDay'];

/** Bed-day cases of the points pool, as the digest keeps them. */
const casesOf =
  (
    of: (cell: DigestCell, at: CellAt) => boolean,
    name: string,
    sum: (cell: DigestCell) => bigint,
    unit: 'money' | 'count',
  ): Way =>
  (at) => {
    const cells = at.context.cells.filter((cell) => cell.class === 'bed-day' && of(cell, at));
    if (cells.length === 0) return undefined;
    const total = cells.reduce((all, cell) => all + sum(cell), 0n);
    const source: Source = {
      kind: 'cases',
      cases: cells.reduce((all, cell) => all + cell.cases, 0),
      which: '床日病例',
    };
    const amount = unit === 'money' ? yuanOf(fen(total)) : traced(fraction(total));
    return { formula: 'a', givens: [given('a', name, amount, source)] };
  };

const targetCase = (cell: DigestCell, at: CellAt): boolean =>
  cell.institution === at.text('institution') && ['', cell.group].includes(at.text('group'));

/** Sums of stays and of cases together. */
const together =
  (...ways: readonly Way[]): Way =>
  (at) => {
    const givens = ways
      .flatMap((way) => way(at)?.givens ?? [])
      .map((one, index) => ({ ...one, symbol: `a${index + 1}` }));
    return givens.length === 0 ? undefined : { formula: sumFormula(givens), givens };
  };

const days = together(
  fromTab('bedDayStays', 'days', targetStay),
  casesOf(targetCase, '床日', (cell) => BigInt(cell.days), 'count'),
);
const charges = together(
  fromTab('bedDayStays', 'total', targetStay),
  casesOf(targetCase, '總費用', (cell) => cell.total, 'money'),
);
const stays: Way = found(
  '人次',
  (at) => traced(fraction(BigInt(at.row.cells['stays'] as number))),
  '床日病例與床日住院的人次，續住的不另計',
);

/** c̄ × 100: points of a price a day. */
const byMean = (price: string): Way =>
  either((at) => {
    const mean = areaMean({ area: at.context.area });
    const decimals = at.context.area.params['base.bedDay.decimals'];
    const parts = mean && made('b ÷ c̄ × 100', { b: price, c̄: meanOf(mean) })(at);
    return parts && { ...parts, decimals };
  });

const meanOf =
  (mean: ReturnType<typeof fraction>): Way =>
  ({ context: { area } }) => {
    const published = area.params['area.meanCost'] !== null;
    const source: Source = published
      ? fromParameter(area, 'area.meanCost')
      : { kind: 'choice', because: '由歷史病例計算，見基準數據' };
    const amount = traced({ n: mean.n, d: mean.d * 100n }, '元');
    return { formula: 'c', givens: [given('c', '全部病組次均費用', amount, source)] };
  };

const quota: Way = (at) => {
  const steps = at.steps.get(at.key.replace(/quota$/, 'amount'));
  if (!steps) return undefined;
  const givens = steps.flatMap((step, index) =>
    Object.entries(step.inputs)
      .filter(([symbol]) => /^(S|days)\d+$/.test(symbol))
      .map(([symbol, amount]) =>
        given(`${symbol}′${index + 1}`, amount.name!, amount, { kind: 'rule', rule: step.rule }),
      ),
  );
  const terms = givens.flatMap(({ symbol }) =>
    symbol.startsWith('S') ? [`${symbol} × ${symbol.replace('S', 'days')}`] : [],
  );
  return { formula: terms.join(' + ') || '0', givens };
};

/** 床日結算 */
export const bedDayExplained: MethodExplained = {
  tables: {
    dues: {
      key: (text) => `${text('institution')} ${text('fund')}`,
      cells: {
        amount: fromRows('amounts', 'amount', sameTexts('institution', 'fund')),
        advance: fromTab(
          'bedDayStays',
          'advance',
          (row, at) =>
            inTime(row, at) && row.institution === at.text('institution') && row.fund === at.text('fund'),
        ),
        cut: 'amount − due',
        due: either(told({ A: 'amount', R: 'advance' }), 'amount'),
        paid: fromTab(
          'bedDayPayments',
          'amount',
          (row, at) => row.institution === at.text('institution') && row.fund === at.text('fund'),
        ),
        payment: told({ Y: 'due', Z: 'paid', f: bySetting('bedDayStandard.prepay') }),
      },
    },
    amounts: {
      key: (text) => `${text('institution')} ${text('fund')} ${text('group')}`.trim(),
      cells: {
        quota,
        total: fromTab('bedDayStays', 'total', stayOf),
        balance: 'quota − total',
        amount: toldSum(),
      },
    },
    points: {
      key: (text) => `${text('institution')} ${text('fund')} ${text('group')}`,
      cells: {
        total: casesOf(pointsCell, '總費用', (cell) => cell.total, 'money'),
        points: (at) => {
          const { settlement, area } = at.context;
          const year = settlement.period.kind === 'year';
          const parts = casesOf(
            pointsCell,
            '點數',
            (cell) => (year ? cell.yearPoints : cell.monthPoints),
            'count',
          )(at);
          const unit = 10n ** BigInt(area.params['points.decimals']);
          return (
            parts && {
              ...parts,
              givens: parts.givens.map((one) => ({
                ...one,
                amount: traced(fraction(one.amount.value.n, one.amount.value.d * unit), '點'),
              })),
            }
          );
        },
      },
    },
    targets: {
      key: (text) => `${text('institution')} ${text('group')}`.trim(),
      cells: {
        meanStay: either(told({ n: (at) => stays(at)!.givens[0]!.source })),
        stayMost: fromTab('bedDayTargets', 'stayMost', targetOf),
        meanDaily: made('C ÷ n', { C: charges, n: days }, { C: '總費用', n: '床日' }),
        dailyMost: fromTab('bedDayTargets', 'dailyMost', targetOf),
        outcomeActual: fromTab('bedDayTargets', 'outcomeActual', targetOf),
        outcomeLeast: fromTab('bedDayTargets', 'outcomeLeast', targetOf),
        points: byMean('meanDaily'),
        score: fromAppraisal('bedDayStandard.plan'),
      },
    },
    standards: {
      key: (text) => `${text('group')} ${text('target')} ${text('fromDay')}`,
      cells: {
        standard: fromTab('bedDayStandards', 'standard', standardOf),
        points: either(tabValue('bedDayStandards', 'points', standardOf), byMean('standard'), nothing),
      },
    },
  },
  borneBy: ({ account, party }, { opened }) => ({
    table: 'dues',
    row: `${party.kind === 'other' ? party.name : party.code} ${account}`,
    cost: opened.context.settlement.period.kind === 'year' ? 'due' : 'payment',
    paid: opened.context.settlement.period.kind === 'year' ? 'paid' : '0',
  }),
};

function pointsCell(cell: DigestCell, at: CellAt): boolean {
  return (
    cell.place === 'in' &&
    cell.institution === at.text('institution') &&
    cell.fund === at.text('fund') &&
    cell.group === at.text('group')
  );
}
