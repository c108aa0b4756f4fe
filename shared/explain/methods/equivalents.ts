import { normalise } from '../../sheets/raw.ts';
import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';
import type { CellAt, Way } from './cell.ts';
import type { MethodExplained } from './explained.ts';
import { fromRows, overRows, sameTexts, share } from './row-ways.ts';
import { because, fromAppraisal, fromSetting } from './setting-ways.ts';
import { fromTab, tabCell, tabValue } from './tab-ways.ts';
import { retold, told } from './told-ways.ts';
import { either, made, nothing, part } from './ways.ts';

type OfItem = { readonly institution?: string | null; readonly item: string | null };

const sameItem = (row: OfItem, at: CellAt): boolean =>
  row.item !== null && normalise(row.item) === normalise(at.text('item'));

const workOf = (row: OfItem, at: CellAt): boolean =>
  row.institution === at.text('institution') && sameItem(row, at);

const price = fromSetting('equivalents.price', '當量單價');
const ofItems = (column: string): Way => fromRows('work', column, sameTexts('institution'));
const links = { q: 'quantity', m: 'most', w: 'weight', f: 'failureRatio' } as const;

/** Samples of the item, else of the institution's items at large. */
const samplesOf = (row: OfItem, at: CellAt): boolean => {
  const { equivalentSamples } = at.context.area.tables;
  const own = equivalentSamples.some((sample) => workOf(sample, at));
  return own ? workOf(row, at) : row.institution === at.text('institution') && row.item === null;
};

const fund = (kind: Tables['equivalentMoney'][number]['kind']): Way =>
  fromTab('equivalentMoney', 'amount', (row) => row.kind === kind);

/** The ceiling of an institution, or of the area where the code is `null`: typed, or grown from last year. */
const ceiling = (codeOf: (at: CellAt) => string | null): Way =>
  either(
    tabValue('equivalentCeilings', 'limit', (row, at) => row.institution === codeOf(at) && row.item === null),
    (at) => {
      const key = `statement/equivalents/institutions/${codeOf(at) ?? ''}/limit`;
      const before = tabCell(
        'equivalentCeilings',
        'before',
        (row, own) => row.institution === codeOf(own) && row.item === null,
      );
      const steps = at.steps.get(key);
      return steps && told({ b: before })({ ...at, steps: new Map([[at.key, steps]]) });
    },
  );

/** 工作當量結算 */
export const equivalentsExplained: MethodExplained = {
  tables: {
    institutions: {
      key: ['institution'],
      cells: {
        claimed: overRows('work', sameTexts('institution'), () => 'quantity × weight'),
        beyond: overRows('work', sameTexts('institution'), ({ cells }) =>
          (cells['most'] ?? null) === null ? '0' : 'max(quantity − most, 0) × weight',
        ),
        failed: ofItems('failed'),
        above: made('C − E', { C: ofItems('counted'), E: 'bought' }, { C: '計入當量' }),
        bought: told({
          E: part(ofItems('counted')),
          l: part(ceiling((at) => at.text('institution'))),
          L: part(ceiling(() => null)),
          S: because('各機構以其上限為限的計入當量之和'),
        }),
        growth: made('E ÷ b − 1', {
          E: 'bought',
          b: tabValue(
            'equivalentCeilings',
            'before',
            (row, at) => row.institution === at.text('institution') && row.item === null,
          ),
        }),
        due: told({ E: 'bought' }),
        paid: fromTab(
          'equivalentMoney',
          'amount',
          (row, at) => row.kind === '分期預付' && row.institution === at.text('institution'),
        ),
        settlement: told({ Y: 'due', Z: 'paid' }),
      },
    },
    work: {
      key: ['institution', 'item'],
      cells: {
        quantity: fromTab('equivalentWork', 'quantity', workOf),
        most: either(
          tabValue('equivalentCeilings', 'limit', workOf),
          tabValue('equivalentItems', 'most', sameItem),
        ),
        weight: fromTab('equivalentItems', 'weight', sameItem),
        failureRatio: either(
          made('f ÷ n', {
            f: tabValue('equivalentSamples', 'failed', samplesOf),
            n: tabValue('equivalentSamples', 'sampled', samplesOf),
          }),
          nothing,
        ),
        failed: retold('counted', ({ m }) => (m ? 'min(q, m) × w × f' : 'q × w × f'), links),
        failedMoney: made('v × c', { v: price, c: 'failed' }),
        counted: told(links),
        amount: either(
          share(fromRows('institutions', 'due', sameTexts('institution')), 'counted', ofItems('counted'), {
            W: '計入當量合計',
          }),
          nothing,
        ),
      },
    },
    funds: {
      key: ['source'],
      cells: {
        available: (at) => (at.row.key === '年度預算' ? fund('年度預算') : fund('風險金'))(at),
        borne: (at) => {
          const due = fromRows('institutions', 'due', () => true);
          const ways: Record<string, Way> = {
            年度預算: made('min(Y, B)', { Y: due, B: fund('年度預算') }, { Y: '應付額合計' }),
            改革風險金: made(
              'min(max(Y − B, 0), R)',
              { Y: due, B: fund('年度預算'), R: fund('風險金') },
              { Y: '應付額合計' },
            ),
          };
          const open = made(
            'max(Y − B, 0) − min(max(Y − B, 0), R)',
            { Y: due, B: fund('年度預算'), R: fund('風險金') },
            { Y: '應付額合計' },
          );
          return (ways[at.row.key] ?? open)(at);
        },
      },
    },
    rewards: {
      key: ['institution'],
      cells: {
        score: either(
          tabValue('equivalentRewards', 'score', ofReward),
          fromAppraisal('equivalents.reward.plan'),
        ),
        surplus: fromTab('equivalentRewards', 'surplus', ofReward),
        most: told({ S: 'surplus', s: 'score' }),
        drawn: either(
          made('min(a, M)', { a: tabValue('equivalentRewards', 'asked', ofReward), M: 'most' }),
          'most',
        ),
        left: 'surplus − drawn',
      },
    },
    items: {
      key: ['item'],
      cells: {
        weight: fromTab('equivalentItems', 'weight', sameItem),
        price: made('v × w', { v: price, w: 'weight' }),
      },
    },
  },
  borneBy: ({ party }) => ({
    table: 'institutions',
    row: party.kind === 'other' ? party.name : party.code,
    cost: 'due',
    paid: 'paid',
  }),
};

function ofReward(row: { readonly institution: string }, at: CellAt): boolean {
  return row.institution === at.text('institution');
}
