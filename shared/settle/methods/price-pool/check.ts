import { finding, type Report } from '../../../findings/finding.ts';
import { fen, formatYuan } from '../../../money/fen.ts';
import { normalise } from '../../../sheets/raw.ts';
import { byUniqueCode } from '../../unique.ts';
import type { MethodInput } from '../method.ts';
import { balanceOf } from './balance.ts';

export function checkPricePool(input: MethodInput, report: Report): void {
  checkEntries(input, report);
  checkPrices(input, report);
  checkIndicators(input, report);
}

function checkEntries({ tables, places }: MethodInput, report: Report): void {
  const [first, ...others] = tables.pricePoolEntries.filter(({ kind }) => kind === '上期結轉');
  for (const { row } of others) {
    const where = places.pricePoolEntries(row, 'kind');
    report(finding('PRICE_POOL_OPENING_TWICE', where, { other: first!.row }));
  }
}

function checkPrices(input: MethodInput, report: Report): void {
  const { tables, places } = input;
  byUniqueCode(tables.servicePrices, places.servicePrices, report);
  for (const { row, name, before, after } of tables.servicePrices) {
    if (before !== after) continue;
    report(finding('PRICE_POOL_SAME_PRICE', places.servicePrices(row, 'after'), { text: name }));
  }
  const { room, raised, closing } = balanceOf(input);
  if (closing >= 0n) return;
  const values = { raised: formatYuan(raised), room: formatYuan(room), excess: formatYuan(fen(-closing)) };
  report(finding('PRICE_POOL_EXCEEDED', places.servicePrices(), values));
}

function checkIndicators({ tables, places, params }: MethodInput, report: Report): void {
  const rows = tables.priceIndicators;
  if (rows.length === 0) return;
  const first = new Map<string, number>();
  for (const { row, indicator: text, party } of rows) {
    const key = `${normalise(text)} / ${party ?? ''}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, row);
    else {
      report(
        finding('PRICE_POOL_INDICATOR_TWICE', places.priceIndicators(row, 'indicator'), { text, other }),
      );
    }
  }
  const names = new Set(rows.map(({ indicator }) => normalise(indicator)));
  const expected = params['pricePool.indicatorCount'];
  if (expected !== null && names.size !== expected) {
    const values = { count: names.size, expected };
    report(finding('PRICE_POOL_INDICATOR_COUNT', places.priceIndicators(), values));
  }
  for (const text of params['pricePool.indicators']) {
    if (names.has(normalise(text))) continue;
    report(finding('PRICE_POOL_INDICATOR_ABSENT', places.priceIndicators(), { text }));
  }
}
