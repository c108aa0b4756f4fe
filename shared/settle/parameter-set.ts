import { finding, type Place, type Report } from '../findings/finding.ts';
import { type AskedClocks, type Clocks, valueAt } from '../law/dated.ts';
import type { Citation } from '../law/instrument.ts';
import type { Parameter } from '../law/parameter.ts';
import { instrumentById, SCHEME_IDS, type Scheme, schemeById } from '../regions/index.ts';
import {
  AREA_PARAMETERS,
  type AreaKey,
  type Parameters,
  SCHEME_PARAMETERS,
  type SchemeKey,
} from '../rules/parameters.ts';
import { closest } from '../sheets/nearest.ts';
import { normalise } from '../sheets/raw.ts';
import { unadorned } from '../sheets/read-cell.ts';
import type { PlaceOf } from '../sheets/read-tab.ts';
import type { parametersTab } from '../sheets/tabs/area-tabs.ts';
import type { ParameterRow } from '../sheets/tabs/settlement-tabs.ts';

/** A parameter of a run as a report shows it: its value and where that value comes from. */
export interface ParameterUse {
  readonly key: SchemeKey | AreaKey;
  readonly title: string;
  readonly unit: string;
  readonly text: string;
  /** The scheme's own value, or the area's 參數 tab. */
  readonly source: '方案' | '本地';
  readonly cite?: Citation;
  /** What the 參數 tab says of its source, as typed. */
  readonly basis?: string;
  readonly grade: string;
  readonly interpretation?: string;
}

export interface ParameterSet {
  readonly clocks: Clocks;
  readonly scheme: Scheme;
  readonly params: Parameters;
  readonly uses: readonly ParameterUse[];
}

const DEFINITIONS = { ...AREA_PARAMETERS, ...SCHEME_PARAMETERS } as Readonly<
  Record<string, Parameter<unknown>>
>;
const KEYS = Object.keys(DEFINITIONS);

function titleOf(id: string): string {
  const { title, number = '' } = instrumentById(id)!;
  return `${title}${number}`;
}

const definitionOf = (key: string): Parameter<unknown> | undefined =>
  Object.hasOwn(DEFINITIONS, key) ? DEFINITIONS[key] : undefined;

/** An area key the 參數 tab need not carry. */
const mayBeAbsent = (key: string): boolean => DEFINITIONS[key]!.read('') !== undefined;

const rowOf = (key: string, rows: readonly ParameterRow[]): ParameterRow | undefined =>
  rows.find((row) => normalise(row.key) === key);

/** Where the 參數 tab gives a parameter; the whole tab where it does not. */
export function parameterPlace(
  key: AreaKey | SchemeKey,
  rows: readonly ParameterRow[],
  place: PlaceOf<typeof parametersTab>,
): Place {
  const row = rowOf(key, rows);
  return row ? place(row.row, 'value') : place();
}

/** Tells that a parameter is needed; one that is there with a value that cannot be read has been told already. */
export function reportMissing(
  key: AreaKey,
  rows: readonly ParameterRow[],
  place: PlaceOf<typeof parametersTab>,
  report: Report,
): void {
  if (rowOf(key, rows)?.value) return;
  const { title, expects } = AREA_PARAMETERS[key];
  report(finding('PARAMETER_MISSING', parameterPlace(key, rows, place), { key, title, expects }));
}

/** What can be said of the parameters: `set` is absent when the year or the scheme cannot be trusted. */
export interface ReadParameters {
  readonly known: Partial<Parameters>;
  readonly set: ParameterSet | undefined;
}

/**
 * The parameters of a run: the 參數 tab over the scheme's values in force. All findings are reported at once, and
 * what could be read is handed on, so that the other tabs can be checked against it.
 */
