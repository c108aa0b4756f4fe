import { codeHint } from '../../../cases/check-case.ts';
import { finding, type Report } from '../../../findings/finding.ts';
import { exactDecimal } from '../../../money/decimal-text.ts';
import { formatYuan } from '../../../money/fen.ts';
import { compare, type Fraction, ONE, plus, ZERO } from '../../../money/fraction.ts';
import type { BedDayStandards, StandardLine } from '../../../rules/bed-day/standards.ts';
import { ANY } from '../../../rules/coefficient/lookup.ts';
import { closedValue } from '../../../sheets/read-cell.ts';
import type { Tables } from '../../../sheets/tabs/settlement-tabs.ts';
import { LEVELS } from '../../../sheets/tabs/values.ts';
import { bedDayStandards } from '../../bed-day-standards.ts';
import { parameterPlace } from '../../parameter-set.ts';
import { hasPlan } from '../appraisal/score.ts';
import type { MethodInput } from '../method.ts';

/** What is wrong with the tabs of 床日付費, all at once. */
export function checkBedDays(input: MethodInput, report: Report): void {
  const standards = bedDayStandards(input.tables);
  checkLines(input, report);
  checkBands(input, standards, report);
  for (const row of input.tables.bedDayStays) checkStay(input, standards, row, report);
  checkTargets(input, report);
}

function checkLines({ tables, places, institutions }: MethodInput, report: Report): void {
  const groups = new Set([
    ...tables.groups.filter(({ kind }) => kind === '床日').map(({ code }) => code),
    ...tables.bedDayStays.flatMap(({ group }) => group ?? []),
    ANY,
  ]);
  const place = places.bedDayStandards;
  for (const { row, group, target, standard, points } of tables.bedDayStandards) {
    if (!groups.has(group)) {
      report(finding('BED_DAY_GROUP_UNKNOWN', place(row, 'group'), { text: group }));
    }
    if (target !== ANY && closedValue(target, LEVELS) === undefined && !institutions.has(target)) {
      const values = { text: target, hint: codeHint(target, institutions) };
      report(finding('BED_DAY_TARGET_UNKNOWN', place(row, 'target'), values));
    }
    if ((standard === null) === (points === null)) {
      const state = standard === null ? '都沒有填' : '都填了';
      report(finding('BED_DAY_RATE', place(row, 'standard'), { state }));
    }
  }
}

/** The bands of one group and target follow each other from day 1, and the last has no end. */
function checkBands({ places }: MethodInput, standards: BedDayStandards, report: Report): void {
  for (const bands of standards.sets()) {
    let next: number | undefined = 1;
    for (const band of bands) {
      const fault: BandFault | undefined = faultOf(band, next);
      if (fault) {
        const { column, ...values } = fault;
        const pair = `${band.group}＋${band.target}`;
        report(finding('BED_DAY_BANDS', places.bedDayStandards(band.row, column), { pair, ...values }));
        next = undefined;
        break;
      }
      next = band.toDay === undefined ? Number.POSITIVE_INFINITY : band.toDay + 1;
    }
    const last = bands.at(-1)!;
    if (next !== undefined && last.toDay !== undefined) {
      const values = { pair: `${last.group}＋${last.target}`, day: next, reason: '以後沒有標準' };
      report(finding('BED_DAY_BANDS', places.bedDayStandards(last.row, 'toDay'), values));
    }
  }
}

interface BandFault {
  readonly column: 'fromDay' | 'toDay';
  readonly day: number;
  readonly reason: string;
}

function faultOf({ fromDay, toDay }: StandardLine, next: number): BandFault | undefined {
  if (fromDay > next) return { column: 'fromDay', day: next, reason: '沒有標準' };
  if (fromDay < next) return { column: 'fromDay', day: fromDay, reason: '重複，或早於第 1 日' };
  if (toDay !== undefined && toDay < fromDay) return { column: 'toDay', day: toDay, reason: '早於起日' };
  return undefined;
}

type StayRow = Tables['bedDayStays'][number];

function checkStay(input: MethodInput, standards: BedDayStandards, stay: StayRow, report: Report): void {
  const place = (column: Parameters<typeof input.places.bedDayStays>[1]) =>
    input.places.bedDayStays(stay.row, column);
  const institution = input.institutions.get(stay.institution);
  const bands = institution && standards.lookup(stay.group, institution);
  if (institution && !bands) {
    const values = { institution: institution.code };
    report(finding('BED_DAY_STANDARD_MISSING', place('institution'), values));
  }
  const withoutMoney = bands?.find(({ standard }) => standard === undefined);
  if (withoutMoney && withoutMoney.points !== undefined) {
    const values = { institution: stay.institution, row: withoutMoney.row };
    report(finding('BED_DAY_NOT_MONEY', place('institution'), values));
  }
  const stays = stay.stays ?? 1;
  if (bands && bands.length > 1 && stays > 1) {
    report(finding('BED_DAY_STAYS_BANDED', place('stays'), { stays }));
  }
  if (stay.days === 0) report(finding('BED_DAY_STAYS_WITHOUT_DAYS', place('days')));
  const limit = input.params['bedDayStandard.limit'];
  if (limit !== null && stay.advance === null) {
    report(finding('BED_DAY_ADVANCE_MISSING', place('advance'), { limit: exactDecimal(limit)! }));
  }
  if (stay.advance !== null && stay.total !== null && stay.advance > stay.total) {
    const values = { advance: formatYuan(stay.advance), total: formatYuan(stay.total) };
    report(finding('BED_DAY_ADVANCE_EXCEEDS', place('advance'), values));
  }
  checkRatios(stay, (column, header, value) => {
    const text = exactDecimal(value)!;
    report(finding('BED_DAY_RATIO', place(column), { header, text }));
  });
}

function checkRatios(
  { shareA, ratioA, shareB, ratioB }: StayRow,
  refuse: (column: 'shareA' | 'ratioA' | 'shareB' | 'ratioB', header: string, value: Fraction) => void,
): void {
  const tooMuch = (value: Fraction) => compare(value, ONE) > 0;
  if (tooMuch(ratioA)) refuse('ratioA', '甲類支付比例', ratioA);
  if (ratioB && tooMuch(ratioB)) refuse('ratioB', '乙類支付比例', ratioB);
  const shares = plus(shareA, shareB ?? ZERO);
  if (tooMuch(shares)) {
    refuse(shareB && !tooMuch(shareA) ? 'shareB' : 'shareA', '甲類占比與乙類占比合計', shares);
  }
}

/** One line of targets for one institution and group. */
function checkTargets({ tables, places, params }: MethodInput, report: Report): void {
  const seen = new Map<string, number>();
  for (const { institution, group, row } of tables.bedDayTargets) {
    const pair = group === null ? institution : `${institution}＋${group}`;
    const other = seen.get(pair);
    if (other === undefined) {
      seen.set(pair, row);
      continue;
    }
    const values = { header: '機構與病組', text: pair, other };
    report(finding('CODE_DUPLICATE', places.bedDayTargets(row, 'institution'), values));
  }
  const plan = params['bedDayStandard.plan'];
  if (plan !== null && tables.bedDayTargets.length > 0 && !hasPlan({ tables }, plan)) {
    const where = parameterPlace('bedDayStandard.plan', tables.parameters, places.parameters);
    report(finding('BED_DAY_PLAN_UNKNOWN', where, { plan }));
  }
}
