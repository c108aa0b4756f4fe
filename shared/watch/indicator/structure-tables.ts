import { type Fen, fen, sumFen } from '../../money/fen.ts';
import { minus, ONE } from '../../money/fraction.ts';
import { roundTo } from '../../money/round.ts';
import { partyCode, partyName } from '../../settle/methods/party.ts';
import type { StatementColumn, StatementTable } from '../../settle/methods/statement.ts';
import type { WatchContext } from '../part.ts';
import type { Measured } from './measured.ts';
import type { PartyMeasured } from './party-tables.ts';
import { type Sources, termsOf } from './terms.ts';
import { light, name, RATIO, text } from './texts.ts';

/** The parts of the charges that files may tell apart. */
const PARTS = [
  { title: '藥品', quantity: 'drugs', indicator: 'indicator-drug-share' },
  { title: '檢查檢驗', quantity: 'tests', indicator: 'indicator-test-share' },
  { title: '耗材', quantity: 'materials', indicator: 'indicator-material-share' },
] as const;

const OWN_PAID = { title: '自費', quantity: 'ownPaid', indicator: 'indicator-own-paid' } as const;

const REST = '其餘';

type Part = (typeof PARTS)[number] | typeof OWN_PAID;

const measuredBy = (measured: readonly Measured[], { indicator }: Part): Measured | undefined =>
  measured.find(
    (one) => 'step' in one.indicator && one.indicator.id === indicator && one.value !== undefined,
  );

/** 費用結構：藥品、檢查檢驗、耗材與其餘，以及其中自費的部分。 */
export function structureTables(
  context: Pick<WatchContext, 'area' | 'period'>,
  sources: Sources,
  area: readonly Measured[],
  parties: readonly PartyMeasured[],
): readonly StatementTable[] {
  const given = PARTS.filter((part) => measuredBy(area, part));
  const own = measuredBy(area, OWN_PAID);
  if (given.length === 0 && !own) return [];
  return [
    areaTable(context, sources, area, given),
    ...(own ? [ownTable(context, sources, own)] : []),
    partiesTable(context, parties, own ? [...given, OWN_PAID] : given),
  ];
}

const COLUMNS: readonly StatementColumn[] = [
  text('part', '費用'),
  { key: 'amount', title: '金額', kind: 'money', sum: true },
  { key: 'share', title: '佔比', ...RATIO },
  { key: 'reference', title: '參照', ...RATIO },
  { key: 'above', title: '高出（百分點）', ...RATIO },
  { key: 'before', title: '上年同期', ...RATIO },
  light('lit', '燈'),
  text('trend', '逐月'),
];

/** `null`: only the share was typed. */
const moneyOf = (
  { period }: Pick<WatchContext, 'period'>,
  sources: Sources,
  quantity: Part['quantity'] | 'total',
): Fen | null => {
  const yuan = termsOf(sources, { party: undefined, fund: undefined, period }).now(quantity);
  return yuan ? fen(roundTo(yuan, 2)) : null;
};

const shareCells = (one: Measured) => ({
  share: one.value!,
  reference: one.target?.target ?? null,
  above: one.target ? minus(one.value!, one.target.target) : null,
  before: one.before ?? null,
  lit: one.light ?? null,
  trend: one.trend ? `${one.trend.kind} ${one.trend.run}` : '',
});

function areaTable(
  context: Pick<WatchContext, 'area' | 'period'>,
  sources: Sources,
  measured: readonly Measured[],
  given: readonly Part[],
): StatementTable {
  const total = moneyOf(context, sources, 'total');
  const parts = given.map((part) => ({
    part: part.title,
    amount: moneyOf(context, sources, part.quantity),
    ...shareCells(measuredBy(measured, part)!),
  }));
  const amounts = parts.map(({ amount }) => amount);
  const whole = total !== null && amounts.every((amount) => amount !== null);
  const rest = {
    part: REST,
    amount: whole ? fen(total - sumFen(amounts)) : null,
    share: parts.reduce((left, { share }) => minus(left, share), ONE),
  };
  return {
    key: 'area',
    title: '住院費用構成',
    columns: COLUMNS,
    rows: [...parts, rest].map((cells) => ({ cells })),
    ...(whole && { totals: { label: '住院總費用', cells: { amount: total } } }),
    notes: [
      '參照為監測目標；方案的參照借自演講稿，不是本地規定。「其餘」包括床位、護理、手術、治療等，以及病例沒有分列的費用。',
    ],
  };
}

const ownTable = (
  context: Pick<WatchContext, 'area' | 'period'>,
  sources: Sources,
  own: Measured,
): StatementTable => ({
  key: 'ownPaid',
  title: '其中自費',
  columns: COLUMNS.map(({ sum: _, ...column }) => column as StatementColumn),
  rows: [
    { cells: { part: OWN_PAID.title, amount: moneyOf(context, sources, 'ownPaid'), ...shareCells(own) } },
  ],
});

const partiesTable = (
  { area }: Pick<WatchContext, 'area'>,
  parties: readonly PartyMeasured[],
  given: readonly Part[],
): StatementTable => ({
  key: 'parties',
  title: '各醫共體與機構的費用構成',
  columns: [
    name('party', '編碼'),
    name('name', '名稱'),
    ...given.flatMap(({ title, quantity }): readonly StatementColumn[] => [
      { key: quantity, title: `${title}佔比`, ...RATIO },
      light(`${quantity}Lit`, `${title}燈`),
    ]),
  ],
  rows: parties.map(({ party, measured }) => ({
    owner: party,
    cells: {
      party: partyCode(party),
      name: partyName(area, party),
      ...Object.fromEntries(
        given.flatMap((part) => {
          const one = measuredBy(measured, part);
          return [
            [part.quantity, one?.value ?? null],
            [`${part.quantity}Lit`, one?.light ?? null],
          ];
        }),
      ),
    },
  })),
});
