import { INSTITUTIONS, type SampleGroup } from './area.ts';
import type { Random } from './random.ts';
import type { SampleStay } from './watched-stay.ts';

export const firstDay = (year: number): number => Date.UTC(year, 0, 1) / 86_400_000;

const ADULT_DEPARTMENTS = ['內科', '外科', '婦產科', '骨科', '康復科'] as const;
const SURGICAL = /術|置換|固定|介入|剖宮產/;
const SURGERIES = ['一級', '二級', '二級', '三級', '三級', '四級'] as const;

/** Of every hundred patients so many are younger than fourteen */
const CHILDREN = 12;

function pickInstitution(random: Random): string {
  let rest = random.between(1, 100);
  for (const [code, , , , , , share] of INSTITUTIONS) {
    rest -= share;
    if (rest <= 0) return code;
  }
  return INSTITUTIONS[0][0];
}

const ageOf = (random: Random): number =>
  random.between(1, 100) <= CHILDREN ? random.between(0, 13) : random.between(18, 90);

/** Stays that a person may come back from. */
const RECENT = 400;

/** A person returns one time in a hundred, mostly after more than a month. */
function returning(recent: readonly SampleStay[], year: number, random: Random): SampleStay | undefined {
  const before = recent.length > 0 ? recent[random.between(0, recent.length - 1)] : undefined;
  if (!before) return undefined;
  const gap = random.oneIn(4) ? random.between(5, 15) : random.between(30, 60);
  const admission = before.discharge + gap;
  const discharge = admission + random.between(2, 10);
  return discharge < firstDay(year + 1) ? { ...before, admission, discharge } : undefined;
}

/**
 * The stays of a year in which nobody misbehaves: charges near the mean of their group, a person once, own-paid shares
 * below a tenth. What is flagged among them is what is dear or comes back in earnest.
 */
export function* watchedStays(
  count: number,
  year: number,
  groups: readonly SampleGroup[],
  random: Random,
): Generator<SampleStay> {
  const common = groups.filter(({ kind, meanYuan }) => kind === '一般' && meanYuan < 16_000);
  const recent: SampleStay[] = [];
  for (let number = 1; number <= count; number++) {
    const back = random.oneIn(100) ? returning(recent, year, random) : undefined;
    const stay = back ?? newStay(number, year, groups, common, random);
    const named = { ...stay, case: `B${String(number).padStart(8, '0')}` };
    recent[number % RECENT] = named;
    yield named;
  }
}

function newStay(
  number: number,
  year: number,
  groups: readonly SampleGroup[],
  common: readonly SampleGroup[],
  random: Random,
): SampleStay {
  const group = random.oneIn(12) ? random.pick(groups) : random.pick(common);
  const days = group.kind === '床日' ? random.between(10, 60) : random.between(3, 14);
  const institution = pickInstitution(random);
  const age = ageOf(random);
  const discharge = firstDay(year) + random.between(0, 364);
  return {
    case: '',
    institution,
    person: `P${String(number).padStart(8, '0')}`,
    fund: number % 3 === 0 ? '職工' : '居民',
    home: '本地',
    admission: discharge - days,
    discharge,
    group,
    total: usualCharge(group, days, random),
    shares: {
      fund: random.between(520, 740),
      ownPaid: random.between(5, 90),
      drugs: random.between(220, 380),
      tests: random.between(180, 300),
      materials: random.between(40, 160),
    },
    department: age < 14 ? '兒科' : random.pick(ADULT_DEPARTMENTS),
    doctor: `${institution}-D${random.between(1, 12)}`,
    emergency: random.oneIn(15),
    sex: random.oneIn(2) ? '男' : '女',
    age,
    surgery: SURGICAL.test(group.name) ? random.pick(SURGERIES) : '',
    referral: random.oneIn(25) ? (random.oneIn(3) ? '下轉' : '上轉') : '',
  };
}

/** In fen. */
export function usualCharge({ kind, meanYuan }: SampleGroup, days: number, random: Random): number {
  const mean = (kind === '床日' ? meanYuan * days : meanYuan) * 100;
  return Math.max(10_000, Math.round(mean * random.spread(0.3)));
}
