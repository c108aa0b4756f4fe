import type { DatedValue } from '../law/dated.ts';
import type { Citation, Grade, Instrument, IsoDate } from '../law/instrument.ts';
import type { MethodStep, SupervisionStep } from '../law/rule.ts';
import type { METHOD_PARAMETERS, SchemeKey, SUPERVISION_PARAMETERS } from '../rules/parameters.ts';
import type { Programme } from '../rules/programme.ts';

/** Every setting of a scheme, as the text of the 參數 tab, with its history. */
export type SchemeValues = { readonly [K in SchemeKey]: readonly DatedValue<string>[] };

/** The values of one payment method's settings. */
export type MethodValues<S extends MethodStep> = {
  readonly [K in keyof (typeof METHOD_PARAMETERS)[S]]: readonly DatedValue<string>[];
};

/** The values of one part of the supervision's settings. */
export type SupervisionValues<S extends SupervisionStep> = {
  readonly [K in keyof (typeof SUPERVISION_PARAMETERS)[S]]: readonly DatedValue<string>[];
};

/** What a pooling area names in the parameter `scheme`: the rules and the values they run on. */
export interface Scheme {
  readonly programme: Programme;
  readonly parameters: SchemeValues;
}

export type CoverageStatus = '已實現' | '可配置' | '不屬結算系統' | '未實現';

/** What the program does about one subject of one article. */
export interface CoverageLine {
  readonly instrument: string;
  readonly article: string;
  readonly subject: string;
  readonly status: CoverageStatus;
  /** Rule ids, parameter keys or tab names where it is found. */
  readonly where?: readonly string[];
  readonly note?: string;
}

/** The lines of one instrument, in its own order. */
export const linesOf = (
  instrument: string,
  lines: readonly Omit<CoverageLine, 'instrument'>[],
): readonly CoverageLine[] => lines.map((line) => ({ instrument, ...line }));

export interface Region {
  /** Six-digit code of the administrative division. */
  readonly code: string;
  readonly name: string;
  readonly instruments: readonly Instrument[];
  readonly schemes: readonly Scheme[];
  readonly coverage: readonly CoverageLine[];
}

/** Writes values that begin, and were held against their source, on the same dates. */
export const valuesFrom =
  (from: IsoDate, checkedOn: IsoDate) =>
  (value: string, cite: Citation, interpretation?: string): readonly DatedValue<string>[] => [
    { value, from, cite, ...(interpretation === undefined ? {} : { interpretation }), checkedOn },
  ];

interface Inheritance {
  readonly from: IsoDate;
  /** A value taken over is worth no more than this here; omitted: the parent's texts are law here too. */
  readonly atMost?: { readonly grade: Grade; readonly because: string };
  readonly changes: Partial<SchemeValues>;
}

/** The values of a scheme that says only what it changes; what it takes over begins with it. */
export function inherit(parent: SchemeValues, { from, atMost, changes }: Inheritance): SchemeValues {
  const taken = Object.entries(parent).map(([key, history]) => [
    key,
    beginning(from, history).map((entry) => (atMost ? capped(entry, atMost) : entry)),
  ]);
  return { ...Object.fromEntries(taken), ...changes } as SchemeValues;
}

/** The history from a date on; what was first in force then, or is first known at all, begins on that date. */
function beginning(from: IsoDate, history: readonly DatedValue<string>[]): DatedValue<string>[] {
  const later = history.filter(({ to }) => to === undefined || to >= from);
  return later.map((entry, index) => (index === 0 || entry.from < from ? { ...entry, from } : entry));
}

const GRADES: readonly Grade[] = ['原文', '轉述', '推定', '待核'];

function capped(
  entry: DatedValue<string>,
  { grade, because }: NonNullable<Inheritance['atMost']>,
): DatedValue<string> {
  if (GRADES.indexOf(entry.cite.grade) >= GRADES.indexOf(grade)) return entry;
  const { quote: _, ...cite } = entry.cite;
  return { ...entry, cite: { ...cite, grade }, interpretation: because + (entry.interpretation ?? '') };
}