export function readParameters(
  rows: readonly ParameterRow[],
  place: PlaceOf<typeof parametersTab>,
  asked: AskedClocks,
  report: Report,
): ReadParameters {
  const typed = readRows(rows, place, report);
  const known = Object.fromEntries([...typed].map(([key, { value }]) => [key, value])) as Partial<Parameters>;
  const schemeId = typed.get('scheme')?.value as string | undefined;
  const scheme = schemeId === undefined ? undefined : schemeById(schemeId);
  if (schemeId !== undefined && !scheme) {
    report(
      finding('SCHEME_UNKNOWN', place(typed.get('scheme')!.row.row, 'value'), {
        scheme: schemeId,
        schemes: SCHEME_IDS.join('、'),
      }),
    );
  }
  const absent = (Object.keys(AREA_PARAMETERS) as AreaKey[]).filter(
    (key) => !rowOf(key, rows) && !mayBeAbsent(key),
  );
  for (const key of absent) reportMissing(key, rows, place, report);
  if (!scheme || known.year === undefined) return { known, set: undefined };

  const { lawDate = `${known.year}-12-31`, knownAt } = asked;
  const clocks = { lawDate, knownAt };
  const { from, replacedBy } = scheme.programme;
  if (clocks.lawDate < from) {
    const where = place(typed.get('scheme')!.row.row, 'value');
    report(finding('SCHEME_NOT_IN_FORCE', where, { scheme: schemeId!, from, date: clocks.lawDate }));
    return { known, set: undefined };
  }
  if (replacedBy && replacedBy.from <= clocks.lawDate) {
    const where = place(typed.get('scheme')!.row.row, 'value');
    report(finding('SCHEME_REPLACED', where, { scheme: schemeId!, by: titleOf(replacedBy.instrument) }));
  }
  const uses = KEYS.map((key) => useOf(key, typed.get(key), scheme, clocks));
  const params = Object.fromEntries(
    uses.map(({ key, text }) => [key, typed.get(key)?.value ?? DEFINITIONS[key]!.read(text)]),
  ) as unknown as Parameters;
  return { known: params, set: { clocks, scheme, params, uses } };
}

/** Amounts may be typed as anywhere else: with thousands separators or a currency sign. */
const plain = (text: string, { verbatim, unit }: Parameter<unknown>): string =>
  verbatim ? text : unit === '元' ? unadorned(text) : normalise(text);

interface Typed {
  readonly value: unknown;
  readonly row: ParameterRow;
}

function readRows(
  rows: readonly ParameterRow[],
  place: PlaceOf<typeof parametersTab>,
  report: Report,
): ReadonlyMap<string, Typed> {
  const first = new Map<string, number>();
  const typed = new Map<string, Typed>();
  for (const row of rows) {
    const key = normalise(row.key);
    const definition = definitionOf(key);
    const other = first.get(key);
    if (!definition) {
      const nearest = closest(key, KEYS)!;
      report(finding('PARAMETER_UNKNOWN', place(row.row, 'key'), { key: row.key, nearest }));
      continue;
    }
    if (other !== undefined) {
      report(finding('PARAMETER_DUPLICATE', place(row.row, 'key'), { key, other }));
      continue;
    }
    first.set(key, row.row);
    const text = row.value ?? '';
    const value = definition.read(plain(text, definition));
    if (value === undefined) {
      const { title, expects } = definition;
      report(finding('PARAMETER_VALUE', place(row.row, 'value'), { key, title, text, expects }));
    } else {
      typed.set(key, { value, row });
    }
  }
  return typed;
}

/** A parameter's row in one spelling of its key and its value, however they were typed. */
export function inOneSpelling(row: ParameterRow): ParameterRow {
  const key = normalise(row.key);
  const definition = definitionOf(key);
  const value = definition?.read(plain(row.value ?? '', definition));
  return definition && value !== undefined ? { ...row, key, value: definition.write(value) } : row;
}

function useOf(key: string, typed: Typed | undefined, scheme: Scheme, clocks: Clocks): ParameterUse {
  const { title, unit, write } = DEFINITIONS[key]!;
  const name = { key: key as SchemeKey | AreaKey, title, unit };
  if (typed) {
    const { basis, grade } = typed.row;
    return {
      ...name,
      text: write(typed.value),
      source: '本地',
      ...(basis === null ? {} : { basis }),
      grade: grade ?? '',
    };
  }
  if (!(key in SCHEME_PARAMETERS)) return { ...name, text: '', source: '本地', grade: '' };
  const dated = valueAt(`${scheme.programme.scheme} ${key}`, scheme.parameters[key as SchemeKey], clocks);
  return {
    ...name,
    text: dated.value,
    source: '方案',
    cite: dated.cite,
    grade: dated.cite.grade,
    ...(dated.interpretation === undefined ? {} : { interpretation: dated.interpretation }),
  };
}
