import { traced } from '../../law/trace.ts';
import { compare } from '../../money/fraction.ts';
import { memberKey, poolKey } from '../book-context.ts';
import { fromLine, given } from '../given.ts';
import { type Link, rowLabel, type Way } from './cell.ts';
import type { MethodExplained } from './explained.ts';
import { fromRows, share } from './row-ways.ts';
import { found } from './setting-ways.ts';
import { tabCell, tabValue } from './tab-ways.ts';
import { stepParts, told, toldSum } from './told-ways.ts';
import { either, made } from './ways.ts';

const points = (value: unknown) =>
  typeof value === 'object' && value !== null && 'n' in value ? traced(value as never, '點') : undefined;

const inForce: Way = either(
  tabValue('groups', 'basePoints', (row, at) => row.code === at.text('group')),
  found('現行基準點數', (at) => points(at.row.cells['inForce']), '病組表沒有填，由歷史病例計算'),
);

const agreedCell = tabCell('negotiationAgreements', 'value', (row, at) => row.group === at.text('group'));

/** The value in the tab that led to the proposal of a row. */
const proposedCell = tabCell(
  'negotiationProposals',
  'value',
  (row, at) => row.group === at.text('group') && row.institution === at.text('institution'),
);

const pool: Link = (at, _, amount) => {
  const { pools } = at.context.settlement;
  const found = pools.find(({ fund, gross }) =>
    at.row.cells['fund'] === undefined
      ? gross * amount.value.d === amount.value.n * 100n
      : fund === at.row.cells['fund'],
  );
  return found ? fromLine(poolKey(found.fund, 'gross')) : { kind: 'rule', rule: 'negotiated-effect' };
};

/** The points of an institution with an agreed or proposed value in the place of that in force. */
const changedPoints: Way = (at) => {
  const steps = at.steps.get(at.key) ?? [];
  const decimals = at.context.area.params['points.decimals'];
  const [before] = made('p', { p: 'pointsBefore' })(at)!.givens;
  const changes = steps.flatMap((step, index) => {
    const key = `${at.key}#${index + 1}`;
    const parts = stepParts(at, step, {});
    at.context.add({
      key,
      title: `${rowLabel(at.row)} 病組折算後點數`,
      ...parts,
      decimals,
      result: step.result,
    });
    return [
      given(`n${index + 1}`, '病組折算後點數', step.result, fromLine(key)),
      given(`o${index + 1}`, '病組折算前點數', step.inputs['p']!, { kind: 'rule', rule: step.rule }),
    ];
  });
  const formula = ['p', ...steps.map((_, index) => `+ n${index + 1} − o${index + 1}`)].join(' ');
  return { formula, givens: [before!, ...changes] };
};

/** The points of every institution of the pool. */
const ofFund = (column: string): Way =>
  fromRows('agreed', column, ({ cells }, at) => cells['fund'] === at.text('fund'));

const gross: Way = (at) => {
  const found = at.context.settlement.pools.find(({ fund }) => fund === at.text('fund'));
  if (!found) return undefined;
  const amount = traced({ n: found.gross, d: 100n }, '元');
  return {
    formula: 'G',
    givens: [given('G', '按點數分配的總額', amount, fromLine(poolKey(found.fund, 'gross')))],
  };
};

/** Effects by fund, added up. */
const effectSum: Way = (at) => {
  const funds = at.table.columns
    .filter(({ kind, key }) => kind === 'money' && key !== 'effect')
    .map(({ key }) => key);
  return made(funds.join(' + ') || '0', Object.fromEntries(funds.map((fund) => [fund, fund])))(at);
};

const effectOfFund: Way = told({ G: pool });

/** 談判價值測算 */
export const negotiatedValueExplained: MethodExplained = {
  tables: {
    groups: {
      key: ['group'],
      cells: {
        computed: found(
          '測算基準點數',
          (at) => points(at.row.cells['computed']),
          '由歷史病例計算，見基準數據',
        ),
        inForce,
        agreed: told({ v: agreedCell }),
        change: 'agreed ÷ inForce − 1',
      },
    },
    proposals: {
      key: (text) => `${text('group')} ${text('institution')}`,
      cells: {
        inForce,
        proposed: told({ v: proposedCell }),
        change: 'proposed ÷ inForce − 1',
        effect: toldSum({ G: pool }),
      },
    },
    effects: {
      key: () => '',
      cells: {
        proposed: (at) => {
          const rows = at.rows.get('proposals') ?? [];
          const first = rows.find(
            ({ cells }) =>
              cells['group'] === at.text('group') &&
              compare(cells['proposed'] as never, at.row.cells['proposed'] as never) === 0,
          );
          return fromRows('proposals', 'proposed', (row) => row === first)(at);
        },
        effect: effectSum,
        職工: effectOfFund,
        居民: effectOfFund,
      },
    },
    agreed: {
      key: (text) => `${text('institution')} ${text('fund')}`,
      cells: {
        pointsBefore: (at) => {
          const amount = points(at.row.cells['pointsBefore']);
          const source = fromLine(memberKey(at.text('fund'), at.text('institution'), 'points'));
          return amount && { formula: 'p', givens: [given('p', '機構點數', amount, source)] };
        },
        pointsAfter: changedPoints,
        before: share(gross, 'pointsBefore', ofFund('pointsBefore'), { W: '現行總點數' }),
        after: share(gross, 'pointsAfter', ofFund('pointsAfter'), { W: '折算後總點數' }),
        effect: told({ G: pool, p: 'pointsBefore', 'p′': 'pointsAfter' }),
      },
    },
  },
};
