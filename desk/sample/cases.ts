import { isoDate } from '../../shared/sheets/calendar.ts';
import { INSTITUTIONS, type SampleGroup } from './area.ts';
import type { Random } from './random.ts';
import { yuanText } from './yuan-text.ts';

const firstDay = (year: number) => Date.UTC(year, 0, 1) / 86_400_000;

function pickInstitution(random: Random): string {
  let rest = random.between(1, 100);
  for (const [code, , , , , , share] of INSTITUTIONS) {
    rest -= share;
    if (rest <= 0) return code;
  }
  return INSTITUTIONS[0][0];
}

interface Stay {
  readonly institution: string;
  readonly person: number;
  readonly fund: string;
  readonly group: SampleGroup;
  readonly days: number;
  readonly discharge: number;
}

/** Stays that a person may come back from. */
const RECENT = 400;

function newStay(
  persons: number,
  year: number,
  groups: readonly SampleGroup[],
  common: readonly SampleGroup[],
  random: Random,
): Stay {
  const group = random.oneIn(4) ? random.pick(groups) : random.pick(common);
  const person = random.between(1, persons);
  return {
    institution: pickInstitution(random),
    person,
    fund: person % 3 === 0 ? '職工' : '居民',
    group,
    days: group.kind === '床日' ? random.between(10, 60) : random.between(2, 16),
    discharge: firstDay(year) + random.between(0, 364),
  };
}

/** The same person, institution and group again within three weeks; none when that would leave the year. */
function returning(recent: readonly Stay[], year: number, random: Random): Stay | undefined {
  const before = recent.length > 0 ? recent[random.between(0, recent.length - 1)] : undefined;
  if (!before) return undefined;
  const days = random.between(2, 12);
  const discharge = before.discharge + random.between(1, 21) + days;
  return discharge < firstDay(year + 1) ? { ...before, days, discharge } : undefined;
}

/**
 * The cases of a synthetic year, as rows of 病例 in the order of its definition. One case in twenty is a
 * return for the same reason; one case in forty costs far more than its group, one in thirty far less.
 */
export function* sampleCases(
  count: number,
  year: number,
  groups: readonly SampleGroup[],
  random: Random,
): Generator<string[]> {
  const common = groups.filter(({ kind, meanYuan }) => kind === '一般' && meanYuan < 16_000);
  const persons = Math.max(1, Math.round(count * 0.9));
  const recent: Stay[] = [];
  for (let number = 1; number <= count; number++) {
    const stay =
      (random.oneIn(20) && returning(recent, year, random)) || newStay(persons, year, groups, common, random);
    recent[number % RECENT] = stay;
    const { institution, person, fund, group, days, discharge } = stay;
    const total = charge(group, days, random);
    const daySurgery = group.name.startsWith('白內障') && random.oneIn(2);
    const fundPaid = Math.round((total * random.between(52, 74)) / 100);
    const other = random.oneIn(12) ? Math.round((total - fundPaid) / random.between(3, 8)) : 0;
    yield [
      `B${String(number).padStart(8, '0')}`,
      institution,
      `P${String(person).padStart(8, '0')}`,
      fund,
      random.oneIn(9) ? (random.oneIn(2) ? '省內異地' : '跨省異地') : '本地',
      isoDate(daySurgery ? discharge - 1 : discharge - days),
      isoDate(discharge),
      group.code,
      yuanText(total),
      random.oneIn(60) ? yuanText(Math.round(total / random.between(20, 50))) : '',
      yuanText(fundPaid),
      other > 0 ? yuanText(other) : '',
      yuanText(total - fundPaid - other),
      daySurgery ? '是' : '',
      random.oneIn(90) ? '是' : '',
    ];
  }
}

/** In fen. */
function charge({ kind, meanYuan }: SampleGroup, days: number, random: Random): number {
  const usual = (kind === '床日' ? meanYuan * days : meanYuan) * 100;
  const factor = random.oneIn(40) ? random.spread(0.5) * 3.2 : random.oneIn(30) ? 0.3 : random.spread(0.7);
  return Math.max(10_000, Math.round(usual * factor));
}
