import { traced } from '../../law/trace.ts';
import { bandAt } from '../../rules/appraisal/release-bands.ts';
import { type Plan, readPlans } from '../../settle/methods/appraisal/plans.ts';
import { normalise } from '../../sheets/raw.ts';
import { INPATIENT } from '../../sheets/read-tables.ts';
import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';
import type { CellAt, KeyedRow, Way } from './cell.ts';
import type { MethodExplained } from './explained.ts';
import { fromRows, sameTexts } from './row-ways.ts';
import { because, found, fromSetting } from './setting-ways.ts';
import { fromTab, tabCell, tabValue } from './tab-ways.ts';
import { told } from './told-ways.ts';
import { either, made, nothing, part, when } from './ways.ts';

type MoneyRow = Tables['appraisalMoney'][number];

const plansOf = ({ context }: CellAt): ReadonlyMap<string, Plan> => readPlans(context.area);
const planOf = (at: CellAt): Plan | undefined => plansOf(at).get(normalise(at.text('plan')));

const samePlan = (row: { readonly plan: string }, at: CellAt): boolean =>
  normalise(row.plan) === normalise(at.text('plan'));

const moneyOf = (row: MoneyRow, at: CellAt): boolean =>
  samePlan(row, at) &&
  row.fund === at.text('fund') &&
  row.party === at.text('party') &&
  (row.item ?? INPATIENT) === at.text('item');

const poolOf = (row: MoneyRow, at: CellAt): boolean =>
  samePlan(row, at) && row.fund === at.text('fund') && row.party === null;

const indicatorOf = (
  row: { readonly plan: string; readonly indicator: string; readonly party?: string },
  at: CellAt,
): boolean =>
  samePlan(row, at) &&
  normalise(row.indicator) === normalise(at.text('indicator')) &&
  (row.party === undefined || row.party === at.text('party'));

/** Whether an indicator takes points instead of giving them. */
const deducts = ({ cells }: KeyedRow, at: CellAt): boolean =>
  planOf(at)?.indicators.find(({ name }) => name === cells['indicator'])?.form === '扣分';

const ofParty = (row: KeyedRow, at: CellAt): boolean => sameTexts('plan', 'party')(row, at);

const indicators = (column: string, deducted: boolean): Way =>
  fromRows('indicators', column, (row, at) => ofParty(row, at) && deducts(row, at) === deducted);

const score = fromRows('scores', 'score', ofParty);

const bandOf = (at: CellAt) => {
  const [value, plan] = [at.row.cells['score'], planOf(at)];
  if (!plan || typeof value !== 'object' || value === null) return undefined;
  return bandAt(plan.bands, value);
};

const BAND = '得分所在檔（考核分檔表或參數）的值';
const ofBand = (
  name: string,
  value: (band: NonNullable<ReturnType<typeof bandOf>>) => ReturnType<typeof traced>,
) =>
  found(
    name,
    (at) => {
      const band = bandOf(at);
      return band && value(band);
    },
    BAND,
  );

/** What a score earns by the bands: nothing below the lowest. */
const byBands = (name: string): Way =>
  either(
    when(
      (at) => bandOf(at)?.slope !== undefined,
      made('max(r − max(a − s, 0) × q, 0)', {
        r: ofBand(name, ({ ratio }) => traced(ratio)),
        a: ofBand('起算分', ({ slope }) => traced(slope!.below)),
        q: ofBand('每分減', ({ slope }) => traced(slope!.perPoint)),
        s: 'score',
      }),
    ),
    ofBand(name, ({ ratio }) => traced(ratio)),
    nothing,
  );

const base = (ratio: Way): Way =>
  either(
    made('B × r', {
      B: tabValue('appraisalMoney', 'amount', moneyOf),
      r: either(tabValue('appraisalMoney', 'ratio', moneyOf), ratio),
    }),
    tabValue('appraisalMoney', 'amount', moneyOf),
  );

