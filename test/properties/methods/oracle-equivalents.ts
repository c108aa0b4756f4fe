import type { Tabs } from '../../methods/workbook.ts';
import { share } from '../oracle.ts';
import { least, NIL, type Rational, total, whole } from '../rational.ts';
import { larger, num, type Params, type Row, rowsIn, sumOf, yuan } from './oracle-tabs.ts';

/** Rulebook §10: Σ quantity × equivalent × (1 − sampled failure ratio), within the ceilings, × unit price. */
export function oracleEquivalents(tabs: Tabs, params: Params) {
  const price = num(params['equivalents.price'] ?? '10');
  const items = new Map(rowsIn(tabs, '當量項目').map((row) => [row['項目']!, row]));
  const ceilings = rowsIn(tabs, '當量購買上限');
  const instalments = rowsIn(tabs, '當量資金').filter((row) => row['類別'] === '分期預付');

  const work = new Map<string, Map<string, Rational>>();
  for (const { 機構: code, 項目: item } of rowsIn(tabs, '當量工作量')) {
    const same = rowsIn(tabs, '當量工作量').filter((row) => row['機構'] === code && row['項目'] === item);
    const own = work.get(code!) ?? new Map<string, Rational>();
    work.set(code!, own.set(item!, countedOf(tabs, code!, items.get(item!)!, sumOf(same, '數量'))));
  }
  for (const row of instalments) work.set(row['機構']!, work.get(row['機構']!) ?? new Map());

  const limitOf = ({ 上限: limit, 上年當量: before }: Row): Rational =>
    limit ? num(limit) : num(before).multiply(whole(1).add(num(params['equivalents.growth'])));
  const own = new Map(
    [...work].map(([code, parts]) => {
      const row = ceilings.find((one) => one['機構'] === code && one['項目'] === '');
      const counted = total([...parts.values()]);
      return [code, row ? least(counted, limitOf(row)) : counted] as const;
    }),
  );
  const ofArea = ceilings.find((row) => row['機構'] === '' && row['項目'] === '');
  const sum = total([...own.values()]);
  const kept = ofArea && limitOf(ofArea).less(sum) ? limitOf(ofArea).divide(sum) : whole(1);

  return [...work.keys()].sort().map((code) => {
    const bought = own.get(code)!.multiply(kept);
    const due = bought.multiply(price).round(2);
    const paid = sumOf(
      instalments.filter((row) => row['機構'] === code),
      '金額',
    );
    const counted = [...work.get(code)!].sort(([a], [b]) => (a < b ? -1 : 1));
    const any = counted.some(([, part]) => !part.equals(NIL));
    const amounts = any ? share(due, new Map(counted)) : new Map<string, Rational>();
    return {
      code,
      bought: bought.round(2).text(2),
      due: yuan(due),
      paid: yuan(paid),
      settlement: yuan(due.subtract(paid)),
      items: counted.map(([item]) => [item, yuan(amounts.get(item) ?? NIL)]),
    };
  });
}

/** Beyond the specification nothing is bought; the failure ratio takes from what is left. */
function countedOf(tabs: Tabs, code: string, item: Row, quantity: Rational): Rational {
  const name = item['項目'];
  const agreed = rowsIn(tabs, '當量購買上限').find((row) => row['機構'] === code && row['項目'] === name);
  const most = agreed?.['上限'] || item['規範量'];
  const drawn = rowsIn(tabs, '當量抽查').filter((row) => row['機構'] === code);
  const own = drawn.filter((row) => row['項目'] === name);
  const samples = own.length > 0 ? own : drawn.filter((row) => row['項目'] === '');
  const failed = samples.length > 0 ? sumOf(samples, '不合格數').divide(sumOf(samples, '抽查數')) : NIL;
  const within = most ? least(quantity, num(most)) : quantity;
  return within.multiply(num(item['當量'])).multiply(whole(1).subtract(failed));
}

/** Score ≥ threshold: up to 50 % of the year's surplus; «within» leaves no part of a fen. */
export function oracleRewards(tabs: Tabs, params: Params) {
  const [limit, ratio] = [
    params['equivalents.reward.score'] ?? '950',
    params['equivalents.reward.share'] ?? '0.5',
  ];
  const strict = params['equivalents.reward.inclusive'] === '否';
  return new Map(
    rowsIn(tabs, '效益考核獎').map(({ 機構: code, 收支結餘: surplus, 考核得分: score, 擬計提額: asked }) => {
      const lead = num(score).subtract(num(limit));
      const reached = strict ? NIL.less(lead) : !lead.less(NIL);
      const exact = larger(num(surplus), NIL).multiply(num(ratio)).multiply(whole(100));
      const most = reached ? whole(exact.top / exact.bottom).divide(whole(100)) : NIL;
      return [code!, { most: yuan(most), drawn: yuan(asked ? least(num(asked), most) : most) }];
    }),
  );
}
