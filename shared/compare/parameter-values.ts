import type { Parameter } from '../law/parameter.ts';
import { AREA_PARAMETERS, SCHEME_PARAMETERS } from '../rules/parameters.ts';
import type { Area } from '../settle/area.ts';
import { type ParameterUse, readParameters } from '../settle/parameter-set.ts';
import { normalise } from '../sheets/raw.ts';
import type { ParameterRow, Tables } from '../sheets/tabs/settlement-tabs.ts';

const DEFINITIONS = { ...AREA_PARAMETERS, ...SCHEME_PARAMETERS } as Readonly<
  Record<string, Parameter<unknown>>
>;

/** Every setting of an area in force, used or not, by its key; its text in one spelling. */
export function parameterValues({ tables, places, clocks }: Area): ReadonlyMap<string, ParameterUse> {
  const { set } = readParameters(tables.parameters, places.parameters, clocks, () => {});
  return new Map(set!.uses.map((use) => [use.key, { ...use, text: inOneSpelling(use) }]));
}

function inOneSpelling({ key, text }: ParameterUse): string {
  const { read, write } = DEFINITIONS[key]!;
  const value = read(text);
  return value === undefined ? text : write(value);
}

export const keysTyped = ({ parameters }: Pick<Tables, 'parameters'>): readonly string[] =>
  parameters.map(({ key }) => normalise(key));

/** Settings as the rows of a 參數 tab. */
export const parameterRows = (texts: ReadonlyMap<string, string>): readonly ParameterRow[] =>
  [...texts].map(([key, value], index) => ({
    row: index + 2,
    key,
    value,
    title: null,
    unit: null,
    basis: null,
    grade: null,
  }));
