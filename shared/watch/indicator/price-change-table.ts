import { priceIndicator } from '../../rules/price-pool/indicator.ts';
import { inForce } from '../../rules/programme.ts';
import { trafficLight } from '../../rules/supervision/indicator/light.ts';
import type { Area } from '../../settle/area.ts';
import { partyName, partyOf } from '../../settle/methods/party.ts';
import type { StatementTable } from '../../settle/methods/statement.ts';
import { light, name, text } from './texts.ts';

const VALUE = { kind: 'decimal', decimals: 4 } as const;

/** 調價後的監測指標：名稱與方向由本地填寫，目標留空即調價前的數。 */
export function priceChangeTable(area: Area): StatementTable {
  const lit = inForce(area.programme, trafficLight);
  return {
    key: 'priceChange',
    title: '調價監測',
    columns: [
      name('indicator', '指標'),
      name('party', '機構或醫共體'),
      name('name', '名稱'),
      { key: 'before', title: '調價前', ...VALUE },
      { key: 'after', title: '調價後', ...VALUE },
      { key: 'target', title: '目標', ...VALUE },
      text('direction', '方向'),
      light('light', '燈'),
    ],
    rows: area.tables.priceIndicators.map(({ indicator, party: code, before, after, direction, target }) => {
      const party = code === null ? undefined : partyOf(area, code);
      return {
        key: `${indicator} ${code ?? ''}`.trimEnd(),
        ...(party && { owner: party }),
        cells: {
          indicator,
          party: code ?? '',
          name: party ? partyName(area, party) : '',
          before,
          after,
          target: target ?? before,
          direction,
          light: lit.apply({
            value: after,
            target: target ?? before,
            yellow: undefined,
            direction: direction === '不升' ? '越低越好' : '越高越好',
            strict: false,
            band: area.params['watch.light.band'],
          }),
        },
      };
    }),
    notes: [`是否達標按「${priceIndicator.title}」認定；文本只點名均次費用一項，其餘名稱由本地填寫。`],
  };
}