/** 考核結果 */
export const appraisalExplained: MethodExplained = {
  tables: {
    deposits: {
      key: ['plan', 'fund', 'party', 'item'],
      cells: {
        score,
        held: base(fromSetting('appraisal.deposit', '扣留比例')),
        ratio: byBands('釋放比例'),
        released: 'held − lost',
        lost: told({ H: 'held', s: 'score', r: because(BAND), a: because(BAND), q: because(BAND) }),
        reward: either(
          made('H × h', { H: 'held', h: ofBand('獎勵比例', ({ reward }) => traced(reward)) }),
          nothing,
        ),
        change: 'reward − lost',
      },
    },
    coefficients: {
      key: ['plan', 'fund', 'party', 'item'],
      cells: {
        score,
        base: base(() => undefined),
        coefficient: either(
          when((at) => (planOf(at)?.bands.length ?? 0) > 0, byBands('係數')),
          made('s ÷ F', { s: 'score', F: fromRows('scores', 'full', ofParty) }, { F: '滿分' }),
        ),
        amount: told({ B: 'base', c: 'coefficient' }),
        change: 'amount − base',
      },
    },
    pools: {
      key: ['plan', 'fund', 'party'],
      cells: {
        score,
        size: fromTab(
          'appraisalMoney',
          'size',
          (row, at) => samePlan(row, at) && row.fund === at.text('fund') && row.party === at.text('party'),
        ),
        amount: either(
          told({
            s: 'score',
            g: 'size',
            J: part(
              made('B × r', {
                B: tabValue('appraisalMoney', 'amount', poolOf),
                r: either(
                  tabValue('appraisalMoney', 'ratio', poolOf),
                  fromSetting('appraisal.pool', '預留比例'),
                ),
              }),
            ),
          }),
          nothing,
        ),
      },
    },
    scores: {
      key: ['plan', 'party'],
      cells: {
        full: either(tabValue('appraisalPlans', 'full', samePlan), fromSetting('appraisal.full', '滿分')),
        lost: indicators('lost', false),
        deducted: indicators('lost', true),
        score: told({ P: part(indicators('points', false)), Q: part(indicators('points', true)) }),
        pass: either(tabValue('appraisalPlans', 'pass', samePlan), fromSetting('appraisal.pass', '合格線')),
      },
    },
    indicators: {
      key: ['plan', 'party', 'indicator'],
      cells: {
        value: fromTab('appraisalValues', 'value', indicatorOf),
        target: fromTab('appraisalIndicators', 'target', indicatorOf),
        weight: fromTab('appraisalIndicators', 'weight', indicatorOf),
        points: told({
          v: 'value',
          n: 'value',
          w: 'weight',
          t: 'target',
          z: tabCell('appraisalIndicators', 'zero', indicatorOf),
          p: tabCell('appraisalIndicators', 'steps', indicatorOf),
        }),
        lost: either(
          when((at) => deducts(at.row, at), '0 − points'),
          'weight − points',
        ),
      },
    },
    plans: {
      key: ['plan', 'indicator'],
      cells: {
        weight: fromTab('appraisalIndicators', 'weight', indicatorOf),
        target: fromTab('appraisalIndicators', 'target', indicatorOf),
        zero: fromTab('appraisalIndicators', 'zero', indicatorOf),
      },
    },
  },
  borneBy: ({ account, budgetItem, party, item }) => {
    const cut = item.lastIndexOf('：');
    const [plan, what] = [item.slice(0, cut), item.slice(cut + 1)];
    const code = party.kind === 'other' ? party.name : party.code;
    const row = [plan, account, code];
    if (what === '考核獎勵') return { table: 'pools', row: row.join(' / '), cost: 'amount', paid: '0' };
    const table = what === '質量保證金' ? 'deposits' : 'coefficients';
    return { table, row: [...row, budgetItem].join(' / '), cost: 'change', paid: '0' };
  },
};
