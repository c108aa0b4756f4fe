import type { Tables } from '../../sheets/tabs/settlement-tabs.ts';
import { LEVELS } from '../../sheets/tabs/values.ts';
import { type CellAt, type KeyedRow, nthOf, type Origin, type Way } from './cell.ts';
import type { MethodExplained } from './explained.ts';
import { fromRows } from './row-ways.ts';
import { because, bySetting, fromSetting } from './setting-ways.ts';
import { fromTab, tabCell, tabValue } from './tab-ways.ts';
import { told } from './told-ways.ts';
import { either, nothing, part } from './ways.ts';

type PolicyRow = Tables['benefitPolicies'][number];
type StayRow = Tables['benefitStays'][number];

const policyOf = (row: PolicyRow, at: CellAt): boolean =>
  row.fund === at.text('fund') && row.cover === at.text('cover') && (row.level ?? '') === at.text('level');

const inpatient = (row: PolicyRow, at: CellAt): boolean =>
  row.cover === '住院' && row.fund === at.text('fund') && row.level === at.text('level');

const ofCover =
  (cover: PolicyRow['cover']) =>
  (row: PolicyRow, at: CellAt): boolean =>
    row.cover === cover && row.fund === at.text('fund');

const stay = (row: StayRow, at: CellAt): boolean => row.stay === at.text('stay');

/** The band of 大病保險 that a numbered symbol stands for, lowest first. */
const band =
  (column: 'deductible' | 'ratio'): Origin =>
  (at, symbol, amount) => {
    const rows = at.context.area.tables.benefitPolicies.filter((row) => ofCover('大病保險')(row, at));
    const sorted = [...rows].sort((a, b) => (a.deductible < b.deductible ? -1 : 1));
    const row = nthOf(sorted, symbol);
    return tabCell('benefitPolicies', column, (one) => one === row)(at, symbol, amount);
  };

/** What the person bore in the stays before, or up to and with this one. */
const borne =
  (withThis: boolean): Way =>
  (at) => {
    const rows = before(at, withThis);
    const columns = ['eligible', 'basic', 'supplement'] as const;
    const terms = rows.map((row, index) => {
      const givens = columns.map((column, position) => {
        const [one] = fromRows('stays', column, (other) => other === row)(at)!.givens;
        return { ...one!, symbol: `${'Cbs'[position]}${index + 1}` };
      });
      return { formula: givens.map(({ symbol }) => symbol).join(' − '), givens };
    });
    return {
      formula: terms.map(({ formula }) => formula).join(' + ') || '0',
      givens: terms.flatMap(({ givens }) => givens),
    };
  };

/** The stays of the same person and fund, in time. */
function before(at: CellAt, withThis: boolean): readonly KeyedRow[] {
  const { benefitStays } = at.context.area.tables;
  const rowOf = ({ cells }: KeyedRow) => benefitStays.find((one) => one.stay === cells['stay'])!;
  const own = at.rows
    .get('stays')!
    .filter(({ cells }) => cells['person'] === at.text('person') && cells['fund'] === at.text('fund'));
  const inTime = [...own].sort((a, b) => {
    const [one, other] = [rowOf(a), rowOf(b)];
    return (
      one.admission - other.admission || one.discharge - other.discharge || (one.stay < other.stay ? -1 : 1)
    );
  });
  const index = inTime.findIndex(({ key }) => key === at.row.key);
  return inTime.slice(0, withThis ? index + 1 : index);
}

/** What the fund had paid the person before this stay. */
const used: Way = (at) => {
  const rows = before(at, false);
  const paid = rows.flatMap((row) => fromRows('stays', 'basic', (other) => other === row)(at)!.givens);
  const stays = [...rows.map(({ cells }) => cells['stay']), at.text('stay')];
  const elsewhere = fromTab('benefitStays', 'paidBefore', (row) => stays.includes(row.stay))(at)!.givens;
  const givens = [...paid, ...elsewhere].map((one, index) => ({ ...one, symbol: `a${index + 1}` }));
  return { formula: givens.map(({ symbol }) => symbol).join(' + ') || '0', givens };
};

const supplemented: Way = (at) => {
  const rows = before(at, false);
  const givens = rows
    .flatMap((row) => fromRows('stays', 'supplement', (other) => other === row)(at)!.givens)
    .map((one, index) => ({ ...one, symbol: `a${index + 1}` }));
  return { formula: givens.map(({ symbol }) => symbol).join(' + ') || '0', givens };
};

const RANK: readonly string[] = LEVELS.map(({ hant }) => hant);

/** The next lower level of the same cover. */
const nextLower = (at: CellAt): KeyedRow | undefined => {
  const rows = at.rows.get('levels')!;
  const index = rows.findIndex(({ key }) => key === at.row.key);
  const next = rows[index + 1];
  return next && RANK.indexOf(String(next.cells['level'])) >= 0 ? next : undefined;
};

/** 待遇核查 */
export const benefitsExplained: MethodExplained = {
  tables: {
    levels: {
      key: (text) => `${text('fund')} ${text('cover')} ${text('level')}`,
      cells: {
        deductible: either(tabValue('benefitPolicies', 'deductible', policyOf), nothing),
        ratio: fromTab('benefitPolicies', 'ratio', policyOf),
        cap: fromTab('benefitPolicies', 'cap', policyOf),
        gap: (at) => {
          const lower = nextLower(at);
          const [own] = fromRows('levels', 'ratio', ({ key }) => key === at.row.key)(at)!.givens;
          const [other] = lower
            ? fromRows('levels', 'ratio', ({ key }) => key === lower.key)(at)!.givens
            : [];
          return (
            own &&
            other && {
              formula: 'l − h',
              givens: [
                { ...other, symbol: 'l' },
                { ...own, symbol: 'h' },
              ],
            }
          );
        },
        least: fromSetting('benefits.gap', '差距下限'),
      },
    },
    floors: { key: ['subject'], cells: {} },
    stays: {
      key: ['stay'],
      cells: {
        eligible: fromTab('benefitStays', 'eligible', stay),
        deductible: told({
          C: 'eligible',
          Q: tabCell('benefitPolicies', 'deductible', inpatient),
          b: because('同一轉診鏈中此前各次住院已負擔的起付線之和'),
        }),
        ratio: fromTab('benefitPolicies', 'ratio', inpatient),
        basic: told({
          C: 'eligible',
          Q: 'deductible',
          r: 'ratio',
          u: (at, symbol, amount) =>
            amount.value.n === 0n
              ? { kind: 'choice', because: '在統籌區內，或已辦轉診，不提高' }
              : bySetting('benefits.unreferred.add')(at, symbol, amount),
          L: tabCell('benefitPolicies', 'cap', inpatient),
          S: part(used),
        }),
        supplement: either(
          told({
            r: tabCell('benefitPolicies', 'ratio', ofCover('大額補助')),
            L: tabCell('benefitPolicies', 'cap', ofCover('大額補助')),
            S: part(supplemented),
          }),
          nothing,
        ),
        critical: told({
          f: band('deductible'),
          r: band('ratio'),
          x: part(borne(false)),
          y: part(borne(true)),
        }),
        due: 'basic + supplement + critical',
        burden: 'eligible − due',
        paid: fromTab('benefitStays', 'paid', stay),
        difference: 'paid − due',
      },
    },
  },
};
