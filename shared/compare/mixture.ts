import type { Digest } from '../cases/digest.ts';
import type { Finding } from '../findings/finding.ts';
import type { Area } from '../settle/area.ts';
import type { NewHasher } from '../settle/hash.ts';
import { settle } from '../settle/settle.ts';
import type { Period, Settlement } from '../settle/settlement.ts';
import type { Places } from '../sheets/read-tables.ts';
import type { TabKey, Tables } from '../sheets/tabs/settlement-tabs.ts';
import { type Component, parameterId, tabId } from './components.ts';
import { keysTyped, parameterRows, parameterValues } from './parameter-values.ts';
import { CaseSums, combined, type Subject } from './subject.ts';

/** An input settled, as far as a comparison looks into it. */
export interface SettledSubject {
  readonly area: Area;
  readonly digest: Digest;
  readonly settlement: Settlement;
}

export type Mixed =
  | ({ readonly ok: true } & SettledSubject)
  /** Why this mixture of two inputs cannot be settled */
  | { readonly ok: false; readonly finding: Finding };

/** Settles what stands between two inputs: some components of the second in the place of the first's. */
export class Mixer {
  readonly #a: Subject;
  readonly #b: Subject;
  readonly #period: Period;
  readonly #sums: { readonly a: CaseSums; readonly b: CaseSums };
  readonly #settings: readonly Setting[];

  constructor(
    a: Subject,
    b: Subject,
    components: readonly Component[],
    period: Period,
    newHasher: NewHasher,
  ) {
    this.#a = a;
    this.#b = b;
    this.#period = period;
    this.#sums = { a: new CaseSums(a, newHasher), b: new CaseSums(b, newHasher) };
    this.#settings = settingsOf(a, b, components);
  }

  /** The first input with these components of the second. */
  with(taken: ReadonlySet<string>): Mixed {
    const found: Finding[] = [];
    const report = (told: Finding) => void found.push(told);
    const from = (id: string): Subject => (taken.has(id) ? this.#b : this.#a);
    const cases = from('cases');
    const clocks = {
      lawDate: from('lawDate').area.clocks.lawDate,
      knownAt: from('knownAt').area.clocks.knownAt,
    };
    const workbook = { ...this.#tabs(taken, from), settlesPoints: cases.area.settlesPoints };
    const sums = this.#sums[taken.has('cases') ? 'b' : 'a'];
    const mixed = combined(workbook, clocks, sums, report);
    const settlement = mixed && settle(mixed.area, mixed.digest, this.#period, report);
    if (mixed && settlement) return { ok: true, ...mixed, settlement };
    return { ok: false, finding: found.find(({ severity }) => severity === 'block')! };
  }

  #tabs(taken: ReadonlySet<string>, from: (id: string) => Subject): { tables: Tables; places: Places } {
    const keys = Object.keys(this.#a.area.places) as TabKey[];
    const places = keys.map((key) => [key, from(tabId(key)).area.places[key]]);
    const tables = keys.flatMap((key) =>
      key === 'cases' ? [] : [[key, from(tabId(key)).area.tables[key]] as const],
    );
    const texts = this.#settings.map(
      ({ id, key, a, b }) => [key, id !== undefined && taken.has(id) ? b : a] as const,
    );
    const parameters = parameterRows(new Map(texts));
    return {
      tables: { ...Object.fromEntries(tables), parameters } as unknown as Tables,
      places: Object.fromEntries(places) as unknown as Places,
    };
  }
}

interface Setting {
  readonly key: string;
  /** The component that replaces it; absent when both have the same value */
  readonly id: string | undefined;
  readonly a: string;
  readonly b: string;
}

/**
 * Settings that either input types, or that differ: each is given its value by itself, so that the rules of a scheme
 * can be replaced without its values, and the other way round.
 */
function settingsOf(a: Subject, b: Subject, components: readonly Component[]): readonly Setting[] {
  const ids = new Set(components.map(({ id }) => id));
  const [before, after] = [parameterValues(a.area), parameterValues(b.area)];
  const typed = new Set([...keysTyped(a.area.tables), ...keysTyped(b.area.tables)]);
  return [...before.keys()].flatMap((key) => {
    const id = key === 'scheme' ? 'scheme' : parameterId(key);
    if (!typed.has(key) && !ids.has(id)) return [];
    const texts = { a: before.get(key)!.text, b: after.get(key)!.text };
    return [{ key, id: ids.has(id) ? id : undefined, ...texts }];
  });
}
