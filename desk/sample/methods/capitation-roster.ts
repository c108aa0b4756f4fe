import type { Random } from '../random.ts';
import { yuanText } from '../yuan-text.ts';
import { type Row, type SampleYear, yuan } from './method-rows.ts';

const PERSONS = 340;
/** How often a person is treated in a year. */
const VISITS = 3;

/** 地區, 醫共體, 分院: one branch has a standard of its own. */
const AREAS: readonly Row[] = [
  ['城關鎮', 'GT1', ''],
  ['東溪鎮', 'GT1', 'W02'],
  ['城東街道', 'GT1', ''],
  ['西嶺鄉', 'GT2', ''],
  ['南塘鎮', 'GT2', ''],
  ['北坑鄉', 'GT2', ''],
  ['城西街道', 'GT2', ''],
];

/** Groups of the employees: age from and to, disease, and the year's standard in yuan. */
const GROUPS = [
  ['在職職工', '', '59', '', 1_150],
  ['退休職工', '60', '', '', 1_760],
  ['高血壓', '', '', '高血壓', 2_050],
  ['糖尿病', '', '', '糖尿病', 2_480],
  ['其他慢性病', '', '', '其他慢性病', 2_200],
] as const;

/** The family doctors that people signed with. */
const DOCTORS = [
  ['GT1', ''],
  ['GT1', 'W02'],
  ['GT2', ''],
] as const;

const PROVIDERS = ['Y01', 'Y02', 'W01', 'W02', 'W03', 'W04', 'S01', 'S02', 'M01', ''] as const;

export interface Roster {
  readonly persons: readonly Row[];
  readonly areas: readonly Row[];
  readonly standards: readonly Row[];
  readonly spending: readonly Row[];
}

/** 參保人名冊 of the employees, and what each of them spent. */
export function sampleRoster({ year, random }: SampleYear): Roster {
  const persons: Row[] = [];
  const spending: Row[] = [];
  for (let number = 1; number <= PERSONS; number++) {
    const code = `C${String(number).padStart(5, '0')}`;
    const person = newPerson(code, year, random);
    persons.push(...person.rows);
    for (let visit = 1; visit <= VISITS; visit++) {
      const month = String(random.between(person.from, person.to)).padStart(2, '0');
      const fen = Math.round((person.standardYuan * random.between(52, 132)) / VISITS);
      spending.push([`${year}-${month}`, '職工', random.pick(PROVIDERS), '', code, yuanText(fen)]);
    }
  }
  return {
    persons,
    areas: AREAS,
    standards: [
      ...GROUPS.map(([group, from, to, disease, standard]) => [
        ...['職工', group, '', from, to, disease, yuan(standard), '', ''],
      ]),
      ['職工', '在職職工', 'W02', '', '59', '', yuan(1_080), '', ''],
    ],
    spending,
  };
}

interface Person {
  readonly rows: readonly Row[];
  readonly standardYuan: number;
  /** Insured from month to month */
  readonly from: number;
  readonly to: number;
}

/** One in fifteen joins late, one in fifteen leaves early, one in thirty signs with a doctor in July. */
function newPerson(code: string, year: number, random: Random): Person {
  const age = random.between(22, 82);
  const birth = String(year - age);
  const ill = random.oneIn(age > 55 ? 3 : 12);
  const [, , , disease, standardYuan] = ill ? random.pick(GROUPS.slice(2)) : GROUPS[age >= 60 ? 1 : 0];
  const [from, to] = random.oneIn(15)
    ? [random.between(2, 8), 12]
    : [1, random.oneIn(15) ? random.between(6, 11) : 12];
  const row = (kind: readonly string[], start: number, end: number): Row => [
    ...[code, '職工', ...kind, birth, disease],
    ...[start === 1 ? '' : twoDigits(start), end === 12 ? '' : twoDigits(end)],
  ];
  const [area = ''] = random.pick(AREAS);
  const unsigned = age < 60 && random.oneIn(6) ? ['靈活就業', '', '', area, ''] : ['職工', '', '', '', area];
  const signed = ['簽約', ...random.pick(DOCTORS), '', ''];
  const rows =
    from === 1 && to === 12 && random.oneIn(30)
      ? [row(unsigned, 1, 6), row(signed, 7, 12)]
      : [row(random.oneIn(3) ? signed : unsigned, from, to)];
  return { rows, standardYuan, from, to };
}

const twoDigits = (month: number): string => String(month).padStart(2, '0');
