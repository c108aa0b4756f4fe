import { expect, it } from 'vitest';
import { placeText } from '../../../shared/findings/finding.ts';
import { open } from '../../forecast/opened.ts';
import { monthsOf } from '../../watch/early-warning/county.ts';

const HEADER = '異常編號,狀態,處理人,處理說明,處理日期';

async function told(...rows: string[]): Promise<readonly (readonly string[])[]> {
  const { list } = await open(
    monthsOf(['100.00'])
      .add('異常處理', HEADER, ...rows)
      .tabs(),
  );
  return list.all.map(({ where, code, message }) => [placeText(where), code, message]);
}

it('a flag is noted once', async () => {
  expect(await told('a:1,待核查,,,', 'a:2,待核查,,,')).toEqual([]);
  expect(await told('a:1,待核查,,,', 'a:1,待核查,,,')).toEqual([
    ['異常處理!A3', 'FLAG_HANDLING_REPEATED', '異常「a:1」在第 2 行已有處理記錄。'],
  ]);
});

it('whoever changes a status signs it', async () => {
  expect(await told('a:1,,,,', 'a:2,已處理,張三,,2025-04-01')).toEqual([]);
  expect(await told('a:1,已處理,,追回,')).toEqual([
    ['異常處理!C2', 'FLAG_HANDLING_UNSIGNED', '異常「a:1」的狀態為「已處理」，但沒有填「處理人」。'],
    ['異常處理!E2', 'FLAG_HANDLING_UNSIGNED', '異常「a:1」的狀態為「已處理」，但沒有填「處理日期」。'],
  ]);
});
