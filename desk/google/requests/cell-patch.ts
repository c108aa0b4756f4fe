import { ApiError } from '../api/errors.ts';
import { type Mask, parseMask, strangePath, within } from '../api/mask.ts';
import { type Api, SHEETS_API } from '../api/sheets-api.ts';
import { type Cell, type CellFormat, cellOf, type Entered, type ValidationRule } from '../model/cell.ts';
import { keptFormat, keptMask } from '../model/format.ts';
import { MOST_CHARACTERS } from '../model/limits.ts';
import { masked } from '../model/masked.ts';
import { Pool } from '../model/pool.ts';
import { checkRule } from './rules.ts';

const READ_ONLY = ['effectiveValue', 'effectiveFormat', 'formattedValue'];

/** Writes the meant fields of cell data over cells. @throws ApiError 400 for a mask that is none */
export class CellPatch {
  readonly #pool: Pool;
  readonly #value: boolean;
  readonly #note: boolean;
  readonly #validation: boolean;
  readonly #format: Mask | undefined;
  readonly #given = new Pool();
  readonly #formats = new Map<CellFormat | undefined, Map<CellFormat | undefined, CellFormat | undefined>>();

  constructor(fields: string | undefined, pool: Pool) {
    const mask = updateMask('CellData', fields);
    const format = within(mask, 'userEnteredFormat');
    this.#pool = pool;
    this.#value = within(mask, 'userEnteredValue') !== undefined;
    this.#note = within(mask, 'note') !== undefined;
    this.#validation = within(mask, 'dataValidation') !== undefined;
    this.#format = format && keptMask(format);
  }

  /** Without data the meant fields are cleared. */
  apply(old: Cell | undefined, data: Api<'CellData'> | undefined): Cell | undefined {
    return cellOf({
      entered: this.#value ? enteredOf(data?.userEnteredValue) : old?.entered,
      note: this.#note ? data?.note || undefined : old?.note,
      validation: this.#validation ? this.#rule(data?.dataValidation) : old?.validation,
      format:
        this.#format === undefined
          ? old?.format
          : this.#merge(old?.format, data?.userEnteredFormat, this.#format),
    });
  }

  #rule(rule: ValidationRule | undefined): ValidationRule | undefined {
    return rule && this.#pool.keep(checkRule(rule));
  }

  /** Few formats meet few others: each pair is merged once. */
  #merge(old: CellFormat | undefined, given: CellFormat | undefined, mask: Mask): CellFormat | undefined {
    const format = given && this.#given.keep(given);
    const merged = this.#formats.get(format) ?? new Map<CellFormat | undefined, CellFormat | undefined>();
    this.#formats.set(format, merged);
    if (!merged.has(old)) {
      const result = masked(old, keptFormat(format), mask);
      merged.set(old, result && this.#pool.keep(result));
    }
    return merged.get(old);
  }
}

/** The mask of an update of this message. @throws ApiError 400 */
export function updateMask(name: keyof typeof SHEETS_API, fields: string | undefined): Mask {
  if (!fields) {
    throw ApiError.invalid(
      "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
    );
  }
  const mask = parseMask(fields);
  const readOnly = name === 'CellData' && mask !== true ? READ_ONLY.find((key) => mask.has(key)) : undefined;
  const strange = readOnly ?? strangePath(SHEETS_API, name, mask);
  if (strange !== undefined) throw ApiError.invalid(`Invalid field: ${strange}`);
  return mask;
}

function enteredOf(value: Api<'ExtendedValue'> | undefined): Entered | undefined {
  if (value === undefined) return undefined;
  const { stringValue, numberValue, boolValue, formulaValue, errorValue } = value;
  if (errorValue !== undefined) throw ApiError.invalid('error_value is read-only.');
  if (formulaValue !== undefined) return formulaOf(checkLength(formulaValue));
  if (stringValue !== undefined) return checkLength(stringValue) || undefined;
  return numberValue ?? boolValue;
}

function formulaOf(text: string): Entered {
  if (!text.startsWith('=')) throw ApiError.invalid('formula_value must start with an "=".');
  return { formula: text };
}

export function checkLength(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  throw ApiError.invalid(
    `Your input contains more than the maximum of ${MOST_CHARACTERS} characters in a single cell.`,
  );
}
