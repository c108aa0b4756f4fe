import { traced } from '../../law/trace.ts';
import { ONE } from '../../money/fraction.ts';
import { compareText } from '../../settle/methods/compare-text.ts';
import { batchKey } from '../../settle/methods/procurement/check.ts';
import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';
import { type CellAt, nthOf, type Origin } from './cell.ts';
import type { MethodExplained } from './explained.ts';
import { found, fromAppraisal, fromSetting } from './setting-ways.ts';
import { fromTab, tabCell, tabValue } from './tab-ways.ts';
import { told } from './told-ways.ts';
import { either } from './ways.ts';

type VolumeRow = Tables['procurementVolumes'][number];

const ofBatch = (row: VolumeRow, at: CellAt): boolean =>
  batchKey(row.batch, row.institution) === batchKey(at.text('batch'), at.text('institution')) &&
  row.fund === at.text('fund');

const ofItem = (row: VolumeRow, at: CellAt): boolean => ofBatch(row, at) && row.item === at.text('item');

/** The cell of the product that a numbered symbol stands for. */
const nth =
  (column: 'volume' | 'price' | 'share'): Origin =>
  (at, symbol, amount) => {
    const rows = at.context.area.tables.procurementVolumes.filter((row) => ofBatch(row, at));
    const sorted = [...rows].sort((a, b) => compareText(a.item, b.item));
    const row = nthOf(sorted, symbol);
    return tabCell('procurementVolumes', column, (one) => one === row)(at, symbol, amount);
  };

/** 集採結餘結算 */
export const procurementExplained: MethodExplained = {
  tables: {
    batches: {
      key: (text) => `${batchKey(text('batch'), text('institution'))} / ${text('fund')}`,
      cells: {
        budget: told({ q: nth('volume'), p: nth('price'), s: nth('share') }),
        spent: fromTab('procurementVolumes', 'spent', ofBatch),
        saved: 'budget − spent',
        ratio: fromSetting('procurement.retain', '留用比例'),
        coefficient: either(
          (at) =>
            at.context.area.params['procurement.appraisal.by'] === 'score'
              ? fromAppraisal('procurement.appraisal.plan')(at)
              : undefined,
          (at) =>
            at.context.area.params['procurement.appraisal.by'] === 'none'
              ? found(
                  '考核係數',
                  () => traced(ONE),
                  '參數 procurement.appraisal.by 為 none，不考核，為 1',
                )(at)
              : undefined,
          tabValue(
            'procurementAppraisals',
            'coefficient',
            (row, at) =>
              batchKey(row.batch, row.institution) === batchKey(at.text('batch'), at.text('institution')),
          ),
        ),
        retained: told({ B: 'budget', E: 'spent', k: 'coefficient' }),
      },
    },
    items: {
      key: (text) => `${batchKey(text('batch'), text('institution'))} / ${text('fund')} / ${text('item')}`,
      cells: {
        volume: fromTab('procurementVolumes', 'volume', ofItem),
        price: fromTab('procurementVolumes', 'price', ofItem),
        share: fromTab('procurementVolumes', 'share', ofItem),
        budget: 'volume × price × share',
        spent: fromTab('procurementVolumes', 'spent', ofItem),
      },
    },
  },
  borneBy: ({ account, party, item }) => ({
    table: 'batches',
    row: `${batchKey(item.replace(/^集採結餘留用 /, ''), party.kind === 'other' ? party.name : party.code)} / ${account}`,
    cost: 'retained',
    paid: '0',
  }),
};
