import type { Digest, DigestCell } from '../../../shared/cases/digest.ts';
import { FindingList } from '../../../shared/findings/finding-list.ts';
import { fen } from '../../../shared/money/fen.ts';
import { openInput } from '../../../shared/settle/run.ts';
import { settle } from '../../../shared/settle/settle.ts';
import type { RawTab } from '../../../shared/sheets/raw.ts';
import { TABS } from '../../../shared/sheets/tabs/settlement-tabs.ts';

/** Settling again from a digest with a parameter changed that decides no points: 100 institutions × 1,000 groups. */
const INSTITUTIONS = 100;
const GROUPS = 1000;
const TURNS = 15;

const tab = (key: keyof typeof TABS, rows: readonly (readonly string[])[]): RawTab => {
  const { name, columns } = TABS[key];
  const header = Object.values(columns).map((column) => column.header.hant);
  return {
    name: name.hant,
    rows: [header, ...rows].map((cells, index) => ({ row: index + 1, cells: [...cells] })),
  };
};
const code = (letter: string, index: number) => `${letter}${String(index).padStart(4, '0')}`;
const range = <T>(length: number, make: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => make(index));

const tabs = [
  tab('parameters', [
    ['year', '', '2025'],
    ['scheme', '', 'zhejiang-2019'],
    ['area.meanCost', '', '10000'],
  ]),
  tab('consortia', []),
  tab(
    'institutions',
    range(INSTITUTIONS, (index) => [code('H', index), `第${index}醫院`, '二級']),
  ),
  tab(
    'groups',
    range(GROUPS, (index) => [code('G', index), '', '一般', '100', '10000']),
  ),
  tab('coefficients', []),
  tab('budget', [
    ['居民', '住院', '900000000'],
    ['職工', '住院', '900000000'],
  ]),
];
const opened = await openInput(tabs, { knownAt: '2026-01-01' }, () => {}, { casesElsewhere: true });
const area = opened.area!;

const cells = ['居民', '職工'].flatMap((fund) =>
  range(INSTITUTIONS * GROUPS, (index): DigestCell => {
    const cost = fen(BigInt(900_000 + ((index * 7919) % 400_000)));
    return {
      fund: fund as DigestCell['fund'],
      month: '03',
      institution: code('H', Math.trunc(index / GROUPS)),
      group: code('G', index % GROUPS),
      class: 'normal',
      place: 'in',
      cases: 1,
      monthPoints: 1_000_000n,
      yearPoints: 1_000_000n,
      monthHalved: 0,
      yearHalved: 0,
      decisions: 0,
      total: cost,
      unreasonable: fen(0n),
      fundPaid: fen((cost * 6n) / 10n),
      otherPaid: fen(0n),
      patientPaid: fen(cost - (cost * 6n) / 10n),
      days: 7,
      squares: cost * cost,
    };
  }),
);
const digest: Digest = { decimals: 4, cases: cells.length, cells };
const times: number[] = [];
for (let turn = 0; turn < TURNS; turn++) {
  const params = { ...area.params, 'sharing.retain': { n: BigInt(80 + turn), d: 100n } };
  const list = new FindingList();
  const start = performance.now();
  const settlement = settle({ ...area, params }, digest, { kind: 'year', year: 2025 }, list.report);
  times.push(performance.now() - start);
  if (settlement?.institutions.length !== 2 * INSTITUTIONS) throw new Error('not settled');
}
const [, ...warm] = times.sort((a, b) => a - b);
console.log(
  `settled again from a digest of ${cells.length.toLocaleString('en')} cells: ` +
    `${warm[warm.length >> 1]!.toFixed(1)} ms (median of ${TURNS})`,
);
