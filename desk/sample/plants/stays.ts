import { isoDate } from '../../../shared/sheets/calendar.ts';
import { usualCharge } from '../watched-cases.ts';
import type { SampleStay } from '../watched-stay.ts';
import { type Plant, type Soil, summer } from './plant.ts';

const isGeneral = ({ group }: SampleStay): boolean => group.kind === '一般';
const days = ({ admission, discharge }: SampleStay): number => discharge - admission;
const inYear = (day: number, { year }: Soil): boolean => isoDate(day).startsWith(`${year}-`);

const OTHER_GROUPS = 6;

/** One stay cut in two, the second the day after the first, in another group. */
const splitStays: Plant = {
  name: 'split',
  title: '分解住院',
  institution: 'W03',
  rule: 'watch-split-stay',
  touch: (stay, soil) => {
    if (!isGeneral(stay) || days(stay) < 7 || !soil.random.oneIn(3)) return [stay];
    const middle = stay.admission + Math.floor(days(stay) / 2);
    if (!inYear(middle, soil)) return [stay];
    const half = Math.floor(stay.total / 2);
    const near = soil.groups.slice(0, OTHER_GROUPS).filter(({ code }) => code !== stay.group.code);
    return [
      { ...stay, discharge: middle, total: half },
      { ...stay, case: '', admission: middle + 1, total: stay.total - half, group: soil.random.pick(near) },
    ];
  },
};

/** From July on, a heavier group for what was done before: neither the charge nor the stay changes. */
const upCoding: Plant = {
  name: 'upcode',
  title: '高編',
  institution: 'Y03',
  rule: 'watch-cmi-jump',
  touch: (stay, { year, groups, random }) => {
    if (!isGeneral(stay) || stay.discharge < summer(year) || random.oneIn(6)) return [stay];
    const { meanYuan } = stay.group;
    const heavier = groups.filter(
      (group) =>
        group.kind === '一般' && group.meanYuan * 10 >= meanYuan * 12 && group.meanYuan * 10 <= meanYuan * 15,
    );
    return heavier.length === 0 ? [stay] : [{ ...stay, group: random.pick(heavier) }];
  },
};

/** Light cases that hardly cost anything, two for every real one. */
const churning: Plant = {
  name: 'churn',
  title: '低費用衝量',
  institution: 'S02',
  rule: 'watch-low-cost',
  touch: (stay, { groups, random }) => {
    const light = groups.filter(({ kind, meanYuan }) => kind === '一般' && meanYuan < 8_000);
    const extra = (copy: number): SampleStay => {
      const group = random.pick(light);
      return {
        ...stay,
        case: '',
        person: `${stay.person}-${copy}`,
        admission: stay.discharge - random.between(3, 5),
        group,
        total: Math.round((group.meanYuan * 100 * random.between(40, 62)) / 100),
        surgery: '',
      };
    };
    return [stay, extra(1), extra(2)];
  },
};

/** People who lie in a hospital are admitted on paper somewhere else as well. */
const overlapping: Plant = {
  name: 'overlap',
  title: '重疊住院',
  institution: 'W05',
  from: 'Y01',
  rule: 'watch-overlap',
  touch: (stay, { random }) => {
    if (days(stay) < 5 || !random.oneIn(60)) return [stay];
    const total = usualCharge(stay.group, days(stay), random);
    const paper = { institution: 'W05', admission: stay.admission + 1, doctor: 'W05-D1', total };
    return [stay, { ...stay, ...paper, case: '' }];
  },
};

/** What the fund should pay is sold to the patient outside the catalogue. */
const ownPaid: Plant = {
  name: 'ownpaid',
  title: '自費轉嫁',
  institution: 'W02',
  rule: 'watch-own-paid',
  touch: (stay, { random }) => {
    if (!random.oneIn(2)) return [stay];
    const share = random.between(150, 350);
    return [{ ...stay, shares: { ...stay.shares, ownPaid: share, fund: stay.shares.fund - share } }];
  },
};

/** Bed-day patients stay until the border of a band is just behind them. */
const stretching: Plant = {
  name: 'stretch',
  title: '床日延長',
  institution: 'Y04',
  rule: 'watch-bed-day-stretch',
  touch: (stay, soil) => {
    if (!soil.random.oneIn(8)) return [stay];
    const group = soil.groups.find(({ code }) => code === 'DB02')!;
    const length = soil.random.between(31, 32);
    return [
      {
        ...stay,
        group,
        admission: stay.discharge - length,
        total: usualCharge(group, length, soil.random),
        surgery: '',
      },
    ];
  },
};

/** Children are admitted who need not be: in the second quarter, four for every ten patients. */
const children: Plant = {
  name: 'children',
  title: '兒童誘導住院',
  institution: 'Y02',
  rule: 'volume-child-rate',
  touch: (stay, { random }) => {
    const month = Number(isoDate(stay.discharge).slice(5, 7));
    if (month < 4 || month > 6 || stay.age < 14 || !random.oneIn(3)) return [stay];
    const age = random.between(1, 12);
    return [stay, { ...stay, case: '', person: `${stay.person}-c`, age, department: '兒科' }];
  },
};

/** The stays of these are planted; what is told in other tabs is planted there. */
export const STAY_PLANTS: readonly Plant[] = [
  splitStays,
  upCoding,
  churning,
  overlapping,
  ownPaid,
  stretching,
  children,
];
