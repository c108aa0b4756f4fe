import { codeHint } from '../../cases/check-case.ts';
import type { FindingCode } from '../../findings/catalogue.ts';
import { finding, type Place, type Report } from '../../findings/finding.ts';
import type { MethodInput } from '../../settle/methods/method.ts';
import { reportRepeated } from '../../settle/methods/repeated.ts';
import { isoDate } from '../../sheets/calendar.ts';
import { normalise } from '../../sheets/raw.ts';
import { agesOf } from './items.ts';

type Tell = (code: FindingCode, where: Place, values?: Record<string, string | number>) => void;

/** What is wrong with the tabs of 用量與人次異常. Nothing of it touches a payment, so nothing of it stops one. */
export function checkVolume(input: MethodInput, report: Report): void {
  const tell: Tell = (code, where, values = {}) => report(finding(code, where, values));
  checkClasses(input, tell);
  checkDrugClasses(input, tell);
  checkDates(input, tell);
  checkPersons(input, tell);
  checkRestrictions(input, tell);
  checkBase(input, tell);
  checkRepeated(input, report);
}

function checkClasses({ tables, places, params }: MethodInput, tell: Tell): void {
  const known = new Map(params['watch.volume.classes'].map((name) => [normalise(name), name]));
  for (const { class: text, row } of tables.volumeUse) {
    if (known.has(normalise(text))) continue;
    tell('VOLUME_CLASS_UNKNOWN', places.volumeUse(row, 'class'), { text, hint: codeHint(text, known) });
  }
}

/** A class that stands once beside a usual name one character away is more likely mistyped than rare. */
function checkDrugClasses({ tables, places }: MethodInput, tell: Tell): void {
  const times = new Map<string, number>();
  for (const { class: text } of tables.drugRecords) {
    times.set(normalise(text), (times.get(normalise(text)) ?? 0) + 1);
  }
  const usual = new Map<string, string>();
  for (const name of [...times.keys()].sort().reverse()) {
    if (times.get(name)! > 1) for (const form of formsOf(name)) usual.set(form, name);
  }
  for (const { class: text, row } of tables.drugRecords) {
    if (times.get(normalise(text)) !== 1) continue;
    const other = formsOf(normalise(text)).flatMap((form) => usual.get(form) ?? [])[0];
    if (other !== undefined) tell('DRUG_CLASS_NEARLY', places.drugRecords(row, 'class'), { text, other });
  }
}

/**
 * A name, and it with one character left out: two names one character apart have a form in common, which is found without
 * holding every name against every other. Names of two characters are too short to be alike.
 */
const formsOf = (name: string): readonly string[] => {
  const letters = [...name];
  return letters.length < 3 ? [] : [name, ...letters.map((_, index) => letters.toSpliced(index, 1).join(''))];
};

function checkDates({ tables, places, params }: MethodInput, tell: Tell): void {
  const year = params.year;
  const outside = (date: number) => !isoDate(date).startsWith(`${year}-`);
  for (const { date, row } of tables.drugRecords) {
    if (outside(date)) tell('VOLUME_DATE', places.drugRecords(row, 'date'), { text: isoDate(date), year });
  }
  for (const { date, row } of tables.chargeLines) {
    if (outside(date)) tell('VOLUME_DATE', places.chargeLines(row, 'date'), { text: isoDate(date), year });
  }
}

/** Region, birthday and the rest of an identity number: no pseudonym looks like that by chance. */
const IDENTITY = /^\d{6}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/;

/** Told once for a tab, and without the number itself. */
function checkPersons({ tables, places }: MethodInput, tell: Tell): void {
  for (const tab of ['drugRecords', 'chargeLines'] as const) {
    const real = tables[tab].filter(({ person }) => IDENTITY.test(normalise(person)));
    if (real.length === 0) continue;
    tell('PERSON_NOT_PSEUDONYM', places[tab](real[0]!.row, 'person'), { rows: real.length });
  }
}

function checkRestrictions({ tables, places, params }: MethodInput, tell: Tell): void {
  for (const restriction of tables.itemRestrictions) {
    const { kind, sex, item, row } = restriction;
    if (kind.includes('性別') && sex === null) {
      tell('RESTRICTION_WITHOUT_SEX', places.itemRestrictions(row, 'sex'), { text: item, kind });
    }
    const { from, below } = agesOf(restriction, params['watch.child.age']);
    if (from !== null && below !== null && from >= below) {
      tell('RESTRICTION_AGES', places.itemRestrictions(row, 'ageFrom'), { text: item, from, below });
    }
  }
  if (tables.chargeLines.length > 0 && tables.itemRestrictions.length === 0) {
    tell('RESTRICTIONS_ABSENT', places.itemRestrictions());
  }
}

function checkBase({ tables, places }: MethodInput, tell: Tell): void {
  for (const { admissions, children, row } of tables.volumeBase) {
    if (children <= admissions) continue;
    tell('CHILDREN_ABOVE_ADMISSIONS', places.volumeBase(row, 'children'), { children, admissions });
  }
}

function checkRepeated({ tables, places }: MethodInput, report: Report): void {
  const tell = (where: Place, text: string, other: number) =>
    report(finding('VOLUME_ROW_REPEATED', where, { text, other }));
  reportRepeated(
    tables.volumeUse,
    ({ institution, month, class: kind, item }) => [institution, month, kind, item],
    ({ institution, month, class: kind, item, row }, other) =>
      tell(places.volumeUse(row, 'class'), `${institution} ${month} ${kind}${item ?? ''}`, other),
  );
  reportRepeated(
    tables.volumeBase,
    ({ institution, calendarMonth }) => [institution, calendarMonth],
    ({ institution, calendarMonth, row }, other) =>
      tell(places.volumeBase(row, 'calendarMonth'), `${institution} ${calendarMonth}月`, other),
  );
  reportRepeated(
    tables.itemRestrictions,
    ({ item, kind }) => [item, kind],
    ({ item, kind, row }, other) => tell(places.itemRestrictions(row, 'item'), `${item} ${kind}`, other),
  );
}
