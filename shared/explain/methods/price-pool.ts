import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';
import type { CellAt, Way } from './cell.ts';
import type { MethodExplained } from './explained.ts';
import { fromRows } from './row-ways.ts';
import { fromSetting } from './setting-ways.ts';
import { fromTab } from './tab-ways.ts';
import { told } from './told-ways.ts';
import { either, made } from './ways.ts';

const entries = (kind: Tables['pricePoolEntries'][number]['kind']): Way =>
  fromTab('pricePoolEntries', 'amount', (row) => row.kind === kind);

const saved = (kind: string): Way => fromRows('savings', 'saved', ({ cells }) => cells['kind'] === kind);
const allSaved = fromRows('savings', 'saved', () => true);
const raised = fromRows('prices', 'effect', () => true);

const LINES: Readonly<Record<string, Way>> = {
  上期結轉: entries('上期結轉'),
  其他增減: entries('其他增減'),
  藥品節約: saved('藥品'),
  耗材節約: saved('耗材'),
  '減：不轉為調價空間的節約': made(
    'round(S × s) − S',
    { S: allSaved, s: fromSetting('pricePool.share', '轉為調價空間的比例') },
    { S: '藥耗節約' },
  ),
  '減：服務調價影響': made('0 − R', { R: raised }, { R: '調價影響合計' }),
};

const codeOf = (row: { readonly code: string }, at: CellAt): boolean => row.code === at.text('code');

const savingOf = (row: Tables['priceSavings'][number], at: CellAt): boolean =>
  row.party === at.text('party') &&
  row.kind === at.text('kind') &&
  (row.document ?? '') === at.text('document') &&
  row.base === at.row.cells['base'] &&
  row.actual === at.row.cells['actual'];

const indicatorOf = (row: Tables['priceIndicators'][number], at: CellAt): boolean =>
  row.indicator === at.text('indicator') && (row.party ?? '') === at.text('party');

/** 調價資金結算 */
export const pricePoolExplained: MethodExplained = {
  tables: {
    balance: { key: ['line'], cells: { amount: (at) => LINES[at.row.key]?.(at) } },
    savings: {
      key: (text) => [text('party'), text('kind'), text('document')].filter(Boolean).join(' / '),
      cells: {
        base: firstOf('base'),
        actual: firstOf('actual'),
        saved: 'base − actual',
      },
    },
    prices: {
      key: ['code'],
      cells: {
        before: fromTab('servicePrices', 'before', codeOf),
        after: fromTab('servicePrices', 'after', codeOf),
        effect: told({ P1: 'after', P0: 'before', n: 'volume' }),
      },
    },
    indicators: {
      key: (text) => [text('indicator'), text('party')].filter(Boolean).join(' / '),
      cells: {
        before: fromTab('priceIndicators', 'before', indicatorOf),
        after: fromTab('priceIndicators', 'after', indicatorOf),
        target: either(targetTyped, 'before'),
      },
    },
  },
};

/** Rows that are alike in everything stand for each other. */
function firstOf(column: 'base' | 'actual'): Way {
  return (at) => {
    const rows = at.context.area.tables.priceSavings.filter((row) => savingOf(row, at));
    return fromTab('priceSavings', column, (row) => row === rows[0])(at);
  };
}

function targetTyped(at: CellAt) {
  const row = at.context.area.tables.priceIndicators.find((one) => indicatorOf(one, at));
  return row?.target ? fromTab('priceIndicators', 'target', (one) => one === row)(at) : undefined;
}
